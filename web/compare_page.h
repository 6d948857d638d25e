// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include "searcher/comparison.h"

namespace wirecopy::web {

// Two articles side by side, what they share tinted: a pure function. Precondition: both are from an index.
std::string compare_page(const searcher::ArticleComparison& comparison);

}  // namespace wirecopy::web
