// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/complete.h"

#include <gtest/gtest.h>

#include "tests/corpus/reading.h"
#include "text/utf8.h"

namespace wirecopy::corpus {
namespace {

Parsed completed(Article article) {
  Parsed parsed;
  complete(std::move(article), {{"test", 7, 0}, nullptr, "", 0}, test_options(), parsed);
  return parsed;
}

TEST(Complete, MakesEveryStringWellFormed) {
  Article article;
  article.id = article.url = article.title = article.standfirst = article.credit = article.outlet = article.language =
      article.section = "a\xFF";
  article.body = "Body \xC3 text";
  article.authors = {"Ana \xE9", "", "Ana \xE9"};
  article.tags = {"x\xFF"};
  const Parsed parsed = completed(article);
  ASSERT_EQ(parsed.articles.size(), 1u);
  const Article& done = parsed.articles.front();
  for (const std::string& text : {done.id, done.url, done.title, done.standfirst, done.body, done.credit, done.outlet,
                                  done.language, done.section}) {
    EXPECT_TRUE(text::is_utf8(text)) << text;
  }
  EXPECT_EQ(done.authors, std::vector<std::string>{"Ana \uFFFD"});
  EXPECT_EQ(done.tags, std::vector<std::string>{"x\uFFFD"});
}

TEST(Complete, TitlesAreOneLineWithoutMarkup) {
  Article article;
  article.title = " <b>Fish</b> &amp;amp;\n chips ";
  EXPECT_EQ(completed(article).articles.at(0).title, "Fish & chips");
}

TEST(Complete, TakesTheOutletFromTheUrl) {
  Article article;
  article.title = "Quay open";
  article.url = "https://www.Quay.example/1";
  EXPECT_EQ(completed(article).articles.at(0).outlet, "quay.example");
}

TEST(Complete, TakesTheOutletOffTheTitle) {
  struct Row {
    const char *title, *outlet, *url, *wanted;
  };
  const Row rows[] = {
      {"Quay open again - Quay Gazette", "Quay Gazette", "", "Quay open again"},
      {"Quay open again | QUAY GAZETTE", "quaygazette.example", "", "Quay open again"},
      {"Quay open again \u2013 Quay Gazette", "", "https://www.quay-gazette.co.uk/1", "Quay open again"},
      {"Quay open - ferry sails", "Quay Gazette", "", "Quay open - ferry sails"},
      {"Quay Gazette", "Quay Gazette", "", "Quay Gazette"},
      {"What ails Quay Gazette", "Quay Gazette", "", "What ails Quay Gazette"},
  };
  for (const Row& row : rows) {
    Article article;
    article.title = row.title;
    article.outlet = row.outlet;
    article.url = row.url;
    EXPECT_EQ(completed(article).articles.at(0).title, row.wanted) << row.title;
  }
}

TEST(Complete, LeavesOutAuthorsWhoAreNobody) {
  Article article;
  article.title = "Quay open";
  article.authors = {"Staff Writer", "Ana Ruiz"};
  EXPECT_EQ(completed(article).articles.at(0).authors, std::vector<std::string>{"Ana Ruiz"});
}

TEST(Complete, RejectsAnArticleOfNothing) {
  const Parsed parsed = completed({});
  EXPECT_TRUE(parsed.articles.empty());
  ASSERT_EQ(parsed.rejects.size(), 1u);
  EXPECT_EQ(parsed.rejects[0].code, "no_text");
  EXPECT_EQ(parsed.rejects[0].place.record, 7u);
}

}  // namespace
}  // namespace wirecopy::corpus
