// SPDX-License-Identifier: GPL-2.0-or-later
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <random>

#include "indexer/index_job.h"
#include "indexer/index_writer.h"
#include "schema/index.h"
#include "tests/indexer/invented_news.h"
#include "tests/temporary_directory.h"
#include "text/error.h"

namespace wirecopy::indexer {
namespace {

// Indexes `items` from nothing and gives the groups.
std::map<std::string, std::set<std::string>> groups_from_scratch(const TemporaryDirectory& directory,
                                                                 const std::vector<Item>& items) {
  const std::string index = directory.path("scratch");
  std::filesystem::remove_all(index);
  write_lines(directory.path("scratch.jsonl"), items);
  index_quietly(index, {directory.path("scratch.jsonl")});
  return groups_in(index);
}

TEST(Increment, TheSameSourceAgainChangesNothing) {
  const TemporaryDirectory directory;
  write_lines(directory.path("news.jsonl"), invented_news(1, 100));
  index_quietly(directory.path("index"), {directory.path("news.jsonl")});
  const std::vector<std::string> before = dump(directory.path("index"));
  const IndexReport again = index_quietly(directory.path("index"), {directory.path("news.jsonl")});
  EXPECT_EQ(again.files_unchanged, 1u);
  EXPECT_EQ(again.added + again.replaced + again.unchanged, 0u);
  EXPECT_EQ(dump(directory.path("index")), before);
  Observer quiet;
  IndexOptions options;
  options.path = directory.path("index");
  options.reread = true;
  EXPECT_EQ(index_sources({directory.path("news.jsonl")}, options, quiet).unchanged, 100u);
  EXPECT_EQ(dump(directory.path("index")), before);
}

// What nothing names: neither id nor address.
void write_nameless(const std::string& path, const std::vector<std::string>& records) {
  std::ofstream out(path);
  for (const std::string& record : records) out << record << "\n";
}

TEST(Increment, ARecordMoreAtTheTopOfAFileIsOneArticleMore) {
  const TemporaryDirectory directory;
  const std::string file = directory.path("dump.jsonl"), index = directory.path("index");
  std::vector<std::string> records;
  for (int i = 0; i < 20; ++i)
    records.push_back(R"({"title":"Quay )" + std::to_string(i) + R"(","body":"The quay is open."})");
  write_nameless(file, records);
  EXPECT_EQ(index_quietly(index, {file}).added, 20u);
  records.insert(records.begin(), R"({"title":"Late news","body":"The quay is shut."})");
  write_nameless(file, records);
  const IndexReport report = index_quietly(index, {file});
  EXPECT_EQ(report.added, 1u);
  EXPECT_EQ(report.unchanged, 20u);
  EXPECT_EQ(report.articles, 21u);
}

TEST(Increment, ACorrectedRecordTakesThePlaceOfTheOldOneWhereThatIsKnown) {
  const TemporaryDirectory directory;
  const std::string file = directory.path("dump.jsonl"), index = directory.path("index");
  const auto record = [](const std::string& date, const std::string& body) {
    return R"({"title":"Quay open","source":"quay.example","date":")" + date + R"(","body":")" + body + "\"}";
  };
  write_nameless(file,
                 {record("2024-03-05T12:05:00Z", "The quay is open."), record("2024-03-06", "The quay is open.")});
  EXPECT_EQ(index_quietly(index, {file}).articles, 2u);
  write_nameless(file, {record("2024-03-05T12:05:00Z", "The quay is open again."),
                        record("2024-03-06", "The quay is open again.")});
  const IndexReport report = index_quietly(index, {file});
  EXPECT_EQ(report.replaced, 1u) << "its minute is known";
  EXPECT_EQ(report.added, 1u) << "a day has room for two articles of one headline";
}

TEST(Increment, AFileOfOneObjectIsThatArticle) {
  const TemporaryDirectory directory;
  const std::string file = directory.path("0412.json"), index = directory.path("index");
  write_nameless(file, {R"({"title":"Quay open","body":"The quay is open."})"});
  EXPECT_EQ(index_quietly(index, {file}).added, 1u);
  write_nameless(file, {R"({"title":"Quay open","body":"The quay is open again."})"});
  EXPECT_EQ(index_quietly(index, {file}).replaced, 1u);
  EXPECT_NE(dump(index).front().find("Q0412"), std::string::npos);
}

TEST(Increment, GroupsAreThoseOfABuildFromScratchAfterAnySequenceOfChanges) {
  for (const uint32_t seed : {11u, 12u, 13u}) {
    const TemporaryDirectory directory;
    std::mt19937 random(seed);
    std::vector<Item> pool = invented_news(seed, 240);
    std::ranges::shuffle(pool, random);
    std::vector<Item> present(pool.begin(), pool.begin() + 80);
    pool.erase(pool.begin(), pool.begin() + 80);
    write_lines(directory.path("first.jsonl"), present);
    index_quietly(directory.path("index"), {directory.path("first.jsonl")});
    for (int round = 0; round < 8; ++round) {
      std::vector<Item> batch;
      for (std::size_t count = 5 + random() % 20; count > 0 && !pool.empty(); --count) {
        batch.push_back(pool.back());
        pool.pop_back();
      }
      // Some articles come again with the text or the date of another.
      for (int changes = 0; changes < 3; ++changes) {
        Item& changed = present[random() % present.size()];
        const Item& other = present[random() % present.size()];
        (random() % 2 == 0 ? changed.body : changed.date) = random() % 2 == 0 ? other.body : changed.body;
        if (changed.date.size() > 10) changed.date = "2024-02-01";
        if (std::ranges::none_of(batch, [&](const Item& item) { return item.id == changed.id; }))
          batch.push_back(changed);
      }
      for (const Item& item : batch) {
        const auto found = std::ranges::find(present, item.id, &Item::id);
        if (found == present.end()) {
          present.push_back(item);
        } else {
          *found = item;
        }
      }
      const std::string file = directory.path("batch" + std::to_string(round) + ".jsonl");
      write_lines(file, batch);
      index_quietly(directory.path("index"), {file});
      std::vector<std::string> removed;
      for (int count = 0; count < 4; ++count) {
        const std::size_t at = random() % present.size();
        removed.push_back(present[at].id);
        present.erase(present.begin() + static_cast<std::ptrdiff_t>(at));
      }
      EXPECT_EQ(remove_articles(directory.path("index"), removed).removed, removed.size());
      EXPECT_EQ(fault_in_groups(directory.path("index")), "") << "seed " << seed << " round " << round;
      EXPECT_EQ(groups_in(directory.path("index")), groups_from_scratch(directory, present))
          << "seed " << seed << " round " << round;
    }
  }
}

TEST(Increment, GroupsAreTheSameInAnyOrderOfArrivalAndWithAnyNumberOfThreads) {
  const TemporaryDirectory directory;
  std::vector<Item> items = invented_news(21, 150);
  const auto expected = groups_from_scratch(directory, items);
  ASSERT_GT(expected.size(), 10u);
  std::mt19937 random(21);
  for (unsigned round = 0; round < 10; ++round) {
    std::ranges::shuffle(items, random);
    const std::string index = directory.path("index" + std::to_string(round));
    // At once, or in up to five runs.
    const std::size_t runs = round % 5 + 1;
    for (std::size_t run = 0; run < runs; ++run) {
      const auto part = [&](std::size_t i) {
        return items.begin() + static_cast<std::ptrdiff_t>(items.size() * i / runs);
      };
      const std::string file = directory.path("part" + std::to_string(round) + "-" + std::to_string(run) + ".jsonl");
      write_lines(file, {part(run), part(run + 1)});
      index_quietly(index, {file}, round % 4 + 1);
    }
    EXPECT_EQ(groups_in(index), expected) << "round " << round << ", " << runs << " runs";
  }
}

TEST(Increment, ACopyRewritesNoOtherDocument) {
  const TemporaryDirectory directory;
  std::vector<Item> items = {{"lead", invented_news(4, 1)[0].body, "2024-03-01"}};
  for (int i = 0; i < 5; ++i) items.push_back({"copy" + std::to_string(i), items[0].body, "2024-03-02"});
  write_lines(directory.path("news.jsonl"), items);
  index_quietly(directory.path("index"), {directory.path("news.jsonl")});
  std::vector<std::string> before = dump(directory.path("index"));
  write_lines(directory.path("more.jsonl"), {{"late", items[0].body, "2024-03-09"}});
  index_quietly(directory.path("index"), {directory.path("more.jsonl")});
  const std::vector<std::string> after = dump(directory.path("index"));
  ASSERT_EQ(after.size(), before.size() + 1);
  for (std::size_t i = 0; i < items.size(); ++i) EXPECT_EQ(after[i], before[i]);
  EXPECT_EQ(groups_in(directory.path("index")).at("lead").size(), 6u);
}

TEST(Increment, RemovingALeadElectsAnother) {
  const TemporaryDirectory directory;
  const std::string body = invented_news(4, 1)[0].body;
  write_lines(directory.path("news.jsonl"),
              {{"a", body, "2024-03-03"}, {"b", body, "2024-03-02"}, {"c", body, "2024-03-01"}});
  index_quietly(directory.path("index"), {directory.path("news.jsonl")});
  EXPECT_EQ(groups_in(directory.path("index")), (std::map<std::string, std::set<std::string>>{{"c", {"a", "b"}}}));
  const RemoveReport report = remove_articles(directory.path("index"), {"c", "nobody"});
  EXPECT_EQ(report.removed, 1u);
  EXPECT_EQ(report.unknown, (std::vector<std::string>{"nobody"}));
  EXPECT_EQ(groups_in(directory.path("index")), (std::map<std::string, std::set<std::string>>{{"b", {"a"}}}));
  remove_articles(directory.path("index"), {"a"});
  EXPECT_TRUE(groups_in(directory.path("index")).empty());
  EXPECT_EQ(fault_in_groups(directory.path("index")), "");
}

TEST(Increment, RemovingFromAnIndexThatIsNotThereMakesNone) {
  const TemporaryDirectory directory;
  EXPECT_THROW(remove_articles(directory.path("index"), {"a"}), Error);
  EXPECT_FALSE(std::filesystem::exists(directory.path("index")));
}

TEST(Increment, EveryCommitIsARevision) {
  const TemporaryDirectory directory;
  write_lines(directory.path("a.jsonl"), invented_news(1, 10));
  write_lines(directory.path("b.jsonl"), invented_news(2, 20));
  index_quietly(directory.path("index"), {directory.path("a.jsonl")});
  EXPECT_EQ(schema::open_index(directory.path("index")).metadata.revision, 1u);
  index_quietly(directory.path("index"), {directory.path("b.jsonl")});
  EXPECT_EQ(schema::open_index(directory.path("index")).metadata.revision, 2u);
}

TEST(Increment, WhatWasNotCommittedIsNotThere) {
  const TemporaryDirectory directory;
  write_lines(directory.path("a.jsonl"), invented_news(1, 10));
  index_quietly(directory.path("index"), {directory.path("a.jsonl")});
  {
    IndexWriter writer(directory.path("index"));
    EXPECT_TRUE(writer.remove("n1"));
    EXPECT_FALSE(writer.remove("n1")) << "it is taken out already";
  }
  EXPECT_EQ(schema::open_index(directory.path("index")).database.get_doccount(), 10u);
}

}  // namespace
}  // namespace wirecopy::indexer
