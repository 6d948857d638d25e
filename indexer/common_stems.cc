// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/common_stems.h"

#include <algorithm>

#include "schema/terms.h"

namespace wirecopy::indexer {

namespace {

// A quarter leaves some 120 stems and 70 pairs an article of 460 words. Half would leave 40 pairs, and phrases with a
// word of every third article would still read the positions of all these.
constexpr std::size_t part = 4;
constexpr std::size_t fewest_articles = 500;

}  // namespace

void CommonStems::count(const Analysis& analysis) {
  ++articles_;
  for (const StemEntry& entry : analysis.stems) ++articles_with_[entry.stem];
}

std::vector<std::string> CommonStems::choose() const {
  std::vector<std::string> common;
  if (articles_ < fewest_articles) return common;
  for (const auto& [stem, articles] : articles_with_) {
    if (articles * part >= articles_ && stem.size() <= schema::longest_term / 2) common.push_back(stem);
  }
  std::ranges::sort(common);
  return common;
}

}  // namespace wirecopy::indexer
