// SPDX-License-Identifier: GPL-2.0-or-later
#include "stories/rarity.h"

#include <gtest/gtest.h>

namespace wirecopy::stories {
namespace {

constexpr Feature word(uint32_t bucket) {
  return {bucket, 8, Feature::Kind::Word};
}
constexpr Feature name(uint32_t bucket) {
  return {bucket, 8, Feature::Kind::Name};
}

TEST(Rarity, RareWordsWeighMoreThanCommonOnes) {
  Rarity rarity;
  for (uint32_t i = 0; i < 1000; ++i) rarity.count({word(1), word(1000 + i)});
  EXPECT_LT(rarity.weight(word(1), 1000), 0.05);
  EXPECT_GT(rarity.weight(word(1001), 1000), 4);
  EXPECT_GT(rarity.weight(word(5), 1000), rarity.weight(word(1001), 1000));
}

TEST(Rarity, AmongAFewArticlesOnlyASharedNameTells) {
  Rarity rarity;
  for (int i = 0; i < 3; ++i) rarity.count({word(1), name(2)});
  EXPECT_GT(rarity.weight(name(2), 3), 1.5 * rarity.weight(word(1), 3));
  EXPECT_LT(rarity.weight(word(1), 3), 1);
}

TEST(Rarity, IsAskedAmongTheArticlesOfALanguage) {
  const Feature russian{7, 0, Feature::Kind::Language};
  const Feature english{8, 0, Feature::Kind::Language};
  Rarity rarity;
  for (uint32_t i = 0; i < 500; ++i) rarity.count({word(1000 + i), english});
  for (int i = 0; i < 2; ++i) rarity.count({word(1), russian});
  EXPECT_EQ(rarity.articles_like({word(1), russian}), 2u);
  EXPECT_EQ(rarity.articles_like({english, word(1000)}), 500u);
  EXPECT_EQ(rarity.articles_like({word(1)}), 502u);
  EXPECT_LT(rarity.weight(word(1), 2), 1.5);
}

}  // namespace
}  // namespace wirecopy::stories
