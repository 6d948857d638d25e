// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include "searcher/answer.h"
#include "web/examples.h"

namespace wirecopy::web {

// The page before anything was asked: example searches and the fields, each a link that runs it.
std::string start_page(const searcher::IndexState& index, const Examples& examples);

}  // namespace wirecopy::web
