// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "stories/profile.h"

namespace wirecopy::stories {

// How rare each word is among the articles of an index: what all articles say tells no event from another.
// 4 MB. Reading is thread-safe, counting is not.
class Rarity {
 public:
  Rarity() : articles_with_(bucket_count) {}

  void count(const Profile& profile);

  // As stored, for restoring: articles counted, and how many of them have a bucket.
  void set(uint32_t articles) { articles_ = articles; }
  void set(uint32_t bucket, uint32_t articles) { articles_with_[bucket % bucket_count] = articles; }
  uint32_t articles() const { return articles_; }
  uint32_t articles_with(uint32_t bucket) const { return articles_with_[bucket % bucket_count]; }

  // How much a feature of an article weighs for being rare among `among` articles (all, or those of its language): the
  // logarithm of their number over how many have it. A few articles say little of what is rare, so some more are
  // imagined that share words, but hardly ever names.
  double weight(const Feature& feature, uint32_t among) const;

  // How many articles a profile is held against: those of its language, or all where it is unknown.
  uint32_t articles_like(const Profile& profile) const;

 private:
  uint32_t articles_ = 0;
  std::vector<uint32_t> articles_with_;  // by bucket
};

}  // namespace wirecopy::stories
