// SPDX-License-Identifier: GPL-2.0-or-later
#include "web/histogram_part.h"

#include <algorithm>
#include <vector>

namespace wirecopy::web {

namespace {

using searcher::Histogram;

constexpr uint64_t one_in = 20;

// Nothing lies far that could be drawn beside the rest.
constexpr int64_t least_gap = 16;

int64_t gap_before(const Histogram& histogram, std::size_t bucket) {
  return histogram.buckets[bucket].number - histogram.buckets[bucket - 1].number;
}

// Where a part may begin, the shortest part first: behind a gap, with `most` units before it at most.
std::vector<std::size_t> beginnings(const Histogram& histogram, uint64_t most) {
  std::vector<std::size_t> places{0};
  uint64_t before = 0;
  for (std::size_t i = 1; i < histogram.buckets.size(); ++i) {
    before += histogram.buckets[i - 1].count;
    if (before > most) break;
    if (gap_before(histogram, i) > least_gap) places.push_back(i);
  }
  std::ranges::reverse(places);
  return places;
}

// The same for its end.
std::vector<std::size_t> ends(const Histogram& histogram, uint64_t most) {
  std::vector<std::size_t> places{histogram.buckets.size()};
  uint64_t after = 0;
  for (std::size_t i = histogram.buckets.size() - 1; i > 0; --i) {
    after += histogram.buckets[i].count;
    if (after > most) break;
    if (gap_before(histogram, i) > least_gap) places.push_back(i);
  }
  std::ranges::reverse(places);
  return places;
}

// Whether what is left out lies farther from the part than the part is long.
bool is_apart(const Histogram& histogram, const HistogramPart& part) {
  const int64_t span = span_of(histogram, part);
  return (part.begin == 0 || gap_before(histogram, part.begin) > span) &&
         (part.end == histogram.buckets.size() || gap_before(histogram, part.end) > span);
}

}  // namespace

int64_t span_of(const Histogram& histogram, const HistogramPart& part) {
  if (part.begin == part.end) return 0;
  return histogram.buckets[part.end - 1].number - histogram.buckets[part.begin].number + 1;
}

HistogramPart drawn_part(const Histogram& histogram) {
  const auto& buckets = histogram.buckets;
  const HistogramPart whole{.begin = 0, .end = buckets.size()};
  uint64_t total = 0;
  for (const searcher::Bucket& bucket : buckets) total += bucket.count;
  const uint64_t most = total / one_in;
  if (buckets.size() < 2 || most == 0) return whole;
  for (const std::size_t begin : beginnings(histogram, most)) {
    for (const std::size_t end : ends(histogram, most)) {
      HistogramPart part{.begin = begin, .end = end};
      if (!is_apart(histogram, part)) continue;
      for (std::size_t i = 0; i < begin; ++i) part.before += buckets[i].count;
      for (std::size_t i = end; i < buckets.size(); ++i) part.after += buckets[i].count;
      return part;
    }
  }
  return whole;
}

}  // namespace wirecopy::web
