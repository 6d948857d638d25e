// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/freshness.h"

#include <array>
#include <charconv>
#include <cmath>
#include <utility>

#include "searcher/columns.h"

namespace wirecopy::searcher {

double freshness_of(int64_t published, int64_t now, double half_life_days) {
  constexpr double day = 86'400;
  double half_lives = 1;
  if (published != undated) {
    const double age = static_cast<double>(now) - static_cast<double>(published);
    half_lives = age <= 0 ? 0 : age / (half_life_days * day);
  }
  return least_freshness + (1 - least_freshness) * std::exp2(-half_lives);
}

std::optional<double> read_half_life(std::string_view text) {
  constexpr std::array<std::pair<std::string_view, double>, 6> unit_days{
      {{"", 1}, {"h", 1.0 / 24}, {"d", 1}, {"w", 7}, {"mo", 30}, {"y", 365}}};
  double number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number, std::chars_format::fixed);
  if (error != std::errc() || !(number >= 0.001) || number > 100'000) return {};
  const std::string_view unit(end, static_cast<std::size_t>(text.data() + text.size() - end));
  for (const auto& [name, days] : unit_days) {
    if (name == unit) return number * days;
  }
  return {};
}

}  // namespace wirecopy::searcher
