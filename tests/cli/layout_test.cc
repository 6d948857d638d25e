// SPDX-License-Identifier: GPL-2.0-or-later
#include "cli/layout.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace wirecopy::cli {
namespace {

std::vector<std::string> broken(const std::string& text, std::size_t width) {
  std::vector<std::string> lines;
  for (const Span& line : break_lines(text, width)) lines.emplace_back(line.of(text));
  return lines;
}

TEST(BreakLines, FillsLinesAndBreaksWhereTheTextAllowsIt) {
  struct Row {
    std::string text;
    std::size_t width;
    std::vector<std::string> lines;
  };
  const std::vector<Row> rows{
      {"", 10, {""}},
      {"one", 10, {"one"}},
      {"one two three", 7, {"one two", "three"}},
      {"one two three", 8, {"one two", "three"}},
      {"one   two", 4, {"one", "two"}},
      {"  one ", 10, {"one"}},
      {"one \n two\n\nthree", 10, {"one", "two", "", "three"}},
      {"one\n", 10, {"one"}},
      {"abcdefgh", 3, {"abc", "def", "gh"}},
      {"ab cdefgh", 3, {"ab", "cde", "fgh"}},
      {"\u65b0\u805e\u6771\u4eac", 4, {"\u65b0\u805e", "\u6771\u4eac"}},
      {"a\u65b0\u805e b", 4, {"a\u65b0", "\u805e b"}},
      {"caf\u00e9 cre\u0300me", 5, {"caf\u00e9", "cre\u0300me"}},
      {"one", 0, {"o", "n", "e"}},
  };
  for (const Row& row : rows) EXPECT_EQ(broken(row.text, row.width), row.lines) << row.text << " at " << row.width;
}

TEST(PaintedPiece, MarksMatchesAlsoWhereALineCutsThem) {
  const Screen screen{.width = 80, .painted = true};
  const std::string text = "the grain deal";
  EXPECT_EQ(painted_piece(screen, text, {0, 14}, {{4, 14}}, Ink::Plain), "the \x1b[1;31mgrain deal\x1b[0m");
  EXPECT_EQ(painted_piece(screen, text, {0, 9}, {{4, 14}}, Ink::Plain), "the \x1b[1;31mgrain\x1b[0m");
  EXPECT_EQ(painted_piece(screen, text, {10, 14}, {{4, 14}}, Ink::Plain), "\x1b[1;31mdeal\x1b[0m");
  EXPECT_EQ(painted_piece(screen, text, {10, 14}, {{0, 3}}, Ink::Plain), "deal");
}

TEST(PaintedPiece, IsPlainAndHarmlessWithoutPaint) {
  const Screen screen{.width = 80, .painted = false};
  EXPECT_EQ(painted_piece(screen, "a\x1b[31mb\n\nc", {0, 10}, {{0, 1}}, Ink::Title), "a\uFFFD[31mb c");
}

TEST(Table, AlignsColumnsByTheirWidthOnScreen) {
  EXPECT_EQ(table({{"a", "b", "c"}, {"\u65b0\u805e", "bb", "c"}}), "a     b   c\n\u65b0\u805e  bb  c\n");
  EXPECT_EQ(table({}), "");
}

TEST(Link, IsMadeOfWebAddressesOnly) {
  const Screen screen{.width = 80, .painted = true};
  EXPECT_EQ(screen.link("https://a.example/1", "x"), "\x1b]8;;https://a.example/1\x1b\\x\x1b]8;;\x1b\\");
  EXPECT_EQ(screen.link("https://a.example/\x1b\\", "x"), "\x1b]8;;https://a.example/%1B\\\x1b\\x\x1b]8;;\x1b\\");
  EXPECT_EQ(screen.link("javascript:alert(1)", "x"), "x");
  EXPECT_EQ((Screen{.width = 80, .painted = false}.link("https://a.example/1", "x")), "x");
}

}  // namespace
}  // namespace wirecopy::cli
