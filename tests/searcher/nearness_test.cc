// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/nearness.h"

#include <gtest/gtest.h>

#include "tests/searcher/small_index.h"

namespace wirecopy::searcher {
namespace {

class NearnessTest : public ::testing::Test {
 protected:
  NearnessTest() {
    SmallIndex index(directory_.path() / "i");
    index.add({.body = "grain deal"});
    index.add({.body = "grain for deal"});
    index.add({.body = "grain x x x x deal"});
    index.add({.body = "grain deal, grain deal"});
    index.add({.body = "grain grain"});
    for (int i = 0; i < 20; ++i) index.add({.body = "other"});
    index.commit();
    database_ = Xapian::Database(index.path());
  }
  Nearness nearness(const std::vector<std::vector<std::string>>& words) {
    Statistics statistics;
    return {database_, words, statistics};
  }
  double score(Xapian::docid document, const std::vector<std::vector<std::string>>& words = {{"grain"}, {"deal"}}) {
    return nearness(words).score(document);
  }

  TemporaryDirectory directory_;
  Xapian::Database database_;
};

TEST_F(NearnessTest, FallsWithTheDistanceOfDifferentWords) {
  EXPECT_GT(score(1), score(2));
  EXPECT_GT(score(2), 0);
  EXPECT_EQ(score(3), 0);
  EXPECT_GT(score(4), score(1)) << "several times is better than once";
  EXPECT_EQ(score(5), 0);
  EXPECT_EQ(score(6), 0);
}

TEST_F(NearnessTest, IsBounded) {
  EXPECT_LT(score(4), nearness_weight * 2 * 2.4) << "a fraction of what two words may weigh";
}

TEST_F(NearnessTest, NeedsTwoWordsThatAreThere) {
  EXPECT_EQ(score(1, {{"grain"}}), 0);
  EXPECT_EQ(score(1, {}), 0);
  EXPECT_FALSE(nearness({{"grain"}, {"absent"}}).has_effect());
  EXPECT_FALSE(nearness(std::vector<std::vector<std::string>>(100, {"grain"})).has_effect());
}

}  // namespace
}  // namespace wirecopy::searcher
