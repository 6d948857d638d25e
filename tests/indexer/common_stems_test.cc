// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/common_stems.h"

#include <gtest/gtest.h>

namespace wirecopy::indexer {
namespace {

// `articles` of which every first has "the", every third "of", every fifth "wheat".
std::vector<std::string> chosen_of(int articles) {
  CommonStems stems;
  for (int i = 0; i < articles; ++i) {
    Analysis analysis;
    analysis.stems.push_back({"the", {.all = 30}, {}});
    if (i % 3 == 0) analysis.stems.push_back({"of", {.all = 1}, {}});
    if (i % 5 == 0) analysis.stems.push_back({"wheat", {.all = 50}, {}});
    stems.count(analysis);
  }
  return stems.choose();
}

TEST(CommonStems, AreThoseOfAQuarterOfTheArticles) {
  EXPECT_EQ(chosen_of(600), (std::vector<std::string>{"of", "the"}));
}

TEST(CommonStems, AreNotGuessedFromAFewArticles) {
  EXPECT_EQ(chosen_of(499), std::vector<std::string>());
}

}  // namespace
}  // namespace wirecopy::indexer
