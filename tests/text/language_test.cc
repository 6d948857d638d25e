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
