// SPDX-License-Identifier: GPL-2.0-or-later
#include "schema/record.h"

#include <gtest/gtest.h>

#include <random>

#include "text/error.h"

namespace wirecopy::schema {
namespace {

corpus::Article sample() {
  corpus::Article article;
  article.id = "a1";
  article.url = "https://harbour-courier.example/1";
  article.title = "Ferry runs aground";
  article.standfirst = "No one was hurt.";
  article.body = "The ferry left at dawn.\n\nIt did not get far.";
  article.credit = "(MW)";
  article.outlet = "harbour-courier.example";
  article.authors = {"Ada Quill", "B. Ink"};
  article.language = "en";
  article.section = "Harbour";
  article.tags = {"ferry", ""};
  article.published = {1'709'500'000, corpus::Precision::Minute, corpus::Origin::JsonLd};
  article.access = corpus::Access::Paid;
  article.modified = {-5, corpus::Precision::Year, corpus::Origin::Text};
  return article;
}

TEST(Record, HoldsEverythingAnArticleSays) {
  for (const std::size_t paragraphs : {1u, 500u}) {
    corpus::Article article = sample();
    for (std::size_t i = 1; i < paragraphs; ++i) article.body += "\n\nAnother paragraph about the ferry.";
    const std::string bytes = encode_record(article, {"/news/1.txt", 3, 99});
    const StoredArticle back = decode_record(bytes);
    EXPECT_EQ(back.article.id, article.id);
    EXPECT_EQ(back.article.url, article.url);
    EXPECT_EQ(back.article.title, article.title);
    EXPECT_EQ(back.article.standfirst, article.standfirst);
    EXPECT_EQ(back.article.body, article.standfirst + "\n\n" + article.body);
    EXPECT_EQ(back.article.credit, article.credit);
    EXPECT_EQ(back.article.outlet, article.outlet);
    EXPECT_EQ(back.article.authors, article.authors);
    EXPECT_EQ(back.article.language, article.language);
    EXPECT_EQ(back.article.section, article.section);
    EXPECT_EQ(back.article.tags, article.tags);
    EXPECT_EQ(back.article.published, article.published);
    EXPECT_EQ(back.article.modified, article.modified);
    EXPECT_EQ(back.article.access, article.access);
    EXPECT_EQ(back.place, (corpus::Place{"/news/1.txt", 3, 99}));
    EXPECT_EQ(decode_record_head(bytes).article.title, article.title);
    EXPECT_TRUE(decode_record_head(bytes).article.body.empty());
  }
}

TEST(Record, DoesNotRepeatAStandfirstThatBeginsTheText) {
  corpus::Article article = sample();
  article.body = article.standfirst + " So far.";
  EXPECT_EQ(stored_body(article), article.body);
  article.standfirst.clear();
  EXPECT_EQ(stored_body(article), article.body);
}

TEST(Record, DamagedBytesAreAnErrorAndNeverACrash) {
  corpus::Article article = sample();
  for (int i = 0; i < 50; ++i) article.body += "\n\nAnother paragraph about the ferry.";
  const std::string whole = encode_record(article, {});
  EXPECT_THROW(decode_record(""), Error);
  for (std::size_t length = 0; length < whole.size(); ++length)
    EXPECT_THROW(decode_record(whole.substr(0, length)), Error) << length;
  std::mt19937 random(3);
  for (int round = 0; round < 5000; ++round) {
    std::string bytes = whole;
    bytes[random() % bytes.size()] = static_cast<char>(random());
    try {
      decode_record(bytes);  // a changed letter may pass; it must only not crash
    } catch (const Error& error) {
      EXPECT_FALSE(error.hint().empty());
    }
  }
}

}  // namespace
}  // namespace wirecopy::schema
