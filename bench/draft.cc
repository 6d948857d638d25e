// SPDX-License-Identifier: GPL-2.0-or-later
#include "bench/draft.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

namespace wirecopy::bench {

namespace {

constexpr std::array<std::string_view, 30> places{
    "alder",  "barrow", "calder", "dunmere", "eastvale", "farrow",  "glenholt", "harrow",  "isley",   "jarrow",
    "kelder", "lorne",  "marsh",  "norfell", "oakham",   "penrith", "quarry",   "rowan",   "selby",   "tarn",
    "ulver",  "velden", "wexcom", "yarrow",  "zennor",   "ashport", "bridport", "cranmer", "dovecot", "elmstow"};
constexpr std::array<std::string_view, 10> papers{"courier",  "herald", "tribune", "gazette", "observer",
                                                  "dispatch", "mail",   "record",  "journal", "echo"};
constexpr std::size_t outlets = places.size() * papers.size();

constexpr int64_t first_day = 1'704'067'200;  // 2024-01-01T00:00:00Z
constexpr uint64_t seconds_of_90_days = 90 * 86'400;

}  // namespace

std::size_t draw_body_size(Random& random, std::size_t mean) {
  // Log-normal by the sum of twelve uniform numbers; sigma .5 gives a mean of exp(sigma^2 / 2) times the median.
  constexpr double sigma = 0.5;
  double normal = -6;
  for (int i = 0; i < 12; ++i) normal += random.unit();
  const double size = static_cast<double>(mean) * std::exp(sigma * normal - sigma * sigma / 2);
  return static_cast<std::size_t>(std::clamp(size, 200.0, 8.0 * static_cast<double>(mean)));
}

std::string draw_outlet(Random& random) {
  const std::size_t number = random.skewed(outlets);
  const std::size_t place = number % places.size();
  const std::size_t paper = (number / places.size() + place) % papers.size();
  return std::string(places[place]) + '-' + std::string(papers[paper]) + ".example";
}

int64_t draw_date(Random& random) {
  return first_day + random.below(seconds_of_90_days);
}

}  // namespace wirecopy::bench
