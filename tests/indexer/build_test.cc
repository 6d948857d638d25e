// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/build.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <random>

#include "schema/index.h"
#include "tests/indexer/invented_news.h"
#include "tests/temporary_directory.h"
#include "text/error.h"

namespace wirecopy::indexer {
namespace {

TEST(Build, GivesTheSameIndexWhateverTheNumberOfThreads) {
  const TemporaryDirectory directory;
  write_lines(directory.path("news.jsonl"), invented_news(1, 700));
  index_quietly(directory.path("one"), {directory.path("news.jsonl")}, 1);
  const std::vector<std::string> expected = dump(directory.path("one"));
  ASSERT_EQ(expected.size(), 700 + groups_in(directory.path("one")).size());
  for (const unsigned threads : {2u, 3u, 8u}) {
    const std::string index = directory.path("with" + std::to_string(threads));
    index_quietly(index, {directory.path("news.jsonl")}, threads);
    EXPECT_EQ(dump(index), expected) << threads << " threads";
  }
}

TEST(Build, GroupsAreTheSameInAnyOrderAndOnAnyNumberOfThreads) {
  const TemporaryDirectory directory;
  std::vector<Item> items = invented_news(2, 400);
  write_lines(directory.path("news.jsonl"), items);
  index_quietly(directory.path("index"), {directory.path("news.jsonl")});
  const auto expected = groups_in(directory.path("index"));
  ASSERT_GT(expected.size(), 20u);
  EXPECT_EQ(fault_in_groups(directory.path("index")), "");
  std::mt19937 random(5);
  for (unsigned round = 0; round < 10; ++round) {
    std::ranges::shuffle(items, random);
    const std::string name = "shuffled" + std::to_string(round);
    write_lines(directory.path(name + ".jsonl"), items);
    index_quietly(directory.path(name), {directory.path(name + ".jsonl")}, 1 + round % 4);
    EXPECT_EQ(groups_in(directory.path(name)), expected) << name;
  }
}

TEST(Build, OfTwoArticlesWithOneIdTheLaterStays) {
  const TemporaryDirectory directory;
  write_lines(directory.path("news.jsonl"), {{"a", "the first version of it", ""},
                                             {"b", "another", ""},
                                             {"a", "the second version", ""},
                                             {"b", "another", ""}});
  const IndexReport report = index_quietly(directory.path("index"), {directory.path("news.jsonl")});
  EXPECT_EQ(report.added, 2u);
  EXPECT_EQ(report.replaced, 1u);
  EXPECT_EQ(report.unchanged, 1u);
  EXPECT_EQ(report.articles, 2u);
  for (const std::string& document : dump(directory.path("index")))
    EXPECT_EQ(document.find("first version"), std::string::npos);
}

TEST(Build, FilesOfOneNameInTwoPlacesAreTwoArticles) {
  const TemporaryDirectory directory;
  for (const char* place : {"east", "west"}) {
    std::filesystem::create_directory(directory.path(place));
    std::ofstream(directory.path(std::string(place) + "/0412.txt"))
        << "Headline from the " << place << "\n\nThe harbour in the " << place
        << " was closed on Monday, the harbour master said, and nobody knew for how long it would stay so.\n";
  }
  EXPECT_EQ(index_quietly(directory.path("index"), {directory.path("east"), directory.path("west")}).articles, 2u);
  EXPECT_EQ(index_quietly(directory.path("index"), {directory.path("east"), directory.path("west")}).files_unchanged,
            2u);
}

TEST(Build, NothingToReadGivesAnEmptyIndex) {
  const TemporaryDirectory directory;
  std::filesystem::create_directory(directory.path("nothing"));
  EXPECT_EQ(index_quietly(directory.path("index"), {directory.path("nothing")}).articles, 0u);
  EXPECT_EQ(schema::open_index(directory.path("index")).database.get_doccount(), 0u);
}

TEST(Build, AMissingSourceIsNamedAndLeavesAnIndexThatOpens) {
  const TemporaryDirectory directory;
  EXPECT_THROW(index_quietly(directory.path("index"), {directory.path("absent")}), Error);
  EXPECT_EQ(schema::open_index(directory.path("index")).database.get_doccount(), 0u);
  EXPECT_FALSE(std::filesystem::exists(directory.path("index.building")));
}

TEST(Build, WhatWasReadBeforeAStopIsThere) {
  struct Stopping : Observer {
    void progress(const Progress& progress) override { seen = progress.articles; }
    bool stop() override { return ++asked > 150; }
    uint64_t seen = 0;
    int asked = 0;
  };
  const TemporaryDirectory directory;
  write_lines(directory.path("news.jsonl"), invented_news(3, 400));
  Stopping observer;
  IndexOptions options;
  options.path = directory.path("index");
  const IndexReport report = index_sources({directory.path("news.jsonl")}, options, observer);
  EXPECT_TRUE(report.interrupted);
  EXPECT_EQ(report.articles, 151u);
  // The file was not read to its end, so the next run reads it again and adds the rest.
  const IndexReport rest = index_quietly(options.path, {directory.path("news.jsonl")});
  EXPECT_EQ(rest.unchanged, 151u);
  EXPECT_EQ(rest.articles, 400u);
}

}  // namespace
}  // namespace wirecopy::indexer
