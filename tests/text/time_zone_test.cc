// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/time_zone.h"

#include <gtest/gtest.h>

namespace wirecopy::text {
namespace {

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

// A day begins when its clocks begin to show it, be it at one.
TEST(TimeZone, ADayWhoseMidnightIsSkippedBeginsWithTheJump) {
  const TimeZone santiago = TimeZone::read(file_of_rule("<-04>4<-03>,M9.1.6/24,M4.1.6/24", 0)).value();
  constexpr int64_t jump = 1'725'768'000;  // 2024-09-08T04:00:00Z, midnight there
  EXPECT_EQ(santiago.offset_at(jump - 1), -4 * 3600);
  EXPECT_EQ(santiago.offset_at(jump), -3 * 3600);
  const int64_t midnight = jump - 4 * 3600;
  EXPECT_EQ(santiago.to_utc(midnight), jump);
  EXPECT_EQ(santiago.to_utc(midnight - 1), jump - 1);
  EXPECT_EQ(santiago.to_utc(midnight + 1800), jump + 1800) << "skipped: as long after the jump";
  EXPECT_EQ(santiago.to_utc(midnight + 3600), jump);
  EXPECT_EQ(santiago.to_utc(midnight + 24 * 3600), jump + 23 * 3600);
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

TEST(TimeZone, IsFoundByItsNameInAnyCase) {
  constexpr int64_t january = 1'704'067'200;  // 2024-01-01T00:00:00
  constexpr int64_t july = 1'719'792'000;     // 2024-07-01T00:00:00
  const struct {
    std::string_view name;
    int in_january;
    int in_july;
  } rows[] = {
      {"europe/berlin", 60, 120},         {"Europe/Berlin", 60, 120},
      {"america/new_york", -300, -240},   {"america/port-au-prince", -300, -240},
      {"africa/dar_es_salaam", 180, 180}, {"asia/kolkata", 330, 330},
  };
  for (const auto& row : rows) {
    EXPECT_EQ(minutes_of_zone(row.name, january), row.in_january) << row.name;
    EXPECT_EQ(minutes_of_zone(row.name, july), row.in_july) << row.name;
  }
  for (const std::string_view name : {"", "berlin", "europe/atlantis", "../zoneinfo/utc", "/utc"})
    EXPECT_FALSE(minutes_of_zone(name, january)) << name;
}

}  // namespace
}  // namespace wirecopy::text
