// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "stories/vector.h"

namespace wirecopy::stories {

// Two events of one kind (two quakes, two fights of one boxer) share most of their words, so no measure of likeness
// with a fixed bound tells them apart. What does is that the articles fall in two camps: each camp agrees on words,
// names and figures that the other does not have at all.

using Articles = std::vector<const Vector*>;

// No camp has fewer articles: what two or three happen to share proves nothing.
inline constexpr std::size_t least_camp = 3;

// How far two camps are apart: the part of what a camp agrees on that the other does not have, less what chance would
// give camps of this size. 0 to 1.
double contrast(const Articles& a, const Articles& b);

// From here on two camps report two events.
inline constexpr double two_events = 0.29;

// The two camps that are furthest apart among the articles of one story: for each article whether it is in the second
// camp. Nothing when no camps are two_events apart. Cost: some 3 microseconds an article.
std::optional<std::vector<bool>> two_camps(const Articles& articles);

}  // namespace wirecopy::stories
