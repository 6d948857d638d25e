// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>

#include "searcher/counting.h"

namespace wirecopy::web {

// The part of a histogram that a drawing shows. One article of 1900 among thousands of this year, be that its date or a
// mistake, would leave no room for the others.
struct HistogramPart {
  std::size_t begin = 0;  // of the buckets
  std::size_t end = 0;
  uint64_t before = 0;  // units in the buckets that are left out at either end
  uint64_t after = 0;
};

// Leaves out, at either end, up to one unit in twenty that lies farther from the rest than the rest is long. Of few
// units all are shown.
HistogramPart drawn_part(const searcher::Histogram& histogram);

// How many stretches lie between the first and the last of the part, both counted.
int64_t span_of(const searcher::Histogram& histogram, const HistogramPart& part);

}  // namespace wirecopy::web
