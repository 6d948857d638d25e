// SPDX-License-Identifier: GPL-2.0-or-later
#include "web/feed.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "tests/web/golden.h"
#include "tests/web/sample_answer.h"
#include "web/feed_routes.h"
#include "web/xml.h"

namespace wirecopy::web {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using testing::sample_answer;
using testing::sample_request;

const FeedPlace place{.origin = "http://127.0.0.1:8080"};

TEST(FeedPlace, NamesTheIndexInEveryAddress) {
  const FeedPlace other{.origin = "http://h", .index = "the old"};
  EXPECT_EQ(other.address("/article/1?q=a"), "http://h/article/1?q=a&index=the%20old");
  EXPECT_EQ(other.address("/feed.atom"), "http://h/feed.atom?index=the%20old");
  const std::string feed = atom_feed(sample_request(), sample_answer(), other);
  EXPECT_THAT(feed, HasSubstr("urn:wirecopy:search:the%20old:"));
  EXPECT_THAT(feed, HasSubstr("&amp;index=the%20old\"/>"));
}

TEST(AtomFeed, IsWrittenAsInTheGoldenFile) {
  testing::expect_golden("feed.atom", atom_feed(sample_request(), sample_answer(), place));
}

TEST(JsonFeed, IsWrittenAsInTheGoldenFile) {
  const std::string feed = json_feed(sample_request(), sample_answer(), place);
  testing::expect_golden("feed.json", nlohmann::ordered_json::parse(feed).dump(2) + "\n");
}

TEST(SearchDescription, IsWrittenAsInTheGoldenFile) {
  testing::expect_golden("opensearch.xml", search_description(place));
}

TEST(SearchDescription, OfAFurtherIndexLeadsToIt) {
  const std::string xml = search_description({.origin = "http://127.0.0.1:8080", .index = "old news"});
  EXPECT_NE(xml.find("template=\"http://127.0.0.1:8080/?q={searchTerms}&amp;index=old%20news\""), xml.npos) << xml;
  EXPECT_NE(xml.find("template=\"http://127.0.0.1:8080/feed.atom?q={searchTerms}&amp;index=old%20news\""), xml.npos)
      << xml;
}

TEST(FeedRequest, AsksForTheNewestAndNoMoreThanAFeedHolds) {
  const auto asked = [](const std::string& query) { return feed_request(read_parameters(parse_query(query))); };
  const searcher::Request usual = asked("q=ferry");
  EXPECT_EQ(usual.sort, searcher::Sort::Newest);
  EXPECT_EQ(usual.limit, most_feed_entries);
  EXPECT_EQ(asked("q=ferry&sort=outlets&limit=5").sort, searcher::Sort::Outlets);
  EXPECT_EQ(asked("q=ferry&sort=relevance").sort, searcher::Sort::Relevance) << "also when it is the usual one";
  for (const uint32_t limit : {5u, 9u, 10u, 11u})
    EXPECT_EQ(asked("q=ferry&limit=" + std::to_string(limit)).limit, limit);
  EXPECT_EQ(asked("q=ferry&limit=900").limit, most_feed_entries);
}

TEST(Feed, AFurtherCopyMakesAnEntryNewerAndNoOther) {
  searcher::Answer answer = sample_answer();
  answer.hits.resize(1);
  const nlohmann::json before = nlohmann::json::parse(json_feed({}, answer, place))["items"][0];
  searcher::Copy late = answer.hits[0].others.front();
  late.published.seconds += 30 * 86'400;
  answer.hits[0].others.push_back(late);
  const nlohmann::json after = nlohmann::json::parse(json_feed({}, answer, place))["items"][0];
  EXPECT_EQ(before["id"], after["id"]);
  EXPECT_EQ(before["date_published"], after["date_published"]);
  EXPECT_LT(before["date_modified"].get<std::string>(), after["date_modified"].get<std::string>());
}

TEST(Feed, ThatIsEmptyIsOfNow) {
  const std::string feed = atom_feed({.text = "zeppelin"}, {}, {.origin = "http://h", .now = 1'711'929'600});
  EXPECT_THAT(feed, HasSubstr("<updated>2024-04-01T00:00:00Z</updated>"));
  EXPECT_THAT(feed, Not(HasSubstr("1970")));
}

TEST(Feed, AnEntryWithoutAHeadlineGoesByTheBeginningOfItsText) {
  searcher::Answer answer = sample_answer();
  answer.hits.resize(1);
  answer.hits[0].article.title.clear();
  answer.hits[0].article.body = "Roofs flew over the valley.\n\nMore.";
  EXPECT_THAT(atom_feed({}, answer, place), HasSubstr("<title>Roofs flew over the valley.</title>"));
}

TEST(Feed, LinksToNothingThatIsNoWebAddress) {
  searcher::Answer answer = sample_answer();
  answer.hits[0].article.url = "javascript:alert(1)";
  EXPECT_THAT(atom_feed({}, answer, place), Not(HasSubstr("javascript:")));
  EXPECT_THAT(json_feed({}, answer, place), Not(HasSubstr("javascript:")));
}

TEST(Xml, HoldsNothingThatXmlCannotHold) {
  const std::string replaced = "\xEF\xBF\xBD";
  EXPECT_EQ(xml_text("a<b>&\"'"), "a&lt;b&gt;&amp;&quot;&#39;");
  for (const std::string_view odd :
       {std::string_view("\0", 1), std::string_view("\x01"), std::string_view("\x1B"), std::string_view("\x7F"),
        std::string_view("\xEF\xBF\xBE"), std::string_view("\xEF\xBF\xBF"), std::string_view("\xFF")})
    EXPECT_EQ(xml_text(odd), replaced) << ::testing::PrintToString(odd);
  EXPECT_EQ(xml_text("tab\tline\nend"), "tab\tline\nend");
  EXPECT_EQ(xml_element("a", {{"b", "\"<"}, {"c", std::nullopt}}, "d"), "<a b=\"&quot;&lt;\">d</a>");
  EXPECT_EQ(xml_element("a", {}), "<a/>");
}

TEST(Origin, IsWhereTheClientReachedTheServer) {
  struct Case {
    std::vector<Header> headers;
    std::string origin;
  };
  const std::vector<Case> cases{
      {{{"Host", "127.0.0.1:8080"}}, "http://127.0.0.1:8080"},
      {{{"Host", "[::1]:80"}}, "http://[::1]:80"},
      {{{"Host", "news.example"}, {"X-Forwarded-Proto", "https"}}, "http://news.example"},
      {{{"Host", "evil\"><script>"}}, ""},
      {{{"Host", "a/b"}}, ""},
      {{{"Host", std::string(300, 'a')}}, ""},
      {{}, ""},
  };
  for (const Case& each : cases)
    EXPECT_EQ(origin_of({.headers = each.headers}), each.origin)
        << (each.headers.empty() ? "" : each.headers.front().value);
  EXPECT_EQ(origin_of({.headers = {{"Host", "news.example"}}, .secure = true}), "https://news.example");
}

}  // namespace
}  // namespace wirecopy::web
