// SPDX-License-Identifier: GPL-2.0-or-later
#include "dedup/sketch.h"

#include <algorithm>

#define XXH_INLINE_ALL
#include <xxhash.h>

namespace wirecopy::dedup {

namespace {

constexpr uint32_t usual_rate = 8;
constexpr std::size_t least_sample = 16;
constexpr std::size_t greatest_sample = 4096;

}  // namespace

uint32_t rate_of(std::size_t size) {
  uint32_t rate = 1;
  while (rate < usual_rate && size / (rate * 2) >= least_sample) rate *= 2;
  while (size / rate >= greatest_sample) rate *= 2;
  return rate;
}

Sketch sketch_of(std::span<const uint64_t> set) {
  Sketch sketch{.size = static_cast<uint32_t>(set.size()),
                .rate = rate_of(set.size()),
                .whole = XXH3_64bits(set.data(), set.size_bytes()),
                .shingles = {}};
  sketch.shingles.reserve(set.size() / sketch.rate + least_sample);
  for (const uint64_t shingle : set) {
    if (shingle % sketch.rate == 0) sketch.shingles.push_back(shingle);
  }
  return sketch;
}

uint32_t candidate_threshold(std::size_t size_a, std::size_t size_b) {
  const std::size_t coarser = std::max(rate_of(size_a), rate_of(size_b));
  return static_cast<uint32_t>(std::max<std::size_t>(1, std::min(size_a, size_b) / coarser / 8));
}

}  // namespace wirecopy::dedup
