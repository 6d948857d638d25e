// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/dates.h"

#include <optional>
#include <string>

#include <gtest/gtest.h>

#include "searcher/time_zone.h"

namespace wirecopy::searcher {
namespace {

constexpr int64_t now = 1'710'496'800;  // Friday 2024-03-15T10:00:00Z

std::string read(std::string_view value, std::string_view zone = "UTC", int64_t at = now) {
  const DateReading reading = read_dates(value, {at, TimeZone::find(zone).value()});
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
      {"2024-03-15T00:30:00+02:00", "2024-03-14T22:30:00Z"},
      {"2024-03-15T00:30:00-0530", "2024-03-15T06:00:00Z"},
      {"2024-03-15Z", "2024-03-15T00:00:00Z..2024-03-15T23:59:59Z"},
      {"2024-03-15+02:00", "2024-03-14T22:00:00Z..2024-03-15T21:59:59Z"},
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
  for (const std::string_view typed : {"01/02/2024", "1/2/24", "1.2.2024", "13-02-2024", "31/12/2024..", "<1/2/2024"})
    EXPECT_EQ(read(typed), "ambiguous_date") << typed;
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
  EXPECT_EQ(read("2024-07-01", "Europe/Berlin"), "2024-06-30T22:00:00Z..2024-07-01T21:59:59Z");
  EXPECT_EQ(read("2024-01-01", "Europe/Berlin"), "2023-12-31T23:00:00Z..2024-01-01T22:59:59Z");
  EXPECT_EQ(read("2024-03-31", "Europe/Berlin"), "2024-03-30T23:00:00Z..2024-03-31T21:59:59Z") << "23 hours long";
  EXPECT_EQ(read("2024-10-27", "Europe/Berlin"), "2024-10-26T22:00:00Z..2024-10-27T22:59:59Z") << "25 hours long";
  EXPECT_EQ(read("2024-01-01", "America/New_York"), "2024-01-01T05:00:00Z..2024-01-02T04:59:59Z");
  EXPECT_EQ(read("today", "Pacific/Auckland", 1'710'500'400 + 43'200), "2024-03-15T11:00:00Z..2024-03-16T10:59:59Z");
  EXPECT_EQ(read("2024-03-15", "+05:30"), "2024-03-14T18:30:00Z..2024-03-15T18:29:59Z");
  EXPECT_EQ(read("2060-07-01", "Europe/Berlin"), "2060-06-30T22:00:00Z..2060-07-01T21:59:59Z") << "by rule";
  EXPECT_EQ(read("2060-01-01", "Australia/Sydney"), "2059-12-31T13:00:00Z..2060-01-01T12:59:59Z")
      << "summer in January";
}

TEST(TimeZone, FindsNoZoneOutsideItsDirectory) {
  for (const std::string_view name :
       {"../../etc/passwd", "/etc/passwd", "Mars/Olympus", "Europe", "a b", "+99:00", "+1"})
    EXPECT_FALSE(TimeZone::find(name)) << name;
  EXPECT_FALSE(TimeZone::find(std::string("Europe/Berlin\0x", 15)));
  EXPECT_TRUE(TimeZone::find(""));
  EXPECT_TRUE(TimeZone::find("UTC")->is_utc());
  EXPECT_TRUE(TimeZone::find("Z")->is_utc());
  EXPECT_FALSE(TimeZone::find("+02:00")->is_utc());
}

void add_number(std::string& out, int64_t number, int size) {
  for (int shift = 8 * (size - 1); shift >= 0; shift -= 8) out += static_cast<char>(number >> shift);
}

// A file of one kind of time, without changes, that leaves everything to the rule in its footer.
std::string file_of_rule(const std::string& rule, int64_t offset) {
  std::string block = std::string("TZif2") + std::string(15, '\0');
  for (const int count : {0, 0, 0, 0, 1, 4}) add_number(block, count, 4);
  std::string data;
  add_number(data, offset, 4);
  data += std::string(2, '\0') + std::string("LMT\0", 4);
  return block + data + block + data + "\n" + rule + "\n";
}

TEST(TimeZone, ReadsRulesForTheTimeAfterTheLastChange) {
  constexpr int64_t january = 1'704'067'200;  // 2024-01-01T00:00:00Z
  constexpr int64_t july = 1'719'792'000;     // 2024-07-01T00:00:00Z
  const struct {
    std::string rule;
    int64_t in_january;
    int64_t in_july;
  } rows[] = {
      {"CET-1CEST,M3.5.0,M10.5.0/3", 3600, 7200},
      {"EST5EDT,M3.2.0,M11.1.0", -18'000, -14'400},
      {"<+1030>-10:30<+11>-11,M10.1.0,M4.1.0", 39'600, 37'800},
      {"AAA3BBB2,J60/0,J300/0", -10'800, -7200},
      {"AAA3BBB,59,299", -10'800, -7200},
      {"<-03>3", -10'800, -10'800},
  };
  for (const auto& row : rows) {
    const auto zone = TimeZone::read(file_of_rule(row.rule, 0));
    ASSERT_TRUE(zone) << row.rule;
    EXPECT_EQ(zone->offset_at(january), row.in_january) << row.rule;
    EXPECT_EQ(zone->offset_at(july), row.in_july) << row.rule;
  }
}

TEST(TimeZone, ChangesToTheSecond) {
  const TimeZone berlin = TimeZone::read(file_of_rule("CET-1CEST,M3.5.0,M10.5.0/3", 0)).value();
  constexpr int64_t spring = 1'711'846'800;  // 2024-03-31T01:00:00Z
  constexpr int64_t autumn = 1'729'990'800;  // 2024-10-27T01:00:00Z
  EXPECT_EQ(berlin.offset_at(spring - 1), 3600);
  EXPECT_EQ(berlin.offset_at(spring), 7200);
  EXPECT_EQ(berlin.offset_at(autumn - 1), 7200);
  EXPECT_EQ(berlin.offset_at(autumn), 3600);
  EXPECT_EQ(berlin.to_utc(spring + 3600 - 1), spring - 1) << "the last second before the jump";
  EXPECT_EQ(berlin.to_utc(autumn + 3600), autumn - 3600) << "the first of two times the clocks show two";
}

TEST(TimeZone, RefusesDamagedFiles) {
  const std::string whole = file_of_rule("CET-1CEST,M3.5.0,M10.5.0/3", 0);
  for (std::size_t size = 0; size + 30 < whole.size(); ++size)
    EXPECT_FALSE(TimeZone::read(std::string_view(whole).substr(0, size))) << size << " bytes";
  for (const std::string rule :
       {"CET", "C1,", "CET-1CEST,M3.5.0", "CET-1CEST,M13.5.0,M10.5.0", "CET-1CEST,M3.6.0,M10.5.0",
        "CET-1CEST,M3.5.7,M10.5.0", "CET-1CEST,J400,J1", "CET-1CEST,M3.5.0,M10.5.0x", "<CET-1"})
    EXPECT_FALSE(TimeZone::read(file_of_rule(rule, 0))) << rule;
}

}  // namespace
}  // namespace wirecopy::searcher
