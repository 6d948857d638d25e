// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/ascii.h"

#include <gtest/gtest.h>

namespace wirecopy::text {
namespace {

TEST(Ascii, LettersOfOtherAlphabetsStayAsTheyAre) {
  EXPECT_EQ(lower_ascii("Content-TYPE: \u00C9T\u00C9 [@`{]"), "content-type: \u00C9t\u00C9 [@`{]");
}

TEST(Ascii, TrimsBlanksAtBothEndsAlone) {
  for (const auto& [text, expected] : {std::pair<std::string_view, std::string_view>{" \t a b\r\n", "a b"},
                                       {"a", "a"},
                                       {"\u00A0a", "\u00A0a"},
                                       {" \r\n\t", ""},
                                       {"", ""}})
    EXPECT_EQ(trim(text), expected) << '"' << text << '"';
}

}  // namespace
}  // namespace wirecopy::text
