// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/outlet_spellings.h"

#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>

#include "corpus/complete.h"
#include "schema/index.h"
#include "schema/slots.h"
#include "tests/indexer/invented_news.h"
#include "tests/temporary_directory.h"

namespace wirecopy::indexer {
namespace {

struct Row {
  const char* url;
  const char* outlet;
  const char* kept;
};

corpus::Article article_of(const Row& row) {
  corpus::Article article;
  article.url = row.url;
  article.outlet = row.outlet;
  return article;
}

void expect_kept(const std::vector<Row>& rows) {
  OutletSpellings spellings{Xapian::Database()};
  for (const Row& row : rows) {
    corpus::Article article = article_of(row);
    spellings.settle(article);
    EXPECT_EQ(article.outlet, row.kept) << row.url << " " << row.outlet;
  }
}

TEST(OutletSpellings, TheFirstSpellingOfAHostIsKept) {
  expect_kept({{"https://www.bbc.co.uk/news/1", "BBC News", "BBC News"},
               {"https://m.bbc.co.uk/news/2", "bbc.co.uk", "BBC News"},
               {"http://bbc.co.uk/news/3", "BBC", "BBC News"},
               {"", "BBC", "BBC News"},
               {"", "BBC Radio Quay", "BBC Radio Quay"}});
  expect_kept({{"https://www.bbc.co.uk/news/1", "bbc.co.uk", "bbc.co.uk"},
               {"https://www.bbc.co.uk/news/2", "BBC News", "bbc.co.uk"},
               {"", "BBC News", "bbc.co.uk"},
               {"https://portal.example/9", "BBC News", "bbc.co.uk"}});
}

TEST(OutletSpellings, APortalPrintsTheArticlesOfMany) {
  expect_kept({{"https://portal.example/1", "portal.example", "portal.example"},
               {"https://portal.example/2", "The Quay Courier", "The Quay Courier"},
               {"https://portal.example/3", "Harbour Gazette", "Harbour Gazette"},
               {"https://portal.example/4", "Portal", "portal.example"},
               {"https://portal.example/5", "The Quay Courier", "The Quay Courier"}});
}

TEST(OutletSpellings, CaseAndPointsMakeNoOther) {
  expect_kept({{"", "BBC", "BBC"},
               {"", "bbc", "BBC"},
               {"", "B.B.C.", "BBC"},
               {"https://portal.example/1", "Bbc", "BBC"},
               {"https://www.bbc.co.uk/news/1", "BBC News", "BBC News"},
               {"", "S\u00FCddeutsche Zeitung", "S\u00FCddeutsche Zeitung"},
               {"", "S\u00DCDDEUTSCHE ZEITUNG", "S\u00FCddeutsche Zeitung"},
               {"", "the guardian", "the guardian"},
               {"", "The Guardian", "the guardian"}});
}

TEST(OutletSpellings, AHostThatIsANameIsThatOutlet) {
  expect_kept({{"", "Reuters", "Reuters"},
               {"", "reuters.com", "Reuters"},
               {"https://reuters.com/1", "reuters.com", "Reuters"}});
  expect_kept({{"https://www.reuters.com/1", "reuters.com", "reuters.com"}, {"", "Reuters", "reuters.com"}});
  expect_kept({{"https://express.de/1", "express.de", "express.de"}, {"", "Express", "Express"}});
}

TEST(OutletSpellings, WhatAFlagOrATableSaysStays) {
  OutletSpellings spellings{Xapian::Database()};
  corpus::Article first = article_of({"https://quay.example/1", "quay.example", ""});
  spellings.settle(first);
  for (const std::string_view from : {corpus::outlet_from_flag, corpus::outlet_from_table}) {
    corpus::Article article = article_of({"https://quay.example/2", "The Quay", ""});
    corpus::note_source(article, "outlet", from);
    spellings.settle(article);
    EXPECT_EQ(article.outlet, "The Quay");
  }
}

TEST(OutletSpellings, AreTheSameInOneGoOrInParts) {
  const TemporaryDirectory directory;
  const std::vector<std::string> lines = {
      R"({"id":"1","url":"https://www.bbc.co.uk/news/1","source":"BBC News","title":"One","body":"The quay is open."})",
      R"({"id":"2","url":"https://www.bbc.co.uk/news/2","title":"Two","body":"The quay is shut."})",
      R"({"id":"3","source":"www.bbc.co.uk/news","title":"Three","body":"The quay is open again."})",
      R"({"id":"4","source":"BBC","url":"https://m.bbc.co.uk/news/4","title":"Four","body":"The quay is lost."})"};
  for (const std::size_t step : {std::size_t{1}, std::size_t{2}, lines.size()}) {
    const std::string index = directory.path("index" + std::to_string(step));
    for (std::size_t i = 0; i < lines.size(); i += step) {
      const std::string file = directory.path("part" + std::to_string(step) + "-" + std::to_string(i) + ".jsonl");
      std::ofstream out(file);
      for (std::size_t j = i; j < std::min(lines.size(), i + step); ++j) out << lines[j] << "\n";
      out.close();
      index_quietly(index, {file});
    }
    const Xapian::Database database = schema::open_index(index).database;
    ASSERT_EQ(database.get_doccount(), lines.size());
    for (auto posting = database.postlist_begin({}); posting != database.postlist_end({}); ++posting) {
      EXPECT_EQ(database.get_document(*posting).get_value(schema::number_of(schema::Slot::Outlet)), "BBC News")
          << *posting << " in steps of " << step;
    }
  }
}

}  // namespace
}  // namespace wirecopy::indexer
