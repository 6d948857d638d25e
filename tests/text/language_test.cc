// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/language.h"

#include <gtest/gtest.h>

namespace wirecopy::text {
namespace {

struct Row {
  std::string_view text;
  std::string_view hint;
  std::string_view code;
};

TEST(Language, IsToldFromTheText) {
  const Row rows[] = {
      {"The harbour master said on Monday that the ferry would not sail before the storm had passed.", "", "en"},
      {"Der Hafenmeister sagte am Montag, die F\u00E4hre werde erst nach dem Sturm wieder auslaufen.", "", "de"},
      {"Le capitaine du port a d\u00E9clar\u00E9 lundi que le ferry ne partirait pas avant la fin de la temp\u00EAte.",
       "", "fr"},
      {"\u041D\u0430\u0447\u0430\u043B\u044C\u043D\u0438\u043A \u043F\u043E\u0440\u0442\u0430 "
       "\u0441\u043A\u0430\u0437\u0430\u043B, \u0447\u0442\u043E \u043F\u0430\u0440\u043E\u043C \u043D\u0435 "
       "\u0432\u044B\u0439\u0434\u0435\u0442.",
       "", "ru"},
      {"Der Hafenmeister sagte am Montag, die F\u00E4hre werde erst nach dem Sturm wieder auslaufen.", "en", "de"},
      // Chinese without a hint and with one that is right or not; Japanese goes by its kana.
      {"\u6E2F\u53E3\u91CD\u65B0\u5F00\u653E", "zh", "zh"},
      {"\u6E2F\u53E3\u91CD\u958B", "zh-TW", "zh"},
      {"\u56FD\u9053\u901A\u884C\u898F\u5236", "ja", "ja"},
      {"\u65B0\u6E2F\u5DE5\u4E8B\u518D\u958B", "", "zh"},
      {"\u6E2F\u304C\u518D\u3073\u958B\u304D\u307E\u3057\u305F\u3002\u8239\u306F\u706B\u66DC\u65E5\u306B\u51FA\u307E"
       "\u3059\u3002",
       "zh", "ja"},
      // Too short to be told against what was declared.
      {"Port Ellis opent haven", "nl", "nl"},
      {"Ferry til havn", "no", "no"},
      {"42", "", ""},
      {"42", "pt-BR", "pt"},
      {"", "", ""},
  };
  for (const Row& row : rows) EXPECT_EQ(detect_language(row.text, row.hint), row.code) << row.text;
}

TEST(Language, CodesOfManyFormsAreOne) {
  for (const std::string_view form : {"en", "EN", "en-GB", "en_US", "eng"})
    EXPECT_EQ(language_code(form), "en") << form;
  EXPECT_EQ(language_code("english"), "");
  EXPECT_EQ(language_code(""), "");
  EXPECT_EQ(find_language("de-AT")->name, "German");
  EXPECT_EQ(find_language("tlh"), nullptr);
}

TEST(Language, KnowsScriptsWithoutSpaces) {
  for (const char32_t letter : {U'\u65B0', U'\u304C', U'\u30AC', U'\u30FC', U'\u0E01', U'\u1000', U'\u1780'})
    EXPECT_TRUE(is_unspaced(letter)) << std::hex << static_cast<uint32_t>(letter);
  for (const char32_t letter : {U'a', U'\u0416', U'\uAC00', U'\u0627', U'\u3002'})
    EXPECT_FALSE(is_unspaced(letter)) << std::hex << static_cast<uint32_t>(letter);
}

}  // namespace
}  // namespace wirecopy::text
