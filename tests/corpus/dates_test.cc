// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/dates.h"

#include <gtest/gtest.h>

#include "corpus/date_lines.h"
#include "tests/corpus/reading.h"

namespace wirecopy::corpus {
namespace {

TEST(Dates, AreReadFromMetadata) {
  struct Row {
    std::string_view text, expected;
  };
  const Row rows[] = {
      {"2025-01-30T17:14:05Z", "2025-01-30T17:14:05"},
      {"2025-01-30T17:14:05.123+05:30", "2025-01-30T11:44:05"},
      {"2025-01-30T17:14-0500", "2025-01-30T22:14"},
      {"2025-01-30t17:14:05z", "2025-01-30T17:14:05"},
      {"20250130T171405Z", "2025-01-30T17:14:05"},
      {"20250130", "2025-01-30"},
      {"2024-03-04 10:00:00", "2024-03-04T10:00:00"},
      {"2024-03-04 00:00:00", "2024-03-04"},
      {"2024-03-04T00:00:00Z", "2024-03-04T00:00:00"},
      {"2024-03-04", "2024-03-04"},
      {"2024/3/4", "2024-03-04"},
      {"2024-03", "2024-03"},
      {"2024", "2024"},
      {"26-FEB-1987 15:01:01.79", "1987-02-26T15:01:01"},
      {" 2-APR-1987 09:17:11.00", "1987-04-02T09:17:11"},
      {"Thu, 30 Jan 2025 17:14:05 GMT", "2025-01-30T17:14:05"},
      {"Thu, 30 Jan 2025 17:14:05 +0100", "2025-01-30T16:14:05"},
      {"Thursday, 30-Jan-25 17:14:05 EST", "2025-01-30T22:14:05"},
      {"30 Jan 94 08:00 GMT", "1994-01-30T08:00"},
      {"Thu Jan 30 17:14:05 2025", "2025-01-30T17:14:05"},
      {"1738257245", "2025-01-30T17:14:05"},
      {"1738257245.5", "2025-01-30T17:14:05"},
      {"1738257245123", "2025-01-30T17:14:05"},
      {"1738257245123456", "2025-01-30T17:14:05"},
      {"January 2025", "2025-01"},
      {"published on 30 January 2025 by the desk", "2025-01-30"},
      // nothing to go by
      {"", "none"},
      {"yesterday", "none"},
      {"0", "none"},
      {"1970-01-01T00:00:00Z", "none"},
      {"0000-00-00 00:00:00", "none"},
      {"0001-01-01T00:00:00Z", "none"},
      {"2025-02-30", "none"},
      {"2025-13-01", "none"},
      {"2099-01-01", "none"},
      {"2026-06-16", "2026-06-16"},
      {"2026-06-19", "none"},
      {"99999999999999999999999999", "none"},
      {"\xFF\xFE 2025", "none"},
  };
  for (const Row& row : rows)
    EXPECT_EQ(written(parse_date(row.text, Origin::Metadata, test_now)), row.expected) << row.text;
}

TEST(Dates, AreFoundInTexts) {
  struct Row {
    std::string_view text, expected;
  };
  const Row rows[] = {
      {"Jan 30, 2025, 5:14 PM IST", "2025-01-30T11:44"},
      {"Updated 5:14 p.m. ET, Jan. 30, 2025", "2025-01-30T22:14"},
      {"July 4th, 2025 at 9 a.m. ET", "2025-07-04T13:00"},
      {"12:05 AM EDT, July 4, 2025", "2025-07-04T04:05"},
      {"17:14 CEST on 3 July 2025", "2025-07-03T15:14"},
      {"the 1st of May, 2024", "2024-05-01"},
      {"30. Januar 2025 um 17:14 Uhr", "2025-01-30T17:14"},
      {"30.01.2025, 17.14 Uhr", "2025-01-30T17:14"},
      {"1. M\u00E4rz 2025", "2025-03-01"},
      {"30 janvier 2025 \u00E0 17h14", "2025-01-30T17:14"},
      {"1er ao\u00FBt 2024", "2024-08-01"},
      {"30 de enero de 2025", "2025-01-30"},
      {"30 de mar\u00E7o de 2025", "2025-03-30"},
      {"30 gennaio 2025 alle 17:14", "2025-01-30T17:14"},
      {"30 maart 2025", "2025-03-30"},
      {"30 \u044F\u043D\u0432\u0430\u0440\u044F 2025 \u0433., 17:14 \u041C\u0421\u041A", "2025-01-30T14:14"},
      {"2025\u5E741\u670830\u65E5 17:14", "2025-01-30T17:14"},
      {"2025\uB144 1\uC6D4 30\uC77C", "2025-01-30"},
      {"\u0663\u0660 \u064A\u0646\u0627\u064A\u0631 \u0662\u0660\u0662\u0665", "2025-01-30"},
      {"12 Ocak 2025", "2025-01-12"},
      {"30/01/2025", "2025-01-30"},
      {"01/30/2025", "2025-01-30"},
      {"03/04/2025", "2025"},
      {"04/04/2025", "2025-04-04"},
      {"3.4.2025", "2025-04-03"},
      {"\u042F\u043D\u0432\u0430\u0440\u044C 2025", "2025-01"},
      {"May 2025", "2025-05"},
      {"2025\u5E741\u6708", "2025-01"},
      // not dates
      {"In May 2025 the pier was closed for good", "none"},
      {"the score was 3-2 in 2024", "none"},
      {"version 10.12.1 of 2024", "none"},
      {"on March 12 the ferry left", "none"},
      {"2024", "none"},
      {"he may 5 times", "none"},
      {"30 February 2025", "none"},
  };
  for (const Row& row : rows)
    EXPECT_EQ(written(find_date(row.text, Origin::Text, test_now).date), row.expected) << row.text;
}

TEST(Dates, SayWhereTheyStand) {
  const std::string_view text = "Posted: Jan 30, 2025, 5:14 PM IST by the desk";
  const FoundDate found = find_date(text, Origin::Text, test_now);
  EXPECT_EQ(found.span.of(text), "Jan 30, 2025, 5:14 PM IST");
  EXPECT_EQ(found.date.origin, Origin::Text);
}

TEST(DateLines, TellPublishedFromModified) {
  struct Row {
    std::string_view line, published, modified;
  };
  const Row rows[] = {
      {"\u2022 Jan 30, 2025,", "2025-01-30", "none"},
      {"\u2022 Updated Jan 30, 2025, 5:14 PM IST", "none", "2025-01-30T11:44"},
      {"Published Jan 29, 2025 | Updated Jan 30, 2025, 9:05 AM GMT", "2025-01-29", "2025-01-30T09:05"},
      {"Ver\u00F6ffentlicht am 30.01.2025", "2025-01-30", "none"},
      {"Last updated on Thursday, 30 January 2025", "none", "2025-01-30"},
      {"Publi\u00E9 le 29 janvier 2025 \u00E0 08h00, mis \u00E0 jour le 30 janvier 2025", "2025-01-29T08:00",
       "2025-01-30"},
      {"The harbour was closed on Jan 30, 2025", "none", "none"},
      {"Period ended December 31, 2025", "none", "none"},
      {"Stand: 30. Januar 2025, 09:10 Uhr", "2025-01-30T09:10", "none"},
      {"By Ana Ruiz", "none", "none"},
  };
  for (const Row& row : rows) {
    const LineDates dates = dates_of_line(row.line, test_now).value_or(LineDates{});
    EXPECT_EQ(written(dates.published), row.published) << row.line;
    EXPECT_EQ(written(dates.modified), row.modified) << row.line;
  }
}

TEST(DateLines, HoldNamesBesideDates) {
  for (const char* line :
       {"Posted on Jan 30, 2025 by Ana Ruiz", "Ana Ruiz, 30 January 2025", "30 January 2025 - by Ana Ruiz"}) {
    const LineDates dates = dates_of_line(line, test_now).value_or(LineDates{});
    EXPECT_EQ(written(dates.published), "2025-01-30") << line;
    EXPECT_EQ(dates.authors, std::vector<std::string>{"Ana Ruiz"}) << line;
  }
}

TEST(Dates, KnowMonthsAndWeekdays) {
  EXPECT_EQ(month_of("Sept"), 9u);
  EXPECT_EQ(month_of("D\u00C9CEMBRE"), 12u);
  EXPECT_EQ(month_of("Quay"), 0u);
  EXPECT_TRUE(is_weekday("Freitag"));
  EXPECT_FALSE(is_weekday("ferry"));
}

}  // namespace
}  // namespace wirecopy::corpus
