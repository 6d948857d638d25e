// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/buckets.h"

#include <gtest/gtest.h>

#include "corpus/article.h"
#include "searcher/columns.h"

namespace wirecopy::searcher {
namespace {

using corpus::Precision;

struct Row {
  int64_t seconds;
  Precision precision;
  Interval interval;
  const char* zone;
  const char* label;
};

constexpr int64_t evening = 1'709'679'600;  // 2024-03-05T23:00:00Z, a Tuesday
constexpr int64_t day = 1'709'596'800;      // 2024-03-05T00:00:00Z

TEST(Buckets, PutDatesIntoTheirStretch) {
  const Row rows[] = {
      {evening, Precision::Second, Interval::Day, "UTC", "2024-03-05"},
      {evening, Precision::Second, Interval::Day, "Europe/Berlin", "2024-03-06"},
      {evening, Precision::Second, Interval::Day, "America/New_York", "2024-03-05"},
      {evening, Precision::Second, Interval::Hour, "UTC", "2024-03-05T23:00:00Z"},
      {evening + 3'599, Precision::Second, Interval::Hour, "UTC", "2024-03-05T23:00:00Z"},
      {evening, Precision::Second, Interval::Hour, "Europe/Berlin", "2024-03-06T00:00:00+01:00"},
      {evening, Precision::Second, Interval::Hour, "Asia/Kolkata", "2024-03-06T04:00:00+05:30"},
      {evening, Precision::Second, Interval::Week, "UTC", "2024-03-04"},
      {evening + 6 * 86'400, Precision::Second, Interval::Week, "UTC", "2024-03-11"},
      {evening, Precision::Second, Interval::Month, "UTC", "2024-03"},
      {evening, Precision::Second, Interval::Year, "UTC", "2024"},
      // The clocks of Berlin show the hour of two twice on 27 October 2024.
      {1'729'987'200, Precision::Second, Interval::Hour, "Europe/Berlin", "2024-10-27T02:00:00+02:00"},
      {1'729'990'800, Precision::Second, Interval::Hour, "Europe/Berlin", "2024-10-27T02:00:00+01:00"},
      // Those of Lord Howe Island are put back to half past one, and forth to half past two.
      {1'712'416'200, Precision::Second, Interval::Hour, "Australia/Lord_Howe", "2024-04-07T01:30:00+10:30"},
      {1'712'414'400, Precision::Second, Interval::Hour, "Australia/Lord_Howe", "2024-04-07T01:00:00+11:00"},
      {1'728'142'800, Precision::Second, Interval::Hour, "Australia/Lord_Howe", "2024-10-06T02:30:00+11:00"},
      // A day is that day everywhere.
      {day, Precision::Day, Interval::Day, "America/New_York", "2024-03-05"},
      {day, Precision::Day, Interval::Hour, "America/New_York", "2024-03-05T00:00:00-05:00"},
      {1'709'251'200, Precision::Month, Interval::Month, "America/New_York", "2024-03"},
      // Before 1970, and years of other lengths.
      {-1, Precision::Second, Interval::Day, "UTC", "1969-12-31"},
      {-1, Precision::Second, Interval::Week, "UTC", "1969-12-29"},
      {-62'135'596'800, Precision::Second, Interval::Year, "UTC", "0001"},
  };
  for (const Row& row : rows) {
    const BucketColumn column =
        make_buckets({undated, row.seconds, undated}, {0, static_cast<uint8_t>(row.precision), 0}, row.interval,
                     text::TimeZone::find(row.zone).value());
    EXPECT_EQ(column.labels, (std::vector<std::string>{"", row.label})) << row.seconds << " in " << row.zone;
    EXPECT_EQ(column.numbers, (std::vector<uint32_t>{0, 1, 0})) << row.label;
  }
}

TEST(Buckets, StandInTheOrderOfTimeWithNumbersThatShowGaps) {
  const auto second = static_cast<uint8_t>(Precision::Second);
  const std::vector<int64_t> dates{undated, day + 40 * 86'400, day, day + 31 * 86'400, day + 86'400, day};
  const std::vector<uint8_t> precisions{0, second, second, second, second, second};
  const BucketColumn days = make_buckets(dates, precisions, Interval::Day, text::TimeZone());
  EXPECT_EQ(days.numbers, (std::vector<uint32_t>{0, 4, 1, 3, 2, 1}));
  EXPECT_EQ(days.stretches[2] - days.stretches[1], 1);
  EXPECT_EQ(days.stretches[3] - days.stretches[2], 30);
  const BucketColumn months = make_buckets(dates, precisions, Interval::Month, text::TimeZone());
  EXPECT_EQ(months.labels, (std::vector<std::string>{"", "2024-03", "2024-04"}));
  EXPECT_EQ(months.stretches[2] - months.stretches[1], 1);
}

TEST(Buckets, SayWhichDatesAreLessPreciseThanTheInterval) {
  const std::vector<int64_t> dates{undated, day, day, day, day, day};
  const std::vector<uint8_t> precisions{0, 1, 2, 3, 4, 5};
  const auto imprecise = [&](Interval interval) {
    return make_buckets(dates, precisions, interval, text::TimeZone()).imprecise;
  };
  EXPECT_EQ(imprecise(Interval::Hour), (std::vector<uint8_t>{0, 1, 1, 1, 0, 0}));
  EXPECT_EQ(imprecise(Interval::Day), (std::vector<uint8_t>{0, 1, 1, 0, 0, 0}));
  EXPECT_EQ(imprecise(Interval::Week), (std::vector<uint8_t>{0, 1, 1, 0, 0, 0}));
  EXPECT_EQ(imprecise(Interval::Month), (std::vector<uint8_t>{0, 1, 0, 0, 0, 0}));
  EXPECT_EQ(imprecise(Interval::Year), (std::vector<uint8_t>{0, 0, 0, 0, 0, 0}));
}

}  // namespace
}  // namespace wirecopy::searcher
