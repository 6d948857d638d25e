// SPDX-License-Identifier: GPL-2.0-or-later
#include "stories/profile.h"

#include <algorithm>
#include <map>
#include <sstream>

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
  const auto words = std::ranges::count_if(profile, [](const Feature& feature) { return feature.weight > 0; });
  EXPECT_EQ(static_cast<std::size_t>(words), most_features);
  EXPECT_LE(profile.size(), most_features + form_features);
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

TEST(Profile, StopWordsAreLeftOutUnlessTheyAreNames) {
  const auto features_of = [](std::string_view spelled, std::string_view language) {
    ProfileMaker maker;
    maker.add("will", spelled, ProfileMaker::Place::Inside);
    const Profile profile = maker.finish(language);
    return std::ranges::count_if(profile, [](const Feature& feature) { return feature.weight > 0; });
  };
  EXPECT_EQ(features_of("will", "en"), 0);
  EXPECT_EQ(features_of("Will", "en"), 1);
  EXPECT_EQ(features_of("will", "fr"), 1);
}

TEST(Profile, AListOfNamesAndFiguresIsEmpty) {
  const auto is_empty = [](const std::string& text, std::string_view language) {
    std::istringstream words(text);
    ProfileMaker maker;
    for (std::string word; words >> word;) maker.add(word, word, ProfileMaker::Place::Inside);
    return maker.finish(language).empty();
  };
  const auto repeat = [](const std::string& text) { return text + text + text + text; };
  const std::string results = "Tarnholm Rovers 3 Oskarvik Town 1 postponed Meridell 0 Quaylin 0 delivered late ";
  const std::string prose =
      "Anna Bell of Tarnholm said on Sunday that the 312 people of the ferry Marigold were safe in Oskarvik ";
  EXPECT_TRUE(is_empty(repeat(results), "en"));
  EXPECT_FALSE(is_empty(results, "en")) << "too short to tell";
  EXPECT_FALSE(is_empty(repeat(results), "et")) << "no stop words are known";
  EXPECT_FALSE(is_empty(repeat(prose), "en"));
  EXPECT_FALSE(is_empty(repeat("eylem belediye meclisi kararla bahar aylarinda "), "tr"))
      << "few stop words, but no names";
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
