// SPDX-License-Identifier: GPL-2.0-or-later
#include "stories/profile.h"

#include <algorithm>
#include <cmath>

#define XXH_INLINE_ALL
#include <xxhash.h>

#include "text/utf8.h"

namespace wirecopy::stories {

namespace {

// Papers say what happened, where and to whom in the first lines.
constexpr uint32_t lead_words = 60;
constexpr double lead_weight = 1.5;
// Names and figures tell one quake from another; "quake" does not.
constexpr double name_weight = 3;
constexpr std::size_t shortest_word = 3;  // bytes

bool has_digit(std::string_view word) {
  return std::ranges::any_of(word, [](char c) { return c >= '0' && c <= '9'; });
}

bool has_capital(std::string_view spelled) {
  std::size_t position = 0;
  return !spelled.empty() && text::is_upper(text::next_code_point(spelled, position));
}

}  // namespace

void ProfileMaker::add(std::string_view stem, std::string_view spelled, Place place) {
  const uint32_t position = words_++;
  const bool digit = has_digit(stem);
  if (stem.size() < shortest_word && !digit) return;
  const auto bucket = static_cast<uint32_t>(XXH3_64bits(stem.data(), stem.size()) % bucket_count);
  Seen& seen = seen_.try_emplace(bucket, Seen{.first = position}).first.value();
  ++seen.count;
  seen.has_digit |= digit;
  if (!has_capital(spelled)) {
    ++seen.small;
  } else if (place == Place::Inside) {
    ++seen.capital;
  }
}

Profile ProfileMaker::finish() {
  struct Weighed {
    double weight;
    uint32_t first;
    uint32_t bucket;
  };
  std::vector<Weighed> all;
  all.reserve(seen_.size());
  for (const auto& [bucket, seen] : seen_) {
    double weight = 1 + std::log(static_cast<double>(seen.count));
    if (seen.first < lead_words) weight *= lead_weight;
    if (seen.has_digit || (seen.capital > 0 && seen.capital > seen.small)) weight *= name_weight;
    all.push_back({weight, seen.first, bucket});
  }
  if (all.size() > most_features) {
    std::ranges::nth_element(all, all.begin() + most_features, [](const Weighed& a, const Weighed& b) {
      return a.weight != b.weight ? a.weight > b.weight : a.first < b.first;
    });
    all.resize(most_features);
  }
  Profile profile;
  profile.reserve(all.size());
  for (const Weighed& feature : all) {
    profile.push_back({feature.bucket, static_cast<uint8_t>(std::min(255.0, std::round(feature.weight * 8)))});
  }
  std::ranges::sort(profile, {}, &Feature::bucket);
  seen_.clear();
  words_ = 0;
  return profile;
}

}  // namespace wirecopy::stories
