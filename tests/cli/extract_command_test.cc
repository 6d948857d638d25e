// SPDX-License-Identifier: GPL-2.0-or-later
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include <nlohmann/json.hpp>

#include "tests/cli/command.h"

namespace wirecopy::cli {
namespace {

using nlohmann::json;
using ::testing::HasSubstr;
using testing::Result;
using testing::Workplace;

std::vector<json> articles_of(const std::string& lines) {
  std::vector<json> articles;
  std::istringstream stream(lines);
  for (std::string line; std::getline(stream, line);) articles.push_back(json::parse(line));
  return articles;
}

TEST(ExtractCommand, PrintsWhatWouldBeIndexed) {
  Workplace place;
  place.write("quay.html",
              "<html lang=en><head><title>Quay open | Quay Gazette</title>"
              "<meta property='article:published_time' content='2025-02-11T09:30:00Z'></head><body><nav>Home</nav>"
              "<article><h1>Quay open</h1><p>The quay is open again after nine days of storm, the board said on "
              "Tuesday.</p></article></body></html>");
  const Result result = place.run("extract quay.html -f jsonl");
  EXPECT_EQ(result.code, 0);
  const std::vector<json> articles = articles_of(result.out);
  ASSERT_EQ(articles.size(), 1u);
  EXPECT_EQ(articles[0]["id"], "quay");
  EXPECT_EQ(articles[0]["title"], "Quay open");
  EXPECT_EQ(articles[0]["body"], "The quay is open again after nine days of storm, the board said on Tuesday.");
  EXPECT_EQ(articles[0]["published"], "2025-02-11T09:30:00Z");
  EXPECT_EQ(articles[0]["place"]["record"], 1);
  EXPECT_FALSE(articles[0].contains("url")) << "what is not known is not there";
  EXPECT_THAT(place.run("extract quay.html").out, HasSubstr("Quay open"));
  EXPECT_FALSE(std::filesystem::exists(place.path("wirecopy.index")));
}

TEST(ExtractCommand, NamesWhatItCannotRead) {
  Workplace place;
  place.write("a.jsonl", "{\"title\": \"cut\n{\"title\":\"Flood\"}\n");
  const Result result = place.run("extract a.jsonl -f jsonl");
  EXPECT_EQ(result.code, 0);
  EXPECT_EQ(articles_of(result.out).size(), 1u);
  EXPECT_THAT(result.errors, HasSubstr("a.jsonl:1: "));
  EXPECT_THAT(result.errors, HasSubstr("(bad_json)"));
  place.write("none.jsonl", "\n");
  EXPECT_EQ(place.run("extract none.jsonl").code, 1);
  EXPECT_EQ(place.run("extract").code, 2);
  EXPECT_EQ(place.run("extract a.jsonl --format tape").code, 2);
}

// Everything the demo corpus has in it, read twice.
TEST(ExtractCommand, ItsOutputIsASourceOfTheSameArticles) {
  Workplace place;
  const Result first = place.run("extract " + source_path("corpus/samples/news") + " -f jsonl");
  ASSERT_EQ(first.code, 0);
  place.write("first.jsonl", first.out);
  const std::vector<json> before = articles_of(first.out);
  const std::vector<json> after = articles_of(place.run("extract first.jsonl -f jsonl").out);
  ASSERT_GT(before.size(), 80u);
  ASSERT_EQ(after.size(), before.size());
  for (std::size_t i = 0; i < before.size(); ++i) {
    json one = before[i];
    json two = after[i];
    one.erase("place");
    two.erase("place");
    EXPECT_EQ(one, two);
  }
}

}  // namespace
}  // namespace wirecopy::cli
