// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace wirecopy::searcher {

// What the score of an article is multiplied by when the order is by relevance and freshness: 1 for one published now
// or in the future, half way to `least_freshness` after one half-life, and never below it, so that age never hides what
// matches much better. An article without a date (columns.h: `undated`) is taken to be one half-life old.
inline constexpr double least_freshness = 0.5;
inline constexpr double usual_half_life_days = 7;

double freshness_of(int64_t published, int64_t now, double half_life_days);

// A half-life as it is typed: 12h, 7d (or 7), 2w, 3mo, 1y; nothing when it is none or not above 0.
std::optional<double> read_half_life(std::string_view text);

}  // namespace wirecopy::searcher
