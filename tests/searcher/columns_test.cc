// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/columns.h"

#include <thread>
#include <vector>

#include <gtest/gtest.h>

#include "tests/searcher/small_index.h"

namespace wirecopy::searcher {
namespace {

TEST(Columns, HoldTheSlotsByDocid) {
  const TemporaryDirectory directory;
  SmallIndex index(directory.path() / "index");
  index.add({.title = "one", .outlet = "gazette.example", .published = march(3)});
  index.add({.title = "two", .outlet = "courier.example", .language = "de"});
  index.add({.title = "three", .outlet = "gazette.example", .published = march(1)});
  index.add({.title = "four"});
  index.group({3, 2, 4});
  index.commit();
  const Xapian::Database database(index.path());
  const Columns columns;
  EXPECT_FALSE(columns.has_published());
  EXPECT_EQ(columns.groups(database), (std::vector<uint32_t>{0, 0, 2, 2, 2}));
  EXPECT_EQ(columns.published(database),
            (std::vector<int64_t>{undated, march(3).seconds, undated, march(1).seconds, undated}));
  EXPECT_TRUE(columns.has_published());
  const NameColumn& outlets = columns.outlets(database);
  EXPECT_EQ(outlets.numbers, (std::vector<uint32_t>{0, 1, 2, 1, 0}));
  EXPECT_EQ(outlets.names, (std::vector<std::string>{"", "gazette.example", "courier.example"}));
  EXPECT_EQ(columns.languages(database).names, (std::vector<std::string>{"", "en", "de"}));
  EXPECT_EQ(columns.group_articles(database), (std::vector<uint32_t>{0, 0, 3, 0, 0}));
  EXPECT_EQ(columns.group_outlets(database), (std::vector<uint32_t>{0, 0, 3, 0, 0}));
  EXPECT_EQ(columns.followers(database), (std::vector<bool>{false, false, true, false, true}));
  EXPECT_EQ(columns.texts(database), 2u);
}

TEST(Columns, StoriesAreCountedWithTheirArticlesAndOutlets) {
  const TemporaryDirectory directory;
  SmallIndex index(directory.path() / "index");
  index.add({.title = "one", .outlet = "courier", .published = march(5)});
  index.add({.title = "two", .outlet = "gazette"});
  index.add({.title = "three", .outlet = "courier", .published = march(2)});
  index.add({.title = "four"});
  index.add({.title = "five", .published = march(2)});
  index.story({1, 3, 4, 5});
  index.commit();
  const Xapian::Database database(index.path());
  const Columns columns;
  EXPECT_EQ(columns.stories(database), (std::vector<uint32_t>{0, 1, 2, 1, 1, 1}));
  EXPECT_EQ(columns.story_articles(database), (std::vector<uint32_t>{0, 4, 1, 0, 0, 0}));
  EXPECT_EQ(columns.story_outlets(database), (std::vector<uint32_t>{0, 3, 1, 0, 0, 0}));
  EXPECT_EQ(columns.story_leads(database)[1], 3u) << "the earliest, of two the one with the smaller docid";
  EXPECT_EQ(columns.story_count(database), 2u);
}

TEST(Columns, OfAnEmptyIndexAreEmpty) {
  const TemporaryDirectory directory;
  const SmallIndex index(directory.path() / "index");
  const Xapian::Database database(index.path());
  const Columns columns;
  EXPECT_EQ(columns.groups(database).size(), 1u);
  EXPECT_EQ(columns.texts(database), 0u);
  EXPECT_EQ(columns.outlets(database).names.size(), 1u);
}

TEST(Columns, AreSharedForOneStateAndFreedAfterIt) {
  const TemporaryDirectory directory;
  const SmallIndex index(directory.path() / "index");
  const Xapian::Database database(index.path());
  auto first = columns_of(index.path(), 1, database, 7);
  EXPECT_EQ(first, columns_of(index.path(), 1, database, 7));
  EXPECT_NE(first, columns_of(index.path(), 1, database, 8));
  EXPECT_NE(first, columns_of(index.path(), 2, database, 7));
  EXPECT_NE(first, columns_of("elsewhere", 1, database, 7));
  const std::weak_ptr<const Columns> watched = first;
  first.reset();
  EXPECT_TRUE(watched.expired());
}

TEST(Columns, LoadOnceWhenManyThreadsAsk) {
  const TemporaryDirectory directory;
  SmallIndex index(directory.path() / "index");
  for (int i = 0; i < 200; ++i) index.add({.title = "x", .outlet = "outlet" + std::to_string(i % 7)});
  index.commit();
  const Columns columns;
  std::vector<const NameColumn*> seen(4);
  std::vector<std::thread> threads;
  for (std::size_t i = 0; i < seen.size(); ++i) {
    threads.emplace_back([&, i] {
      const Xapian::Database database(index.path());
      seen[i] = &columns.outlets(database);
      EXPECT_EQ(seen[i]->names.size(), 8u);
      EXPECT_EQ(columns.published(database).size(), 201u);
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (const NameColumn* each : seen) EXPECT_EQ(each, seen[0]);
}

TEST(Lazy, TriesAgainAfterAFailure) {
  const Lazy<int> lazy;
  EXPECT_THROW(lazy.get([]() -> int { throw std::runtime_error("not now"); }), std::runtime_error);
  EXPECT_FALSE(lazy.is_ready());
  EXPECT_EQ(lazy.get([] { return 5; }), 5);
  EXPECT_EQ(lazy.get([] { return 6; }), 5);
}

}  // namespace
}  // namespace wirecopy::searcher
