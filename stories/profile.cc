// SPDX-License-Identifier: GPL-2.0-or-later
#include "stories/profile.h"

#include <algorithm>
#include <cmath>

#define XXH_INLINE_ALL
#include <xxhash.h>

#include "text/language.h"
#include "text/utf8.h"

namespace wirecopy::stories {

namespace {

// Papers say what happened, where and to whom in the first lines.
constexpr uint32_t lead_words = 60;
constexpr double lead_weight = 1.5;
// Names tell one quake from another, figures even more; "quake" does not.
constexpr double name_weight = 3;
constexpr double figure_weight = 3.5;
// Shorter words say nothing, but for scripts that are written without spaces.
constexpr std::size_t shortest_word = 3;
constexpr std::size_t shortest_unspaced_word = 2;

bool has_digit(std::string_view word) {
  return std::ranges::any_of(word, [](char c) { return c >= '0' && c <= '9'; });
}

bool is_too_short(std::string_view stem) {
  std::size_t letters = 0;
  bool unspaced = false;
  for (std::size_t position = 0; position < stem.size() && letters < shortest_word; ++letters)
    unspaced |= text::is_unspaced(text::next_code_point(stem, position));
  return letters < (unspaced ? shortest_unspaced_word : shortest_word);
}

uint32_t bucket_of(std::string_view text) {
  return static_cast<uint32_t>(XXH3_64bits(text.data(), text.size()) % bucket_count);
}

bool has_capital(std::string_view spelled) {
  std::size_t position = 0;
  return !spelled.empty() && text::is_upper(text::next_code_point(spelled, position));
}

}  // namespace

void ProfileMaker::add(std::string_view stem, std::string_view spelled, Place place) {
  const uint32_t position = words_++;
  const bool digit = has_digit(stem);
  if (!digit && is_too_short(stem)) return;
  Seen& seen = seen_.try_emplace(bucket_of(stem), Seen{.first = position}).first.value();
  ++seen.count;
  seen.has_digit |= digit;
  if (!has_capital(spelled)) {
    ++seen.small;
  } else if (place == Place::Inside) {
    ++seen.capital;
  }
}

Profile ProfileMaker::finish(std::string_view language) {
  struct Weighed {
    double weight;
    uint32_t first;
    uint32_t bucket;
    Feature::Kind kind;
  };
  std::vector<Weighed> all;
  all.reserve(seen_.size());
  for (const auto& [bucket, seen] : seen_) {
    double weight = 1 + std::log(static_cast<double>(seen.count));
    if (seen.first < lead_words) weight *= lead_weight;
    const bool is_name = seen.has_digit || (seen.capital > 0 && seen.capital > seen.small);
    if (is_name) weight *= seen.has_digit ? figure_weight : name_weight;
    all.push_back({weight, seen.first, bucket, is_name ? Feature::Kind::Name : Feature::Kind::Word});
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
    profile.push_back(
        {feature.bucket, static_cast<uint8_t>(std::min(255.0, std::round(feature.weight * 8))), feature.kind});
  }
  if (!language.empty()) {
    // A blank is in no stem.
    const uint32_t bucket = bucket_of("language " + std::string(language));
    std::erase_if(profile, [bucket](const Feature& feature) { return feature.bucket == bucket; });
    profile.push_back({bucket, 0, Feature::Kind::Language});
  }
  std::ranges::sort(profile, {}, &Feature::bucket);
  seen_.clear();
  words_ = 0;
  return profile;
}

}  // namespace wirecopy::stories
