// SPDX-License-Identifier: GPL-2.0-or-later
#include "stories/profile.h"

#include <algorithm>
#include <cmath>
#include <sstream>

#define XXH_INLINE_ALL
#include <xxhash.h>

#include "text/analyzer.h"
#include "text/language.h"
#include "text/stop_words.h"
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

// A list: so many words at least, of which two in five are names and figures and fewer than one in ten stop words. In
// prose they are one in six and three in ten; where words have many endings, stop words are few, but so are names.
constexpr uint32_t least_in_list = 30;
constexpr double least_filled_in = 0.4;
constexpr double most_stop_words = 0.1;

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
  const bool capital = has_capital(spelled);
  const uint32_t bucket = bucket_of(stem);
  const bool is_filled_in = digit || (capital && place == Place::Inside);
  filled_in_ += is_filled_in;
  if (place != Place::Title) {
    form_maker_.add(bucket, is_filled_in ? FormMaker::Part::FilledIn : FormMaker::Part::Word);
  }
  Seen& seen = seen_.try_emplace(bucket, Seen{.first = position}).first.value();
  ++seen.count;
  seen.has_digit |= digit;
  seen.is_too_short = !digit && is_too_short(stem);
  if (!capital) {
    ++seen.small;
  } else if (place == Place::Inside) {
    ++seen.capital;
  }
}

const ProfileMaker::Buckets& ProfileMaker::stop_words_of(std::string_view language) {
  const auto known = stop_words_.find(language);
  if (known != stop_words_.end()) return known->second;
  Buckets buckets;
  text::Stemmer stemmer(language);
  std::istringstream words{std::string(text::stop_words(language))};
  for (std::string word; words >> word;) buckets.insert(bucket_of(stemmer.stem(word)));
  return stop_words_.emplace(language, std::move(buckets)).first->second;
}

namespace {

// Gives a bucket to a feature that weighs nothing, whatever word had it.
void add_mark(Profile& profile, Feature::Kind kind, uint32_t bucket) {
  std::erase_if(profile, [bucket](const Feature& feature) { return feature.bucket == bucket; });
  profile.push_back({bucket, 0, kind});
}

uint32_t mark_of(uint64_t hash) {
  return static_cast<uint32_t>(hash % bucket_count);
}

}  // namespace

bool ProfileMaker::is_list(const Buckets& stop_words) const {
  if (words_ < least_in_list || stop_words.empty() || filled_in_ < least_filled_in * words_) return false;
  uint32_t stops = 0;
  for (const auto& [bucket, seen] : seen_) stops += stop_words.contains(bucket) ? seen.count : 0;
  return stops < most_stop_words * words_;
}

Profile ProfileMaker::finish(std::string_view language, const Series& series) {
  struct Weighed {
    double weight;
    uint32_t first;
    uint32_t bucket;
    Feature::Kind kind;
  };
  const Buckets& stop_words = stop_words_of(language);
  std::vector<Weighed> all;
  all.reserve(seen_.size());
  for (const auto& [bucket, seen] : seen_) {
    double weight = 1 + std::log(static_cast<double>(seen.count));
    if (seen.first < lead_words) weight *= lead_weight;
    const bool is_name = seen.has_digit || (seen.capital > 0 && seen.capital > seen.small);
    if (seen.is_too_short || (!is_name && stop_words.contains(bucket))) continue;
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
  for (const uint64_t hash : form_maker_.take()) add_mark(profile, Feature::Kind::Form, mark_of(hash));
  if (series.name != 0) {
    add_mark(profile, Feature::Kind::Series, mark_of(series.name));
    add_mark(profile, Feature::Kind::Item, mark_of(series.item));
  }
  // A blank is in no stem.
  if (!language.empty()) add_mark(profile, Feature::Kind::Language, bucket_of("language " + std::string(language)));
  if (is_list(stop_words)) profile.clear();
  std::ranges::sort(profile, {}, &Feature::bucket);
  seen_.clear();
  words_ = filled_in_ = 0;
  return profile;
}

Form form_of(const Profile& profile) {
  Form form;
  for (const Feature& feature : profile) {
    if (feature.kind == Feature::Kind::Form) form.add_feature(feature.bucket);
    if (feature.kind == Feature::Kind::Series) form.set_series(feature.bucket);
    if (feature.kind == Feature::Kind::Item) form.set_item(feature.bucket);
  }
  return form;
}

}  // namespace wirecopy::stories
