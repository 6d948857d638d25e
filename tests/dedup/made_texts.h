// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "dedup/grouping.h"

namespace wirecopy::dedup {

// Draws the same numbers on every platform.
class Dice {
 public:
  explicit Dice(uint64_t seed) : engine_(seed) {}

  // 0 to below - 1.
  uint64_t below(uint64_t below) { return engine_() % below; }
  bool one_in(uint64_t many) { return below(many) == 0; }

 private:
  std::mt19937_64 engine_;
};

using WordList = std::vector<std::string>;

// Words of two to four syllables out of a stock of some 100,000, so that two texts share hardly a pair of neighbours.
WordList made_words(Dice& dice, std::size_t count);
std::string joined(const WordList& words);
WordList slice(const WordList& words, std::size_t begin, std::size_t end);
WordList operator+(WordList a, const WordList& b);

// Every `step`th word replaced by another.
WordList edited(Dice& dice, WordList words, std::size_t step);

// The groups of some texts, from the finder to group(), as the indexer makes them: for each text the number of its
// lead. The first text was published first.
std::vector<uint32_t> leads_of(const std::vector<std::string>& texts);
std::vector<Membership> memberships_of(const std::vector<std::string>& texts);

}  // namespace wirecopy::dedup
