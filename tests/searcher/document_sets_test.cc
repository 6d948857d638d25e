// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/document_sets.h"

#include <random>
#include <thread>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "tests/searcher/small_index.h"

namespace wirecopy::searcher {
namespace {

// 10,000 articles: "half" is in every second, which is kept as bits, "some" in every fiftieth, which is kept as docids.
class DocumentSetsTest : public testing::Test {
 protected:
  DocumentSetsTest() {
    Xapian::WritableDatabase database((directory_.path() / "index").string(), Xapian::DB_CREATE);
    for (unsigned i = 1; i <= 10'000; ++i) {
      Xapian::Document document;
      document.add_term("all");
      if (i % 2 == 0) document.add_term("half");
      if (i % 50 == 0) document.add_term("some");
      database.add_document(document);
    }
    database.commit();
    database_ = Xapian::Database((directory_.path() / "index").string());
  }

  TemporaryDirectory directory_;
  Xapian::Database database_;
};

TEST_F(DocumentSetsTest, HoldsTheArticlesOfATerm) {
  const DocumentSets sets;
  EXPECT_EQ(sets.frequency(database_, "half"), 5000u);
  EXPECT_EQ(sets.frequency(database_, "absent"), 0u);
  EXPECT_TRUE(sets.read(database_, "absent")->documents().empty());
  for (const auto& [term, step] : {std::pair("all", 1u), {"half", 2u}, {"some", 50u}}) {
    std::vector<Xapian::docid> expected;
    for (Xapian::docid document = step; document <= 10'000; document += step) expected.push_back(document);
    EXPECT_EQ(sets.read(database_, term)->documents(), expected) << term;
  }
  EXPECT_LE(sets.read(database_, "all")->bytes(), 10'000 / 8 + 8) << "a bit for each article";
  EXPECT_EQ(sets.read(database_, "some")->bytes(), 200 * sizeof(Xapian::docid));
}

TEST_F(DocumentSetsTest, AreReadOnceThatIsCheaperThanLookingUp) {
  const DocumentSets sets;
  EXPECT_NE(sets.find(database_, "some", 1), nullptr) << "200 postings cost less than opening them twice";
  int lookups = 0;
  while (sets.find(database_, "half", 10) == nullptr) ASSERT_LT(++lookups, 100);
  EXPECT_GE(lookups, 2);
  EXPECT_EQ(sets.find(database_, "half", 0), sets.read(database_, "half"));
  EXPECT_NE(sets.find(database_, "all", 1000), nullptr) << "many are sought";
}

TEST_F(DocumentSetsTest, WalksFindTheSameInMemoryAndInTheIndex) {
  const DocumentSets full;
  std::mt19937 random(3);
  for (const auto& [term, step] : {std::pair("half", 2u), {"some", 50u}, {"absent", 20'000u}}) {
    full.read(database_, term);
    for (int round = 0; round < 20; ++round) {
      const DocumentSets empty;
      DocumentWalk in_memory(database_, full, term, 1);
      DocumentWalk in_index(database_, empty, term, 1);
      const unsigned longest = 1U << (round % 13);
      for (Xapian::docid document = 1; document < 10'010;
           document += static_cast<Xapian::docid>(1 + random() % longest)) {
        const bool holds = document % step == 0 && document <= 10'000;
        ASSERT_EQ(in_memory.seek(document), holds) << term << " " << document;
        ASSERT_EQ(in_index.seek(document), holds) << term << " " << document;
      }
    }
  }
}

TEST_F(DocumentSetsTest, DropsWhatWasUsedLeastRecently) {
  const DocumentSets sets(8000);  // sets of 1,256 bytes, and 256 for each term
  const auto all = sets.read(database_, "all");
  const auto half = sets.read(database_, "half");
  for (int i = 0; i < 30; ++i) {
    sets.frequency(database_, "absent" + std::to_string(i));
    EXPECT_EQ(sets.read(database_, "all"), all) << i;
  }
  EXPECT_NE(sets.read(database_, "half"), half) << "dropped meanwhile, and read again";
  EXPECT_EQ(half->documents().size(), 5000u) << "whoever holds it may go on";

  const DocumentSets small(4000);
  EXPECT_NE(small.read(database_, "all"), small.read(database_, "all")) << "larger than a quarter of the memory";
}

TEST_F(DocumentSetsTest, MayBeAskedByManyThreads) {
  const DocumentSets sets(8000);
  std::vector<std::thread> threads;
  for (int n = 0; n < 4; ++n) {
    threads.emplace_back([&] {
      Xapian::Database own((directory_.path() / "index").string());
      for (int i = 0; i < 200; ++i) {
        EXPECT_EQ(sets.read(own, "half")->documents().size(), 5000u);
        EXPECT_EQ(sets.read(own, "some")->documents().size(), 200u);
        EXPECT_EQ(sets.frequency(own, "absent" + std::to_string(i)), 0u);
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
}

}  // namespace
}  // namespace wirecopy::searcher
