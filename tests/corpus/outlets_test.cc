// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/outlets.h"

#include <gtest/gtest.h>

#include "corpus/hosts.h"
#include "tests/corpus/reading.h"
#include "text/error.h"

namespace wirecopy::corpus {
namespace {

TEST(Outlets, HaveOneSpelling) {
  struct Row {
    const char *written, *kept;
  };
  const Row rows[] = {
      {"www.quay.co.uk/news", "quay.co.uk"},
      {"https://QUAY.co.uk", "quay.co.uk"},
      {"m.quay.co.uk", "quay.co.uk"},
      {"http://amp.quay.com.au/x", "quay.com.au"},
      {"edition.quay.example", "quay.example"},
      {"www.m.quay.example", "quay.example"},
      // a name of its own before a shared ending
      {"m.co.uk", "m.co.uk"},
      {"harbour.blogspot.co.uk", "harbour.blogspot.com"},
      {"harbour.blogspot.de", "harbour.blogspot.com"},
      {"m.blogspot.com", "m.blogspot.com"},
      {"harbour.wordpress.com", "harbour.wordpress.com"},
      {"mobile.substack.com", "mobile.substack.com"},
      // other names under one domain are other outlets
      {"economy.quay.example", "economy.quay.example"},
      {"news.com.au", "news.com.au"},
      {" The  Quay ", "The Quay"},
  };
  for (const Row& row : rows) EXPECT_EQ(outlet_name(row.written), row.kept) << row.written;
}

TEST(Outlets, ATableJoinsTheirNames) {
  const OutletNames names(
      "# outlets\nquay.example\tThe Quay\tQuay Online\t*.quay.example\r\n\nHarbour\tharbour.example\n", "outlets.tsv");
  struct Row {
    const char *outlet, *kept;
  };
  const Row rows[] = {{"The Quay", "quay.example"},         {"the QUAY", "quay.example"},
                      {"quay.example", "quay.example"},     {"sport.quay.example", "quay.example"},
                      {"a.b.quay.example", "quay.example"}, {"aquay.example", "aquay.example"},
                      {"harbour.example", "Harbour"},       {"sub.harbour.example", "sub.harbour.example"},
                      {"Somebody else", "Somebody else"},   {"", ""}};
  for (const Row& row : rows) EXPECT_EQ(names.name_of(row.outlet), row.kept) << row.outlet;
}

TEST(Outlets, ATableThatContradictsItselfIsRefusedWithItsLine) {
  for (const char* table : {"a.example\n", "a.example\tA\nb.example\tA\n"}) {
    try {
      const OutletNames names(table, "outlets.tsv");
      FAIL() << table;
    } catch (const Error& error) {
      EXPECT_NE(std::string(error.what()).find("of 'outlets.tsv'"), std::string::npos) << error.what();
    }
  }
}

TEST(Outlets, AreJoinedWhileReading) {
  ReadOptions options = test_options();
  options.outlets = OutletNames("quay.example\tThe Quay\n", "outlets.tsv");
  for (const char* record :
       {R"({"title": "Tide", "source": "The Quay"})", R"({"title": "Tide", "url": "https://www.quay.example/tide"})",
        R"({"title": "Tide", "source": "www.quay.example/news"})"}) {
    EXPECT_EQ(article_of("jsonl", record, options).outlet, "quay.example") << record;
  }
}

TEST(Outlets, ANameIsToldFromThatOfAnotherAtItsHost) {
  const struct {
    const char* name;
    const char* host;
    bool is_its;
  } rows[] = {
      {"BBC News", "bbc.co.uk", true},
      {"BBC", "news.bbc.co.uk", true},
      {"The Guardian", "theguardian.com", true},
      {"Guardian US", "theguardian.com", true},
      {"New York Times", "nytimes.com", true},
      {"The Wall Street Journal", "wsj.com", true},
      {"Times of India", "timesofindia.indiatimes.com", true},
      {"AP", "apnews.com", true},
      {"Le Monde", "lemonde.fr", true},
      {"The Harbour Courier", "harbour-courier.example", true},
      {"\u039A\u03B1\u03B8\u03B7\u03BC\u03B5\u03C1\u03B9\u03BD\u03AE",
       "\u03BA\u03B1\u03B8\u03B7\u03BC\u03B5\u03C1\u03B9\u03BD\u03AE.gr", true},
      {"The Observer", "theguardian.com", false},
      {"CNN", "msn.com", false},
      {"CNN", "cnnturk.com", false},
      {"The Quay Courier", "portal.example", false},
      {"Fox News", "foxbusiness.com", false},
      {"News", "newsportal.example", false},
      {"M", "mirror.example", false},
      {"", "quay.example", false},
      {"Quay", "", false},
  };
  for (const auto& row : rows)
    EXPECT_EQ(is_name_of_host(row.name, row.host), row.is_its) << row.name << " " << row.host;
  // Names made to be read in many ways cost no more than others.
  const std::string letters(60, 'a');
  std::string name;
  for (int i = 0; i < 8; ++i) name += letters + " ";
  EXPECT_FALSE(is_name_of_host(name, letters + "b.example"));
}

}  // namespace
}  // namespace wirecopy::corpus
