// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace wirecopy::dedup {

// A sample of the shingles of a text: those whose hash is 0 modulo the rate (Broder 1997; mod-m sampling keeps
// containment visible, which MinHash does not). The rate is a power of two and a function of the size of the set alone,
// finer for short texts, so that samples are nested: of two texts the sample at the coarser rate can be read off both.
struct Sketch {
  uint32_t size = 0;               // of the whole set
  uint32_t rate = 1;               // one shingle in `rate` was kept: rate_of(size)
  uint64_t whole = 0;              // hash of the whole set: equal for equal sets
  std::vector<uint64_t> shingles;  // the sample: sorted, each once
};

// 1 in 8, finer below 128 shingles so that 16 or more are kept (below 32 all are), coarser from 32,768 on so that no
// more than some 4,096 are. Stable for ever, as the sketch in the index is made with it: DO NOT CHANGE without a new
// format version.
uint32_t rate_of(std::size_t size);

// `set` as shingle_set gives it.
Sketch sketch_of(std::span<const uint64_t> set);

// The number of shared sampled shingles from which texts with sets of these sizes make a candidate pair. Samples of
// different rates are compared as they are: what the finer holds beyond the coarser rate cannot be shared. An eighth of
// the smaller text's sample, where a pair that is_reported shares six sixteenths or more on average, and at least 1.
uint32_t candidate_threshold(std::size_t size_a, std::size_t size_b);

// The number of articles over which a sampled shingle is only weak evidence that two of them overlap: see candidates.h.
inline constexpr uint32_t common_shingle = 200;

}  // namespace wirecopy::dedup
