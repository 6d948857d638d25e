// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/dates.h"

#include <optional>
#include <string>

#include <gtest/gtest.h>

#include "text/time_zone.h"

namespace wirecopy::searcher {
namespace {

constexpr int64_t now = 1'710'496'800;  // Friday 2024-03-15T10:00:00Z

std::string read(std::string_view value, std::string_view zone = "UTC", int64_t at = now) {
  const DateReading reading = read_dates(value, {at, text::TimeZone::find(zone).value()});
  if (reading.unreadable) return std::string(reading.unreadable->row().code);
  if (reading.absent) return "none";
  return (reading.reversed ? "reversed " : "") + date_range_text(reading.from, reading.until, DayStyle::Other);
}

TEST(Dates, AreInclusiveAtTheirOwnPrecision) {
  const struct {
    std::string_view typed;
    std::string_view read;
  } rows[] = {
      {"2024", "2024-01-01T00:00:00Z..2024-12-31T23:59:59Z"},
      {"2024-02", "2024-02-01T00:00:00Z..2024-02-29T23:59:59Z"},
      {"2023-02", "2023-02-01T00:00:00Z..2023-02-28T23:59:59Z"},
      {"2024-12", "2024-12-01T00:00:00Z..2024-12-31T23:59:59Z"},
      {"2024-03-15", "2024-03-15T00:00:00Z..2024-03-15T23:59:59Z"},
      {"2024/03/15", "2024-03-15T00:00:00Z..2024-03-15T23:59:59Z"},
      {"20240315", "2024-03-15T00:00:00Z..2024-03-15T23:59:59Z"},
      {"2024-03-15T10:11", "2024-03-15T10:11:00Z..2024-03-15T10:11:59Z"},
      {"2024-03-15T10:11:12", "2024-03-15T10:11:12Z"},
      {"2024-03-15t10:11:12z", "2024-03-15T10:11:12Z"},
      {"2024-03-15T10:11:12.345678Z", "2024-03-15T10:11:12Z"},
      {"2024-03-15T00:30:00+02:00", "2024-03-15T00:30:00+02:00"},
      {"2024-03-15T00:30:00-0530", "2024-03-15T00:30:00-05:30"},
      {"2024-03-15Z", "2024-03-15T00:00:00Z..2024-03-15T23:59:59Z"},
      {"2024-03-15+02:00", "2024-03-15T00:00:00+02:00..2024-03-15T23:59:59+02:00"},
      {"2024-01..2024-03-15", "2024-01-01T00:00:00Z..2024-03-15T23:59:59Z"},
      {"2024..", "2024-01-01T00:00:00Z.."},
      {"..2024", "..2024-12-31T23:59:59Z"},
      {"<2024-03", "..2024-02-29T23:59:59Z"},
      {"<=2024-03", "..2024-03-31T23:59:59Z"},
      {">2024-03", "2024-04-01T00:00:00Z.."},
      {">=2024-03", "2024-03-01T00:00:00Z.."},
      {"2025..2024-03", "reversed 2024-03-01T00:00:00Z..2025-12-31T23:59:59Z"},
      {"1969-07-20", "1969-07-20T00:00:00Z..1969-07-20T23:59:59Z"},
      {"0001", "0001-01-01T00:00:00Z..0001-12-31T23:59:59Z"},
      {"9999", "9999-01-01T00:00:00Z..9999-12-31T23:59:59Z"},
      {">9999", "9999-12-31T23:59:59Z.."},
      {"none", "none"},
      {"NONE", "none"},
  };
  for (const auto& row : rows) EXPECT_EQ(read(row.typed), row.read) << row.typed;
}

TEST(Dates, CountAgesBackFromNow) {
  const struct {
    std::string_view typed;
    std::string_view read;
  } rows[] = {
      {"today", "2024-03-15T00:00:00Z..2024-03-15T23:59:59Z"},
      {"Yesterday", "2024-03-14T00:00:00Z..2024-03-14T23:59:59Z"},
      {"now", "2024-03-15T10:00:00Z"},
      {"7d..", "2024-03-08T00:00:00Z.."},
      {"0d", "2024-03-15T00:00:00Z..2024-03-15T23:59:59Z"},
      {"3w..", "2024-02-23T00:00:00Z.."},
      {"2mo..", "2024-01-15T00:00:00Z.."},
      {"1y..", "2023-03-15T00:00:00Z.."},
      {"12h..", "2024-03-14T22:00:00Z.."},
      {"90min..", "2024-03-15T08:30:00Z.."},
      {"2w..1w", "2024-03-01T00:00:00Z..2024-03-08T23:59:59Z"},
      {"1Y..today", "2023-03-15T00:00:00Z..2024-03-15T23:59:59Z"},
      {"9999y", "bad_date"},
      {"10000d", "bad_date"},
      {"5m", "ambiguous_unit"},
      {"5m..", "ambiguous_unit"},
      {"..5M", "ambiguous_unit"},
  };
  for (const auto& row : rows) EXPECT_EQ(read(row.typed), row.read) << row.typed;
}

TEST(Dates, OfAMonthWithoutThatDayAreItsLast) {
  constexpr int64_t last_of_march = 1'711'843'200;  // 2024-03-31T00:00:00Z
  EXPECT_EQ(read("1mo", "UTC", last_of_march), "2024-02-29T00:00:00Z..2024-02-29T23:59:59Z");
}

TEST(Dates, AreRefusedWhenTheyAreNoneOrCanBeReadInTwoWays) {
  for (const std::string_view typed : {"01/02/2024", "1/2/24", "1.2.2024", "<1/2/2024"})
    EXPECT_EQ(read(typed), "ambiguous_date") << typed;
  for (const std::string_view typed : {"13-02-2024", "02/13/2024", "15.03.2024", "31/12/2024..", "5/5/2024"})
    EXPECT_EQ(read(typed), "date_order") << typed;
  for (const std::string_view typed : {"",
                                       "..",
                                       "...",
                                       "soon",
                                       "2024-13",
                                       "2024-00",
                                       "2023-02-29",
                                       "2024-1-1",
                                       "2024-03-15T24:00",
                                       "2024-03-15T10",
                                       "2024-03-15T10:60",
                                       "2024-03-15X",
                                       "0000",
                                       "202403",
                                       "-2024",
                                       "2024-",
                                       "2024-03/15",
                                       "7",
                                       "7x",
                                       "d",
                                       ">",
                                       "<=",
                                       "2024..2025..2026",
                                       "2024-03-15+25:00",
                                       "none..",
                                       "\xFF",
                                       "2024-03-15T10:11:12+"})
    EXPECT_EQ(read(typed), "bad_date") << typed;
  EXPECT_EQ(read(std::string(100'000, '2')), "bad_date");
}

TEST(Dates, FollowTheClocksOfAZone) {
  EXPECT_EQ(read("2024-07-01", "Europe/Berlin"), "2024-07-01T00:00:00+02:00..2024-07-01T23:59:59+02:00");
  EXPECT_EQ(read("2024-01-01", "Europe/Berlin"), "2024-01-01T00:00:00+01:00..2024-01-01T23:59:59+01:00");
  EXPECT_EQ(read("2024-03-31", "Europe/Berlin"), "2024-03-31T00:00:00+01:00..2024-03-31T23:59:59+02:00")
      << "23 hours long";
  EXPECT_EQ(read("2024-10-27", "Europe/Berlin"), "2024-10-27T00:00:00+02:00..2024-10-27T23:59:59+01:00")
      << "25 hours long";
  EXPECT_EQ(read("2024-01-01", "America/New_York"), "2024-01-01T00:00:00-05:00..2024-01-01T23:59:59-05:00");
  EXPECT_EQ(read("today", "Pacific/Auckland", 1'710'500'400 + 43'200),
            "2024-03-16T00:00:00+13:00..2024-03-16T23:59:59+13:00");
  EXPECT_EQ(read("2024-03-15", "+05:30"), "2024-03-15T00:00:00+05:30..2024-03-15T23:59:59+05:30");
  EXPECT_EQ(read("2060-07-01", "Europe/Berlin"), "2060-07-01T00:00:00+02:00..2060-07-01T23:59:59+02:00") << "by rule";
  EXPECT_EQ(read("2060-01-01", "Australia/Sydney"), "2060-01-01T00:00:00+11:00..2060-01-01T23:59:59+11:00")
      << "summer in January";
  EXPECT_EQ(read("12h..", "America/New_York"), "2024-03-14T18:00:00-04:00..");
  EXPECT_EQ(read("1850", "Europe/Berlin"), "1849-12-31T23:06:32Z..1850-12-31T23:06:31Z") << "no whole minutes";
}

TEST(Dates, KnowTheMomentAndWhatTheClocksShow) {
  const DateReading reading = read_dates("2024-07-01", {now, text::TimeZone::find("America/New_York").value()});
  ASSERT_TRUE(reading.from && reading.until);
  EXPECT_EQ(reading.from->clock, 1'719'792'000) << "midnight, as if it were UTC";
  EXPECT_EQ(reading.from->utc, 1'719'792'000 + 4 * 3'600);
  EXPECT_EQ(reading.until->utc, reading.from->utc + 86'399);
}

}  // namespace
}  // namespace wirecopy::searcher
