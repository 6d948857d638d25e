// SPDX-License-Identifier: GPL-2.0-or-later
#include "bench/vocabulary.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace wirecopy::bench {

namespace {

constexpr std::array<std::string_view, 28> onsets{"b",  "d",  "f",  "g",  "h",  "k",  "l",  "m",  "n",  "p",
                                                  "r",  "s",  "t",  "v",  "w",  "br", "ch", "cl", "cr", "dr",
                                                  "gr", "pl", "pr", "sh", "st", "th", "tr", "sp"};
constexpr std::array<std::string_view, 10> vowels{"a", "e", "i", "o", "u", "ai", "ea", "ou", "oa", "ie"};
constexpr std::array<std::string_view, 14> codas{"n", "r", "l",  "t",  "m",  "k",  "d",
                                                 "p", "g", "nd", "rt", "st", "lm", "nk"};

constexpr uint32_t closed_syllables = onsets.size() * vowels.size() * codas.size();
constexpr uint32_t open_syllables = onsets.size() * vowels.size();

// Ranks below the first bound are words of one syllable, below the second of two, the rest of three.
constexpr uint32_t one_syllable = 1'200;
constexpr uint32_t two_syllables = 50'000;

// Has no factor in common with any count of syllables: multiplying by it modulo the count visits every word once and
// puts unlike words beside each other.
constexpr uint64_t stride = 611'953;

// Content words make up about half of a text; the shift keeps the first of them as rare as content words are.
constexpr double shift = 20;
constexpr double exponent = 1.25;

void append_closed(std::string& out, uint64_t number) {
  out += onsets[number % onsets.size()];
  number /= onsets.size();
  out += vowels[number % vowels.size()];
  out += codas[number / vowels.size() % codas.size()];
}

void append_open(std::string& out, uint64_t number) {
  out += onsets[number % onsets.size()];
  out += vowels[number / onsets.size() % vowels.size()];
}

}  // namespace

Vocabulary::Vocabulary() {
  starts_.reserve(size + 1);
  letters_.reserve(std::size_t{size} * 8);
  for (uint32_t rank = 0; rank < size; ++rank) {
    starts_.push_back(static_cast<uint32_t>(letters_.size()));
    if (rank < one_syllable) {
      append_closed(letters_, rank * stride % closed_syllables);
      continue;
    }
    const bool is_short = rank < two_syllables;
    const uint64_t count = uint64_t{closed_syllables} * open_syllables * (is_short ? 1 : open_syllables);
    uint64_t number = rank * stride % count;
    append_open(letters_, number % open_syllables);
    number /= open_syllables;
    if (!is_short) {
      append_open(letters_, number % open_syllables);
      number /= open_syllables;
    }
    append_closed(letters_, number);
  }
  starts_.push_back(static_cast<uint32_t>(letters_.size()));
}

uint32_t Vocabulary::draw(Random& random) {
  // The inverse of the integral of the density, which has a closed form.
  static const double low = std::pow(1 + shift, 1 - exponent);
  static const double high = std::pow(size + shift, 1 - exponent);
  const double rank = std::pow(low + random.unit() * (high - low), 1 / (1 - exponent)) - shift - 1;
  return std::min(static_cast<uint32_t>(std::max(rank, 0.0)), size - 1);
}

}  // namespace wirecopy::bench
