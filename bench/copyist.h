// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

#include "bench/draft.h"

namespace wirecopy::bench {

// What an outlet does with a wire story.
enum class Edit : uint8_t { Retitled, TailCut, WordsChanged, OwnLead, Embedded };

// Names in the order of Edit, as the truth file gives them.
inline constexpr std::array<std::string_view, 5> edit_names{"retitled", "tail-cut", "words-changed", "own-lead",
                                                            "embedded"};

struct Planted {
  uint64_t original = 0;  // number of the article whose text is carried
  Edit edit = Edit::Retitled;
};

struct Written {
  Draft draft;
  std::optional<Planted> planted;  // set when the article is a copy
};

// Takes articles from an author and makes part of them copies of earlier ones that are no copies themselves. Half of
// the copies are of one article in 64, so that there are large groups beside pairs. Thread-safe.
class Copyist {
 public:
  // `share` of the articles, 0 to 1, are copies.
  Copyist(const Author& author, uint64_t seed, double share) : author_(author), seed_(mix(seed, 77)), share_(share) {}

  Written write(uint64_t number) const;

 private:
  bool is_copy(uint64_t number) const;
  uint64_t original_of(uint64_t number) const;

  const Author& author_;
  uint64_t seed_;
  double share_;
};

}  // namespace wirecopy::bench
