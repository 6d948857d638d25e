// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/deadline.h"

#include <gtest/gtest.h>

namespace wirecopy::searcher {
namespace {

TEST(Deadline, TheShorterLimitHoldsAndNoneIsNone) {
  EXPECT_EQ(shorter_limit(0, 0), 0u);
  EXPECT_EQ(shorter_limit(0, 10'000), 10'000u);
  EXPECT_EQ(shorter_limit(50, 0), 50u);
  EXPECT_EQ(shorter_limit(50, 10'000), 50u);
  EXPECT_EQ(shorter_limit(60'000, 10'000), 10'000u);
}

}  // namespace
}  // namespace wirecopy::searcher
