// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/csv.h"

#include <gtest/gtest.h>

#include "tests/corpus/reading.h"
#include "text/error.h"

namespace wirecopy::corpus {
namespace {

using Strings = std::vector<std::string>;

struct Read {
  std::vector<Article> articles;
  std::vector<Reject> rejects;
};

Read read(const std::string& table, const ReadOptions& options = test_options()) {
  const TemporaryDirectory directory;
  Collected collected;
  read_sources({directory.write("table.csv", table)}, options, collected);
  Read all{{}, collected.rejects};
  for (const Record& record : collected.records) {
    Parsed parsed = parse(record, options);
    std::ranges::move(parsed.articles, std::back_inserter(all.articles));
    std::ranges::move(parsed.rejects, std::back_inserter(all.rejects));
  }
  return all;
}

TEST(Csv, EachRowIsAnArticle) {
  const Read all = read(
      "title,text,publish_date,media_name,tags,shares\r\n"
      "\"Quay open, at last\",\"The quay is open again.\r\n\r\nIt was closed for \"\"nine days\"\".\",2025-02-11,Quay "
      "Gazette,storm; quay,12\r\n"
      "\r\n"
      "Ferry back,The ferry sails on Monday.,2025-02-12,Quay Gazette,,\r\n");
  ASSERT_EQ(all.articles.size(), 2u);
  EXPECT_EQ(all.articles[0].title, "Quay open, at last");
  EXPECT_EQ(all.articles[0].body, "The quay is open again.\n\nIt was closed for \"nine days\".");
  EXPECT_EQ(written(all.articles[0].published), "2025-02-11");
  EXPECT_EQ(all.articles[0].outlet, "Quay Gazette");
  EXPECT_EQ(all.articles[0].tags, (Strings{"storm", "quay"}));
  EXPECT_EQ(all.articles[1].title, "Ferry back");
  EXPECT_TRUE(all.rejects.empty());
}

TEST(Csv, TellsWhatPartsTheCells) {
  for (const std::string separator : {",", ";", "|", "\t"}) {
    std::string table = "headline" + separator + "body" + separator + "url\n";
    table += "Quay open" + separator + "The quay is open again." + separator + "https://quay.example/1\n";
    const Read all = read(table);
    ASSERT_EQ(all.articles.size(), 1u) << separator;
    EXPECT_EQ(all.articles[0].title, "Quay open") << separator;
    EXPECT_EQ(all.articles[0].url, "https://quay.example/1") << separator;
  }
}

TEST(Csv, QuotationMarksAreTextInTabbedTables) {
  const Read all = read("title\ttext\n\"Open\" says the mayor\tThe quay is open.\n\"Whole cell\"\tAnother text.\n");
  ASSERT_EQ(all.articles.size(), 2u);
  EXPECT_EQ(all.articles[0].title, "\"Open\" says the mayor");
  EXPECT_EQ(all.articles[1].title, "Whole cell");
}

TEST(Csv, ABrokenRowCostsItselfOnly) {
  const Read all = read(
      "title,text\n"
      "Quay open,The quay is open, again, after nine days\n"
      "Ferry back,The ferry sails on Monday.\n"
      "Lost,\"this mark is never closed\n"
      "Harbour,The harbour is full.\n");
  ASSERT_EQ(all.articles.size(), 2u);
  EXPECT_EQ(all.articles[0].title, "Ferry back");
  EXPECT_EQ(all.articles[1].title, "Harbour");
  ASSERT_EQ(all.rejects.size(), 2u);
  for (const Reject& reject : all.rejects) EXPECT_EQ(reject.code, "bad_table");
  EXPECT_EQ(all.rejects[0].place.record, 4u) << "the line of the mark";
  EXPECT_EQ(all.rejects[1].message, "the row has 4 cells, the header 2");
}

TEST(Csv, IsToldFromOtherTexts) {
  EXPECT_TRUE(recognise_csv("id,title,text\n1,a,b\n"));
  EXPECT_TRUE(recognise_csv("\xEF\xBB\xBF\"Headline\";\"URL\"\n"));
  EXPECT_FALSE(recognise_csv("Title, text and date of the play\nwere told by no one.\n"));
  EXPECT_FALSE(recognise_csv("id,price,amount\n1,2,3\n"));
  EXPECT_FALSE(recognise_csv("title"));
  EXPECT_FALSE(recognise_csv(""));
}

TEST(Csv, TheFirstLineOfASpreadsheetSaysWhatPartsTheCells) {
  for (const char* table :
       {"sep=;\r\nTitle;Text\r\n\"Quay, open; again\";The quay, the board said, is open.\r\n",
        "\xEF\xBB\xBFsep=|\nTitle|Text|\"a, b, c, d\"\nQuay, open; again|The quay, the board said, is open.|1, 2\n"}) {
    EXPECT_TRUE(recognise_csv(table)) << table;
    const Read all = read(table);
    ASSERT_EQ(all.articles.size(), 1u) << table;
    EXPECT_EQ(all.articles[0].title, "Quay, open; again");
    EXPECT_EQ(all.articles[0].body, "The quay, the board said, is open.");
    EXPECT_TRUE(all.rejects.empty());
  }
  EXPECT_EQ(read("sep=;\nTitle;Text\n").rejects.at(0).code, "no_text") << "a header and no rows";
}

TEST(Csv, ATableWithoutHeadlinesAndTextsIsOneReject) {
  const Read all = read("Kop,Proza,date\nKaai open,De kaai is open.,2025-02-11\nVeer,Het veer vaart.,2025-02-12\n");
  EXPECT_TRUE(all.articles.empty());
  ASSERT_EQ(all.rejects.size(), 1u);
  EXPECT_EQ(all.rejects[0].code, "bad_table");
  EXPECT_EQ(all.rejects[0].message,
            "no column is known to hold headlines or texts; --map title=COLUMN,body=COLUMN says which do, of: "
            "Kop, Proza, date");
}

TEST(Csv, ColumnsOfOtherNamesAreMapped) {
  ReadOptions options = test_options();
  options.map = FieldMap("title=Schlagzeile, body=Der Text,published=Tag");
  const Read all =
      read("Schlagzeile,Der Text,Tag,title\nKai offen,Der Kai ist wieder offen.,2025-02-11,x17\n", options);
  ASSERT_EQ(all.articles.size(), 1u);
  EXPECT_EQ(all.articles[0].title, "Kai offen") << "what is mapped is read from there only";
  EXPECT_EQ(all.articles[0].body, "Der Kai ist wieder offen.");
  EXPECT_EQ(written(all.articles[0].published), "2025-02-11");
}

TEST(FieldMap, LeadsIntoObjectsOfJson) {
  ReadOptions options = test_options();
  options.map = FieldMap("body=data.attributes.prose");
  const Article article =
      article_of("json", R"({"title":"Quay","data":{"attributes":{"prose":"The quay is open."}},"text":"x"})", options);
  EXPECT_EQ(article.title, "Quay");
  EXPECT_EQ(article.body, "The quay is open.");
}

TEST(FieldMap, RefusesWhatItCannotRead) {
  for (const char* pairs : {"title", "=x", "title=", "colour=x", "title=a,,body=b"}) {
    EXPECT_THROW(FieldMap{std::string_view(pairs)}, Error) << pairs;
  }
}

}  // namespace
}  // namespace wirecopy::corpus
