// SPDX-License-Identifier: GPL-2.0-or-later
#include "stories/profile.h"

#include <algorithm>
#include <map>

#include <gtest/gtest.h>

#include "tests/stories/made_articles.h"

namespace wirecopy::stories {
namespace {

// Weight of a word in a text: that of the only feature that the text without the word does not have.
int weight_in(const std::string& text, const std::string& word) {
  const Profile alone = profile_of(word);
  if (alone.empty()) return 0;
  for (const Feature& feature : profile_of(text)) {
    if (feature.bucket == alone.front().bucket) return feature.weight;
  }
  return 0;
}

TEST(Profile, NamesAndFiguresWeighMoreThanWords) {
  const std::string text = "On Sunday the ferry to Tarnholm broke down with 312 people on board. The ferry was old.";
  EXPECT_GT(weight_in(text, "Tarnholm"), weight_in(text, "broke"));
  EXPECT_GT(weight_in(text, "312"), weight_in(text, "broke"));
  EXPECT_GT(weight_in(text, "ferry"), weight_in(text, "broke")) << "it is said twice";
  EXPECT_EQ(weight_in(text, "on"), 0) << "short words tell nothing";
  EXPECT_GT(weight_in(text, "312"), 0);
}

TEST(Profile, ACapitalAtTheStartOfASentenceIsNoName) {
  const std::string text = "Boats were late. Boats always are.";
  EXPECT_LT(weight_in(text, "boats"), weight_in("The fleet of Boats were late.", "boats") * 2);
  EXPECT_GT(weight_in("it is the 4321 that rang", "4321"), weight_in("it is the Bell that rang", "bell"));
}

TEST(Profile, TheFirstLinesWeighMore) {
  const std::string padding = own_words(1, 80);
  EXPECT_GT(weight_in("ferry " + padding, "ferry"), weight_in(padding + "ferry", "ferry"));
}

TEST(Profile, IsBoundedAndInOrder) {
  const Profile profile = profile_of(own_words(1, 3000));
  EXPECT_EQ(profile.size(), most_features);
  EXPECT_TRUE(std::ranges::is_sorted(profile, {}, &Feature::bucket));
  EXPECT_TRUE(profile_of("").empty());
}

TEST(Profile, HoldsItsLanguage) {
  ProfileMaker maker;
  maker.add("ferri", "ferry", ProfileMaker::Place::Inside);
  const Profile english = maker.finish("en");
  ASSERT_EQ(english.size(), 2u);
  EXPECT_EQ(std::ranges::count(english, Feature::Kind::Language, &Feature::kind), 1);
  maker.add("ferri", "ferry", ProfileMaker::Place::Inside);
  EXPECT_NE(maker.finish("de"), english);
}

TEST(Profile, TheMakerStartsAnew) {
  ProfileMaker maker;
  maker.add("ferri", "ferry", ProfileMaker::Place::Inside);
  const Profile first = maker.finish("");
  EXPECT_TRUE(maker.finish("").empty());
  maker.add("ferri", "ferry", ProfileMaker::Place::Inside);
  EXPECT_EQ(maker.finish(""), first);
}

}  // namespace
}  // namespace wirecopy::stories
