// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/credits.h"

#include <gtest/gtest.h>

namespace wirecopy::corpus {
namespace {

TEST(Credits, OfPostsNameHeadlineAndOutlet) {
  const auto post =
      find_post_credit("The ferries run again. The post Quay reopens after storm appeared first on Harbour Courier.");
  ASSERT_TRUE(post);
  EXPECT_EQ(post->whole, "The post Quay reopens after storm appeared first on Harbour Courier.");
  EXPECT_EQ(post->headline, "Quay reopens after storm");
  EXPECT_EQ(post->outlet, "Harbour Courier");
  EXPECT_TRUE(find_post_credit("Der Beitrag Kai wieder offen erschien zuerst auf Hafenblatt."));
  EXPECT_FALSE(find_post_credit("The post office appeared to be closed"));
  EXPECT_FALSE(find_post_credit(""));
  const std::string far = "The post " + std::string(2000, 'x') + " appeared first on Quay.";
  EXPECT_FALSE(find_post_credit(far));
}

TEST(Credits, AreLinesOfTheirOwn) {
  for (const char* line :
       {"(AP)", "AP", "\uFF08\u5171\u540C\uFF09", "Reuters", "\u2014 AFP", "(With inputs from PTI)", "(Avec ACV)",
        "(MW)", "MW", "Meridian Wire", "Source: dpa", "Reporting by Ana Ruiz; Editing by Tom Okoye"}) {
    EXPECT_TRUE(is_credit_line(line)) << line;
  }
  for (const char* line :
       {"", "Reuters reported the closure on Monday.", "The source of the river", "Closed", "(closed on Monday)", "()"})
    EXPECT_FALSE(is_credit_line(line)) << line;
}

TEST(Credits, NameServicesAndOutletsButNoPeople) {
  const std::pair<const char*, const char*> rows[] = {
      {"(AP)", "AP"},
      {"Source: Meridian Wire", "Meridian Wire"},
      {"Quelle: nlp", "nlp"},
      {"By Meridian Wire", "Meridian Wire"},
      {"(Avec ACV)", "ACV"},
      {"Con informaci\u00F3n de ACV", "ACV"},
      {"Additional reporting by Meridian Wire", "Meridian Wire"},
      {"Meridian Wire contributed to this report", "Meridian Wire"},
      {"The post Ram found appeared first on Tarn Valley Bugle.", "Tarn Valley Bugle"},
      {"Reporting by Ana Ruiz; Editing by Tom Okoye", ""},
      {"This story was originally published in May.", ""},
      {"", ""},
  };
  for (const auto& [line, name] : rows) EXPECT_EQ(credited_name(line), name) << line;
}

TEST(Credits, StandInDatelines) {
  EXPECT_EQ(dateline_credit("PORT ELLIS (AP) \u2014 The quay is closed."), "(AP)");
  EXPECT_EQ(dateline_credit("PORT ELLIS, June 3 (Reuters) - The quay is closed."), "(Reuters)");
  EXPECT_EQ(dateline_credit("(dpa) Der Kai ist zu."), "(dpa)");
  EXPECT_EQ(dateline_credit("The board (PTA) - as it is called - met."), "");
  EXPECT_EQ(dateline_credit("The agency (AP) said the quay is closed."), "");
  EXPECT_EQ(dateline_credit(""), "");
}

TEST(Credits, HeadlinesAreComparedByTheirLetters) {
  EXPECT_TRUE(same_words("Quay \u201Creopens\u201D", "QUAY \"reopens\""));
  EXPECT_FALSE(same_words("Quay reopens", "Quay closes"));
  EXPECT_FALSE(same_words("", ""));
  EXPECT_FALSE(same_words("...", "!!!"));
}

}  // namespace
}  // namespace wirecopy::corpus
