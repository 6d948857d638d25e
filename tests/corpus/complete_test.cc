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

TEST(Complete, ComposesWhatPeopleRead) {
  Article article;
  article.id = article.url = "e\u0301";
  article.title = "Cafe\u0301 &amp; cafe&#769;";
  article.standfirst = "Summary of the cafe\u0301";
  article.body = "The cafe&#769; is open. \u3066\u3099\u304D\u308B";
  article.outlet = "Le Cafe\u0301";
  article.section = "Cafe\u0301s";
  article.authors = {"Zoe\u0308", "Zo\u00EB"};
  article.tags = {"cafe\u0301"};
  const Article done = completed(article).articles.at(0);
  EXPECT_EQ(done.id, "e\u0301") << "a name for programs stays as it came";
  EXPECT_EQ(done.url, "e\u0301");
  EXPECT_EQ(done.title, "Caf\u00E9 & caf\u00E9");
  EXPECT_EQ(done.standfirst, "Summary of the caf\u00E9");
  EXPECT_EQ(done.body, "The caf\u00E9 is open. \u3067\u304D\u308B");
  EXPECT_EQ(done.outlet, "Le Caf\u00E9");
  EXPECT_EQ(done.section, "Caf\u00E9s");
  EXPECT_EQ(done.authors, std::vector<std::string>{"Zo\u00EB"}) << "one person";
  EXPECT_EQ(done.tags, std::vector<std::string>{"caf\u00E9"});
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
