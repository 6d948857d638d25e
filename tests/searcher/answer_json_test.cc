// SPDX-License-Identifier: GPL-2.0-or-later
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "searcher/answer.h"

namespace wirecopy::searcher {
namespace {

using nlohmann::json;

Hit example_hit() {
  Hit hit;
  hit.rank = 3;
  hit.score = 11.81964;
  hit.article.id = "9f3c";
  hit.article.url = "https://harbour-courier.example/ferry";
  hit.article.title = "Ferry & <pier>";
  hit.article.outlet = "harbour-courier.example";
  hit.article.authors = {"Orla Finch"};
  hit.article.language = "en";
  hit.article.published = {1'706'955'060, corpus::Precision::Second, corpus::Origin::JsonLd};
  hit.title_matches = {{0, 5}};
  hit.fragments = {{{10, 24}, "a <ferry> deal", {{13, 18}, {20, 24}}}};
  hit.copies_id = "77aa";
  hit.copies_articles = 14;
  hit.copies_outlets = 11;
  hit.role = dedup::Relation::Near;
  hit.to_lead = {.shared = 2, .size_a = 3, .size_b = 3};
  hit.story_id = "first";
  hit.story_articles = 31;
  hit.story_outlets = 19;
  Copy lead;
  lead.id = "77aa";
  lead.outlet = "gazette.example";
  lead.published = {1'706'918'400, corpus::Precision::Day, corpus::Origin::Url};
  hit.others.push_back(lead);
  Copy excerpt;
  excerpt.id = "b";
  excerpt.relation = dedup::Relation::Excerpt;
  excerpt.to_lead.shared = 71;
  excerpt.to_lead.size_a = 95;
  excerpt.to_lead.size_b = 76;
  hit.others.push_back(excerpt);
  return hit;
}

TEST(AnswerJson, HasTheShapeOfVersionOne) {
  Answer answer;
  answer.index = {118, 210'344, 151'022, 93'110};
  answer.text = "grain";
  answer.interpreted = "(grain)";
  answer.warnings = {{"wildcard_cut", {4, 7}, "ne* matches too many words"}};
  answer.took_ms = 7.25;
  answer.articles.value = 412;
  answer.texts = {97, Exactness::AtLeast};
  answer.stories.value = 61;
  answer.undated_excluded = 3;
  answer.hits.push_back(example_hit());
  const std::string text = to_json(answer);
  const json got = json::parse(text);
  EXPECT_EQ(got["format_version"], 1);
  EXPECT_EQ(got["index"], json::parse(R"({"revision":118,"articles":210344,"texts":151022,"stories":93110})"));
  EXPECT_EQ(got["query"]["did_you_mean"], nullptr);
  EXPECT_EQ(got["query"]["warnings"][0],
            json::parse(R"({"code":"wildcard_cut","at":[4,7],"message":"ne* matches too many words"})"));
  EXPECT_EQ(got["total"],
            json::parse(R"({"articles":{"value":412,"relation":"eq"},"texts":{"value":97,"relation":"gte"},
                            "stories":{"value":61,"relation":"eq"},"undated_excluded":3})"));
  EXPECT_TRUE(text.ends_with("\"took_ms\":7.25}")) << text;
  EXPECT_EQ(got["hits"].size(), 1u);
}

TEST(AnswerJson, WritesAHit) {
  const json got = json::parse(hit_json(example_hit()));
  EXPECT_EQ(got, json::parse(R"({
    "id": "9f3c", "rank": 3, "score": 11.8196, "url": "https://harbour-courier.example/ferry", "title": "Ferry & <pier>",
    "source": "harbour-courier.example", "authors": ["Orla Finch"], "lang": "en", "section": "", "tags": [],
    "published": "2024-02-03T10:11:00Z", "date_precision": "second", "date_from": "json-ld",
    "modified": null, "access": null,
    "highlights": {"title": [[0, 5]], "title_html": "<mark>Ferry</mark> &amp; &lt;pier&gt;",
      "body": [{"start": 10, "end": 24, "text": "a <ferry> deal", "matches": [[13, 18], [20, 24]],
                "html": "a &lt;<mark>ferry</mark>&gt; <mark>deal</mark>"}]},
    "copies": {"id": "77aa", "articles": 14, "outlets": 11, "role": "near", "words": "a changed copy of what gazette.example ran",
      "resemblance": 0.5, "containment": 0.6667, "others": [
      {"id": "77aa", "source": "gazette.example", "title": "", "url": "", "published": "2024-02-03",
       "relation": "lead", "resemblance": 1.0, "containment": 1.0},
      {"id": "b", "source": "", "title": "", "url": "", "published": null,
       "relation": "excerpt", "resemblance": 0.71, "containment": 0.9342}]},
    "story": {"id": "first", "articles": 31, "outlets": 19}})"));
}

TEST(AnswerJson, SaysInWordsWhoseACopyIs) {
  const auto words = [](const Hit& hit) { return json::parse(hit_json(hit))["copies"]["words"]; };
  Hit hit = example_hit();
  const std::vector<std::pair<dedup::Relation, json>> rows{
      {dedup::Relation::Lead, nullptr},
      {dedup::Relation::Identical, "a copy of what gazette.example ran"},
      {dedup::Relation::Near, "a changed copy of what gazette.example ran"},
      {dedup::Relation::Excerpt, "an excerpt of what gazette.example ran"},
      {dedup::Relation::Expanded, "what gazette.example ran, and more"},
  };
  for (const auto& [relation, expected] : rows) {
    hit.role = relation;
    EXPECT_EQ(words(hit), expected) << dedup::name_of(relation);
  }
  hit.others.front().outlet.clear();
  EXPECT_EQ(words(hit), "what another outlet ran, and more") << "its outlet is not known";
  hit.others.erase(hit.others.begin());
  EXPECT_EQ(words(hit), "what another outlet ran, and more") << "the lead is not listed, b is no lead";
}

TEST(AnswerJson, TellsWhatAnyWordWouldFindOnlyWhenAsked) {
  Answer answer;
  EXPECT_FALSE(json::parse(to_json(answer))["total"].contains("any_word"));
  answer.any_word = Count{37};
  EXPECT_EQ(json::parse(to_json(answer))["total"]["any_word"], json::parse(R"({"value":37,"relation":"eq"})"));
}

TEST(AnswerJson, ReplacesIllFormedBytes) {
  Hit hit;
  hit.article.title = "caf\xE9 \xFF";
  const json got = json::parse(hit_json(hit));
  EXPECT_EQ(got["title"], "caf\uFFFD \uFFFD");
  Answer answer;
  answer.text = std::string("a\0b\x80", 4);
  EXPECT_EQ(json::parse(to_json(answer))["query"]["text"], std::string("a\0b\uFFFD", 6));
}

TEST(AnswerJson, WritesDatesAsFarAsTheyAreKnown) {
  using corpus::Precision;
  const std::vector<std::tuple<int64_t, Precision, std::string>> rows = {
      {1'709'633'460, Precision::None, ""},
      {1'709'633'460, Precision::Year, "2024"},
      {1'709'633'460, Precision::Month, "2024-03"},
      {1'709'633'460, Precision::Day, "2024-03-05"},
      {1'709'633'460, Precision::Minute, "2024-03-05T10:11:00Z"},
      {1'709'633'461, Precision::Second, "2024-03-05T10:11:01Z"},
      {0, Precision::Second, "1970-01-01T00:00:00Z"},
      {-1, Precision::Second, "1969-12-31T23:59:59Z"},
      {-62'167'219'200, Precision::Day, "0000-01-01"},
      {253'402'300'799, Precision::Second, "9999-12-31T23:59:59Z"},
      {253'402'300'800, Precision::Second, ""},
      {INT64_MIN, Precision::Second, ""},
      {INT64_MAX, Precision::Second, ""},
  };
  for (const auto& [seconds, precision, expected] : rows)
    EXPECT_EQ(date_text({seconds, precision, corpus::Origin::None}), expected) << seconds;
}

TEST(MarkedHtml, EscapesAllButItsMarks) {
  struct Row {
    std::string text;
    std::vector<Span> matches;
    uint32_t base;
    std::string expected;
  };
  const std::vector<Row> rows = {
      {"", {}, 0, ""},
      {"a<b", {}, 0, "a&lt;b"},
      {"<script>", {{1, 7}}, 0, "&lt;<mark>script</mark>&gt;"},
      {"a&b \"c\"", {{0, 3}}, 0, "<mark>a&amp;b</mark> &quot;c&quot;"},
      {"<mark>", {{0, 6}}, 0, "<mark>&lt;mark&gt;</mark>"},
      {"abc", {{0, 1}, {2, 3}}, 0, "<mark>a</mark>b<mark>c</mark>"},
      {"abc", {{100, 101}, {102, 103}}, 100, "<mark>a</mark>b<mark>c</mark>"},
      {"abc", {{98, 101}, {102, 200}}, 100, "<mark>a</mark>b<mark>c</mark>"},
      {"abc", {{0, 5}, {300, 301}}, 100, "abc"},
      {"abc", {{0, 2}, {1, 3}}, 0, "<mark>ab</mark><mark>c</mark>"},
  };
  for (const Row& row : rows) EXPECT_EQ(marked_html(row.text, row.matches, row.base), row.expected) << row.text;
}

}  // namespace
}  // namespace wirecopy::searcher
