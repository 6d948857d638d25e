// SPDX-License-Identifier: GPL-2.0-or-later
#include "stories/form.h"

#include <algorithm>
#include <bit>

#define XXH_INLINE_ALL
#include <xxhash.h>

namespace wirecopy::stories {

namespace {

// What stands for all that is filled in; no bucket is so large.
constexpr uint32_t filled_in = UINT32_MAX;

// A text with fewer bins filled has too few words around its names to tell its form by.
constexpr std::size_t least_features = 5;

}  // namespace

void FormMaker::add(uint32_t word, Part part) {
  const bool is_filled_in = part == Part::FilledIn;
  if (is_filled_in && is_filled_in_) return;
  is_filled_in_ = is_filled_in;
  std::shift_left(last_.begin(), last_.end(), 1);
  last_.back() = is_filled_in ? filled_in : word;
  if (++units_ < last_.size()) return;
  const uint64_t hash = XXH3_64bits(last_.data(), sizeof last_);
  uint64_t& least = least_[hash % form_features];
  least = std::min(least, hash);
}

std::vector<uint64_t> FormMaker::take() {
  std::vector<uint64_t> features;
  std::ranges::copy_if(least_, std::back_inserter(features), [](uint64_t hash) { return hash != empty; });
  if (features.size() < least_features) features.clear();
  *this = FormMaker();
  return features;
}

void Form::add_feature(uint32_t bucket) {
  if (size_ == features_.size()) return;
  features_[size_++] = bucket;
  mask_ |= uint64_t{1} << (bucket % 64);
}

bool Form::is_other_item_of(const Form& other) const {
  if (series_ != none && series_ == other.series_ && item_ != other.item_) return true;
  // Three quarters: what reports of one event have in common beside their names stays far below it.
  const std::size_t least = (std::max(size_, other.size_) * 3 + 3) / 4;
  if (least == 0 || std::popcount(mask_ & other.mask_) * 2 < static_cast<int>(least)) return false;
  const auto end = other.features_.begin() + other.size_;
  std::size_t common = 0;
  for (std::size_t i = 0; i < size_; ++i) common += std::find(other.features_.begin(), end, features_[i]) != end;
  return common >= least;
}

}  // namespace wirecopy::stories
