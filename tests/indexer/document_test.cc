// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/document.h"

#include <gtest/gtest.h>

#include <set>

#include "schema/record.h"
#include "schema/slots.h"
#include "schema/terms.h"

namespace wirecopy::indexer {
namespace {

Prepared prepared(corpus::Article article) {
  Prepared out;
  out.analysis = ArticleAnalyzer().analyze(article);
  out.article = std::move(article);
  out.digest = 42;
  return out;
}

std::set<std::string> terms_of(const Xapian::Document& document) {
  std::set<std::string> terms;
  for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) terms.insert(*term);
  return terms;
}

const schema::Metadata metadata{
    .reference_words = 100, .common_stems = {"and", "of", "the"}, .created = "", .creator = ""};

TEST(Document, HoldsTheTermsOfTheContract) {
  corpus::Article article;
  article.id = "X1";
  article.title = "Flooded harbour";
  article.body = "The floods came. Running water.";
  article.language = "en";
  article.outlet = "www.harbour-courier.example";
  article.authors = {"Ada Quill"};
  article.published = {1'709'164'800, corpus::Precision::Day, corpus::Origin::Metadata};
  const std::set<std::string> terms = terms_of(make_document(prepared(article), metadata, 0));
  for (const char* term : {"flood",
                           "Sflood",
                           "harbour",
                           "Sharbour",
                           "water",
                           "run",
                           "XEflooded",
                           "XEfloods",
                           "XErunning",
                           "Q:X1",
                           "Len",
                           "Aada",
                           "Aquill",
                           "A=ada quill",
                           "XSOURCEcourier",
                           "XSOURCEharbour-courier.example",
                           "XSOURCE=harbour-courier.example",
                           "Y2024",
                           "M202402",
                           "D20240229",
                           "XHASdate",
                           "XHASauthor"}) {
    EXPECT_TRUE(terms.contains(term)) << term;
  }
  for (const char* term : {"XEwater", "XEharbour", "Swater", "XHASurl", "XHAStag"})
    EXPECT_FALSE(terms.contains(term)) << term;
}

TEST(Document, HasAPairOfEachTwoCommonStemsNextToEachOther) {
  corpus::Article article;
  article.title = "The end of the";
  article.body = "Of and and of flood the.";
  article.language = "en";
  std::set<std::string> pairs;
  for (const std::string& term : terms_of(make_document(prepared(article), metadata, 0))) {
    if (term.starts_with(schema::pair_prefix)) pairs.insert(term);
  }
  EXPECT_EQ(pairs, (std::set<std::string>{"XPof the", "XPof and", "XPand and", "XPand of"}))
      << "the headline ends far before the text begins";
}

TEST(Document, ADateCountsOnlyAsFarAsItIsKnown) {
  corpus::Article article;
  article.body = "text";
  article.published = {1'704'067'200, corpus::Precision::Year, corpus::Origin::Text};
  const std::set<std::string> of_year = terms_of(make_document(prepared(article), metadata, 0));
  EXPECT_TRUE(of_year.contains("Y2024"));
  EXPECT_FALSE(of_year.contains("M202401"));
  article.published = {};
  const Xapian::Document undated = make_document(prepared(article), metadata, 0);
  EXPECT_FALSE(terms_of(undated).contains("XHASdate"));
  EXPECT_EQ(undated.get_value(schema::number_of(schema::Slot::Published)), "");
}

TEST(Document, HostileValuesFitIntoTermsOnDisk) {
  corpus::Article article;
  article.id = std::string(5000, 'I');
  article.url = "https://a.example/" + std::string(5000, 'u');
  article.title = std::string(5000, 't');
  article.body = std::string(100'000, 'b') + " " + std::string(300, 'c');
  article.outlet = std::string(5000, 'o');
  article.authors = {std::string(5000, 'a'), "", std::string("\0", 1)};
  article.tags = {std::string(5000, 'k')};
  const auto terms = terms_of(make_document(prepared(article), metadata, 0));
  for (const char* prefix : {"Q", "U", "S", "XSOURCE", "A", "K"}) {
    const auto term = terms.lower_bound(prefix);
    EXPECT_TRUE(term != terms.end() && term->starts_with(prefix)) << prefix;
  }
  for (const std::string& term : terms) EXPECT_LE(term.size(), 245u);
}

}  // namespace
}  // namespace wirecopy::indexer
