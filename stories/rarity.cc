// SPDX-License-Identifier: GPL-2.0-or-later
#include "stories/rarity.h"

#include <algorithm>
#include <cmath>

namespace wirecopy::stories {

namespace {

constexpr double imagined = 20;
constexpr double imagined_with_word = 0.3;
constexpr double imagined_with_name = 0.02;

}  // namespace

void Rarity::count(const Profile& profile) {
  ++articles_;
  for (const Feature& feature : profile) {
    // What marks the form of a text is no word.
    if (feature.weight > 0 || feature.kind == Feature::Kind::Language) ++articles_with_[feature.bucket % bucket_count];
  }
}

double Rarity::weight(const Feature& feature, uint32_t among) const {
  const double imagined_with = feature.kind == Feature::Kind::Name ? imagined_with_name : imagined_with_word;
  return std::max(0.0, std::log((among + imagined) / (articles_with(feature.bucket) + imagined * imagined_with)));
}

uint32_t Rarity::articles_like(const Profile& profile) const {
  for (const Feature& feature : profile) {
    if (feature.kind == Feature::Kind::Language) return articles_with(feature.bucket);
  }
  return articles_;
}

}  // namespace wirecopy::stories
