// SPDX-License-Identifier: GPL-2.0-or-later
#include "dedup/comparison.h"

#include <gtest/gtest.h>

#include <string>

#include "dedup/shingles.h"
#include "tests/dedup/made_texts.h"

namespace wirecopy::dedup {
namespace {

// `count` words that no other stretch holds.
std::string stretch(const std::string& name, int count) {
  std::string text;
  for (int i = 0; i < count; ++i) text += name + std::to_string(i) + "w ";
  return text;
}

TEST(Comparison, OfLongTextsLeavesTitlesOut) {
  const std::string body = stretch("body", 60);
  const Overlap overlap = compare(compared_text("The river rises", body, ""), compared_text("Flood alarm", body, ""));
  EXPECT_TRUE(overlap.is_equal());
  EXPECT_EQ(overlap.size_a, 56u);
}

TEST(Comparison, OfABriefAndALongerTextCountsBothTitles) {
  const std::string brief = stretch("rate", 12);
  const std::string longer = brief + stretch("more", 20);
  const ComparedText a = compared_text("Bank one raises rate", brief, "");
  const ComparedText b = compared_text("Bank two lifts rate", longer, "");
  EXPECT_TRUE(a.brief);
  EXPECT_FALSE(b.brief);
  const Overlap overlap = compare(a, b);
  EXPECT_EQ(overlap.size_a, 12u);
  EXPECT_EQ(overlap.size_b, 32u);
  EXPECT_EQ(overlap.shared, 9u) << "the eight of the text, and the one with the last word of the titles";
}

TEST(Comparison, CountsASignatureShorterThanAShingle) {
  const std::string body = stretch("body", 60);
  struct Row {
    std::string credit;
    std::size_t added;
  };
  for (const Row& row : {Row{"Reuter", 1}, Row{"(AP)", 1}, Row{"Example News Agency", 3}, Row{"", 0},
                         Row{"Reporting by One Writer and Another in Porto", 0}}) {
    EXPECT_EQ(compared_text("", body, row.credit).credit.size(), row.added) << row.credit;
  }
  EXPECT_TRUE(compared_text("", "PORTO (AP) - " + body, "(AP)").credit.empty()) << "it is in the text already";
}

TEST(Comparison, EqualTextsAreEqualHoweverTheyAreSigned) {
  const std::string body = stretch("body", 60);
  EXPECT_TRUE(compare(compared_text("", body, "Reuter"), compared_text("", body, "")).is_equal());
  EXPECT_TRUE(compare(compared_text("", body, "Reuter"), compared_text("", body, "AP")).is_equal());
}

TEST(Comparison, SignaturesMakeNoTextsAlike) {
  const ComparedText a = compared_text("", stretch("one", 30), "Reuter");
  const ComparedText b = compared_text("", stretch("two", 30), "Reuter");
  EXPECT_EQ(compare(a, b).shared, 0u);
}

TEST(Comparison, SameTextGivesTheFiguresOfThePrintedTexts) {
  const std::string shared = stretch("shared", 30);
  const std::string a = stretch("one", 20) + shared;
  const std::string b = stretch("two", 10) + shared;
  const Overlap printed = overlap(shingle_set(a + "Reuter"), shingle_set(b + "Reuter"));
  EXPECT_EQ(compare(compared_text("", a, "Reuter"), compared_text("", b, "Reuter")), printed);
}

TEST(Comparison, AFormulaIsVerifiedOnlyWhereTitlesAgreeToo) {
  const std::string formula = stretch("formula", 16);
  const std::string a = formula + stretch("one", 8);
  const std::string b = formula + stretch("two", 8);
  const CandidatePair common{.earlier = 0, .later = 1, .shared = 12, .distinctive = 0};
  const CandidatePair distinct{.earlier = 0, .later = 1, .shared = 12, .distinctive = 12};
  struct Row {
    std::string title_a;
    std::string title_b;
    CandidatePair pair;
    bool verified;
  };
  for (const Row& row : {Row{stretch("first", 9), stretch("second", 9), common, false},
                         Row{stretch("first", 9), stretch("second", 9), distinct, true},
                         Row{stretch("first", 9), stretch("first", 9), common, true}}) {
    const ComparedText x = compared_text(row.title_a, a, "");
    const ComparedText y = compared_text(row.title_b, b, "");
    EXPECT_EQ(is_verified(x, y, compare(x, y), row.pair), row.verified) << row.title_b;
  }
}

}  // namespace
}  // namespace wirecopy::dedup
