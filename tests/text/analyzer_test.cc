// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/analyzer.h"

#include <gtest/gtest.h>

namespace wirecopy::text {
namespace {

std::vector<std::string> stems(std::string_view language, std::string_view text) {
  std::vector<std::string> out;
  Analyzer analyzer(language);
  analyzer.reset(text);
  for (Token token; analyzer.next(token);) out.emplace_back(token.stem);
  return out;
}

TEST(Analyzer, StemsByTheLanguageOfTheText) {
  EXPECT_EQ(stems("en", "The ferries were running"), (std::vector<std::string>{"the", "ferri", "were", "run"}));
  EXPECT_EQ(stems("de", "H\u00E4user Haus"), (std::vector<std::string>{"haus", "haus"}));
  EXPECT_EQ(stems("fr", "continuellement continuer"), (std::vector<std::string>{"continuel", "continu"}));
  EXPECT_EQ(stems("ja", "\u65B0\u805E"), (std::vector<std::string>{"\u65B0\u805E"}));
  EXPECT_EQ(stems("", "Running"), (std::vector<std::string>{"running"}));
  EXPECT_EQ(stems("xx", "Running"), (std::vector<std::string>{"running"}));
}

TEST(Analyzer, LeavesNoMarksInStems) {
  EXPECT_EQ(stems("es", "informaci\u00F3n informaciones"), (std::vector<std::string>{"inform", "inform"}));
}

TEST(Analyzer, StartsAnewAfterReset) {
  Analyzer analyzer("en");
  Token token;
  analyzer.reset("one two");
  ASSERT_TRUE(analyzer.next(token));
  analyzer.reset("three");
  ASSERT_TRUE(analyzer.next(token));
  EXPECT_EQ(token.folded, "three");
  EXPECT_FALSE(analyzer.next(token));
}

}  // namespace
}  // namespace wirecopy::text
