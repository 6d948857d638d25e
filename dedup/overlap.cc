// SPDX-License-Identifier: GPL-2.0-or-later
#include "dedup/overlap.h"

#include <algorithm>
#include <cassert>

#include "dedup/ratio.h"
#include "dedup/shingles.h"

namespace wirecopy::dedup {

namespace {

using Shingles = std::span<const uint64_t>;

// From this ratio of sizes on, searching the larger set for each element of the smaller beats walking both.
constexpr std::size_t uneven = 16;

uint32_t shared_by_walking(Shingles a, Shingles b) {
  std::size_t i = 0;
  std::size_t j = 0;
  uint32_t shared = 0;
  // Without a branch on the data, which nobody could predict: 4 times as fast as the plain three-way merge.
  while (i < a.size() && j < b.size()) {
    const uint64_t x = a[i];
    const uint64_t y = b[j];
    shared += x == y;
    i += x <= y;
    j += y <= x;
  }
  return shared;
}

// Galloping search (Bentley and Yao 1976): steps that double, then halving, from where the last search ended.
uint32_t shared_by_searching(Shingles small, Shingles large) {
  uint32_t shared = 0;
  auto from = large.begin();
  for (const uint64_t shingle : small) {
    std::ptrdiff_t step = 1;
    while (step < large.end() - from && from[step] < shingle) step *= 2;
    from = std::lower_bound(from, from + std::min(step + 1, large.end() - from), shingle);
    if (from == large.end()) break;
    shared += *from == shingle;
  }
  return shared;
}

uint32_t shared_of(Shingles a, Shingles b) {
  if (a.size() > b.size()) std::swap(a, b);
  return b.size() / uneven > a.size() ? shared_by_searching(a, b) : shared_by_walking(a, b);
}

// Where the shingles that hold a figure begin: a sorted set ends with them.
std::size_t first_figure(Shingles set) {
  return static_cast<std::size_t>(std::lower_bound(set.begin(), set.end(), figure_mark) - set.begin());
}

bool is_part(double share, uint64_t part, uint64_t whole) {
  return share >= 0.75 && part * 5 <= whole * 4;
}

}  // namespace

std::string_view name_of(Relation relation) {
  return relation_names[static_cast<std::size_t>(relation)].name;
}

double Overlap::resemblance() const {
  return ratio(shared, uint64_t{size_a} + size_b - shared);
}
double Overlap::containment() const {
  return ratio(shared, std::min(size_a, size_b));
}
double Overlap::share_of_a() const {
  return ratio(shared, size_a);
}
double Overlap::share_of_b() const {
  return ratio(shared, size_b);
}

Overlap Overlap::mirrored() const {
  Overlap other = *this;
  std::swap(other.size_a, other.size_b);
  std::swap(other.figures_a, other.figures_b);
  return other;
}

Overlap overlap(std::span<const uint64_t> a, std::span<const uint64_t> b) {
  const std::size_t words_a = first_figure(a);
  const std::size_t words_b = first_figure(b);
  const uint32_t shared_figures = shared_of(a.subspan(words_a), b.subspan(words_b));
  return {.shared = shared_of(a.first(words_a), b.first(words_b)) + shared_figures,
          .size_a = static_cast<uint32_t>(a.size()),
          .size_b = static_cast<uint32_t>(b.size()),
          .shared_figures = shared_figures,
          .figures_a = static_cast<uint32_t>(a.size() - words_a),
          .figures_b = static_cast<uint32_t>(b.size() - words_b)};
}

bool is_reported(const Overlap& overlap) {
  if (overlap.is_equal()) return true;
  if (overlap.shared < least_shared) return false;
  return overlap.resemblance() >= least_resemblance || overlap.containment() >= least_containment;
}

bool is_strong(const Overlap& overlap) {
  return overlap.resemblance() >= strong_resemblance || overlap.containment() >= strong_containment;
}

Relation relation_to_lead(const Overlap& overlap) {
  assert(is_reported(overlap));
  if (overlap.is_equal()) return Relation::Identical;
  const bool contained_only = overlap.resemblance() < least_resemblance;
  if (contained_only) return overlap.size_b < overlap.size_a ? Relation::Excerpt : Relation::Expanded;
  if (is_part(overlap.share_of_b(), overlap.size_b, overlap.size_a)) return Relation::Excerpt;
  if (is_part(overlap.share_of_a(), overlap.size_a, overlap.size_b)) return Relation::Expanded;
  return Relation::Near;
}

}  // namespace wirecopy::dedup
