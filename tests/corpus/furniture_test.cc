// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/furniture.h"

#include <gtest/gtest.h>

#include "tests/corpus/reading.h"

namespace wirecopy::corpus {
namespace {

constexpr std::string_view first =
    "The eastern quay was closed on Monday after a crane slid into the basin, the harbour board said.";
constexpr std::string_view second = "Nobody was hurt, and ferries go from the western side until the crane is lifted.";

std::string lines(std::initializer_list<std::string_view> parts) {
  std::string text;
  for (const std::string_view part : parts) text += std::string(part) + "\n";
  return text;
}

Article cleaned(const std::string& body, Article article = {}) {
  clean_body(body, article, test_now);
  return article;
}

TEST(Furniture, GoesAndTextStays) {
  const std::string both = std::string(first) + "\n\n" + std::string(second);
  struct Row {
    const char* name;
    std::string body;
  };
  const Row rows[] = {
      {"nothing to do", lines({first, second})},
      {"controls", lines({first, "Read more!", second, "Share", "Tweet"})},
      {"heading of a list inside", lines({first, "", "Related Articles", "", second})},
      {"list inside", lines({first, "", "Related Articles", "Fares go up again", "Old lighthouse sold", "", second})},
      {"list at the end", lines({first, second, "RECOMMENDED", "", "Fares go up again", "", "Old lighthouse sold"})},
      {"advertisement", lines({first, "ADVERTISEMENT", second})},
      {"menu above", lines({"Home | News | Sport", first, second})},
      {"copyright below", lines({first, second, "\u00A9 2025 Quay News"})},
      {"counters at the edges", lines({"0", first, second, "12 comments"})},
      {"headline once more", lines({"Quay closed after crane slides", first, second})},
  };
  for (const Row& row : rows) {
    Article known;
    known.title = "Quay closed after crane slides";
    EXPECT_EQ(cleaned(row.body, known).body, both) << row.name;
  }
}

TEST(Furniture, GivesItsDataUp) {
  const Article article = cleaned(lines({"By Ana Ruiz", "Jan 30, 2025, 5:14 PM IST", first, second, "(AP)"}));
  EXPECT_EQ(article.authors, std::vector<std::string>{"Ana Ruiz"});
  EXPECT_EQ(written(article.published), "2025-01-30T11:44");
  EXPECT_EQ(article.credit, "(AP)");
  EXPECT_EQ(article.body, std::string(first) + "\n\n" + std::string(second));
}

TEST(Furniture, DoesNotTakeFigures) {
  Article report;
  report.published = {seconds_of_day(2025, 2, 20), Precision::Day, Origin::Metadata};
  EXPECT_EQ(cleaned("December 31, 2024\nShr 25 cts vs 31 cts\nNet 1.2 mln", report).body,
            "December 31, 2024\n\nShr 25 cts vs 31 cts\n\nNet 1.2 mln");
  EXPECT_EQ(cleaned("Scores\nPort Ellis 3\n2\nQuay United").body, "Scores\n\nPort Ellis 3\n\n2\n\nQuay United");
}

TEST(Furniture, KeepsATextOfNothingElse) {
  EXPECT_EQ(cleaned("Read more\nShare").body, "Read more\n\nShare");
}

TEST(Furniture, CutsACreditOffTheLastParagraph) {
  const Article article = cleaned(std::string(first) + " The post Quay closed appeared first on Quay News.");
  EXPECT_EQ(article.body, first);
  EXPECT_EQ(article.credit, "The post Quay closed appeared first on Quay News.");
}

}  // namespace
}  // namespace wirecopy::corpus
