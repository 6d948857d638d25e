// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/posting_cache.h"

#include <random>

#include <gtest/gtest.h>

#include "tests/searcher/small_index.h"

namespace wirecopy::searcher {
namespace {

// 10,000 articles: "all" is in each, "half" in every second, "few" in every hundredth.
class PostingCacheTest : public testing::Test {
 protected:
  PostingCacheTest() {
    Xapian::WritableDatabase database((directory_.path() / "index").string(), Xapian::DB_CREATE);
    for (unsigned i = 1; i <= 10'000; ++i) {
      Xapian::Document document;
      document.add_term("all", i % 7 + 1);
      if (i % 2 == 0) document.add_term("half", i % 5 + 1);
      if (i % 100 == 0) document.add_term("few", 3);
      database.add_document(document);
    }
    database.commit();
    database_ = Xapian::Database((directory_.path() / "index").string());
  }

  TemporaryDirectory directory_;
  Xapian::Database database_;
};

TEST_F(PostingCacheTest, KeepsLongLists) {
  const PostingCache cache;
  EXPECT_EQ(cache.find("half"), nullptr);
  const auto half = cache.read(database_, "half");
  ASSERT_EQ(half->documents.size(), 5000u);
  EXPECT_EQ(half->documents[1], 4u);
  EXPECT_EQ(half->frequencies[1], 5u);
  EXPECT_EQ(cache.find("half"), half);
  EXPECT_EQ(cache.read(database_, "few")->documents.size(), 100u);
  EXPECT_EQ(cache.find("few"), nullptr) << "short lists are read anew";
  EXPECT_TRUE(cache.read(database_, "absent")->documents.empty());
  EXPECT_EQ(cache.read(database_, "")->documents.size(), 10'000u) << "every article";
}

TEST_F(PostingCacheTest, DropsWhatWasUsedLeastRecently) {
  const PostingCache cache(4 * (10'000 * 8 + 157 * 16));  // four lists of all articles, with their blocks
  const auto name = [](int i) { return "x" + std::to_string(i); };
  Xapian::WritableDatabase writable((directory_.path() / "index").string());
  for (unsigned i = 1; i <= 10'000; ++i) {
    Xapian::Document document = writable.get_document(i);
    for (int j = 0; j < 5; ++j) document.add_boolean_term(name(j));
    writable.replace_document(i, document);
  }
  writable.commit();
  database_.reopen();
  for (int i = 0; i < 4; ++i) cache.read(database_, name(i));
  EXPECT_NE(cache.find(name(0)), nullptr);  // used again
  cache.read(database_, name(4));
  EXPECT_NE(cache.find(name(0)), nullptr);
  EXPECT_EQ(cache.find(name(1)), nullptr);
  for (int i = 2; i <= 4; ++i) EXPECT_NE(cache.find(name(i)), nullptr) << i;

  const PostingCache small(10'000);
  EXPECT_EQ(small.read(database_, "all")->documents.size(), 10'000u);
  EXPECT_EQ(small.find("all"), nullptr) << "larger than a quarter of the memory";
}

TEST_F(PostingCacheTest, WalksFindTheSameInMemoryAndInTheIndex) {
  const PostingCache full;
  full.read(database_, "half");
  const PostingCache empty;
  std::mt19937 random(3);
  for (int round = 0; round < 20; ++round) {
    PostingWalk in_memory(database_, full, "half", 1);
    PostingWalk in_index(database_, empty, "half", 1);
    const unsigned longest = 1u << (round % 13);
    std::size_t found = 0;
    for (Xapian::docid document = 1; document < 10'010;
         document += static_cast<Xapian::docid>(1 + random() % longest)) {
      const bool holds = in_index.seek(document);
      ASSERT_EQ(in_memory.seek(document), holds) << document;
      ASSERT_EQ(holds, document % 2 == 0 && document <= 10'000) << document;
      if (!holds) continue;
      ++found;
      ASSERT_EQ(in_memory.frequency(), in_index.frequency()) << document;
    }
    EXPECT_TRUE(found > 0 || longest > 1000);
  }
  EXPECT_EQ(empty.find("half"), nullptr);
  PostingWalk dense(database_, empty, "half", 5000);
  EXPECT_TRUE(dense.seek(2));
  EXPECT_NE(empty.find("half"), nullptr) << "read as a whole when many are sought";
}

}  // namespace
}  // namespace wirecopy::searcher
