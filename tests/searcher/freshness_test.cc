// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/freshness.h"

#include <gtest/gtest.h>

#include "searcher/columns.h"

namespace wirecopy::searcher {
namespace {

constexpr int64_t now = 1'710'496'800;
constexpr int64_t day = 86'400;

TEST(Freshness, FallsFromOneToItsFloorAndNeverBelow) {
  EXPECT_DOUBLE_EQ(freshness_of(now, now, 7), 1);
  EXPECT_DOUBLE_EQ(freshness_of(now - 7 * day, now, 7), 0.75);
  EXPECT_DOUBLE_EQ(freshness_of(now - 14 * day, now, 7), 0.625);
  EXPECT_DOUBLE_EQ(freshness_of(now - 14 * day, now, 14), 0.75);
  EXPECT_GE(freshness_of(-60'000'000'000, now, 0.1), least_freshness);
}

TEST(Freshness, TakesTheFutureForNowAndTheUndatedForNeither) {
  EXPECT_DOUBLE_EQ(freshness_of(now + 1000 * day, now, 7), 1);
  EXPECT_DOUBLE_EQ(freshness_of(undated, now, 7), 0.75);
}

TEST(Freshness, ReadsHalfLives) {
  EXPECT_DOUBLE_EQ(*read_half_life("7"), 7);
  EXPECT_DOUBLE_EQ(*read_half_life("12h"), 0.5);
  EXPECT_DOUBLE_EQ(*read_half_life("2w"), 14);
  EXPECT_DOUBLE_EQ(*read_half_life("1.5d"), 1.5);
  for (const char* text : {"", "0", "-1d", "d", "7x", "7 d", "1e99", "nan", "inf", "9999999"})
    EXPECT_FALSE(read_half_life(text)) << text;
}

}  // namespace
}  // namespace wirecopy::searcher
