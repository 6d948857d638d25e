// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

namespace wirecopy::dedup {

// How an article stands to its lead. Stored in the index: DO NOT RENUMBER.
enum class Relation : uint8_t { Lead = 0, Identical = 1, Near = 2, Excerpt = 3, Expanded = 4 };

struct RelationName {
  Relation relation;
  std::string_view name;
  std::string_view meaning;
};
inline constexpr std::array<RelationName, 5> relation_names{{
    {Relation::Lead, "lead", "the article that the others are copies of"},
    {Relation::Identical, "identical", "the same text, word for word"},
    {Relation::Near, "near", "the same text with changes"},
    {Relation::Excerpt, "excerpt", "a part of the lead's text"},
    {Relation::Expanded, "expanded", "the lead's text and more"},
}};
std::string_view name_of(Relation relation);

// Exact overlap of two sets of shingles. The last three count, of the first three, the shingles that hold a figure
// (figure_mark).
struct Overlap {
  uint32_t shared = 0;
  uint32_t size_a = 0;
  uint32_t size_b = 0;
  uint32_t shared_figures = 0;
  uint32_t figures_a = 0;
  uint32_t figures_b = 0;

  double resemblance() const;  // |A and B| / |A or B|, 0 when both are empty
  double containment() const;  // |A and B| / min(|A|, |B|), 0 when one is empty
  double share_of_a() const;   // |A and B| / |A|, 0 when A is empty
  double share_of_b() const;

  // True when the sets are the same and not empty.
  bool is_equal() const { return shared > 0 && shared == size_a && shared == size_b; }

  // The same overlap with a and b changed about.
  Overlap mirrored() const;

  bool operator==(const Overlap&) const = default;
};

// Both sets sorted, each shingle once, below 2^32 shingles. O(|a| + |b|), and O(small log large) when the sizes are far
// apart.
Overlap overlap(std::span<const uint64_t> a, std::span<const uint64_t> b);

// From here on an overlap is reported as one. Texts that are not equal must also share a run or runs of some words: a
// headline of six words that stands in a long text is no copy of it.
inline constexpr double least_resemblance = 0.3;
inline constexpr double least_containment = 0.6;
inline constexpr uint32_t least_shared = 4;
bool is_reported(const Overlap& overlap);

// Half of both, or four fifths of one: enough even where the texts are short and of a common pattern.
inline constexpr double strong_resemblance = 0.5;
inline constexpr double strong_containment = 0.8;
bool is_strong(const Overlap& overlap);

// How `member` (b) stands to `lead` (a). Precondition: is_reported(overlap).
// Identical: the sets are equal, nothing less; the title counts if the caller put it into the text. Excerpt: the member
// is at least a fifth shorter and three quarters of it stand in the lead, or it is reported for its containment alone.
// Expanded: the same with the lead and the member changed about. Near: all else.
Relation relation_to_lead(const Overlap& overlap);

}  // namespace wirecopy::dedup
