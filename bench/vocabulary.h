// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "bench/random.h"

namespace wirecopy::bench {

// Invented pronounceable words, by rank of frequency: rank 0 is the most frequent, and frequent words are short. All
// differ. The words are the same for every seed, so that corpora of different seeds can be searched with one another's
// queries.
class Vocabulary {
 public:
  static constexpr uint32_t size = 160'000;

  Vocabulary();

  std::string_view word(uint32_t rank) const {
    return std::string_view(letters_).substr(starts_[rank], starts_[rank + 1] - starts_[rank]);
  }

  // A rank drawn by the law of Zipf and Mandelbrot: the frequency of rank r falls with 1 / (r + shift) ^ exponent
  // (Mandelbrot: An informational theory of the statistical structure of language, 1953).
  static uint32_t draw(Random& random);

 private:
  std::string letters_;
  std::vector<uint32_t> starts_;
};

}  // namespace wirecopy::bench
