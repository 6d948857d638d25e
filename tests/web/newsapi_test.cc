// SPDX-License-Identifier: GPL-2.0-or-later
#include "web/newsapi.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "tests/web/sample_answer.h"
#include "web/url.h"

namespace wirecopy::web {
namespace {

using nlohmann::json;

std::string ours(std::string_view query) {
  std::string text;
  for (const QueryPair& pair : from_newsapi(parse_query(query)))
    text += (text.empty() ? "" : "&") + pair.name + "=" + pair.value;
  return text;
}

TEST(NewsApi, ReadsItsParametersAsOurs) {
  struct Row {
    std::string_view theirs;
    std::string_view ours;
  };
  const Row rows[]{
      {"q=ferry&apiKey=k", "sort=-date&limit=100&q=ferry"},
      {"q=ferry&sortBy=popularity&language=en", "lang=en&sort=outlets&limit=100&q=ferry"},
      {"q=ferry&sortBy=relevancy&pageSize=20&page=3", "limit=20&sort=relevance&q=ferry&offset=40"},
      {"q=a+b&searchIn=title&pageSize=", "sort=-date&limit=100&q=title:(a b)"},
      {"domains=a.example,b.example&from=2024-03-01&to=2024-03-02",
       "source=a.example,b.example&from=2024-03-01&until=2024-03-02&sort=-date&limit=100&q="},
      {"excludeDomains=a.example,b%22.example",
       "sort=-date&limit=100&q=* NOT source:\"a.example\" NOT source:\"b.example\""},
      {"q=a&sort=date&limit=5", "sort=date&limit=5&q=a"},
      {"q=a&page=none", "sort=-date&limit=100&q=a&offset=none"},
      {"q=a&sortBy=chance", "sort=chance&limit=100&q=a"},
  };
  for (const Row& row : rows) EXPECT_EQ(ours(row.theirs), row.ours) << row.theirs;
}

TEST(NewsApi, RefusesInTheWordsOfTheClient) {
  struct Row {
    std::string_view theirs;
    std::string_view code;
    std::string_view beginning;
  };
  const Row rows[]{
      {"q=a&pageSize=1000", "parameterInvalid", "pageSize must be a whole number from 0 to 100"},
      {"q=a&pageSize=many&page=2", "parameterInvalid", "pageSize must be"},
      {"q=a&sortBy=chance", "parameterInvalid", "sortBy must be one of relevancy, popularity, publishedAt"},
      {"q=a&sort=chance", "parameterInvalid", "sort must be one of relevance"},
      {"q=a&to=never", "parameterInvalid", "to must be a date"},
      {"q=a&language=englisch", "parameterInvalid", "language must be"},
      {"q=a&page=0", "parameterInvalid", "page must be a whole number from 1"},
      {"q=a&page=none", "parameterInvalid", "page must be a whole number from 1"},
      {"q=a&page=102", "parameterInvalid", "page must be"},
      {"q=a&q=b", "parameterInvalid", "q is given twice"},
      {"q=a&page=1&page=2", "parameterInvalid", "page is given twice"},
      {"language=en", "parametersMissing", "q is missing"},
      {"", "parametersMissing", "q is missing"},
      {"q=&excludeDomains=a.example", "parametersMissing", "q is missing"},
  };
  for (const Row& row : rows) {
    const ReadParameters read = read_newsapi(parse_query(row.theirs));
    ASSERT_TRUE(read.problem) << row.theirs;
    const json answer = json::parse(newsapi_problem(problem_json(*read.problem)).body);
    EXPECT_EQ(answer["code"], row.code) << row.theirs;
    EXPECT_THAT(answer["message"].get<std::string>(), ::testing::StartsWith(std::string(row.beginning))) << row.theirs;
  }
  for (const char* query : {"q=a", "sources=a.example", "domains=a.example", "q=a&page=1&pageSize=20&sortBy=relevancy"})
    EXPECT_FALSE(read_newsapi(parse_query(query)).problem) << query;
}

TEST(NewsApi, AnswersInItsShape) {
  searcher::Answer answer = testing::sample_answer();
  ASSERT_FALSE(answer.hits.empty());
  answer.hits.resize(1);
  corpus::Article& article = answer.hits.front().article;
  article.body.clear();
  for (int number = 0; number < 203; ++number) article.body += "\u00e9";
  article.authors = {"Ada", "Bo"};
  article.published = {1709596800, corpus::Precision::Day, corpus::Origin::JsonLd};
  const json made = json::parse(newsapi_json(answer));
  EXPECT_EQ(made["status"], "ok");
  EXPECT_EQ(made["totalResults"], answer.texts.value);
  const json& first = made["articles"][0];
  EXPECT_EQ(first["source"]["name"], article.outlet);
  EXPECT_EQ(first["author"], "Ada, Bo");
  EXPECT_EQ(first["publishedAt"], "2024-03-05T00:00:00Z");
  EXPECT_EQ(first["urlToImage"], nullptr);
  const std::string content = first["content"];
  EXPECT_THAT(content, ::testing::EndsWith("\u00e9\u2026 [+3 chars]"));
  EXPECT_EQ(content.size(), 400 + std::string("\u2026 [+3 chars]").size());
}

TEST(NewsApi, SaysWhatIsWrongInItsShape) {
  const Response response =
      newsapi_problem(problem_json({.status = 400, .code = "bad_parameter", .detail = "no", .parameter = "limit"}));
  EXPECT_EQ(response.status, 400);
  EXPECT_EQ(json::parse(response.body), json({{"status", "error"}, {"code", "parameterInvalid"}, {"message", "no"}}));
}

}  // namespace
}  // namespace wirecopy::web
