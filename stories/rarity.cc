// SPDX-License-Identifier: GPL-2.0-or-later
#include "stories/rarity.h"

#include <algorithm>
#include <cmath>

namespace wirecopy::stories {

void Rarity::count(const Profile& profile) {
  ++articles_;
  for (const Feature& feature : profile) ++articles_with_[feature.bucket % bucket_count];
}

double Rarity::weight(uint32_t bucket) const {
  return std::max(0.0, std::log((articles_ + 1.0) / (articles_with(bucket) + 1.0)));
}

}  // namespace wirecopy::stories
