// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/columns.h"

#include <algorithm>
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
  const schema::ShardedDatabase database(index.path());
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
  const schema::ShardedDatabase database(index.path());
  const Columns columns;
  EXPECT_EQ(columns.stories(database), (std::vector<uint32_t>{0, 1, 2, 1, 1, 1}));
  EXPECT_EQ(columns.story_articles(database), (std::vector<uint32_t>{0, 4, 1, 0, 0, 0}));
  EXPECT_EQ(columns.story_outlets(database), (std::vector<uint32_t>{0, 3, 1, 0, 0, 0}));
  EXPECT_EQ(columns.story_leads(database)[1], 3u) << "the earliest, of two of one length the one with the smaller id";
  EXPECT_EQ(columns.story_count(database), 2u);
}

TEST(Columns, AStoryIsCalledByTheSameArticleInWhateverOrderItCame) {
  const std::vector<SmallArticle> articles{
      {.id = "c", .title = "flood", .body = "one two three"},
      {.id = "b", .title = "flood", .body = "one two three four"},
      {.id = "d", .title = "flood", .body = "one two three four"},
      {.id = "e", .title = "flood", .body = "one", .published = march(4)},
      {.id = "f", .title = "flood", .body = "one two", .published = march(4)},
      {.id = "a", .title = "flood", .body = "long, but a day late", .published = march(5)}};
  const std::pair<std::size_t, std::string> rows[] = {{1, "c"}, {2, "b"}, {3, "b"}, {4, "e"}, {5, "f"}, {6, "f"}};
  for (const auto& [count, expected] : rows) {
    std::vector<SmallArticle> told(articles.begin(), articles.begin() + static_cast<std::ptrdiff_t>(count));
    for (const bool turned : {false, true}) {
      if (turned) std::ranges::reverse(told);
      const TemporaryDirectory directory;
      SmallIndex index(directory.path() / "index");
      std::vector<Xapian::docid> members;
      for (const SmallArticle& article : told) members.push_back(index.add(article));
      index.story(members);
      index.commit();
      const schema::ShardedDatabase database(index.path());
      const Columns columns;
      EXPECT_EQ(told[columns.story_leads(database)[1] - 1].id, expected) << count << (turned ? " turned" : "");
    }
  }
}

TEST(Columns, OfAnEmptyIndexAreEmpty) {
  const TemporaryDirectory directory;
  const SmallIndex index(directory.path() / "index");
  const schema::ShardedDatabase database(index.path());
  const Columns columns;
  EXPECT_EQ(columns.groups(database).size(), 1u);
  EXPECT_EQ(columns.texts(database), 0u);
  EXPECT_EQ(columns.outlets(database).names.size(), 1u);
}

TEST(Columns, AreSharedForOneStateAndFreedAfterIt) {
  const TemporaryDirectory directory;
  const SmallIndex index(directory.path() / "index");
  const schema::ShardedDatabase database(index.path());
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
      const schema::ShardedDatabase database(index.path());
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
