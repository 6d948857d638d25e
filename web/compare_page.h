// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include "searcher/comparison.h"
#include "web/problem.h"

namespace wirecopy::web {

// Two articles side by side, what they share tinted: a pure function. Leads back to the search they were found by.
// Precondition: both are from an index.
std::string compare_page(const searcher::ArticleComparison& comparison, const searcher::Request& found_by = {});

// A form that asks for two ids, with what was typed and what was wrong with it (null = nothing). Keeps the search that
// was left for it.
std::string compare_form_page(const std::string& a, const std::string& b, const Problem* problem,
                              const searcher::Request& found_by = {});

}  // namespace wirecopy::web
