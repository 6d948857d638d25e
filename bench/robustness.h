// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "bench/draft.h"
#include "bench/edits.h"
#include "bench/traps.h"

namespace wirecopy::bench {

// What became of the copies of one edit at one strength.
struct EditScore {
  std::string_view edit;
  std::string_view strength;
  uint32_t copies = 0;
  uint32_t listed = 0;   // the pair of original and copy is among the verified overlaps
  uint32_t grouped = 0;  // both are in one group
  uint32_t right = 0;    // and the copy is called what it is
};

// What became of the articles of one trap.
struct TrapScore {
  std::string_view name;
  uint32_t articles = 0;
  uint32_t listed = 0;   // verified overlaps among them
  uint32_t grouped = 0;  // articles in a group
  uint32_t largest = 0;  // articles of the largest group
};

// Makes an index of the originals and of their copies by every row, in `directory`, and scores it. Each copy is of an
// outlet of its own and later than its original. What the outlets write themselves is taken from `own`, which is not in
// the index and should be as long as `originals`.
std::vector<EditScore> score_edits(const std::vector<Draft>& originals, const std::vector<Draft>& own,
                                   std::span<const EditRow> rows, const std::string& directory);

// The same for `count` articles of each trap, all in one index.
std::vector<TrapScore> score_traps(uint64_t count, uint64_t seed, const std::string& directory);

// What became of many articles that a careless grouping welds into one.
struct ChainScore {
  uint64_t articles = 0;
  uint64_t groups = 0;
  uint64_t grouped = 0;  // articles in a group
  uint64_t largest = 0;  // articles of the largest group
};

// `count` articles, each of which keeps 70 % of the one before, a day later.
ChainScore score_drift(uint64_t count, uint64_t seed, const std::string& directory);

// `count` articles that share one legal footer and nothing else.
ChainScore score_footer(uint64_t count, uint64_t seed, const std::string& directory);

}  // namespace wirecopy::bench
