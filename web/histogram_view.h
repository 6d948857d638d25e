// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "searcher/answer.h"
#include "web/markup.h"

namespace wirecopy::web {

// How much was found when, as bars. Each is a link to the same search within its time; web/assets/brush.js lets one
// draw over several of them. Empty when nothing that was found has a date. Says so where the bars add up to more than
// the `total` that was found.
Markup histogram_view(const searcher::Request& request, const searcher::Histogram& histogram, uint64_t total);

// The dates `from` and `until` that keep exactly what a bucket counts.
struct BucketRange {
  std::string from;
  std::string until;
};
BucketRange range_of(const searcher::Bucket& bucket, searcher::Interval interval);

// A bucket in words: "5 March 2024", "week of 4 March 2024", "5 March 2024, 10:00".
std::string bucket_words(const searcher::Bucket& bucket, searcher::Interval interval);

}  // namespace wirecopy::web
