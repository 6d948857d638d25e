// SPDX-License-Identifier: GPL-2.0-or-later
#include "web/search_page.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <regex>
#include <set>

#include "tests/web/golden.h"
#include "tests/web/sample_answer.h"
#include "web/article_page.h"
#include "web/layout.h"
#include "web/start_page.h"

namespace wirecopy::web {
namespace {

using testing::expect_golden;
using ::testing::HasSubstr;
using testing::make_hit;
using ::testing::Not;
using testing::sample_answer;
using testing::sample_request;

TEST(SearchPage, ShowsHitsAsInTheGoldenPage) {
  expect_golden("hits.html", search_page(sample_request(), sample_answer()));
}

TEST(SearchPage, ShowsNoHitsAsInTheGoldenPage) {
  searcher::Answer answer;
  answer.text = "harbour zeppelin";
  answer.interpreted = "harbour AND zeppelin";
  answer.any_word = searcher::Count{.value = 412};
  expect_golden("no_hits.html", search_page({.text = answer.text, .languages = {"en"}}, answer));
}

TEST(StartPage, ShowsExamplesAndFieldsAsInTheGoldenPage) {
  expect_golden("start.html", start_page({.revision = 118, .articles = 210'344, .texts = 151'022},
                                         {.searches = {{"harbour strike", "both words, in any of their forms"}},
                                          .of_fields = {"title:flood", "", "author:\"jo <b>\""}}));
}

TEST(ArticlePage, ShowsAnArticleAsInTheGoldenPage) {
  searcher::Hit hit = sample_answer().hits.front();
  hit.article.body += "\n\nThe harbour strike goes on.\n\n\n\nLast line";
  hit.fragments.front() = make_hit("", "", hit.article.body, "harbour strike").fragments.front();
  hit.article.authors = {"Jo Brand", "P. Lamp"};
  hit.article.tags = {"ports", "labour"};
  expect_golden("article.html", article_page(hit, {.text = "harbour strike"}, sample_answer().index));
}

TEST(ErrorPage, SaysWhyAsInTheGoldenPage) {
  expect_golden(
      "error.html",
      error_page(
          {.status = 400, .code = "bad_parameter", .detail = "limit must be a whole number", .hint = "leave it out"}));
}

// Every page made of these strings, wherever a string can stand.
std::vector<std::string> pages_with(const std::string& hostile) {
  searcher::Hit hit = make_hit(hostile, hostile, hostile, "");
  hit.article.url = hostile;
  hit.article.outlet = hostile;
  hit.article.language = hostile;
  hit.article.section = hostile;
  hit.article.credit = hostile;
  hit.article.authors = {hostile};
  hit.article.tags = {hostile};
  hit.title_matches = {{0, static_cast<uint32_t>(hostile.size())}};
  hit.fragments.front().matches = hit.title_matches;
  hit.copies_articles = 30;
  hit.copies_outlets = 9;
  hit.copies_id = hostile;
  hit.others = {
      {.id = hostile, .title = hostile + "2", .url = hostile, .outlet = hostile, .published = {}, .to_lead = {}}};
  searcher::Answer answer;
  answer.text = hostile;
  answer.interpreted = hostile;
  answer.texts = answer.articles = {100};
  answer.hits = {hit};
  answer.warnings = {{hostile, {1, 3}, hostile}};
  const searcher::Request request{.text = hostile,
                                  .from = hostile,
                                  .until = hostile,
                                  .sources = {hostile},
                                  .languages = {hostile},
                                  .time_zone = hostile};
  searcher::Answer none = answer;
  none.hits.clear();
  none.texts = none.articles = {0};
  none.any_word = searcher::Count{.value = 5};
  return {search_page(request, answer), search_page(request, none), article_page(hit, request, {}),
          error_page({.status = 400, .code = hostile, .detail = hostile, .hint = hostile})};
}

TEST(Pages, EscapeWhateverStandsInArticlesAndQueries) {
  const char* hostile[] = {"<script>alert(1)</script>",
                           "\"><img src=x onerror=alert(1)>",
                           "' onmouseover='alert(1)",
                           "</title></textarea></style><svg onload=alert(1)>",
                           "<!--<script>",
                           "javascript:alert(1)//<b>",
                           "&lt;script&gt;<mark>",
                           "\xFF<script\xFF>"};
  // What opens with "<" is a tag of a kind that a harmless page has too, with attributes that are quoted and known.
  const std::regex tag("<(/?[a-z0-9]+|!doctype)((?: [a-z-]+(?:=\"[^\"<>]*\")?)*)>", std::regex::icase);
  const std::regex attribute(" ([a-z-]+)(=\"[^\"]*\")?", std::regex::icase);
  const auto parts_of = [&](const std::string& page, const std::string& name) {
    std::set<std::string> parts;
    std::size_t tags = 0;
    for (std::sregex_iterator found(page.begin(), page.end(), tag); found != std::sregex_iterator(); ++found, ++tags) {
      parts.insert((*found)[1]);
      const std::string attributes = (*found)[2];
      for (std::sregex_iterator each(attributes.begin(), attributes.end(), attribute); each != std::sregex_iterator();
           ++each)
        parts.insert((*found)[1].str() + " " + (*each)[1].str());
    }
    EXPECT_EQ(tags, static_cast<std::size_t>(std::ranges::count(page, '<'))) << "an odd tag in a page of " << name;
    return parts;
  };
  std::set<std::string> known;
  for (const std::string& page : pages_with("https://harmless.example")) known.merge(parts_of(page, "harmless"));
  for (const char* text : hostile) {
    for (const std::string& page : pages_with(text)) {
      for (const std::string& part : parts_of(page, text))
        EXPECT_TRUE(known.contains(part)) << part << " in a page of " << text;
      for (std::size_t at = page.find("<script"); at != page.npos; at = page.find("<script", at + 1))
        EXPECT_TRUE(std::string_view(page).substr(at).starts_with("<script src=\"/assets/")) << text;
      EXPECT_THAT(page, Not(HasSubstr("href=\"javascript:"))) << text;
      EXPECT_THAT(page, Not(HasSubstr(text))) << text;
    }
  }
}

TEST(ArticlePage, LinksToTheOriginalOnlyOnTheWeb) {
  searcher::Hit hit = sample_answer().hits.front();
  EXPECT_THAT(article_page(hit, {}, {}), HasSubstr("href=\"https://courier.example/a1\""));
  for (const char* url : {"javascript:alert(1)", "/relative", "data:text/html,x"}) {
    hit.article.url = url;
    EXPECT_THAT(article_page(hit, {}, {}), Not(HasSubstr("href=\"" + std::string(url)))) << url;
    EXPECT_THAT(article_page(hit, {}, {}), HasSubstr(url)) << "not shown at all";
  }
}

TEST(SearchPage, LinksToTheNextAndThePreviousPage) {
  searcher::Request request{.text = "a b", .sort = searcher::Sort::Newest, .limit = 6, .offset = 6};
  const std::string page = search_page(request, sample_answer());
  EXPECT_THAT(page, HasSubstr("<a rel=\"prev\" href=\"/?q=a%20b&amp;sort=-date&amp;limit=6\">"));
  EXPECT_THAT(page, HasSubstr("<a rel=\"next\" href=\"/?q=a%20b&amp;sort=-date&amp;limit=6&amp;offset=12\">"));
  EXPECT_THAT(page, HasSubstr("7 to 12 of 97"));
  request.offset = 91;
  EXPECT_THAT(search_page(request, sample_answer()), Not(HasSubstr("rel=\"next\"")));
}

TEST(SearchPage, GoesOnBehindACursorByCursor) {
  searcher::Answer answer = sample_answer();
  for (searcher::Hit& hit : answer.hits) hit.rank += 12;
  answer.next = "later";
  const searcher::Request request{.text = "a", .limit = 6, .cursor = "early"};
  const std::string page = search_page(request, answer);
  EXPECT_THAT(page, HasSubstr("13 to 18 of 97"));
  EXPECT_THAT(page, HasSubstr("start=\"13\""));
  EXPECT_THAT(page, HasSubstr("<a rel=\"next\" href=\"/?q=a&amp;limit=6&amp;cursor=later\">"));
  EXPECT_THAT(page, HasSubstr("<a rel=\"first\" href=\"/?q=a&amp;limit=6\">"));
  EXPECT_THAT(page, HasSubstr("href=\"/feed.atom?q=a&amp;limit=6\"")) << "a feed begins at its beginning";
  answer.next.clear();
  EXPECT_THAT(search_page(request, answer), Not(HasSubstr("rel=\"next\"")));
}

TEST(SearchPage, GoesOnByCursorWhereOffsetsEnd) {
  searcher::Answer answer = sample_answer();
  answer.texts.value = 50'000;
  answer.next = "later";
  EXPECT_THAT(search_page({.text = "a", .offset = 10'000}, answer), HasSubstr("cursor=later\">Next page"));
}

TEST(SearchPage, HasAWayBackFromBehindTheLastHit) {
  searcher::Answer answer = sample_answer();
  answer.hits.clear();
  const std::string page = search_page({.text = "a", .offset = 500}, answer);
  EXPECT_THAT(page, HasSubstr("The hits end before this page"));
  EXPECT_THAT(page, HasSubstr("rel=\"prev\""));
  for (const char* link : {"rel=\"prev\"", "rel=\"next\""}) {
    EXPECT_THAT(search_page({.text = "a", .limit = 0}, answer), Not(HasSubstr(link)))
        << "nothing to turn over in a count";
  }
}

TEST(SearchPage, ShowsThePlaceOfAWarning) {
  EXPECT_THAT(search_page(sample_request(), sample_answer()), HasSubstr("harbour <mark>strik*</mark> &quot;pay deal"));
}

}  // namespace
}  // namespace wirecopy::web
