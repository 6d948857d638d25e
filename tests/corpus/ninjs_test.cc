// SPDX-License-Identifier: GPL-2.0-or-later
// IPTC ninjs and JSON Feed, which the reader of JSON understands by their names.
#include <gtest/gtest.h>

#include <cstdlib>

#include "tests/corpus/reading.h"

namespace wirecopy::corpus {
namespace {

using Strings = std::vector<std::string>;

TEST(Ninjs, FirstVersion) {
  const Article article = article_of("json", R"({"uri":"http://wire.example/item/77","type":"text",
      "versioncreated":"2025-02-11T10:37:00Z","byline":"Ana Ruiz and Tom Okoye","headline":"Quay open again",
      "language":"en","copyrightholder":"Coastwire","subject":[{"code":"s1","name":"storm"},{"code":"s2","name":"ports"}],
      "body_text":"The quay is open again after nine days of storm. The ferry sails on Monday.",
      "body_xhtml":"<p>The quay is open again after nine days of storm.</p><p>The ferry sails on Monday.</p>"})");
  EXPECT_EQ(article.url, "http://wire.example/item/77");
  EXPECT_EQ(article.title, "Quay open again");
  EXPECT_EQ(article.authors, (Strings{"Ana Ruiz", "Tom Okoye"}));
  EXPECT_EQ(article.tags, (Strings{"storm", "ports"}));
  EXPECT_EQ(article.body, "The quay is open again after nine days of storm.\n\nThe ferry sails on Monday.");
  EXPECT_EQ(article.outlet, "Coastwire");
  EXPECT_EQ(written(article.published), "2025-02-11T10:37:00");
}

TEST(Ninjs, LaterVersionsGiveTheBestRenderingOnce) {
  const Article article = article_of("json", R"({"uri":"urn:newsml:wire.example:20250211:77","type":"text",
      "firstCreated":"2025-02-11T09:00:00Z","versionCreated":"2025-02-11T10:37:00Z","by":"Ana Ruiz","language":"en",
      "headlines":[{"role":"main","value":"Quay open again"},{"role":"short","value":"Quay"}],
      "descriptions":[{"role":"summary","value":"Nine days of storm are over."}],
      "bodies":[{"role":"text","contentType":"text/plain","value":"The quay is open again. The ferry sails on Monday."},
                {"role":"html","contentType":"text/html","value":"<p>The quay is open again.</p><p>The ferry sails on Monday.</p>"}]})");
  EXPECT_EQ(article.id, "urn:newsml:wire.example:20250211:77");
  EXPECT_EQ(article.url, "");
  EXPECT_EQ(article.title, "Quay open again");
  EXPECT_EQ(article.standfirst, "Nine days of storm are over.");
  EXPECT_EQ(article.body, "The quay is open again.\n\nThe ferry sails on Monday.");
  EXPECT_EQ(article.authors, (Strings{"Ana Ruiz"}));
  EXPECT_EQ(written(article.published), "2025-02-11T09:00:00");
  EXPECT_EQ(written(article.modified), "2025-02-11T10:37:00");
}

TEST(Ninjs, TheMainHeadlineIsTheTitle) {
  struct Row {
    const char* headlines;
    const char* title;
  };
  const Row rows[] = {
      {R"({"role":"social","value":"You will not believe this quay in the north"},{"role":"main","value":"Quay open"})",
       "Quay open"},
      {R"({"value":"Quay open","role":"Main"},{"value":"The quay of Port Ellis is open"})", "Quay open"},
      {R"({"role":"short","value":"Quay of Port Ellis"},{"value":"Quay open"})", "Quay open"},
      {R"({"role":"short"},{"role":"main","value":"Quay open"},{"value":"The quay of Port Ellis"})", "Quay open"},
      {R"({"role":"short","value":"Quay"},{"role":"print","value":"Quay open"})", "Quay open"},
  };
  for (const Row& row : rows) {
    const std::string json = std::string(R"({"title":"slug","headlines":[)") + row.headlines + "]}";
    EXPECT_EQ(article_of("json", json).title, row.title) << row.headlines;
  }
}

TEST(Ninjs, WhatItsAgencyHasTakenBackIsAReject) {
  for (const std::string status : {"usable", "canceled", "withheld"}) {
    const Parsed parsed = parse_as("json", R"({"uri":"urn:x:1","pubstatus":")" + status +
                                               R"(","headline":"Quay open","body_text":"The quay is open."})");
    EXPECT_EQ(parsed.articles.size(), status == "usable" ? 1u : 0u) << status;
    EXPECT_EQ(parsed.rejects.empty() ? "" : parsed.rejects[0].code, status == "usable" ? "" : "withdrawn") << status;
  }
}

TEST(Ninjs, AShortPieceOfMarkupIsNotTheText) {
  const Article article = article_of("json", R"({"headline":"Quay open","body_html":"<p>The quay is open.</p>",
      "body_text":"The quay is open. The ferry sails on Monday, and the fish market opens a day later."})");
  EXPECT_EQ(article.body, "The quay is open. The ferry sails on Monday, and the fish market opens a day later.");
}

// The published examples hold a headline or a text each, but for schemas and events.
TEST(Ninjs, PublishedExamplesAreRead) {
  const char* data = std::getenv("WIRECOPY_DATA");
  const std::string examples = data == nullptr ? "" : std::string(data) + "/formats/ninjs/examples";
  if (!std::filesystem::exists(examples)) GTEST_SKIP() << "needs the examples of the IPTC";
  for (const char* version : {"1.4", "2.1", "3.0"}) {
    Collected collected;
    read_sources({examples + "/" + version}, test_options(), collected);
    std::size_t articles = 0;
    for (const Record& record : collected.records) {
      const Parsed parsed = parse(record, test_options());
      const bool is_schema = record.place.file.find("extension-schema") != std::string::npos;
      EXPECT_TRUE(is_schema || !parsed.articles.empty()) << record.place.file;
      articles += parsed.articles.size();
      const bool is_text = record.place.file.find("Text") != std::string::npos ||
                           record.place.file.find("_text") != std::string::npos ||
                           record.place.file.find("businesswire") != std::string::npos;
      for (const Article& article : parsed.articles) {
        if (!is_text) continue;
        EXPECT_FALSE(article.title.empty() && article.standfirst.empty() && version[0] != '2') << record.place.file;
        EXPECT_GT(article.body.size(), 100u) << record.place.file;
        EXPECT_TRUE(article.published.known()) << record.place.file;
      }
    }
    EXPECT_GT(articles, 5u) << version;
  }
}

TEST(JsonFeed, EachItemIsAnArticle) {
  const Parsed parsed = parse_as("json", R"({"version":"https://jsonfeed.org/version/1.1","title":"Quay Gazette",
      "home_page_url":"https://quay.example/","description":"News of the harbour","language":"en-GB","items":[
      {"id":"https://quay.example/1","url":"https://quay.example/1","title":"Quay open","summary":"Storm is over.",
       "content_html":"<p>The quay is open again.</p>","date_published":"2025-02-11T09:30:00+01:00",
       "date_modified":"2025-02-11T10:00:00+01:00","authors":[{"name":"Ana Ruiz"}],"tags":["storm"]},
      {"id":"2","url":"https://quay.example/2","content_text":"The ferry sails on Monday."}]})");
  ASSERT_EQ(parsed.articles.size(), 2u);
  const Article& first = parsed.articles[0];
  EXPECT_EQ(first.title, "Quay open");
  EXPECT_EQ(first.standfirst, "Storm is over.");
  EXPECT_EQ(first.body, "The quay is open again.");
  EXPECT_EQ(first.url, "https://quay.example/1");
  EXPECT_EQ(first.outlet, "quay.example");
  EXPECT_EQ(first.authors, (Strings{"Ana Ruiz"}));
  EXPECT_EQ(first.tags, (Strings{"storm"}));
  EXPECT_EQ(written(first.published), "2025-02-11T08:30:00");
  EXPECT_EQ(written(first.modified), "2025-02-11T09:00:00");
  EXPECT_EQ(parsed.articles[1].body, "The ferry sails on Monday.");
  EXPECT_EQ(parsed.articles[1].language, "en") << "the feed's";
}

TEST(JsonFeed, ItemsTakeWhatTheFeedSaysOfAll) {
  const std::string items = R"("items":[{"id":"1","content_text":"The ferry sails on Monday."},
      {"id":"2","url":"https://cove.example/2","content_text":"The cove is full.","authors":[{"name":"Tom Okoye"}]}]})";
  const Parsed parsed = parse_as("json", R"({"version":"https://jsonfeed.org/version/1.1","title":"Quay Gazette",
      "home_page_url":"https://www.quay.example/","authors":[{"name":"Ana Ruiz"}],)" +
                                             items);
  ASSERT_EQ(parsed.articles.size(), 2u);
  EXPECT_EQ(parsed.articles[0].outlet, "quay.example");
  EXPECT_EQ(parsed.articles[0].authors, (Strings{"Ana Ruiz"}));
  EXPECT_EQ(parsed.articles[1].outlet, "cove.example");
  EXPECT_EQ(parsed.articles[1].authors, (Strings{"Tom Okoye"}));
  const auto outlet = [&](const std::string& head) { return parse_as("json", head + items).articles.at(0).outlet; };
  EXPECT_EQ(outlet(R"({"version":"https://jsonfeed.org/version/1.1","title":"Quay Gazette",)"), "Quay Gazette");
  EXPECT_EQ(outlet(R"({"version":"2","title":"Results for ferry",)"), "");
}

TEST(Ninjs, ATextMayBeADocumentOfNitf) {
  const Article article = article_of(
      "json",
      R"({"uri":"urn:quay:1","title":"internal name","headlines":[{"role":"main","value":"Quay open"}],"language":"en",
          "bodies":[{"role":"nitf","contentType":"text/vnd.IPTC.NITF","value":"<?xml version=\"1.0\"?><nitf><head><title>no</title></head><body><body.head><hedline><hl1>no</hl1></hedline><byline>By Ana Ruiz</byline></body.head><body.content><p>The quay is open.</p></body.content></body></nitf>"}]})");
  EXPECT_EQ(article.title, "Quay open");
  EXPECT_EQ(article.body, "The quay is open.");
  EXPECT_EQ(article.authors, std::vector<std::string>{"Ana Ruiz"});
}

}  // namespace
}  // namespace wirecopy::corpus
