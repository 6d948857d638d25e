// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/escape.h"

#include <gtest/gtest.h>

namespace wirecopy::text {
namespace {

TEST(Escape, MakesHtmlHarmless) {
  EXPECT_EQ(escape_html("<a href=\"x\" title='y'>&"), "&lt;a href=&quot;x&quot; title=&#39;y&#39;&gt;&amp;");
}

TEST(Escape, LeavesNoControlCharacterForATerminal) {
  EXPECT_EQ(escape_terminal("a\x1B[31mb\tc\n"), "a\uFFFD[31mb\tc\n");
  EXPECT_EQ(escape_terminal(std::string("a\u009Bb\xE2\x80") + "\xAE" + "c\x7F"), "a\uFFFDb\uFFFDc\uFFFD");
  EXPECT_EQ(escape_terminal("\xFF"), "\uFFFD");
}

TEST(Escape, KeepsATableCellOnOneLine) {
  EXPECT_EQ(escape_tsv("a\tb\nc\rd"), "a b c d");
}

}  // namespace
}  // namespace wirecopy::text
