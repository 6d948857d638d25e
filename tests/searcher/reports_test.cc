// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/reports.h"

#include <gtest/gtest.h>

#include "searcher/outlet_reports.h"
#include "searcher/searcher.h"
#include "searcher/story_reports.h"
#include "tests/searcher/small_index.h"

namespace wirecopy::searcher {
namespace {

const std::string text =
    "The harbour office closed the northern quay on Wednesday after a crane lost its hook over a barge of oranges.";

class Reports : public ::testing::Test {
 protected:
  Reports() {
    const auto lead = index_.add({.title = "Quay closed", .body = text, .outlet = "wire", .published = march(2)});
    const auto copy = index_.add({.title = "Quay", .body = text + " It opens today.", .outlet = "paper"});
    index_.group({lead, copy});
    index_.story({lead, copy});
    index_.add({.title = "Oranges", .body = "Divers look for a yellow hook.", .outlet = "paper"});
    index_.commit();
  }

  TemporaryDirectory directory_;
  SmallIndex index_{directory_.path() / "index"};
};

TEST_F(Reports, SayOfWhichStateTheyAre) {
  const IndexState now = Searcher(index_.path()).state();
  ASSERT_EQ(now.articles, 3u);
  ASSERT_EQ(now.texts, 2u);
  const auto pairs = list_overlaps(index_.path(), [](const OverlapRow&) { return true; });
  for (const IndexState& state : {list_groups(index_.path()).index, list_stories(index_.path(), Stories::Shared).index,
                                  list_outlets(index_.path()).index, outlet_matrix(index_.path(), 0).index, pairs}) {
    EXPECT_EQ(state.revision, now.revision);
    EXPECT_EQ(state.articles, now.articles);
    EXPECT_EQ(state.texts, now.texts);
    EXPECT_EQ(state.stories, now.stories);
  }
}

TEST_F(Reports, AStateIsNotThatOfACommitDuringTheList) {
  int pairs = 0;
  const IndexState state = list_overlaps(index_.path(), [&](const OverlapRow&) {
    ++pairs;
    index_.add({.title = "Late", .body = "The hook was found."});
    index_.commit();
    return true;
  });
  EXPECT_EQ(pairs, 1);
  EXPECT_EQ(state.articles, 3u);
  EXPECT_EQ(Searcher(index_.path()).state().articles, 4u);
}

}  // namespace
}  // namespace wirecopy::searcher
