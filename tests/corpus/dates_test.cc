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
      {"2025-01-30T17:14:05+5:30", "2025-01-30T11:44:05"},
      {"2025-01-30T17:14:05 Europe/Berlin", "2025-01-30T16:14:05"},
      {"2025-07-30T17:14:05[America/New_York]", "2025-07-30T21:14:05"},
      {"2025-01-30T24:00:00Z", "2025-01-31T00:00:00"},
      {"2025-01-30T24:01:00Z", "2025-01-30"},
      {"01/30/25", "2025-01-30"},
      {"30/1/87", "1987-01-30"},
      {"2025-W05-4", "2025-01-30"},
      {"2020-W53-5", "2021-01-01"},
      {"2025-W05", "2025-01"},
      {"2025-W54", "none"},
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
      {"12 Ocak 2025 \u00D6S 4:30", "2025-01-12T16:30"},
      {"12 Ocak 2025 4:30 \u00D6\u00D6", "2025-01-12T04:30"},
      {"2025. gada 30. janv\u0101ris", "2025-01-30"},
      {"30 \u0E21.\u0E04. 2568", "2025-01-30"},
      {"7 \u0E1E.\u0E22. 67", "2024-11-07"},
      {"30 \u0698\u0627\u0646\u0648\u06CC\u0647 2025 5:14 \u0628.\u0638", "2025-01-30T17:14"},
      {"30 th\u00E1ng 1 n\u0103m 2025, 5:14 CH", "2025-01-30T17:14"},
      {"30.01.2025 17:14 Sa", "2025-01-30T17:14"},
      {"1/30/25, 5:14 PM", "2025-01-30T17:14"},
      {"30/01/2025", "2025-01-30"},
      {"01/30/2025", "2025-01-30"},
      {"03/04/2025", "2025"},
      {"04/04/2025", "2025-04-04"},
      {"3.4.2025", "2025-04-03"},
      {"\u042F\u043D\u0432\u0430\u0440\u044C 2025", "2025-01"},
      {"May 2025", "2025-05"},
      {"2025\u5E741\u6708", "2025-01"},
      {"30. tammikuuta 2025", "2025-01-30"},
      {"30. ledna 2025", "2025-01-30"},
      {"30. janu\u00E1ra 2025", "2025-01-30"},
      {"2025. janu\u00E1r 30.", "2025-01-30"},
      {"30 ianuarie 2025", "2025-01-30"},
      {"30 \u0399\u03B1\u03BD\u03BF\u03C5\u03B1\u03C1\u03AF\u03BF\u03C5 2025, 17:14", "2025-01-30T17:14"},
      {"30 \u044F\u043D\u0443\u0430\u0440\u0438 2025", "2025-01-30"},
      {"30. \u0458\u0430\u043D\u0443\u0430\u0440 2025.", "2025-01-30"},
      {"30. sije\u010Dnja 2025.", "2025-01-30"},
      {"2025 m. sausio 30 d.", "2025-01-30"},
      {"30. jaanuar 2025", "2025-01-30"},
      {"30 de gener de 2025", "2025-01-30"},
      {"\u0969\u0966 \u091C\u0928\u0935\u0930\u0940 \u0968\u0966\u0968\u096B", "2025-01-30"},
      {"\u09E9\u09E6 \u099C\u09BE\u09A8\u09C1\u09AF\u09BC\u09BE\u09B0\u09BF \u09E8\u09E6\u09E8\u09EB", "2025-01-30"},
      {"\u06F3\u06F0 \u0698\u0627\u0646\u0648\u06CC\u0647 \u06F2\u06F0\u06F2\u06F5", "2025-01-30"},
      {"30 \u062C\u0646\u0648\u0631\u06CC 2025", "2025-01-30"},
      {"30 \u05D1\u05D9\u05E0\u05D5\u05D0\u05E8 2025", "2025-01-30"},
      {"30 th\u00E1ng 1 n\u0103m 2025", "2025-01-30"},
      {"30 \u0E21\u0E01\u0E23\u0E32\u0E04\u0E21 2568", "2025-01-30"},
      {"30 \u0E21\u0E01\u0E23\u0E32\u0E04\u0E21 \u0E1E.\u0E28. 2568", "2025-01-30"},
      {"30 Januari 2025", "2025-01-30"},
      {"\u4EE4\u548C7\u5E741\u670830\u65E5", "2025-01-30"},
      {"\u5E73\u6210\u5143\u5E741\u67088\u65E5", "1989-01-08"},
      {"2025\u5E741\u670830\u65E5 \u5348\u5F8C5\u664214\u5206", "2025-01-30T17:14"},
      {"2025\u5E741\u670830\u65E5 \u4E0B\u53485:14", "2025-01-30T17:14"},
      {"\u4E8C\u3007\u4E8C\u4E94\u5E74\u4E00\u6708\u4E09\u5341\u65E5", "2025-01-30"},
      {"2025\uB144 1\uC6D4 30\uC77C \uC624\uD6C4 5:14", "2025-01-30T17:14"},
      {"03/12/2026", "2026-03-12"},  // the third of December is still to come
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

TEST(Dates, OfTwoReadingsAreSettledByTheOrderOfTheOutlet) {
  struct Row {
    const char *record, *expected;
  };
  const Row rows[] = {
      {R"({"title": "The tide came in at noon and everybody went home", "date": "03/04/2025"})", "2025"},
      {R"({"title": "The tide came in", "date": "03/04/2025", "lang": "en-US"})", "2025-03-04"},
      {R"({"title": "The tide came in", "date": "03/04/2025", "lang": "en_GB"})", "2025-04-03"},
      {R"({"title": "The tide came in", "date": "03/04/2025 17:14", "url": "https://quay.co.uk/1"})",
       "2025-04-03T17:14"},
      {R"({"title": "The tide came in", "date": "03/04/2025", "url": "https://quay.in/1"})", "2025-04-03"},
      {R"({"title": "Das Wasser kam am Mittag und alle gingen nach Hause", "date": "03/04/2025"})", "2025-04-03"},
  };
  for (const Row& row : rows) {
    const Article article = article_of("jsonl", row.record);
    EXPECT_EQ(written(article.published), row.expected) << row.record;
    EXPECT_FALSE(article.published.readings.has_value());
  }
}

TEST(Dates, HaveTheZoneOfTheirCountry) {
  struct Row {
    const char *date, *more, *expected;
  };
  const Row rows[] = {
      {"2025-07-03 17:14 IST", "", "2025-07-03T11:44"},
      {"2025-07-03 17:14 IST", R"("url": "https://quay.ie/1")", "2025-07-03T16:14"},
      {"2025-07-03 17:14 IST", R"("url": "https://quay.example/1", "lang": "en-IE")", "2025-07-03T16:14"},
      {"2025-02-03 17:14 IST", R"("url": "https://quay.co.il/1")", "2025-02-03T15:14"},
      {"2025-07-03 17:14 EST", R"("url": "https://quay.com/1")", "2025-07-03T22:14"},
      {"2025-07-03 17:14 EST", R"("url": "https://quay.com.au/1", "lang": "en-US")", "2025-07-03T07:14"},
      {"2025-07-03 17:14 CST", R"("url": "https://quay.com.cn/1")", "2025-07-03T09:14"},
      {"2025-07-03 17:14 CST", R"("lang": "zh-Hant-TW")", "2025-07-03T09:14"},
      {"2025-07-03 17:14 +05:30", R"("url": "https://quay.ie/1")", "2025-07-03T11:44"},
      {"03/04/2025 17:14 IST", R"("url": "https://quay.ie/1")", "2025-04-03T16:14"},
      {"2025-07-03 17:14 CET", R"("url": "https://quay.ie/1")", "2025-07-03T16:14"},
  };
  for (const Row& row : rows) {
    const std::string more = row.more[0] == 0 ? "" : std::string(", ") + row.more;
    const Article article =
        article_of("jsonl", R"({"title": "The tide came in", "date": ")" + std::string(row.date) + "\"" + more + "}");
    EXPECT_EQ(written(article.published), row.expected) << row.date << more;
    EXPECT_TRUE(article.published.zone.empty());
  }
}

TEST(Dates, ThatAreNotBelievedAreNoted) {
  struct Row {
    const char *record, *published, *note;
  };
  const Row rows[] = {
      {R"({"title": "Tide", "date": "2099-01-01"})", "none", "date not believed: \"2099-01-01\" (in the future)"},
      {R"({"title": "Tide", "date": "1066-10-14"})", "none",
       "date not believed: \"1066-10-14\" (before the year 1600)"},
      {R"({"title": "Tide", "date": "2025-02-30"})", "none",
       "date not believed: \"2025-02-30\" (there is no such day)"},
      {R"({"title": "Tide", "date": "99999999999"})", "none", "date not understood: \"99999999999\""},
      {R"({"title": "Tide", "date": "4102444800"})", "none", "date not believed: \"4102444800\" (in the future)"},
      {R"({"title": "Tide", "date": "2025-01-30"})", "2025-01-30", ""},
      {R"({"title": "Tide", "date": "next\n Tuesday"})", "none", "date not understood: \"next Tuesday\""},
      {R"({"title": "Tide", "date": "soon", "url": "https://q.example/2025/01/30/tide"})", "2025-01-30",
       "date not understood: \"soon\""},
      {R"({"title": "Tide", "date": ""})", "none", ""},
      {R"({"title": "Tide", "date": "0000-00-00 00:00:00"})", "none", ""},
      {R"({"title": "Tide", "date": "N/A"})", "none", ""},
      {R"({"title": "Tide", "date": null})", "none", ""},
      {R"({"title": "Tide", "date": "2099-01-01", "url": "https://q.example/2025/01/30/tide"})", "2025-01-30",
       "date not believed: \"2099-01-01\" (in the future)"},
  };
  for (const Row& row : rows) {
    const Article article = article_of("jsonl", row.record);
    EXPECT_EQ(written(article.published), row.published) << row.record;
    EXPECT_EQ(article.notes, row.note[0] == 0 ? std::vector<std::string>() : std::vector<std::string>{row.note})
        << row.record;
  }
}

TEST(Dates, AreReadFromAddresses) {
  struct Row {
    std::string_view address, expected;
  };
  const Row rows[] = {
      {"https://q.example/2025/01/30/tide", "2025-01-30"},
      {"https://q.example/news/2025/jan/30/tide", "2025-01-30"},
      {"https://q.example/2025/1/5/tide", "2025-01-05"},
      {"https://q.example/tide-2025-01-30.html", "2025-01-30"},
      {"https://q.example/20250130/tide", "2025-01-30"},
      {"https://q.example/tide_20250130", "2025-01-30"},
      {"https://q.example/2025/01/tide", "2025-01"},
      {"2024-03-05-marigold.txt", "2024-03-05"},
      {"20240305-0948.txt", "2024-03-05"},
      {"https://q.example/2099/01/30/tide", "none"},
      {"https://q.example/2025/13/45/tide", "none"},
      {"https://q.example/3f20250130ab", "none"},
      {"https://q.example/1220250130", "none"},
      {"https://2025-01-30.example/tide", "none"},
      {"https://q.example/tide?d=2025-01-30", "none"},
      {"https://q.example/2025/tide", "none"},
      {"", "none"},
  };
  for (const Row& row : rows)
    EXPECT_EQ(written(date_in_address(row.address, Origin::Url, test_now)), row.expected) << row.address;
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
