// SPDX-License-Identifier: GPL-2.0-or-later
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "dedup/passages.h"
#include "tests/web/golden.h"
#include "tests/web/sample_answer.h"
#include "web/body_text.h"
#include "web/compare_page.h"
#include "web/match_page.h"

namespace wirecopy::web {
namespace {

using testing::expect_golden;
using ::testing::HasSubstr;
using ::testing::Not;

corpus::Article article(std::string id, std::string outlet, std::string title, std::string body) {
  corpus::Article article;
  article.id = std::move(id);
  article.outlet = std::move(outlet);
  article.title = std::move(title);
  article.body = std::move(body);
  article.language = "en";
  article.published = {1709596800, corpus::Precision::Minute, corpus::Origin::JsonLd};
  return article;
}

corpus::Article first() {
  return article("wire/1", "Meridian Wire", "Cranes stand still",
                 "Nineteen ships lie at anchor off the northern mole this evening.\n\nThe union wants a pay deal that "
                 "keeps up with the rents of the harbour quarter.");
}

corpus::Article second() {
  return article("bugle", "Bugle <b>", "No oranges",
                 "There are no oranges. The union wants a pay deal that keeps up with the rents of the harbour "
                 "quarter.\n\nNineteen ships lie at anchor off the northern mole this evening.");
}

TEST(ComparePage, ShowsTwoArticlesAsInTheGoldenPage) {
  searcher::ArticleComparison comparison = searcher::compare_articles(first(), second());
  comparison.index = {.revision = 118, .articles = 210'344, .texts = 151'022};
  expect_golden("compare.html", compare_page(comparison));
}

TEST(MatchPage, ShowsWhoRanATextAsInTheGoldenPage) {
  searcher::MatchAnswer answer;
  answer.text = first().body + "\n\nNobody printed this.";
  answer.index = {.revision = 118, .articles = 210'344, .texts = 151'022};
  answer.articles = 3;
  answer.warnings = {{"matches_cut", {}, "too many articles had to be compared"}};
  answer.matches.push_back({.article = second(),
                            .copies_id = {},
                            .share = 0.94,
                            .density = 0.71,
                            .shared_units = 25,
                            .passages = dedup::passages(answer.text, second().body)});
  expect_golden("match.html", match_page(answer));
}

TEST(MatchPage, KeepsWhatWasPastedWhereNothingWasFound) {
  searcher::MatchAnswer answer;
  answer.text = "\n</textarea><script>alert(1)</script>";
  const std::string page = match_page(answer);
  EXPECT_THAT(page, HasSubstr("No article reuses it"));
  EXPECT_THAT(page, HasSubstr(">\n\n&lt;/textarea&gt;&lt;script&gt;"));
  EXPECT_THAT(page, Not(HasSubstr("<script>")));
}

TEST(MatchPage, AsksForATextFirst) {
  expect_golden("match_form.html", match_form_page());
}

TEST(Stretches, AreApartAndInOrder) {
  const std::vector<dedup::Passage> passages{
      {.in_a = {0, 10}, .in_b = {20, 30}, .units = 2},
      {.in_a = {10, 30}, .in_b = {0, 25}, .units = 5},
      {.in_a = {40, 50}, .in_b = {22, 28}, .units = 2},
  };
  const std::vector<Stretch> found = stretches(passages, Side::B);
  ASSERT_EQ(found.size(), 2u);
  EXPECT_EQ(found[0].span, (Span{0, 25}));
  EXPECT_EQ(found[0].number, 2u);
  EXPECT_EQ(found[1].span, (Span{25, 30}));
  EXPECT_EQ(found[1].number, 1u);
}

TEST(TintedParagraphs, GiveTheWholeTextAndOneNumberEach) {
  const std::string body = "one two\n\nthree <four>\n\n\nfive";
  const std::vector<Stretch> stretches{{{4, 14}, 1}, {{15, 21}, 2}};
  EXPECT_EQ(
      tinted_paragraphs(body, stretches, Side::A).html(),
      "<p>one <mark class=\"shared t0\"><a class=\"number\" id=\"a1\" href=\"#b1\" aria-label=\"Passage 1, to its "
      "place in the second\">1</a>two</mark></p><p><mark class=\"shared t0\">three</mark> <mark class=\"shared "
      "t1\"><a class=\"number\" id=\"a2\" href=\"#b2\" aria-label=\"Passage 2, to its place in the "
      "second\">2</a>&lt;four&gt;</mark></p><p>\nfive</p>");
}

}  // namespace
}  // namespace wirecopy::web
