// SPDX-License-Identifier: GPL-2.0-or-later
#include "web/wording.h"

#include <gtest/gtest.h>

namespace wirecopy::web {
namespace {

using corpus::Origin;
using corpus::Precision;

TEST(DateWords, SayAsMuchAsIsKnown) {
  const struct {
    corpus::Date date;
    const char* words;
  } rows[] = {{{1709633460, Precision::Second, Origin::None}, "5 March 2024, 10:11 UTC"},
              {{1709633460, Precision::Minute, Origin::None}, "5 March 2024, 10:11 UTC"},
              {{1709596800, Precision::Day, Origin::None}, "5 March 2024"},
              {{1709251200, Precision::Month, Origin::None}, "March 2024"},
              {{1704067200, Precision::Year, Origin::None}, "2024"},
              {{0, Precision::None, Origin::None}, "undated"},
              {{-1, Precision::Second, Origin::None}, "31 December 1969, 23:59 UTC"}};
  for (const auto& row : rows) EXPECT_EQ(date_words(row.date), row.words);
}

TEST(WarningWords, BeginAsASentenceOrAsTyped) {
  EXPECT_EQ(warning_words({"unclosed_bracket", {}, "a bracket is not closed"}), "A bracket is not closed.");
  EXPECT_EQ(warning_words({"wildcard_cut", {}, "strik* matches 2,431 words"}), "strik* matches 2,431 words.");
  EXPECT_EQ(warning_words({"unknown_parameter", {}, "the parameter x is not known"}), "The parameter x is not known.");
}

TEST(CountWords, LabelWhatIsNotExact) {
  EXPECT_EQ(count_words(1, "text", "texts"), "1 text");
  EXPECT_EQ(count_words(0, "text", "texts"), "0 texts");
  EXPECT_EQ(count_words(1'234'567, "text", "texts"), "1,234,567 texts");
  EXPECT_EQ(count_words({97, searcher::Exactness::AtLeast}, "text", "texts"), "at least 97 texts");
  EXPECT_EQ(count_words({97, searcher::Exactness::About}, "text", "texts"), "about 97 texts");
}

TEST(PercentWords, NeverRoundUpToTheWhole) {
  EXPECT_EQ(percent_words(0.999), "99 %");
  EXPECT_EQ(percent_words(1), "100 %");
  EXPECT_EQ(percent_words(0), "0 %");
  EXPECT_EQ(percent_words(7), "100 %");
}

TEST(DurationWords, SayNoMoreThanOneWouldSay) {
  EXPECT_EQ(duration_words(0), "0 min");
  EXPECT_EQ(duration_words(38 * 60 + 59), "38 min");
  EXPECT_EQ(duration_words(2 * 3600), "2 h");
  EXPECT_EQ(duration_words(47 * 3600 + 5 * 60), "47 h 5 min");
  EXPECT_EQ(duration_words(48 * 3600), "2 days");
}

TEST(TextDirection, FollowsTheScriptOfTheLanguage) {
  for (const char* language : {"ar", "he", "fa", "ur"}) EXPECT_EQ(text_direction(language), "rtl") << language;
  for (const char* language : {"en", "ja"}) EXPECT_EQ(text_direction(language), "ltr") << language;
  EXPECT_EQ(text_direction(""), "auto");
}

TEST(LanguageWords, NameALanguageOrLeaveItsCode) {
  EXPECT_EQ(language_words("de"), "German");
  EXPECT_EQ(language_words("xx"), "xx");
  EXPECT_EQ(language_words(""), "");
}

TEST(HeadlineWords, AreTheBeginningOfATextThatHasNone) {
  corpus::Article article;
  EXPECT_EQ(headline_words(article), "Untitled");
  article.body = "Roofs flew over the valley.\n\nNobody was hurt.";
  EXPECT_EQ(headline_words(article), "Roofs flew over the valley.");
  article.body = "The night ferry to Ellerby ran aground on a sandbank in the Tollen shortly after two in the morning.";
  EXPECT_EQ(headline_words(article),
            "The night ferry to Ellerby ran aground on a sandbank in the Tollen shortly \u2026");
  article.body.clear();
  for (int i = 0; i < 60; ++i) article.body += "\u5317";
  EXPECT_EQ(headline_words(article).size(), 78u + 4u) << "whole characters";
  article.title = "Storm";
  EXPECT_EQ(headline_words(article), "Storm");
}

}  // namespace
}  // namespace wirecopy::web
