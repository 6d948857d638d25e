// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include "cli/screen.h"
#include "searcher/comparison.h"
#include "searcher/match.h"

namespace wirecopy::cli {

// Evidence of reuse as text for people. All of it safe for a terminal.

// The figures of a comparison, and both texts side by side: "=" stands between what they share, which is tinted, and
// "|" beside what one of them adds.
std::string comparison_text(const Screen& screen, const searcher::ArticleComparison& comparison);

// The articles that reuse a text, each with the longest passage.
std::string match_text(const Screen& screen, const searcher::MatchAnswer& answer);

}  // namespace wirecopy::cli
