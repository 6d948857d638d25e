// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cmath>
#include <cstdint>

namespace wirecopy::bench {

// Spreads the bits of two numbers over one: the seed of a stream that belongs to item `b` of stream `a`.
// The finalizer is that of splitmix64 (Steele, Lea, Flood: Fast splittable pseudorandom number generators, 2014).
inline uint64_t mix(uint64_t a, uint64_t b) {
  uint64_t value = a * 0x9E3779B97F4A7C15ull + b + 0x632BE59BD9B4E019ull;
  value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9ull;
  value = (value ^ (value >> 27)) * 0x94D049BB133111EBull;
  return value ^ (value >> 31);
}

// A stream of random numbers that is the same on every machine; the distributions of <random> are not.
class Random {
 public:
  explicit Random(uint64_t seed) : state_(seed) {}

  uint64_t next() { return mix(state_ += 0x9E3779B97F4A7C15ull, 0); }

  // Uniform in [0, bound); 0 when bound is 0.
  uint32_t below(uint64_t bound) { return static_cast<uint32_t>(((next() >> 32) * bound) >> 32); }

  // Uniform in [0, 1).
  double unit() { return static_cast<double>(next() >> 11) * 0x1.0p-53; }

  bool chance(double probability) { return unit() < probability; }

  // Log-uniform in [low, high): each power of ten is as likely as the next. Precondition: 0 < low < high.
  double log_uniform(double low, double high) { return low * std::pow(high / low, unit()); }

  // One of the numbers [0, count), the first the most likely: the weight of n falls with about 1 / (n + 1).
  // Precondition: count > 0.
  uint32_t skewed(uint64_t count) { return static_cast<uint32_t>(log_uniform(1, static_cast<double>(count + 1))) - 1; }

 private:
  uint64_t state_;
};

}  // namespace wirecopy::bench
