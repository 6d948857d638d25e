// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/lines.h"

#include <gtest/gtest.h>

namespace wirecopy::corpus {
namespace {

TEST(Lines, NormaliseSpaceOfEveryKind) {
  struct Row {
    std::string_view text, expected;
  };
  const Row rows[] = {
      {"a\r\nb\rc\nd", "a\nb\nc\nd"},
      {"a\u00A0b\u3000c\u2009d", "a b c d"},
      {"har\u00ADbour \uFEFFquay\u200B", "harbour quay"},
      {"a\u2028b\u2029c", "a\nb\nc"},
      {"a\x01"
       "b\tc\x7F",
       "a b c "},
      {"\u202Eabc\u202C", "abc"},
      {"\u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645", "\u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645"},
      {"", ""},
  };
  for (const Row& row : rows) EXPECT_EQ(normalise_space(row.text), row.expected) << row.text;
  EXPECT_EQ(one_line("  two \n\n words\t"), "two words");
  EXPECT_EQ(one_line(" \n "), "");
}

TEST(Lines, KeepBlocks) {
  const std::vector<Line> lines = split_lines_of("\n one \ntwo\n\n \nthree");
  ASSERT_EQ(lines.size(), 3u);
  EXPECT_EQ(lines[0].text, "one");
  EXPECT_TRUE(lines[0].starts_block);
  EXPECT_FALSE(lines[1].starts_block);
  EXPECT_TRUE(lines[2].starts_block);
}

TEST(Lines, JoinWhatWasWrapped) {
  const std::string_view wire =
      "The harbour board\n"
      "said on Tuesday that the eastern quay would be\n"
      "closed to lorries for two weeks while a crane is\n"
      "moved to the dock that was finished last autumn.\n"
      "    Ferries are not touched by the works, the board\n"
      "said, and the fish market stays open in the hours\n"
      "before noon as it has for a hundred and ten years.\n"
      "    Traffic will be led around by Lantern Street.\n";
  EXPECT_EQ(join_wrapped_lines(wire),
            "The harbour board said on Tuesday that the eastern quay would be closed to lorries for two weeks while a "
            "crane is moved to the "
            "dock that was finished last autumn.\n\n"
            "Ferries are not touched by the works, the board said, and the fish market stays open in the hours before "
            "noon as it has for a "
            "hundred and ten years.\n\n"
            "Traffic will be led around by Lantern Street.");
}

TEST(Lines, JoinABrokenSentenceOfAShortText) {
  EXPECT_EQ(
      join_wrapped_lines(
          "The board closed the eastern quay to lorries while a\ncrane is moved to the new dock of\nPort Ellis.\n"),
      "The board closed the eastern quay to lorries while a crane is moved to the new dock of\nPort Ellis.\n");
  EXPECT_EQ(join_wrapped_lines(
                "The board closed the eastern quay to lorries while\nPort Ellis moves a crane to the new dock, which\n"
                "was finished.\n\nIt rained.\n"),
            "The board closed the eastern quay to lorries while Port Ellis moves a crane to the new dock, which was "
            "finished.\n\nIt rained.\n");
  for (const std::string_view text :
       {"Board closes the eastern quay to all lorries for good\nby Ana Ruiz\n", "Roses are red\nviolets are blue\n",
        "The board closed the eastern quay to all lorries.\nit said.\n"}) {
    EXPECT_EQ(join_wrapped_lines(text), text);
  }
}

TEST(Lines, LeaveOtherTextsAlone) {
  const std::string_view texts[] = {
      "",
      "One line.",
      ("A paragraph that is a line of its own, long enough to go over any column that a teleprinter or a mail program "
       "would have kept to.\n"
       "Another paragraph that is a line of its own, long enough to go over any column that a teleprinter would have "
       "kept to.\n"),
      "Shr 25 cts vs 31 cts\nNet 1.2 mln vs 1.4 mln\nRevs 22.1 mln vs 23.0 mln\nAvg shrs 4.8 mln vs 4.7 mln\n",
      ("Tide tables for the week\n\nMonday    04:12   16:40   2.1 m\nTuesday   05:01   17:22   2.3 m\nWednesday 05:49  "
       " "
       "18:03   2.4 m\n"
       "Thursday  06:30   18:49   2.4 m\n"),
  };
  for (const std::string_view text : texts) EXPECT_EQ(join_wrapped_lines(text), text);
}

TEST(Lines, CountCharacters) {
  EXPECT_EQ(length_of("caf\u00E9 \u6E2F"), 6u);
}

}  // namespace
}  // namespace wirecopy::corpus
