// SPDX-License-Identifier: GPL-2.0-or-later
#include "stories/vector.h"

#include <algorithm>
#include <cmath>

namespace wirecopy::stories {

namespace {

// Below 1, or one odd word that two articles share would outweigh the names of an event.
constexpr double rarity_power = 0.8;

}  // namespace

Vector unit_vector(const Profile& profile, const Rarity& rarity) {
  Vector vector;
  vector.reserve(profile.size());
  double squares = 0;
  const uint32_t among = rarity.articles_like(profile);
  for (const Feature& feature : profile) {
    const double weight = feature.weight * std::pow(rarity.weight(feature, among), rarity_power);
    if (weight <= 0) continue;
    vector.push_back({feature.bucket, static_cast<float>(weight)});
    squares += weight * weight;
  }
  const auto length = static_cast<float>(std::sqrt(squares));
  for (Weight& each : vector) each.weight /= length;
  return vector;
}

double dot(const Vector& a, const Vector& b, double most) {
  double sum = 0;
  auto other = b.begin();
  for (const Weight& own : a) {
    while (other != b.end() && other->bucket < own.bucket) ++other;
    if (other == b.end()) break;
    if (other->bucket == own.bucket) sum += std::min(most, static_cast<double>(own.weight) * other->weight);
  }
  return sum;
}

double dot_into(const Vector& brief, const Vector& wide, double most) {
  double sum = 0;
  auto other = wide.begin();
  for (const Weight& own : brief) {
    other = std::lower_bound(other, wide.end(), own.bucket,
                             [](const Weight& weight, uint32_t bucket) { return weight.bucket < bucket; });
    if (other == wide.end()) break;
    if (other->bucket == own.bucket) sum += std::min(most, static_cast<double>(own.weight) * other->weight);
  }
  return sum;
}

void add_to(Vector& sum, const Vector& vector) {
  Vector both;
  both.reserve(sum.size() + vector.size());
  auto old = sum.begin();
  for (const Weight& own : vector) {
    while (old != sum.end() && old->bucket < own.bucket) both.push_back(*old++);
    if (old != sum.end() && old->bucket == own.bucket) {
      both.push_back({own.bucket, own.weight + (old++)->weight});
    } else {
      both.push_back(own);
    }
  }
  both.insert(both.end(), old, sum.end());
  sum = std::move(both);
}

Vector heaviest(Vector vector, std::size_t count) {
  count = std::min(count, vector.size());
  std::partial_sort(vector.begin(), vector.begin() + static_cast<std::ptrdiff_t>(count), vector.end(),
                    [](const Weight& a, const Weight& b) {
                      return a.weight != b.weight ? a.weight > b.weight : a.bucket < b.bucket;
                    });
  vector.resize(count);
  return vector;
}

}  // namespace wirecopy::stories
