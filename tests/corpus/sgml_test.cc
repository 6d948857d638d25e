// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/sgml.h"

#include <gtest/gtest.h>

#include "tests/corpus/reading.h"

namespace wirecopy::corpus {
namespace {

using Strings = std::vector<std::string>;

constexpr const char* lewis = R"(<!DOCTYPE lewis SYSTEM "lewis.dtd">
<REUTERS TOPICS="YES" LEWISSPLIT="TRAIN" OLDID="900" NEWID="17">
<DATE> 2-MAR-1987 09:10:11.40</DATE>
<TOPICS><D>tin</D><D>ship</D></TOPICS>
<PLACES><D>calderra</D></PLACES>
<UNKNOWN>
&#5;&#5;&#5;C T
</UNKNOWN>
<TEXT>&#2;
<TITLE>HARBOUR BOARD SEES MORE TIN</TITLE>
<DATELINE>    PORT ELLIS, March 2 - </DATELINE><BODY>The harbour board of &lt;Port Ellis> said tin
shipments would rise by a fifth this year as new cranes are put to
work.
    It gave no figures for copper.
 Reuter
&#3;</BODY></TEXT>
</REUTERS>
<REUTERS NEWID="18"><DATE>2-MAR-1987</DATE><TOPICS></TOPICS><TEXT TYPE="BRIEF"><TITLE>QUAY SHUT</TITLE></TEXT></REUTERS>
)";

TEST(Sgml, ReutersDocuments) {
  const TemporaryDirectory directory;
  Collected collected;
  read_sources({directory.write("reut2-000.sgm", lewis)}, test_options(), collected);
  ASSERT_EQ(collected.records.size(), 2u);
  EXPECT_TRUE(collected.rejects.empty());
  EXPECT_EQ(collected.records[0].format->name, "sgml");
  const Parsed first = parse(collected.records[0], test_options());
  ASSERT_EQ(first.articles.size(), 1u);
  const Article& article = first.articles[0];
  EXPECT_EQ(article.id, "17");
  EXPECT_EQ(article.title, "HARBOUR BOARD SEES MORE TIN");
  EXPECT_EQ(article.tags, (Strings{"tin", "ship"}));
  EXPECT_EQ(written(article.published), "1987-03-02T09:10:11");
  EXPECT_TRUE(article.body.starts_with("PORT ELLIS, March 2 - The harbour board of <Port Ellis> said tin"))
      << article.body;
  EXPECT_EQ(article.body.find('\x03'), std::string::npos);
  EXPECT_EQ(article.body.find("C T"), std::string::npos);
  const Parsed second = parse(collected.records[1], test_options());
  ASSERT_EQ(second.articles.size(), 1u);
  EXPECT_EQ(second.articles[0].title, "QUAY SHUT");
}

TEST(Sgml, TrecDocuments) {
  const Article article = article_of("sgml", R"(<DOC>
<DOCNO> QG880212-0004 </DOCNO>
<FILEID>QG-NR-02-12-88 0131EST</FILEID>
<HEAD>Quay Open Again</HEAD>
<BYLINE>By ANA RUIZ</BYLINE>
<DATELINE>PORT ELLIS (QG)</DATELINE>
<TEXT>
<P>
The quay is open again after nine days of storm.
</P>
<P>
The ferry sails on Monday.
</P>
</TEXT>
</DOC>)");
  EXPECT_EQ(article.id, "QG880212-0004");
  EXPECT_EQ(article.title, "Quay Open Again");
  EXPECT_EQ(article.authors, (Strings{"ANA RUIZ"}));
  EXPECT_NE(article.body.find("The quay is open again after nine days of storm."), std::string::npos);
  EXPECT_NE(article.body.find("\n\nThe ferry sails on Monday."), std::string::npos);
  EXPECT_EQ(article.body.find('<'), std::string::npos);
}

TEST(Sgml, DatesAndOutletsOfOldCollections) {
  struct Row {
    const char *elements, *published;
  };
  const Row rows[] = {
      {"<DOCNO>QJ870324-0001</DOCNO><DD> 03/24/87</DD>", "1987-03-24"},
      {"<DOCNO>QT911-3</DOCNO><DATE>910514\n</DATE>", "1991-05-14"},
      {"<DOCNO>QA010189-0001</DOCNO><DATE><P>\nJanuary 1, 1989, Sunday, Home Edition\n</P></DATE>", "1989-01-01"},
      {"<DOCNO> QP880212-0001 </DOCNO>", "1988-02-12"},
      {"<DOCNO>QA013189-0001</DOCNO>", "1989-01-31"},
      {"<DOCNO>QM91-06001001</DOCNO>", "none"},
      {"<DOCNO>880212-0001</DOCNO>", "none"},
      {"<DOCNO>QP889912-0001</DOCNO>", "none"},
  };
  for (const Row& row : rows) {
    const Article article = article_of("sgml", "<DOC>" + std::string(row.elements) +
                                                   "<PUB>The Quay Times\n</PUB><HEADLINE>Bread &AMP; butter</HEADLINE>"
                                                   "<TEXT>The quay is open.</TEXT></DOC>");
    EXPECT_EQ(written(article.published), row.published) << row.elements;
    EXPECT_EQ(article.outlet, "The Quay Times") << row.elements;
    EXPECT_EQ(article.title, "Bread & butter") << row.elements;
  }
}

TEST(Sgml, BylinesAndBrokenLines) {
  const Article article = article_of("sgml", R"(<DOC><DOCNO>1</DOCNO><BYLINE>
<P>
By   ANA
RUIZ, Ruiz is a pilot in Port Ellis.
</P>
</BYLINE><TEXT>
   The quay is open again after nine days of storm, and
the ferry sails on Monday, as the harbour
board said.
   It gave no figures.
</TEXT></DOC>)");
  EXPECT_EQ(article.authors, (Strings{"ANA RUIZ"}));
  EXPECT_EQ(article.body,
            "The quay is open again after nine days of storm, and the ferry sails on Monday, as the harbour board "
            "said.\n\nIt gave no figures.");
}

TEST(Sgml, WhatIsNotClosedCostsItselfOnly) {
  const TemporaryDirectory directory;
  Collected collected;
  const std::string whole = "<DOC><DOCNO>2</DOCNO><TEXT>The ferry sails on Monday.</TEXT></DOC>\n";
  read_sources({directory.write("a.trec", "<DOC><DOCNO>1</DOCNO><TEXT>The quay\n" + whole + "<DOC><DOCNO>3</DOCNO>")},
               test_options(), collected);
  ASSERT_EQ(collected.records.size(), 1u);
  EXPECT_EQ(collected.records[0].bytes, whole.substr(0, whole.size() - 1));
  ASSERT_EQ(collected.rejects.size(), 2u);
  for (const Reject& reject : collected.rejects) EXPECT_EQ(reject.code, "truncated");
}

TEST(Sgml, DocumentsAreWholeWhereverABlockEnds) {
  std::string file;
  for (int i = 0; i < 300; ++i) {
    file += "<DOC id=\"d" + std::to_string(i) + "\" type=\"story\"><HEADLINE>Quay " + std::to_string(i) +
            "</HEADLINE><TEXT>" + std::string(static_cast<std::size_t>(i) * 37, 'x') + "</TEXT></DOC>\n";
  }
  const TemporaryDirectory directory;
  Collected collected;
  read_sources({directory.write("a.sgml", file)}, test_options(), collected);
  ASSERT_EQ(collected.records.size(), 300u);
  for (std::size_t i = 0; i < 300; ++i) {
    const Parsed parsed = parse(collected.records[i], test_options());
    ASSERT_EQ(parsed.articles.size(), 1u);
    EXPECT_EQ(parsed.articles[0].id, "d" + std::to_string(i));
    EXPECT_EQ(parsed.articles[0].title, "Quay " + std::to_string(i));
  }
}

TEST(Sgml, ElementsWithoutEndDoNotHoldARunUp) {
  std::string document = "<DOC><TITLE>Quay</TITLE>";
  for (int i = 0; i < 200'000; ++i) document += "<TEXT><TITLE>";
  const Parsed parsed = parse_as("sgml", document + "</DOC>");
  EXPECT_EQ(parsed.articles.size() + parsed.rejects.size(), 1u);
}

TEST(Sgml, IsToldFromOtherMarkup) {
  EXPECT_TRUE(recognise_sgml("<DOC>\n<DOCNO>"));
  EXPECT_TRUE(recognise_sgml("<!DOCTYPE lewis SYSTEM \"lewis.dtd\">\n<REUTERS TOPICS=\"NO\""));
  EXPECT_FALSE(recognise_sgml("<!DOCTYPE html><html>"));
  EXPECT_FALSE(recognise_sgml("<document>"));
  EXPECT_FALSE(recognise_sgml("The <DOC> tag"));
  EXPECT_FALSE(recognise_sgml(""));
}

}  // namespace
}  // namespace wirecopy::corpus
