// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/timeline.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "searcher/reader.h"
#include "tests/searcher/small_index.h"

namespace wirecopy::searcher {
namespace {

TEST(Timeline, IsInTheOrderOfPublishingWithTheDelaysToTheFirst) {
  const TemporaryDirectory directory;
  SmallIndex index(directory.path() / "index");
  const corpus::Date first = march(2);
  corpus::Date later = first;
  later.seconds += 143 * 60;
  corpus::Date day_only{.seconds = first.seconds + 86'400, .precision = corpus::Precision::Day, .origin = {}};
  std::vector<Xapian::docid> members;
  members.push_back(index.add({.id = "lead", .title = "T", .body = "One.", .outlet = "wire", .published = first}));
  members.push_back(index.add({.id = "undated", .title = "T", .body = "One.", .outlet = "c"}));
  members.push_back(index.add({.id = "day", .title = "T", .body = "One.", .outlet = "b", .published = day_only}));
  members.push_back(index.add({.id = "later", .title = "T", .body = "One.", .outlet = "a", .published = later}));
  index.group(members);
  index.add({.id = "alone", .title = "T", .body = "Two."});
  index.commit();
  Reader reader((directory.path() / "index").string());
  for (const char* id : {"lead", "undated", "later"}) {
    const auto timeline = timeline_of(reader, id);
    ASSERT_TRUE(timeline) << id;
    EXPECT_EQ(timeline->lead, "lead");
    EXPECT_EQ(timeline->outlets, 4u);
    std::vector<std::string> rows;
    for (const TimelineEntry& entry : timeline->entries) rows.push_back(entry.article.id + ": " + delay_words(entry));
    EXPECT_EQ(rows,
              (std::vector<std::string>{"lead: at the same minute", "later: 2 h 23 min", "day: 1 day", "undated: "}));
  }
  EXPECT_EQ(timeline_of(reader, "alone")->entries.size(), 1u);
  EXPECT_FALSE(timeline_of(reader, "nobody"));
  const auto json = nlohmann::json::parse(to_json(*timeline_of(reader, "day")));
  EXPECT_EQ(json["members"][1]["after_s"], 143 * 60);
  EXPECT_TRUE(json["members"][2]["after_s"].is_null());
  EXPECT_EQ(json["members"][2]["after_days"], 1);
  EXPECT_TRUE(json["members"][3]["published"].is_null());
  EXPECT_TRUE(json["members"][0]["credit"].is_null());
}

TEST(Timeline, SaysDelaysInWords) {
  struct Row {
    std::optional<int64_t> after;
    std::optional<int64_t> days;
    std::string words;
  };
  const std::vector<Row> rows{
      {0, 0, "at the same minute"},
      {59, 0, "at the same minute"},
      {60, 0, "1 min"},
      {3599, 0, "59 min"},
      {3600, 0, "1 h"},
      {3600 * 47 + 60, 1, "47 h 1 min"},
      {2 * 86'400, 2, "2 days"},
      {{}, 0, "the same day"},
      {{}, 1, "1 day"},
      {{}, {}, ""},
  };
  for (const Row& row : rows) {
    TimelineEntry entry;
    entry.after = row.after;
    entry.days = row.days;
    EXPECT_EQ(delay_words(entry), row.words);
  }
}

}  // namespace
}  // namespace wirecopy::searcher
