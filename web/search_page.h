// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include "searcher/answer.h"
#include "web/problem.h"

namespace wirecopy::web {

// The page that shows an answer: a pure function of both arguments.
std::string search_page(const searcher::Request& request, const searcher::Answer& answer);

// The page in its place when what was typed cannot be searched: the form as it was filled, and what is wrong with it.
std::string unsearched_page(const Problem& problem, const searcher::Request& typed);

}  // namespace wirecopy::web
