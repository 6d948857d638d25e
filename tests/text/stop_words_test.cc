// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/stop_words.h"

#include <string>

#include <gtest/gtest.h>

#include "text/language.h"
#include "text/words.h"

namespace wirecopy::text {
namespace {

TEST(StopWords, AreWrittenAsTheyAreLookedUp) {
  int lists = 0;
  for (const Language& language : languages()) {
    const std::string_view list = stop_words(language.code);
    EXPECT_EQ(has_stop_words(language.code), !list.empty()) << language.code;
    if (list.empty()) continue;
    ++lists;
    Words words(list);
    for (Word word; words.next(word);) {
      EXPECT_EQ(word.folded, word.span.of(list)) << language.code;
      EXPECT_TRUE(is_stop_word(word.folded, language.code)) << word.folded << " in " << language.code;
    }
  }
  EXPECT_GE(lists, 37);
}

TEST(StopWords, BelongToTheirLanguage) {
  EXPECT_TRUE(is_stop_word("what", "en"));
  EXPECT_TRUE(is_stop_word("die", "de"));
  EXPECT_FALSE(is_stop_word("die", "en"));
  EXPECT_FALSE(is_stop_word("flood", "en"));
  EXPECT_TRUE(is_stop_word("に", "ja"));
  EXPECT_TRUE(is_stop_word("في", "ar") || is_stop_word("فى", "ar"));
  EXPECT_TRUE(is_stop_word("απο", "el"));
  EXPECT_FALSE(is_stop_word("απο", "ja"));
  EXPECT_FALSE(is_stop_word("the", "xx"));
  EXPECT_FALSE(is_stop_word("", "en"));
  EXPECT_FALSE(has_stop_words(""));
}

}  // namespace
}  // namespace wirecopy::text
