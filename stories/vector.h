// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <limits>
#include <vector>

#include "stories/profile.h"
#include "stories/rarity.h"

namespace wirecopy::stories {

struct Weight {
  uint32_t bucket = 0;
  float weight = 0;
};

// A point in the space of all words: weights by bucket, ascending, none of them 0.
using Vector = std::vector<Weight>;

// What an article makes of each word, times how rare the word is in its language, brought to the length 1. Empty when
// nothing in it is rare.
Vector unit_vector(const Profile& profile, const Rarity& rarity);

// The sum of the products, of which none counts for more than `most`.
inline constexpr double unbounded = std::numeric_limits<double>::infinity();
double dot(const Vector& a, const Vector& b, double most = unbounded);

// The same of a very short and a long vector.
double dot_into(const Vector& brief, const Vector& wide, double most = unbounded);

void add_to(Vector& sum, const Vector& vector);

// The `count` heaviest, heaviest first; of equals the smaller bucket.
Vector heaviest(Vector vector, std::size_t count);

}  // namespace wirecopy::stories
