// SPDX-License-Identifier: GPL-2.0-or-later
// The stories of an index, built at once and bit by bit.
#include <algorithm>
#include <map>
#include <random>
#include <set>

#include <gtest/gtest.h>

#include "indexer/groups.h"
#include "indexer/index_job.h"
#include "indexer/index_writer.h"
#include "indexer/story_rebuild.h"
#include "indexer/story_update.h"
#include "schema/index.h"
#include "schema/record.h"
#include "schema/slots.h"
#include "schema/stories.h"
#include "tests/indexer/invented_news.h"
#include "tests/stories/made_articles.h"
#include "tests/temporary_directory.h"

namespace wirecopy::indexer {
namespace {

using Partition = std::set<std::set<std::string>>;

// The stories of an index as sets of ids.
Partition stories_in(const std::string& index) {
  const schema::ShardedDatabase database = schema::open_index(index).database;
  std::map<uint32_t, std::set<std::string>> by_number;
  for (auto posting = database.postlist_begin({}); posting != database.postlist_end({}); ++posting) {
    const Xapian::Document document = database.get_document(*posting);
    const uint32_t number = schema::story_number(*posting, document.get_value(schema::number_of(schema::Slot::Story)));
    by_number[number].insert(schema::decode_record_head(document.get_data()).article.id);
  }
  Partition partition;
  for (const auto& [number, ids] : by_number) partition.insert(ids);
  return partition;
}

// Every number is the smallest docid of its story, and the copies of a text are in one story; the fault, or empty.
std::string fault_in_stories(const std::string& index) {
  const schema::ShardedDatabase database = schema::open_index(index).database;
  std::map<uint32_t, Xapian::docid> first;
  std::map<uint32_t, uint32_t> story_of_group;
  for (auto posting = database.postlist_begin({}); posting != database.postlist_end({}); ++posting) {
    const Xapian::Document document = database.get_document(*posting);
    const uint32_t story = schema::story_number(*posting, document.get_value(schema::number_of(schema::Slot::Story)));
    first.emplace(story, *posting);
    const uint32_t group = schema::unpack_number(document.get_value(schema::number_of(schema::Slot::Copies)));
    if (group != 0 && story_of_group.emplace(group, story).first->second != story)
      return "group " + std::to_string(group) + " is in two stories";
  }
  for (const auto& [story, document] : first) {
    if (story != document) return "story " + std::to_string(story) + " begins with " + std::to_string(document);
  }
  return "";
}

std::string two_digits(unsigned number) {
  return (number < 10 ? "0" : "") + std::to_string(number);
}

// Events of two kinds with some reports each, copies of some of them, and articles about nothing else; in the order of
// time.
std::vector<Item> news_of_events() {
  const std::vector<std::string> places{"Tarnholm", "Oskarvik", "Meridell", "Quaylin"};
  const std::vector<std::string> figures{"6.4", "5.1", "7.2", "4.9"};
  const std::vector<std::string> days{"Sunday", "Thursday", "Monday", "Friday"};
  std::vector<Item> items;
  for (unsigned hour = 0; hour < 24; ++hour) {
    const std::string time = "2024-03-" + two_digits(1 + hour / 4) + "T" + two_digits(hour % 4 * 6) + ":";
    for (unsigned event = 0; event < 4; ++event) {
      const unsigned number = event * 100 + hour;
      const std::string id = "e" + std::to_string(event) + "-" + std::to_string(hour);
      if (hour % 3 == 0) {
        items.push_back({id, stories::quake_report(places[event], figures[event], days[event], number),
                         time + "1" + std::to_string(event) + ":00Z"});
      } else if (hour % 3 == 1) {
        const Item& original = items[items.size() - 4];
        items.push_back({id + "-copy", original.body, time + "2" + std::to_string(event) + ":00Z"});
      } else {
        items.push_back(
            {id + "-other",
             "The council of ward " + std::to_string(number) + " met. " + stories::own_words(5000 + number, 60),
             time + "3" + std::to_string(event) + ":00Z"});
      }
    }
  }
  return items;
}

Partition built_at_once(const TemporaryDirectory& directory, const std::vector<Item>& items, unsigned threads = 2) {
  const std::string index = directory.path("at-once");
  std::filesystem::remove_all(index);
  write_lines(directory.path("at-once.jsonl"), items);
  index_quietly(index, {directory.path("at-once.jsonl")}, threads);
  EXPECT_EQ(fault_in_stories(index), "");
  return stories_in(index);
}

// Indexes `items` batch by batch.
void add_in_batches(const TemporaryDirectory& directory, const std::string& index, const std::vector<Item>& items,
                    const std::vector<std::size_t>& ends) {
  std::size_t begin = 0;
  for (const std::size_t end : ends) {
    const std::string file = directory.path("batch" + std::to_string(begin) + "-" + std::to_string(end) + ".jsonl");
    write_lines(file,
                {items.begin() + static_cast<std::ptrdiff_t>(begin), items.begin() + static_cast<std::ptrdiff_t>(end)});
    index_quietly(index, {file});
    EXPECT_EQ(fault_in_stories(index), "");
    EXPECT_EQ(fault_in_groups(index), "");
    begin = end;
  }
}

// B-cubed F1 of one partition against another of the same ids.
double likeness(const Partition& a, const Partition& b) {
  std::map<std::string, const std::set<std::string>*> of_b;
  std::size_t all = 0;
  for (const auto& story : b) {
    for (const std::string& id : story) of_b[id] = &story;
  }
  double precision = 0;
  double recall = 0;
  for (const auto& story : a) {
    for (const std::string& id : story) {
      const std::set<std::string>& other = *of_b.at(id);
      const auto common = static_cast<double>(
          std::ranges::count_if(story, [&](const std::string& each) { return other.contains(each); }));
      precision += common / static_cast<double>(story.size());
      recall += common / static_cast<double>(other.size());
      ++all;
    }
  }
  return 2 * precision * recall / (precision + recall) / static_cast<double>(all);
}

TEST(Stories, OnlyADateThatWasSaidKeepsArticlesApart) {
  using corpus::Origin;
  using corpus::Precision;
  const struct {
    Precision precision;
    Origin origin;
    bool counts;
  } rows[] = {
      {Precision::Second, Origin::Metadata, true}, {Precision::Day, Origin::JsonLd, true},
      {Precision::Minute, Origin::Feed, true},     {Precision::Month, Origin::Metadata, false},
      {Precision::Day, Origin::Url, false},        {Precision::Day, Origin::Text, false},
      {Precision::Day, Origin::File, false},       {Precision::None, Origin::None, false},
  };
  for (const auto& row : rows) {
    corpus::Date date;
    date.seconds = 1'000'000;
    date.precision = row.precision;
    date.origin = row.origin;
    EXPECT_EQ(story_time(date), row.counts ? 1'000'000 : stories::undated)
        << static_cast<int>(row.precision) << " " << static_cast<int>(row.origin);
  }
}

TEST(Stories, EachEventIsOneStoryWithItsCopies) {
  const TemporaryDirectory directory;
  const std::vector<Item> items = news_of_events();
  const Partition stories = built_at_once(directory, items);
  Partition expected;
  std::map<std::string, std::set<std::string>> events;
  for (const Item& item : items) {
    if (item.id.ends_with("-other")) {
      expected.insert({item.id});
    } else {
      events[item.id.substr(0, 2)].insert(item.id);
    }
  }
  for (const auto& [event, ids] : events) expected.insert(ids);
  EXPECT_EQ(stories, expected);
}

TEST(Stories, AreTheSameInAnyOrderAndOnAnyNumberOfThreads) {
  const TemporaryDirectory directory;
  std::vector<Item> items = news_of_events();
  const Partition expected = built_at_once(directory, items);
  std::mt19937 random(7);
  for (unsigned round = 0; round < 10; ++round) {
    std::ranges::shuffle(items, random);
    EXPECT_EQ(built_at_once(directory, items, 1 + round % 4), expected) << "round " << round;
  }
}

TEST(Stories, ThatGrowInTheOrderOfTimeAreThoseOfABuildAtOnce) {
  const TemporaryDirectory directory;
  const std::vector<Item> items = news_of_events();
  // The first build has every word, so that it tells what is rare as the whole does.
  for (const std::vector<std::size_t>& ends :
       {std::vector<std::size_t>{48, 96}, {40, 41, 55, 96}, {60, 70, 80, 90, 96}}) {
    const std::string index = directory.path("grown" + std::to_string(ends.size()));
    add_in_batches(directory, index, items, ends);
    EXPECT_EQ(stories_in(index), built_at_once(directory, items)) << ends.size() << " batches";
  }
}

TEST(Stories, ThatGrowInAnyOrderDifferLittle) {
  for (const unsigned seed : {1u, 2u, 3u}) {
    const TemporaryDirectory directory;
    std::vector<Item> items = news_of_events();
    const Partition expected = built_at_once(directory, items);
    std::mt19937 random(seed);
    std::ranges::shuffle(items, random);
    add_in_batches(directory, directory.path("grown"), items, {30, 45, 60, 75, 96});
    EXPECT_GE(likeness(stories_in(directory.path("grown")), expected), 0.9) << "seed " << seed;
  }
}

TEST(Stories, FoundAnewAreThoseOfABuildAtOnce) {
  for (const unsigned seed : {1u, 2u}) {
    const TemporaryDirectory directory;
    std::vector<Item> items = news_of_events();
    const Partition expected = built_at_once(directory, items);
    std::mt19937 random(seed);
    std::ranges::shuffle(items, random);
    const std::string index = directory.path("grown");
    add_in_batches(directory, index, items, {3, 45, 96});
    {
      Xapian::WritableDatabase apart(index);  // as far from them as can be: each article a story of its own
      for (Xapian::docid document = 1; document <= items.size(); ++document)
        set_story_number(apart, document, document);
      apart.commit();
    }
    const StoryRebuild report = rebuild_stories(index);
    EXPECT_EQ(stories_in(index), expected) << "seed " << seed;
    EXPECT_EQ(fault_in_stories(index), "");
    EXPECT_EQ(fault_in_groups(index), "");
    EXPECT_EQ(report.before, items.size());
    EXPECT_EQ(report.after, expected.size());
    EXPECT_EQ(report.moved, items.size() - expected.size());
    EXPECT_EQ(rebuild_stories(index).moved, 0u) << "once is enough";
  }
}

TEST(Stories, AnArticleThatJoinsRewritesNoOther) {
  const TemporaryDirectory directory;
  const std::vector<Item> items = news_of_events();
  add_in_batches(directory, directory.path("index"), items, {94});
  const std::vector<std::string> before = dump(directory.path("index"));
  write_lines(directory.path("late.jsonl"),
              {{"late", stories::quake_report("Tarnholm", "6.4", "Sunday", 777), "2024-03-07T00:00:00Z"}});
  index_quietly(directory.path("index"), {directory.path("late.jsonl")});
  const std::vector<std::string> after = dump(directory.path("index"));
  for (std::size_t i = 0; i < 94; ++i) EXPECT_EQ(after[i], before[i]) << "document " << i + 1;
  const Partition stories = stories_in(directory.path("index"));
  EXPECT_TRUE(std::ranges::any_of(
      stories, [](const std::set<std::string>& ids) { return ids.contains("late") && ids.contains("e0-0"); }));
}

TEST(Stories, StayWholeWhenArticlesGoOrChange) {
  const TemporaryDirectory directory;
  const std::vector<Item> items = news_of_events();
  const std::string index = directory.path("index");
  add_in_batches(directory, index, items, {96});
  // The first article of the index has the number of its story.
  EXPECT_EQ(remove_articles(index, {items.front().id}).removed, 1u);
  EXPECT_EQ(fault_in_stories(index), "");
  Partition expected;
  for (std::set<std::string> ids : built_at_once(directory, items)) {
    ids.erase(items.front().id);
    if (!ids.empty()) expected.insert(ids);
  }
  EXPECT_EQ(stories_in(index), expected);
  Item changed = items[1];
  changed.body = "Nothing of that sort. " + stories::own_words(9000, 60);
  write_lines(directory.path("changed.jsonl"), {changed});
  index_quietly(index, {directory.path("changed.jsonl")});
  EXPECT_EQ(fault_in_stories(index), "");
  EXPECT_TRUE(stories_in(index).contains({changed.id}));
}

}  // namespace
}  // namespace wirecopy::indexer
