// SPDX-License-Identifier: GPL-2.0-or-later
#include "schema/time_order.h"

#include <gtest/gtest.h>

#include <limits>

namespace wirecopy::schema {
namespace {

using corpus::Date;
using corpus::Precision;

constexpr int64_t march_20 = 1'710'892'800;  // 2024-03-20T00:00:00Z

TEST(TimeOrder, WhatIsSurelyEarlierComesFirstThenTheMorePrecise) {
  const Date from_first_to_last[]{
      {-1, Precision::Second},              // 1969
      {march_20 - 86'400, Precision::Day},  // the 19th
      {march_20 + 660, Precision::Second},  // 00:11:00
      {march_20 + 660, Precision::Minute},  // 00:11
      {march_20, Precision::Day},           // the 20th
      {march_20 + 86'400, Precision::Second},
      {march_20 - 19 * 86'400, Precision::Month},  // March
      {march_20 - 79 * 86'400, Precision::Year},   // 2024
      {march_20 + 300 * 86'400, Precision::Day},   // January 2025
      {0, Precision::None},
  };
  const std::size_t count = std::size(from_first_to_last);
  for (std::size_t a = 0; a < count; ++a) {
    for (std::size_t b = 0; b < count; ++b) {
      EXPECT_EQ(last_second(from_first_to_last[a]) < last_second(from_first_to_last[b]), a < b) << a << " and " << b;
    }
  }
  EXPECT_EQ(last_second({march_20 - 19 * 86'400, Precision::Month}), march_20 + 12 * 86'400 - 1);
  EXPECT_EQ(last_second({march_20 - 79 * 86'400, Precision::Year}), march_20 + 287 * 86'400 - 1);
  EXPECT_EQ(last_second({}), std::numeric_limits<int64_t>::max());
}

TEST(TimeOrder, ADateMayPrecedeWhatLiesWithinIt) {
  const Date moment{march_20 + 660, Precision::Second};
  const Date day{march_20, Precision::Day};
  EXPECT_TRUE(may_precede(day, moment));
  EXPECT_TRUE(may_precede(moment, day));
  EXPECT_TRUE(may_precede(day, day));
  EXPECT_TRUE(may_precede({}, moment));
  EXPECT_FALSE(may_precede(moment, moment));
  EXPECT_FALSE(may_precede({march_20 + 86'400, Precision::Day}, day));
}

}  // namespace
}  // namespace wirecopy::schema
