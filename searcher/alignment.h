// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <vector>

#include "searcher/comparison.h"

namespace wirecopy::searcher {

// Two pieces of text that stand beside one another when two articles are shown side by side; either may be empty.
struct AlignedRow {
  Span a;
  Span b;
  bool shared = false;
};

// Both bodies, cut at their passages: these in the order of a, and before each what stands before it in either text.
// What of b stands in no passage comes beside the passage that follows it in b. A passage takes the punctuation along
// that hangs on its words. What b repeats is shared too, and has nothing beside it. Every byte of a is in one row,
// every word of b in one at least.
std::vector<AlignedRow> aligned_rows(const ArticleComparison& comparison);

}  // namespace wirecopy::searcher
