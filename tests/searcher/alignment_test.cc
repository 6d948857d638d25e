// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/alignment.h"

#include <random>

#include <gtest/gtest.h>

#include "dedup/shingles.h"

namespace wirecopy::searcher {
namespace {

corpus::Article article(const std::string& body) {
  corpus::Article made;
  made.body = body;
  return made;
}

std::string random_text(std::mt19937& random, const std::vector<std::string>& pieces) {
  std::string text;
  for (std::size_t i = random() % 8; i > 0; --i) {
    text += random() % 3 == 0 ? "(own" + std::to_string(random() % 1000) + " words), here. " : pieces[random() % 5];
    if (random() % 3 == 0) text += "\n\n";
  }
  return text;
}

void expect_whole(const std::vector<std::string>& pieces) {
  std::mt19937 random(3);
  for (int round = 0; round < 300; ++round) {
    const ArticleComparison comparison =
        compare_articles(article(random_text(random, pieces)), article(random_text(random, pieces)));
    const std::string& b = comparison.b.body;
    uint32_t next = 0;
    std::vector<bool> seen(b.size());
    for (const AlignedRow& row : aligned_rows(comparison)) {
      ASSERT_EQ(row.a.begin, next) << comparison.a.body;
      ASSERT_LE(row.a.begin, row.a.end);
      ASSERT_LE(row.b.begin, row.b.end);
      ASSERT_LE(row.b.end, b.size());
      next = row.a.end;
      std::fill(seen.begin() + row.b.begin, seen.begin() + row.b.end, true);
      if (row.shared) {
        EXPECT_EQ(dedup::units_of(row.b.of(b)).hashes.empty(), false);
        const auto units = dedup::units_of(row.a.of(comparison.a.body)).hashes;
        EXPECT_EQ(row.a.size() == 0, units.empty());
        if (!units.empty()) {
          EXPECT_EQ(units, dedup::units_of(row.b.of(b)).hashes) << row.a.of(comparison.a.body) << "\n" << row.b.of(b);
        }
      }
    }
    EXPECT_EQ(next, comparison.a.body.size());
    for (const Span& word : dedup::units_of(b, dedup::WithSpans::Yes).spans)
      EXPECT_TRUE(seen[word.begin]) << word.of(b) << "\n" << comparison.a.body << "\n---\n" << b;
  }
}

TEST(Alignment, HasEveryByteOfAOnceAndEveryWordOfB) {
  expect_whole({"\"The first of the pieces is a quotation,\" he said. ", "A second piece has as many words as it needs. ",
                "Third comes, well, a rather long-winded piece of text: this. ",
                "Of the fourth piece nothing is known at all! ", "Fifth and last is the shortest one. "});
}

TEST(Alignment, HasThemInScriptsWithoutSpaces) {
  expect_whole({"市议会星期二宣布，渡轮将于下月停航。", "“我们等了十八年，”渔民李先生说，“现在只要50分钟。”",
                "新桥把路程从50分钟缩短到18分钟，工程费用为三亿元。", "反对者担心桥墩会挡住洋流！",
                "フェリーは来月で運航を終える、と市は発表した。"});
}

TEST(Alignment, SharesWhatBSaysAgain) {
  const std::string text = "The harbour office said today that the last boat leaves at noon from now on.";
  const std::string again = "And once more: " + text;
  const ArticleComparison comparison = compare_articles(article(text), article(text + " " + again));
  std::string shared;
  for (const AlignedRow& row : aligned_rows(comparison)) {
    if (row.shared) shared += std::string(row.b.of(comparison.b.body)) + "|";
  }
  EXPECT_EQ(shared, text + "|" + text + "|");
}

TEST(Alignment, PutsWhatWasReplacedBesideWhatReplacedIt) {
  const ArticleComparison comparison =
      compare_articles(article("The harbour office said today that the last boat leaves at noon from now on."),
                       article("The harbour office said on Friday that the last boat leaves at noon from now on."));
  const std::vector<AlignedRow> rows = aligned_rows(comparison);
  ASSERT_GE(rows.size(), 3u);
  const auto own =
      std::find_if(rows.begin(), rows.end(), [](const AlignedRow& row) { return !row.shared && row.a.size() > 1; });
  ASSERT_NE(own, rows.end());
  EXPECT_NE(own->b.of(comparison.b.body).find("Friday"), std::string_view::npos);
}

}  // namespace
}  // namespace wirecopy::searcher
