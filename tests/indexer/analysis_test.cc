// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/analysis.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace wirecopy::indexer {
namespace {

using testing::ElementsAre;
using testing::UnorderedElementsAre;

Analysis analysis_of(std::string title, std::string body, std::string language = "en") {
  corpus::Article article;
  article.title = std::move(title);
  article.body = std::move(body);
  article.language = std::move(language);
  return ArticleAnalyzer().analyze(article);
}

const StemEntry& entry(const Analysis& analysis, std::string_view stem) {
  for (const StemEntry& each : analysis.stems) {
    if (each.stem == stem) return each;
  }
  ADD_FAILURE() << "no stem " << stem;
  return analysis.stems.front();
}

TEST(Analysis, TitleStandsBeforeTheBodyWithAGapBetween) {
  const Analysis analysis = analysis_of("Ferry sinks", "The ferry sank. The crew of the ferry swam.");
  EXPECT_THAT(entry(analysis, "ferri").positions, ElementsAre(1, position_gap + 4, position_gap + 10));
  EXPECT_EQ(entry(analysis, "ferri").occurrences.in_title, 1u);
  EXPECT_EQ(entry(analysis, "ferri").occurrences.all, 3u);
  EXPECT_EQ(entry(analysis, "crew").occurrences.in_title, 0u);
  EXPECT_EQ(analysis.words, 11u);
}

TEST(Analysis, WhoWroteAnArticleIsNotWhatItIsAbout) {
  corpus::Article column;
  column.title = "The painted boat";
  column.body = "Somebody painted the old boat red.";
  column.authors = {"Marta Vik"};
  ArticleAnalyzer analyzer;
  const stories::Profile profile = analyzer.analyze(column).profile;
  column.body += "\n\nMarta Vik is a columnist of the Torsund Times.";
  EXPECT_EQ(analyzer.analyze(column).profile, profile);
  column.authors = {"Odd Berg"};
  EXPECT_NE(analyzer.analyze(column).profile, profile);
}

TEST(Analysis, KeepsTheFormsThatAStemAloneCannotTell) {
  EXPECT_THAT(analysis_of("", "run").exact_forms, ElementsAre());
  EXPECT_THAT(analysis_of("", "running").exact_forms, ElementsAre("running"));
  EXPECT_THAT(analysis_of("", "run running").exact_forms, UnorderedElementsAre("run", "running"));
  EXPECT_THAT(analysis_of("", "running", "xx").exact_forms, ElementsAre());
}

TEST(Analysis, IsTheSameWhateverWasAnalysedBefore) {
  ArticleAnalyzer analyzer;
  corpus::Article german;
  german.body = "Die H\u00E4user am Hafen";
  german.language = "de";
  corpus::Article english = german;
  english.language = "en";
  const Analysis first = analyzer.analyze(german);
  analyzer.analyze(english);
  const Analysis second = analyzer.analyze(german);
  EXPECT_EQ(first.exact_forms, second.exact_forms);
  EXPECT_TRUE(first.compared == second.compared);
}

}  // namespace
}  // namespace wirecopy::indexer
