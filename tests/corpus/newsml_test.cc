// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/newsml.h"

#include <gtest/gtest.h>

#include <cstdlib>

#include "corpus/nitf.h"
#include "tests/corpus/reading.h"

namespace wirecopy::corpus {
namespace {

using Strings = std::vector<std::string>;

constexpr const char* nitf = R"(<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE nitf SYSTEM "http://www.nitf.org/IPTC/NITF/3.4/specification/dtd/nitf-3-4.dtd">
<nitf xml:lang="en">
 <head>
  <title>Quay open</title>
  <docdata>
   <doc-id id-string="qg-4711"/><date.issue norm="20250211T093000Z"/><date.release norm="20250211T100000+0100"/>
   <key-list><keyword key="storm"/><keyword key="ports"/></key-list><doc.copyright year="2025" holder="Coastwire"/>
  </docdata>
  <pubdata name="Quay Gazette" position.section="Harbour" ex-ref="https://quay.example/1"/>
 </head>
 <body>
  <body.head>
   <hedline><hl1>Quay open again</hl1><hl2>Nine days of storm are over</hl2></hedline>
   <byline>By <person>Ana Ruiz</person><byttl>Harbour Desk</byttl></byline>
   <distributor>Coastwire</distributor>
   <dateline><location>PORT ELLIS</location></dateline>
  </body.head>
  <body.content>
   <block><p>The quay is open again, the <org>harbour board</org> said.</p>
   <media media-type="image"><media-reference source="q.jpg"/><media-caption><p>The quay on Monday.</p></media-caption></media>
   <hl2>Ferries</hl2>
   <p>The ferry sails on Monday; tickets cost 5 &lt; 6 crowns.</p></block>
  </body.content>
  <body.end><tagline>Edited by Tom Okoye</tagline></body.end>
 </body>
</nitf>)";

void expect_quay(const Article& article, const std::string& dateline = "") {
  EXPECT_EQ(article.title, "Quay open again");
  EXPECT_EQ(article.standfirst, "Nine days of storm are over");
  EXPECT_EQ(
      article.body,
      dateline +
          "The quay is open again, the harbour board said.\n\nFerries\n\nThe ferry sails on Monday; tickets cost 5 < 6 "
          "crowns.");
  EXPECT_EQ(article.authors, Strings{"Ana Ruiz"});
}

TEST(Nitf, ADocumentIsAnArticle) {
  EXPECT_TRUE(recognise_nitf(nitf));
  const Article article = article_of("nitf", nitf);
  expect_quay(article, "PORT ELLIS \u2014 ");
  EXPECT_EQ(article.id, "qg-4711");
  EXPECT_EQ(article.url, "https://quay.example/1");
  EXPECT_EQ(article.outlet, "Quay Gazette");
  EXPECT_EQ(article.section, "Harbour");
  EXPECT_EQ(article.credit, "Coastwire");
  EXPECT_EQ(article.tags, (Strings{"storm", "ports"}));
  EXPECT_EQ(article.language, "en");
  EXPECT_EQ(written(article.published), "2025-02-11T09:00:00");
}

TEST(Nitf, MediaWithinMediaGoWithThem) {
  const Article article = article_of("nitf",
                                     "<nitf><body><body.content><media>a<media>b<media>c</media></media></media>"
                                     "<p>The quay is open.</p></body.content></body></nitf>");
  EXPECT_EQ(article.body, "The quay is open.");
}

std::string g2(const std::string& content, const std::string& guid = "urn:newsml:coastwire.example:20250211:77") {
  return R"(<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid=")" + guid + R"(" version="2" xml:lang="en">
  <itemMeta><itemClass qcode="ninat:text"/><provider qcode="nprov:COASTWIRE"><name>Coastwire</name></provider>
   <versionCreated>2025-02-11T10:30:00+01:00</versionCreated><firstCreated>2025-02-11T09:00:00+01:00</firstCreated></itemMeta>
  <contentMeta><headline>Quay open again</headline><slugline>QUAY-STORM</slugline><by>By Ana Ruiz</by>
   <creditline>CW/ar</creditline><language tag="en-GB"/><keyword>storm</keyword>
   <subject qcode="medtop:1"><name>ports</name></subject>
   <description>Nine days of storm are over</description></contentMeta>
  <contentSet>)" +
         content + "</contentSet></newsItem>";
}

TEST(NewsmlG2, AnItemWithEachKindOfContent) {
  const std::string text =
      "<p>The quay is open again, the harbour board said.</p><p>Ferries</p><p>The ferry sails on Monday; tickets cost "
      "5 "
      "&lt; 6 crowns.</p>";
  const std::string contents[] = {
      R"(<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head><body>)" +
          text + "</body></html></inlineXML>",
      R"(<inlineXML contenttype="application/nitf+xml"><nitf><body><body.content>)" + text +
          "</body.content></body></nitf></inlineXML>",
      R"(<inlineData contenttype="text/plain">The quay is open again, the harbour board said.

Ferries

The ferry sails on Monday; tickets cost 5 &lt; 6 crowns.</inlineData>)"};
  for (const std::string& content : contents) {
    ASSERT_TRUE(recognise_newsml(g2(content)));
    const Article article = article_of("newsml", g2(content));
    expect_quay(article);
    EXPECT_EQ(article.id, "urn:newsml:coastwire.example:20250211:77");
    EXPECT_EQ(article.outlet, "Coastwire");
    EXPECT_EQ(article.credit, "CW/ar");
    EXPECT_EQ(article.tags, (Strings{"ports", "storm"}));
    EXPECT_EQ(article.language, "en");
    EXPECT_EQ(written(article.published), "2025-02-11T08:00:00");
    EXPECT_EQ(written(article.modified), "2025-02-11T09:30:00");
  }
}

TEST(NewsmlG2, TheDatelineStandsBeforeTheText) {
  const auto body_of = [](const std::string& dateline, const std::string& text) {
    return article_of("newsml", "<newsItem><contentMeta><headline>Quay</headline><dateline>" + dateline +
                                    "</dateline></contentMeta><contentSet><inlineXML><html><body>" + text +
                                    "</body></html></inlineXML></contentSet></newsItem>")
        .body;
  };
  EXPECT_EQ(body_of("Port Ellis, Feb 11 (CW) -", "<p>The quay &mdash; open.</p>"),
            "Port Ellis, Feb 11 (CW) \u2014 The quay \u2014 open.");
  EXPECT_EQ(body_of("Port Ellis, Feb 11", "<p>Port Ellis (CW) - The quay.</p>"), "Port Ellis (CW) - The quay.")
      << "it is there already";
  EXPECT_EQ(body_of("", "<p>The quay.</p>"), "The quay.");
  EXPECT_EQ(article_of("newsml",
                       "<NewsML><NewsItem><NewsLines><HeadLine>Quay</HeadLine><DateLine>PORT ELLIS, Feb 11"
                       "</DateLine></NewsLines><DataContent>The quay &lt; is.</DataContent></NewsItem></NewsML>")
                .body,
            "PORT ELLIS, Feb 11 \u2014 The quay < is.");
}

TEST(NewsmlG2, AMessageHoldsManyItems) {
  const std::string message =
      R"(<?xml version="1.0"?><newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><header><sent>2025-02-11T10:31:00Z</sent></header><itemSet>)" +
      g2("<inlineData>The quay is open.</inlineData>", "a") +
      R"(<packageItem guid="p"><contentMeta><headline>Top stories</headline></contentMeta></packageItem>)" +
      g2("<inlineData>The ferry sails.</inlineData>", "https://coastwire.example/b") + "</itemSet></newsMessage>";
  const Parsed parsed = parse_as("newsml", message);
  ASSERT_EQ(parsed.articles.size(), 2u);
  EXPECT_EQ(parsed.articles[0].id, "a");
  EXPECT_EQ(parsed.articles[1].url, "https://coastwire.example/b");
  EXPECT_EQ(parsed.articles[1].body, "The ferry sails.");
}

TEST(NewsmlFirst, EveryItemOfALongMessageIsRead) {
  constexpr std::size_t count = 100'003;
  std::string message = "<NewsML><NewsEnvelope><SentFrom><Party FormalName='Coast Wire'/></SentFrom></NewsEnvelope>";
  for (std::size_t i = 0; i < count; ++i)
    message += "<NewsItem><HeadLine>Q</HeadLine><DataContent>Open.</DataContent></NewsItem>";
  const Parsed parsed = parse_as("newsml", message + "</NewsML>");
  ASSERT_EQ(parsed.articles.size(), count);
  EXPECT_EQ(parsed.articles.back().outlet, "Coast Wire");
}

TEST(NewsmlG2, WhatItsAgencyHasTakenBackIsAReject) {
  const struct {
    const char* status;
    const char* code;
    const char* message;
  } rows[] = {
      {"stat:usable", "", ""},
      {"stat:canceled", "withdrawn", "the item 'urn:x:1' was canceled by its agency"},
      {"stat:withheld", "withdrawn", "the item 'urn:x:1' is held back by its agency"},
  };
  for (const auto& row : rows) {
    std::string item = g2("<inlineData>The quay is open.</inlineData>", "urn:x:1");
    item.insert(item.find("</itemMeta>"), "<pubStatus qcode=\"" + std::string(row.status) + "\"/>");
    const Parsed parsed = parse_as("newsml", item);
    EXPECT_EQ(parsed.articles.size(), *row.code == 0 ? 1u : 0u) << row.status;
    EXPECT_EQ(parsed.rejects.empty() ? "" : parsed.rejects[0].code, row.code) << row.status;
    EXPECT_EQ(parsed.rejects.empty() ? "" : parsed.rejects[0].message, row.message) << row.status;
  }
}

TEST(NewsmlG2, APictureIsNoArticle) {
  std::string picture = g2("<remoteContent href=\"quay.jpg\"/>");
  picture.replace(picture.find("ninat:text"), 10, "ninat:picture");
  const Parsed parsed = parse_as("newsml", picture);
  EXPECT_TRUE(parsed.articles.empty());
  ASSERT_EQ(parsed.rejects.size(), 1u);
  EXPECT_EQ(parsed.rejects[0].code, "no_text");
  EXPECT_EQ(parsed.rejects[0].message, "the item is a picture without a text");
}

TEST(NewsmlG2, APackageAloneIsAReject) {
  const Parsed parsed = parse_as("newsml", "<packageItem guid=\"p\"><groupSet/></packageItem>");
  ASSERT_EQ(parsed.rejects.size(), 1u);
  EXPECT_EQ(parsed.rejects[0].code, "no_text");
}

TEST(Newsml, TheFirstVersion) {
  const Article article = article_of("newsml", R"(<NewsML Version="1.2">
   <NewsEnvelope><SentFrom><Party FormalName="Coastwire"/></SentFrom><DateAndTime>20250211T093000+0000</DateAndTime></NewsEnvelope>
   <NewsItem><Identification><NewsIdentifier><PublicIdentifier>urn:newsml:cw:20250211:77:1</PublicIdentifier></NewsIdentifier></Identification>
   <NewsManagement><FirstCreated>20250211T080000+0000</FirstCreated><ThisRevisionCreated>20250211T093000+0000</ThisRevisionCreated></NewsManagement>
   <NewsComponent><NewsLines><HeadLine>Quay open again</HeadLine><SubHeadLine>Nine days of storm are over</SubHeadLine><ByLine>By Ana Ruiz</ByLine></NewsLines>
   <DescriptiveMetadata><Language FormalName="en"/></DescriptiveMetadata>
   <NewsComponent><ContentItem><DataContent><html><head><title>x</title></head><body><p>The quay is open again, the harbour board said.</p>
   <p>Ferries</p><p>The ferry sails on Monday; tickets cost 5 &lt; 6 crowns.</p></body></html></DataContent></ContentItem></NewsComponent>
   </NewsComponent></NewsItem></NewsML>)");
  expect_quay(article);
  EXPECT_EQ(article.outlet, "Coastwire");
  EXPECT_EQ(written(article.published), "2025-02-11T08:00:00");
  EXPECT_EQ(written(article.modified), "2025-02-11T09:30:00");
}

TEST(Newsml, PublishedExamplesAreRead) {
  const char* data = std::getenv("WIRECOPY_DATA");
  const std::string examples = data == nullptr ? "" : std::string(data) + "/formats/ninjs/examples/NewsML";
  if (!std::filesystem::exists(examples)) GTEST_SKIP() << "needs the examples of the IPTC";
  Collected collected;
  read_sources({examples}, test_options(), collected);
  EXPECT_EQ(collected.records.size(), 4u);
  for (const Record& record : collected.records) {
    EXPECT_EQ(record.format->name, "newsml");
    const Parsed parsed = parse(record, test_options());
    ASSERT_EQ(parsed.articles.size(), 1u) << record.place.file;
    EXPECT_FALSE(parsed.articles[0].title.empty()) << record.place.file;
    EXPECT_GT(parsed.articles[0].body.size(), 500u) << record.place.file;
    EXPECT_TRUE(parsed.articles[0].published.known()) << record.place.file;
    EXPECT_EQ(parsed.articles[0].outlet, "Business Wire");
  }
}

}  // namespace
}  // namespace wirecopy::corpus
