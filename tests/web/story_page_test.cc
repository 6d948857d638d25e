// SPDX-License-Identifier: GPL-2.0-or-later
#include "web/story_page.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/web/golden.h"
#include "web/saved_page.h"

namespace wirecopy::web {
namespace {

corpus::Date at(int64_t hours) {
  constexpr int64_t march_5_2024 = 1709596800;
  return {march_5_2024 + hours * 3600, corpus::Precision::Minute, corpus::Origin::JsonLd};
}

searcher::StoryTimeline of_articles(const char* id, uint32_t articles, uint32_t outlets) {
  searcher::StoryTimeline timeline;
  timeline.id = id;
  timeline.articles = articles;
  timeline.outlets = outlets;
  return timeline;
}

TEST(StoryPage, TellsAStoryByDayAsInTheGoldenPage) {
  searcher::StoryTimeline timeline = of_articles("wire/1", 6, 5);
  timeline.words = {"cranes", "mole<b>"};
  timeline.texts = {
      {.id = "wire/1",
       .title = "Cranes <stand> still",
       .url = "https://wire.example/1",
       .outlet = "Meridian Wire",
       .published = at(6),
       .also_in = {"gazette.example", "Evening \"Lamp\""},
       .copies = 3},
      {.id = "second", .title = "", .url = "", .outlet = "", .published = at(30), .also_in = {}},
      {.id = "third", .title = "No oranges", .url = "", .outlet = "bugle.example", .published = {}, .also_in = {}}};
  testing::expect_golden("story.html",
                         story_page(timeline, {}, {.revision = 118, .articles = 210'344, .texts = 151'022}));
}

TEST(StoryPage, StaysSmallForALongStory) {
  searcher::StoryTimeline timeline = of_articles("first", 5000, 5000);
  for (int number = 0; number < 5000; ++number) {
    const std::string name = std::to_string(number);
    timeline.texts.push_back({.id = name,
                              .title = "t" + name,
                              .url = "",
                              .outlet = "outlet " + name,
                              .published = at(number / 10),
                              .also_in = {}});
  }
  const std::string page = story_page(timeline, {}, {});
  EXPECT_LT(page.size(), 200'000);
  EXPECT_THAT(page, ::testing::HasSubstr("and 4,800 texts more"));
  EXPECT_THAT(page, ::testing::HasSubstr("offset=200"));
  EXPECT_THAT(page, ::testing::HasSubstr("and 4,940 more"));
}

TEST(StoryPage, KeepsTheSearchItWasFoundBy) {
  searcher::StoryTimeline timeline = of_articles("first", 2, 1);
  timeline.texts = {{.id = "first",
                     .title = "Cranes",
                     .url = "",
                     .outlet = "a.example",
                     .published = {},
                     .also_in = {},
                     .copies = 1}};
  searcher::Request request{.text = "cranes & more"};
  request.from = "2024-03";
  const std::string page = story_page(timeline, request, {});
  EXPECT_THAT(page, ::testing::HasSubstr("<a href=\"/?q=cranes%20%26%20more&amp;from=2024-03\">Back to the hits</a>"));
  EXPECT_THAT(page, ::testing::HasSubstr("\"/article/first?q=cranes%20%26%20more&amp;from=2024-03\""));
  EXPECT_THAT(page, ::testing::HasSubstr("\"/article/first?q=cranes%20%26%20more&amp;from=2024-03#copies\""));
  EXPECT_THAT(page, ::testing::HasSubstr("value=\"cranes &amp; more\""));
  EXPECT_THAT(story_page(timeline, {}, {}), ::testing::Not(::testing::HasSubstr("Back to the hits")));
}

TEST(SavedPage, ListsWhatIsSavedBesideTheIndexAsInTheGoldenPage) {
  testing::expect_golden("saved.html",
                         saved_page({.queries = {{"ferries", "ferry OR <b>"}}, .bad_lines = {}, .fault = {}}));
}

TEST(SavedPage, SaysHowASearchIsSavedWhereThereIsNone) {
  EXPECT_THAT(saved_page({}), ::testing::HasSubstr("wirecopy queries save"));
}

}  // namespace
}  // namespace wirecopy::web
