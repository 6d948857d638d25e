// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "searcher/counting.h"
#include "text/time_zone.h"

namespace wirecopy::searcher {

// Every article of an index in its stretch of time.
struct BucketColumn {
  std::vector<uint32_t> numbers;    // by docid, into the next two; 0 = undated
  std::vector<std::string> labels;  // by time, as Bucket::date; the first is empty
  std::vector<int64_t> stretches;   // likewise, as Bucket::number
  std::vector<uint8_t> imprecise;   // by docid: 1 where less than the interval is known of the date
};

// `published` and `precisions` by docid, as Columns has them.
BucketColumn make_buckets(const std::vector<int64_t>& published, const std::vector<uint8_t>& precisions,
                          Interval interval, const text::TimeZone& zone);

}  // namespace wirecopy::searcher
