// SPDX-License-Identifier: GPL-2.0-or-later
#include "stories/story_finder.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <random>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/stories/made_articles.h"

namespace wirecopy::stories {
namespace {

constexpr int64_t day = 24 * 3600;

struct Dated {
  Profile profile;
  int64_t published = undated;
};

// The story of each article.
std::vector<uint32_t> stories_of(const std::vector<Dated>& articles) {
  Rarity rarity;
  for (const Dated& article : articles) rarity.count(article.profile);
  StoryFinder finder(rarity);
  std::vector<uint32_t> stories;
  for (const Dated& article : articles) finder.place(article.profile, article.published);
  for (uint32_t i = 0; i < articles.size(); ++i) stories.push_back(finder.story_of(i));
  return stories;
}

std::size_t largest(const std::vector<uint32_t>& stories) {
  std::map<uint32_t, std::size_t> sizes;
  for (const uint32_t story : stories) ++sizes[story];
  std::size_t most = 0;
  for (const auto& [story, size] : sizes) most = std::max(most, size);
  return most;
}

// Articles that have nothing to do with one another.
void add_others(std::vector<Dated>& articles, unsigned count, int64_t published = undated) {
  for (unsigned i = 0; i < count; ++i)
    articles.push_back({profile_of("The council said that " + own_words(1000 + i, 60)), published});
}

TEST(StoryFinder, ArticlesWithoutWordsAreAlone) {
  EXPECT_EQ(stories_of({{{}, 0}, {{}, 0}, {{}, undated}}), (std::vector<uint32_t>{0, 1, 2}));
}

TEST(StoryFinder, ReportsOfOneEventAreOneStoryInWhateverWords) {
  std::vector<Dated> articles;
  for (unsigned i = 0; i < 9; ++i) articles.push_back({profile_of(quake_report("Tarnholm", "6.4", "Sunday", i))});
  add_others(articles, 40);
  const std::vector<uint32_t> stories = stories_of(articles);
  EXPECT_EQ(std::set(stories.begin(), stories.begin() + 9).size(), 1u);
  EXPECT_EQ(std::set(stories.begin(), stories.end()).size(), 41u);
}

TEST(StoryFinder, TwoQuakesAreTwoStoriesInAnyOrder) {
  for (const unsigned seed : {1u, 2u, 3u, 4u, 5u}) {
    std::vector<Dated> articles;
    for (unsigned i = 0; i < 8; ++i) {
      articles.push_back({profile_of(quake_report("Tarnholm", "6.4", "Sunday", i))});
      articles.push_back({profile_of(quake_report("Oskarvik", "5.1", "Thursday", i + 100))});
    }
    add_others(articles, 40);
    std::vector<std::size_t> order(articles.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::mt19937 random(seed);
    std::ranges::shuffle(order, random);
    std::vector<Dated> shuffled;
    for (const std::size_t i : order) shuffled.push_back(articles[i]);
    const std::vector<uint32_t> stories = stories_of(shuffled);
    std::set<uint32_t> first;
    std::set<uint32_t> second;
    for (std::size_t i = 0; i < order.size(); ++i) {
      if (order[i] < 16) (order[i] % 2 == 0 ? first : second).insert(stories[i]);
    }
    EXPECT_EQ(first.size(), 1u) << "seed " << seed;
    EXPECT_EQ(second.size(), 1u) << "seed " << seed;
    EXPECT_NE(first, second) << "seed " << seed;
  }
}

// The stories of two quakes of one day, in an order that `seed` makes. One report of the second speaks of the first
// too, and goes with that when it comes early.
std::pair<std::set<uint32_t>, std::set<uint32_t>> stories_of_two_quakes(unsigned seed) {
  std::vector<unsigned> order(16);
  std::iota(order.begin(), order.end(), 0u);
  std::mt19937 random(seed);
  std::ranges::shuffle(order, random);
  std::vector<Dated> articles;
  for (const unsigned number : order) {
    const bool is_first = number % 2 == 0;
    std::string text = is_first ? quake_report("Tarnholm", "6.4", "Sunday", number)
                                : quake_report("Oskarvik", "5.1", "Sunday", number);
    text.resize(text.find(" own") + 1);
    if (number == 1) {
      text =
          "Days after Tarnholm had its 6.4 the ground off Oskarvik trembled on Sunday when a magnitude 5.1 quake "
          "struck. Residents of Oskarvik slept in tents. Rescuers from Tarnholm came to help. ";
    }
    articles.push_back({profile_of(text + own_words(number, 12))});
  }
  add_others(articles, 40);
  const std::vector<uint32_t> stories = stories_of(articles);
  std::pair<std::set<uint32_t>, std::set<uint32_t>> found;
  for (std::size_t i = 0; i < order.size(); ++i) (order[i] % 2 == 0 ? found.first : found.second).insert(stories[i]);
  return found;
}

TEST(StoryFinder, AnArticleThatCameTooEarlyChangesOverToItsStory) {
  for (unsigned seed = 0; seed < 20; ++seed) {
    const auto [first, second] = stories_of_two_quakes(seed);
    EXPECT_EQ(first.size(), 1u) << "seed " << seed;
    EXPECT_EQ(second.size(), 1u) << "seed " << seed;
    EXPECT_NE(first, second) << "seed " << seed;
  }
}

// Briefs of a small town, whose name is rare: one name or two are no event.
TEST(StoryFinder, ARareNameIsNoEvent) {
  const std::vector<std::string> briefs{
      "The swimming pool of Ellerby will close for six weeks while the roof is repaired. Season tickets are extended. ",
      "A man broke a leg when he fell from a ladder in Ellerby. He had been cleaning gutters for a neighbour. ",
      "Households in Ellerby pay more council tax this year. The budget passed by a few votes after a long debate. ",
      "Thieves broke into the bakery of Ellerby at night. They took the till and ate four custard tarts. ",
      "The old wool mill of Ellerby is to be turned into flats. The chimney must be kept, planners said. ",
      "The dog that ran away from the fireworks in Ellerby was found in a railway hut, thin but cheerful. "};
  std::vector<Dated> articles;
  for (unsigned i = 0; i < briefs.size(); ++i) articles.push_back({profile_of(briefs[i]), i * day / 4});
  for (unsigned i = 0; i < 6; ++i)
    articles.push_back(
        {profile_of("Calder Vale " + own_words(3000 + i * 7, 25) + "said Calder Vale. "), i * day / 4 + 1});
  add_others(articles, 400, day);
  EXPECT_EQ(largest(stories_of(articles)), 1u);
}

TEST(StoryFinder, ItemsOfOneFormAreStoriesOfTheirOwn) {
  const std::vector<std::string> days{"Monday", "Tuesday", "Wednesday", "Thursday", "Friday"};
  std::vector<Dated> articles;
  for (unsigned i = 0; i < days.size(); ++i)
    articles.push_back(
        {profile_of(market_table(days[i], std::to_string(4000 + i * 7) + "." + std::to_string(i))), i * day});
  add_others(articles, 40);
  const std::vector<uint32_t> stories = stories_of(articles);
  EXPECT_EQ(std::set(stories.begin(), stories.end()).size(), articles.size());
}

TEST(StoryFinder, AnEventOfAnotherMonthIsAnotherStory) {
  std::vector<Dated> articles;
  add_others(articles, 40, 0);
  articles.push_back({profile_of(quake_report("Tarnholm", "6.4", "Sunday", 1)), 1 * day});
  articles.push_back({profile_of(quake_report("Tarnholm", "6.4", "Sunday", 2)), 2 * day});
  articles.push_back({profile_of(quake_report("Tarnholm", "6.4", "Sunday", 3)), 40 * day});
  const std::vector<uint32_t> stories = stories_of(articles);
  EXPECT_EQ(stories[40], stories[41]);
  EXPECT_NE(stories[40], stories[42]);
}

// Stories that are over are passed over, but not by what may still be of them.
TEST(StoryFinder, WhatIsUndatedOrComesOutOfOrderFindsStoriesThatAreOver) {
  // All of one kind in the same words, but for 24 of their own.
  const auto report = [](unsigned i) { return profile_of(quake_report("Tarnholm", "6.4", "Sunday", i * 16)); };
  std::vector<Dated> others;
  add_others(others, 40, 0);
  Rarity rarity;
  for (const Dated& other : others) rarity.count(other.profile);
  for (unsigned i = 0; i < 5; ++i) rarity.count(report(i));
  StoryFinder finder(rarity);
  for (const Dated& other : others) finder.place(other.profile, other.published);
  const uint32_t old = finder.place(report(0), 1 * day);
  const uint32_t late = finder.place(report(1), 40 * day);
  ASSERT_NE(finder.story_of(old), finder.story_of(late));
  const uint32_t early = finder.place(report(2), 2 * day);
  EXPECT_EQ(finder.story_of(early), finder.story_of(old));
  // Known to be of the old story, which goes on with it, by no word that is new to it.
  finder.restore(report(0), 80 * day, finder.story_of(old));
  const uint32_t next = finder.place(report(3), 85 * day);
  EXPECT_EQ(finder.story_of(next), finder.story_of(old));
  const uint32_t dateless = finder.place(report(4), undated);
  EXPECT_THAT((std::vector{finder.story_of(old), finder.story_of(late)}), testing::Contains(finder.story_of(dateless)));
}

// Each article has 70 of 100 words of the one before.
TEST(StoryFinder, ADriftDoesNotChain) {
  std::vector<Dated> articles;
  for (unsigned i = 0; i < 600; ++i) {
    std::string text = "it ";
    for (unsigned word = i * 30; word < i * 30 + 100; ++word) text += own_words(word, 1);
    articles.push_back({profile_of(text)});
  }
  EXPECT_LE(largest(stories_of(articles)), 20u);
}

TEST(StoryFinder, AFooterThatAllShareMakesNoStory) {
  std::vector<Dated> articles;
  for (unsigned i = 0; i < 600; ++i) {
    articles.push_back({profile_of(own_words(i, 40) +
                                   "Copyright The Portcalder Gazette. All rights reserved. No part may be reproduced "
                                   "without the written consent of Gazette Holdings in Portcalder.")});
  }
  EXPECT_LE(largest(stories_of(articles)), 2u);
}

TEST(StoryFinder, RestoredArticlesLeadToTheSameStories) {
  std::vector<Dated> articles;
  for (unsigned i = 0; i < 12; ++i) {
    articles.push_back({profile_of(quake_report("Tarnholm", "6.4", "Sunday", i)), i * 3600});
    articles.push_back({profile_of(quake_report("Oskarvik", "5.1", "Thursday", i + 100)), i * 3600 + 1});
    articles.push_back({profile_of("The council said that " + own_words(2000 + i, 60)), i * 3600 + 2});
  }
  Rarity rarity;
  for (const Dated& article : articles) rarity.count(article.profile);
  StoryFinder whole(rarity);
  for (const Dated& article : articles) whole.place(article.profile, article.published);
  for (const std::size_t cut : {1u, 5u, 12u, 20u, 30u}) {
    StoryFinder before(rarity);
    for (std::size_t i = 0; i < cut; ++i) before.place(articles[i].profile, articles[i].published);
    StoryFinder after(rarity);
    std::map<uint32_t, uint32_t> number;
    for (uint32_t i = 0; i < cut; ++i) {
      const uint32_t story = number.try_emplace(before.story_of(i), after.stories()).first->second;
      after.restore(articles[i].profile, articles[i].published, story);
    }
    for (std::size_t i = cut; i < articles.size(); ++i) after.place(articles[i].profile, articles[i].published);
    for (uint32_t a = 0; a < articles.size(); ++a) {
      for (uint32_t b = 0; b < a; ++b) {
        EXPECT_EQ(after.story_of(a) == after.story_of(b), whole.story_of(a) == whole.story_of(b))
            << "cut " << cut << ", articles " << b << " and " << a;
      }
    }
  }
}

}  // namespace
}  // namespace wirecopy::stories
