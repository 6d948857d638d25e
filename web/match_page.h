// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include "searcher/match.h"
#include "web/problem.h"

namespace wirecopy::web {

// "Who ran this text?": a box to paste a text into, with what it held and what was wrong with that (null = nothing).
std::string match_form_page(const std::string& text = {}, const Problem* problem = nullptr);

// The same with the articles that reuse the text: a pure function.
std::string match_page(const searcher::MatchAnswer& answer);

}  // namespace wirecopy::web
