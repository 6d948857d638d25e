// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/versions.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>

#include "indexer/index_job.h"
#include "schema/index.h"
#include "schema/versions.h"
#include "tests/indexer/invented_news.h"
#include "tests/temporary_directory.h"

namespace wirecopy::indexer {
namespace {

// "title of the article < titles of its earlier versions" for each article, by title.
std::vector<std::string> titles_in(const std::string& index) {
  const schema::ShardedDatabase database = schema::open_index(index).database;
  std::vector<std::string> lines;
  for (auto document = database.postlist_begin(""); document != database.postlist_end(""); ++document) {
    std::string line = schema::decode_record_head(database.get_document(*document).get_data()).article.title;
    for (const schema::Version& version : schema::read_versions(database, *document))
      line += " < " + version.stored.article.title;
    lines.push_back(line);
  }
  std::ranges::sort(lines);
  return lines;
}

std::string record(const std::string& url, const std::string& title, const std::string& date = "",
                   const std::string& id = "") {
  return R"({"id": ")" + id + R"(", "url": ")" + url + R"(", "title": ")" + title + R"(", "body": "The text of )" +
         title + R"( tells what happened there.", "modified": ")" + date + "\"}\n";
}

void write(const std::string& path, const std::string& text) {
  std::ofstream(path) << text;
}

using Titles = std::vector<std::string>;

TEST(Versions, OneAddressIsOneArticleAndTheLaterVersionWins) {
  struct Row {
    std::vector<std::string> records;
    Titles titles;
  };
  const Row rows[] = {
      {{record("https://q.example/1", "Flood"), record("http://www.q.example/1/?utm_source=x", "Flood worse")},
       {"Flood worse < Flood"}},
      {{record("https://q.example/1", "Late", "2024-03-05T12:00:00Z"),
        record("https://q.example/1", "Early", "2024-03-05T08:00:00Z")},
       {"Late < Early"}},
      {{record("https://q.example/1", "Day", "2024-03-05"),
        record("https://q.example/1", "Hour", "2024-03-05T08:00:00Z")},
       {"Hour < Day"}},
      {{record("https://q.example/1", "Three", "2024-03-07"), record("https://q.example/1", "One", "2024-03-05"),
        record("https://q.example/1", "Two", "2024-03-06")},
       {"Three < One < Two"}},
      {{record("https://q.example/1", "First", "", "a"), record("https://q.example/1", "Second", "", "b")},
       {"First", "Second"}},
      {{record("https://q.example/1", "A", "", "a"), record("https://q.example/1", "B", "", "b"),
        record("https://q.example/1", "A2", "", "a"), record("https://q.example/1", "B2", "", "b")},
       {"A2 < A", "B2 < B"}},
      {{record("https://q.example/1", "A", "", "a"), record("https://q.example/2", "A2", "", "a"),
        record("https://q.example/3", "A3", "", "a")},
       {"A3 < A < A2"}},
      {{record("https://q.example/1", "A", "", "a"), record("https://q.example/1", "Plain"),
        record("https://q.example/1", "B", "", "b"), record("https://q.example/1", "A2", "", "a")},
       {"A2 < A < Plain", "B"}},
      {{record("https://q.example/1", "Plain"), record("https://q.example/1", "A", "", "a"),
        record("https://q.example/1", "B", "", "b")},
       {"A < Plain", "B"}},
      {{record("https://q.example/1", "Flood"), record("https://q.example/2", "Tide")}, {"Flood", "Tide"}},
      {{record("https://q.example/", "Flood", "", "a"), record("https://q.example/", "Tide", "", "b")},
       {"Flood", "Tide"}},
      {{record("https://q.example/1", "Same"), record("https://q.example/1", "Same")}, {"Same"}},
      {{record("https://q.example/1", "A"), record("https://q.example/1", "B"), record("https://q.example/1", "A")},
       {"B < A"}},
  };
  for (const Row& row : rows) {
    std::string all;
    for (const std::string& each : row.records) all += each;
    // At once, one file after the other, and into an index that has other articles: the same comes of it.
    const TemporaryDirectory directory;
    write(directory.path("all.jsonl"), all);
    index_quietly(directory.path("built"), {directory.path("all.jsonl")}, 1);
    EXPECT_EQ(titles_in(directory.path("built")), row.titles) << all;
    for (std::size_t i = 0; i < row.records.size(); ++i) {
      const std::string file = directory.path(std::to_string(i) + ".jsonl");
      write(file, row.records[i]);
      index_quietly(directory.path("grown"), {file});
    }
    EXPECT_EQ(titles_in(directory.path("grown")), row.titles) << all;
    write(directory.path("other.jsonl"), record("https://other.example/1", "Other"));
    index_quietly(directory.path("batch"), {directory.path("other.jsonl")});
    index_quietly(directory.path("batch"), {directory.path("all.jsonl")});
    Titles with_other = row.titles;
    with_other.push_back("Other");
    std::ranges::sort(with_other);
    EXPECT_EQ(titles_in(directory.path("batch")), with_other) << all;
    // Reading everything again changes nothing.
    Observer quiet;
    IndexOptions options;
    options.path = directory.path("built");
    options.reread = true;
    EXPECT_EQ(index_sources({directory.path("all.jsonl")}, options, quiet).unchanged, row.records.size()) << all;
    EXPECT_EQ(titles_in(directory.path("built")), row.titles) << all;
  }
}

TEST(Versions, OfAnItemThatItsAgencyTakesBackLeaveTheIndex) {
  const auto item = [](const std::string& title, const std::string& status = "usable") {
    return R"({"id": "a", "title": ")" + title + R"(", "body": "The text of )" + title +
           R"( tells what happened there.", "pubstatus": ")" + status + "\"}\n";
  };
  const std::string other = record("https://q.example/1", "Tide", "", "b");
  struct Row {
    std::vector<std::string> records;
    Titles titles;
  };
  const Row rows[] = {
      {{item("Flood"), other, item("Flood", "canceled")}, {"Tide"}},
      {{item("Flood"), item("Flood worse"), other, item("Flood", "withheld")}, {"Tide"}},
      {{item("Flood"), other, item("Flood", "canceled"), item("No flood")}, {"No flood", "Tide"}},
      {{item("Flood"), other, item("Flood", "canceled"), item("Flood")}, {"Flood", "Tide"}},
      {{item("Flood", "canceled"), other}, {"Tide"}},
      {{item("Flood"), item("Flood", "canceled")}, {}},
      {{record("https://q.example/2", "Flood"), other,
        R"({"url": "https://www.q.example/2?utm_source=x", "title": "Kill", "pubstatus": "canceled"})"},
       {"Tide"}},
  };
  for (const Row& row : rows) {
    std::string all;
    for (const std::string& each : row.records) all += each;
    const TemporaryDirectory directory;
    write(directory.path("all.jsonl"), all);
    index_quietly(directory.path("built"), {directory.path("all.jsonl")}, 1);
    EXPECT_EQ(titles_in(directory.path("built")), row.titles) << all;
    for (std::size_t i = 0; i < row.records.size(); ++i) {
      const std::string file = directory.path(std::to_string(i) + ".jsonl");
      write(file, row.records[i]);
      index_quietly(directory.path("grown"), {file});
    }
    EXPECT_EQ(titles_in(directory.path("grown")), row.titles) << all;
    write(directory.path("other.jsonl"), record("https://other.example/1", "Other"));
    index_quietly(directory.path("batch"), {directory.path("other.jsonl")});
    index_quietly(directory.path("batch"), {directory.path("all.jsonl")});
    Titles with_other = row.titles;
    with_other.push_back("Other");
    std::ranges::sort(with_other);
    EXPECT_EQ(titles_in(directory.path("batch")), with_other) << all;
  }
}

TEST(Versions, AreTheSameWhateverTheNumberOfThreads) {
  const TemporaryDirectory directory;
  std::string lines;
  for (int i = 0; i < 600; ++i)
    lines += record("https://q.example/" + std::to_string(i % 150), "News number " + std::to_string(i));
  write(directory.path("news.jsonl"), lines);
  index_quietly(directory.path("one"), {directory.path("news.jsonl")}, 1);
  index_quietly(directory.path("four"), {directory.path("news.jsonl")}, 4);
  EXPECT_EQ(titles_in(directory.path("one")), titles_in(directory.path("four")));
  EXPECT_EQ(titles_in(directory.path("one")).size(), 150u);
}

TEST(Versions, AnIdThatWasGivenStays) {
  const TemporaryDirectory directory;
  write(directory.path("given.jsonl"), record("https://q.example/1", "One", "", "x"));
  write(directory.path("plain.jsonl"), record("https://q.example/1", "Two"));
  index_quietly(directory.path("grown"), {directory.path("given.jsonl")});
  index_quietly(directory.path("grown"), {directory.path("plain.jsonl")});
  index_quietly(directory.path("at once"), {directory.path("given.jsonl"), directory.path("plain.jsonl")});
  for (const std::string& index : {directory.path("grown"), directory.path("at once")}) {
    EXPECT_EQ(titles_in(index), Titles{"Two < One"}) << index;
    EXPECT_EQ(remove_articles(index, {"x"}).removed, 1u) << index;
  }
}

TEST(Versions, GoWithTheirArticle) {
  const TemporaryDirectory directory;
  write(directory.path("a.jsonl"),
        record("https://q.example/1", "One", "", "x") + record("https://q.example/1", "Two", "", "x"));
  index_quietly(directory.path("index"), {directory.path("a.jsonl")});
  EXPECT_EQ(remove_articles(directory.path("index"), {"x"}).removed, 1u);
  write(directory.path("b.jsonl"), record("https://q.example/1", "Three", "", "x"));
  index_quietly(directory.path("index"), {directory.path("b.jsonl")});
  EXPECT_EQ(titles_in(directory.path("index")), Titles{"Three"});
}

}  // namespace
}  // namespace wirecopy::indexer
