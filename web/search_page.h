// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include "searcher/answer.h"

namespace wirecopy::web {

// The page that shows an answer: a pure function of both arguments.
std::string search_page(const searcher::Request& request, const searcher::Answer& answer);

}  // namespace wirecopy::web
