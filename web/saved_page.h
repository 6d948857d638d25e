// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include "searcher/saved_queries.h"
#include "web/routes.h"

namespace wirecopy::web {

// The page of searches to come back to: those kept under names beside the index, and, put in by web/assets/kept.js,
// those that the reader kept in the browser, with how much is new. A pure function.
std::string saved_page(const searcher::SavedQueries& saved);

// The route /saved; see the table in routes.cc.
Response show_saved(const Call& call);

}  // namespace wirecopy::web
