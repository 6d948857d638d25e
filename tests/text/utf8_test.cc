// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/utf8.h"

#include <gtest/gtest.h>

namespace wirecopy::text {
namespace {

TEST(Utf8, TellsWellFormedFromIllFormed) {
  for (const std::string_view good : {"", "a", "\u00E9", "\u20AC", "\U0001F600", "\U0010FFFF"})
    EXPECT_TRUE(is_utf8(good)) << good;
  for (const std::string_view bad : {"\x80", "\xC0\x80", "\xC3", "\xE0\x80\x80", "\xED\xA0\x80", "\xF4\x90\x80\x80",
                                     "\xF8\x88\x80\x80\x80", "\xE2\x82"}) {
    EXPECT_FALSE(is_utf8(bad));
    EXPECT_TRUE(is_utf8(repair_utf8(bad)));
  }
}

TEST(Utf8, CodePointsGoThereAndBack) {
  for (const char32_t code_point : {U'a', U'\u00E9', U'\u20AC', U'\U0001F600'}) {
    std::string text;
    append_utf8(text, code_point);
    std::size_t position = 0;
    EXPECT_EQ(next_code_point(text, position), code_point);
    EXPECT_EQ(position, text.size());
  }
  std::string text;
  append_utf8(text, 0xD800);
  EXPECT_EQ(text, "\uFFFD");
}

TEST(Utf8, CutsBetweenCharacters) {
  const std::string_view text = "a\u20ACb";
  EXPECT_EQ(character_start(text, 2), 1u);
  EXPECT_EQ(character_start(text, 4), 4u);
  EXPECT_EQ(character_start(text, 99), 5u);
}

TEST(Utf8, WideCharactersTakeTwoColumns) {
  EXPECT_EQ(display_width("abc"), 3u);
  EXPECT_EQ(display_width("\u65B0\u805E"), 4u);
  EXPECT_EQ(display_width("e\u0301"), 1u);
}

}  // namespace
}  // namespace wirecopy::text
