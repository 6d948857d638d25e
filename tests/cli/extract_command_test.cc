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

TEST(ExtractCommand, DoesNotReadWhatItWrites) {
  Workplace place;
  std::filesystem::create_directory(place.path("news"));
  place.write("news/a.jsonl", R"({"title":"Flood in the valley","body":"The river came at night."})"
                              "\n{\"title\n");
  EXPECT_EQ(place.start("extract news -f jsonl --rejects news/rejects.jsonl", "news/all").wait(), 0);
  EXPECT_EQ(articles_of(place.read("news/all.out")).size(), 1u);
  EXPECT_EQ(articles_of(place.read("news/rejects.jsonl")).size(), 1u);
  EXPECT_EQ(place.read("news/all.err"), "1 reject in 'news/rejects.jsonl'\n");
}

TEST(ExtractCommand, PrintsWhatWasNotBelieved) {
  Workplace place;
  place.write("a.json", R"({"title":"Flood in the valley","date":"1200-01-01"})");
  const std::string note = "date not believed: \"1200-01-01\" (before the year 1600)";
  const std::vector<json> articles = articles_of(place.run("extract a.json -f jsonl").out);
  ASSERT_EQ(articles.size(), 1u);
  EXPECT_EQ(articles[0]["notes"], json({note}));
  EXPECT_FALSE(articles[0].contains("published"));
  EXPECT_THAT(place.run("extract a.json").out, HasSubstr("note: " + note));
}

TEST(ExtractCommand, PrintsWhichDateItDidNotUnderstand) {
  Workplace place;
  place.write("a.json", R"({"title":"Flood in the valley","date":"next Tuesday"})");
  EXPECT_THAT(place.run("extract a.json --why").out, HasSubstr("note: date not understood: \"next Tuesday\""));
}

TEST(ExtractCommand, RefusesOptionsThatMeanNothing) {
  Workplace place;
  place.write("a.json", R"({"title":"Flood in the valley","body":"It rained."})");
  const Result unknown = place.run("extract a.json --lang klingon");
  EXPECT_EQ(unknown.code, 2);
  EXPECT_THAT(unknown.errors, HasSubstr("there is no language 'klingon'"));
  EXPECT_THAT(unknown.errors, HasSubstr("hint: "));
  for (const std::string option : {"--max-record 0", "--max-file 0"}) {
    const Result result = place.run("extract a.json " + option);
    EXPECT_EQ(result.code, 2) << option;
    EXPECT_THAT(result.errors, HasSubstr("'0' is less than 1")) << option;
  }
  for (const auto& [typed, code] : {std::pair("de", "de"), {"German", "de"}, {"en-GB", "en"}, {"haw", "haw"}})
    EXPECT_EQ(articles_of(place.run("extract a.json -f jsonl --lang " + std::string(typed)).out)[0]["lang"], code);
}

TEST(ExtractCommand, NamesWhatItCannotRead) {
  Workplace place;
  place.write("a.jsonl", "{\"title\": \"cut\n{\"title\":\"Flood\"}\n");
  const Result result = place.run("extract a.jsonl -f jsonl");
  EXPECT_EQ(result.code, 0);
  EXPECT_EQ(articles_of(result.out).size(), 1u);
  EXPECT_THAT(result.errors, HasSubstr("a.jsonl:1: "));
  EXPECT_THAT(result.errors, HasSubstr("(bad_json)"));
  const Result listed = place.run("extract a.jsonl -f jsonl --rejects rejects.jsonl");
  EXPECT_EQ(listed.out, result.out);
  EXPECT_EQ(listed.errors, "1 reject in 'rejects.jsonl'\n");
  EXPECT_EQ(nlohmann::json::parse(place.read("rejects.jsonl"))["code"], "bad_json");
  EXPECT_NE(place.run("extract a.jsonl --rejects no/such/rejects.jsonl").code, 0);
  place.write("none.jsonl", "\n");
  EXPECT_EQ(place.run("extract none.jsonl").code, 1);
  EXPECT_EQ(place.run("extract").code, 2);
  EXPECT_EQ(place.run("extract a.jsonl --format tape").code, 2);
}

std::string page_with_address(const std::string& title) {
  return "<html lang=en><head><title>" + title + "</title><link rel=canonical href='https://quay.example/" + title +
         "'></head><body><article><p>The quay is open again after nine days of storm, said " + title +
         " on Tuesday.</p></article></body></html>";
}

TEST(ExtractCommand, NamesArticlesAfterTheirFilesAsTheIndexDoes) {
  Workplace place;
  for (const char* folder : {"news/a", "news/b", "news/c"}) std::filesystem::create_directories(place.path(folder));
  place.write("news/a/quay.html", page_with_address("Berta"));
  place.write("news/b/quay.html", page_with_address("Alma"));
  place.write("news/c/crane.htm", page_with_address("Cora"));
  const Result result = place.run("extract news -f jsonl");
  std::vector<std::string> ids;
  for (const json& article : articles_of(result.out)) ids.push_back(article["id"]);
  ASSERT_EQ(ids.size(), 3u);
  EXPECT_EQ(ids[0], "quay");
  EXPECT_THAT(ids[1], ::testing::StartsWith("quay~")) << "the name is taken by another file";
  EXPECT_EQ(ids[2], "crane");
  place.write("extracted.jsonl", result.out);
  ASSERT_EQ(place.run("index news -i of_pages").code, 0);
  ASSERT_EQ(place.run("index extracted.jsonl -i of_lines").code, 0);
  for (const std::string& id : ids) {
    json of_page = json::parse(place.run("show " + id + " -i of_pages -f json").out);
    json of_line = json::parse(place.run("show " + id + " -i of_lines -f json").out);
    EXPECT_EQ(of_page, of_line) << id;
  }
}

TEST(ExtractCommand, SaysWhereEachFieldWasRead) {
  Workplace place;
  place.write("quay.html", page_with_address("Berta"));
  const json article = articles_of(place.run("extract quay.html -f jsonl --why").out).at(0);
  EXPECT_EQ(article["why"]["id"], "name of the file");
  EXPECT_EQ(article["why"]["url"], "link canonical");
  EXPECT_EQ(article["why"]["title"], "title");
  EXPECT_EQ(article["why"]["outlet"], "host of the url");
  EXPECT_EQ(article["why"]["body"], "the text of the page");
  for (const auto& [field, from] : article["why"].items()) EXPECT_TRUE(article.contains(field)) << field;
  for (const auto& [field, value] : article.items()) {
    if (field == "why" || field == "place" || field == "date_from" || field == "id_from") continue;
    EXPECT_TRUE(article["why"].contains(field)) << field;
  }
  const Result text = place.run("extract quay.html --why");
  EXPECT_THAT(text.out, HasSubstr("where it was read"));
  EXPECT_THAT(text.out, HasSubstr("link canonical"));
  place.write("a.jsonl", R"({"headline":"Flood","maintext":"The river rose.","source_domain":"fen.example"})");
  const json of_line = articles_of(place.run("extract a.jsonl -f jsonl --why --lang en").out).at(0);
  EXPECT_EQ(of_line["why"]["title"], "headline");
  EXPECT_EQ(of_line["why"]["body"], "maintext");
  EXPECT_EQ(of_line["why"]["outlet"], "sourcedomain");
  EXPECT_EQ(of_line["why"]["lang"], "--lang");
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
  // Two pages with one address are versions of one article, whichever way they come.
  ASSERT_EQ(place.run("index " + source_path("corpus/samples/news") + " -i of_files").code, 0);
  ASSERT_EQ(place.run("index first.jsonl -i of_lines").code, 0);
  for (const char* figure : {"articles", "copies"}) {
    EXPECT_EQ(json::parse(place.run("info -f json -i of_lines").out)[figure],
              json::parse(place.run("info -f json -i of_files").out)[figure])
        << figure;
  }
}

TEST(ExtractCommand, SaysWhereAnIdIsFromUnlessItWasGiven) {
  Workplace place;
  place.write("given.jsonl", R"({"id":"1","url":"https://quay.example/given","title":"Flood","body":"Water."})");
  place.write("url.jsonl", R"({"url":"https://quay.example/flood","title":"Flood","body":"The river rose."})");
  place.write("note.txt", "Flood\n\nThe river rose over the quay on Tuesday.\n");
  const std::vector<json> lines = articles_of(place.run("extract given.jsonl url.jsonl note.txt -f jsonl").out);
  ASSERT_EQ(lines.size(), 3u);
  EXPECT_FALSE(lines[0].contains("id_from"));
  EXPECT_EQ(lines[1]["id_from"], "url");
  EXPECT_EQ(lines[2]["id_from"], "file");
  EXPECT_EQ(articles_of(place.run("extract -f jsonl --format jsonl -", R"({"title":"Flood"})").out).at(0)["id_from"],
            "text");
}

// Also where one comes later, to an index that stands.
TEST(ExtractCommand, PagesWithOneAddressAreOneArticleByTheirLinesToo) {
  Workplace place;
  place.write("a.html", page_with_address("Berta"));
  std::string later = page_with_address("Berta");
  later.replace(later.find("nine days"), 4, "five");
  place.write("b.html", later);
  place.write("a.jsonl", place.run("extract a.html -f jsonl").out);
  place.write("b.jsonl", place.run("extract b.html -f jsonl").out);
  for (const char* index : {"index a.jsonl b.jsonl -i at_once", "index a.jsonl -i in_turn", "index b.jsonl -i in_turn"})
    ASSERT_EQ(place.run(index).code, 0);
  for (const char* index : {"at_once", "in_turn"}) {
    EXPECT_EQ(json::parse(place.run("info -f json -i " + std::string(index)).out)["articles"], 1) << index;
    EXPECT_THAT(place.run("show b -i " + std::string(index)).out, HasSubstr("five days")) << index;
  }
}

}  // namespace
}  // namespace wirecopy::cli
