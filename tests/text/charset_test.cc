// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/charset.h"

#include <gtest/gtest.h>

#include "text/utf8.h"

namespace wirecopy::text {
namespace {

struct Row {
  std::string_view name;
  std::string bytes;
  std::string_view declared;
  std::string_view text;
  std::string_view charset;
};

TEST(Charset, TrustsMarksThenUtf8ThenDeclarationThenDetection) {
  const Row rows[] = {
      {"ascii", "plain", "", "plain", "utf-8"},
      {"utf-8 with mark", "\xEF\xBB\xBFplain", "", "plain", "utf-8"},
      {"utf-16le with mark", std::string("\xFF\xFEt\0i\0d\0e\0", 10), "", "tide", "utf-16le"},
      {"utf-16be with mark", std::string("\xFE\xFF\0t\0i\0d\0e", 10), "", "tide", "utf-16be"},
      {"utf-8 in spite of the declaration", "caf\xC3\xA9", "iso-8859-1", "caf\u00E9", "utf-8"},
      {"declared latin-1", "caf\xE9", "latin1", "caf\u00E9", "windows-1252"},
      {"declared windows-1251", "\xCF\xF0\xE8\xE2\xE5\xF2", "windows-1251", "\u041F\u0440\u0438\u0432\u0435\u0442",
       "windows-1251"},
      {"unknown declaration",
       "na\xEFve caf\xE9 fa\xE7"
       "ade",
       "x-nonsense",
       "na\u00EFve caf\u00E9 fa\u00E7"
       "ade",
       "windows-1252"},
      {"a nul in a text is a space",
       std::string("a\0b and more text, over a hundred bytes of it, so that one control character is not a sign of "
                   "binary data at all",
                   108),
       "", "", "utf-8"},
  };
  for (const Row& row : rows) {
    const auto decoded = decode(row.bytes, row.declared);
    ASSERT_TRUE(decoded.has_value()) << row.name;
    if (!row.text.empty()) {
      EXPECT_EQ(decoded->text, row.text) << row.name;
    }
    EXPECT_EQ(decoded->charset, row.charset) << row.name;
    EXPECT_TRUE(is_utf8(decoded->text)) << row.name;
    EXPECT_EQ(decoded->text.find('\0'), std::string::npos) << row.name;
  }
}

TEST(Charset, DetectsShiftJis) {
  // "The harbour opened in spring." in Japanese.
  const std::string bytes = "\x8F\x74\x82\xC9\x8D\x60\x82\xAA\x8A\x4A\x82\xAB\x82\xDC\x82\xB5\x82\xBD\x81\x42";
  const auto decoded = decode(bytes);
  ASSERT_TRUE(decoded.has_value());
  EXPECT_EQ(decoded->text, "\u6625\u306B\u6E2F\u304C\u958B\u304D\u307E\u3057\u305F\u3002");
}

TEST(Charset, ReadsWhatIsWrittenInSevenBits) {
  // "Harbour" in Japanese.
  EXPECT_EQ(decode("\x1B$B9A\x1B(B!", "ISO-2022-JP")->text, "\u6E2F!");
  EXPECT_EQ(decode("\x1B$B9A\x1B(B!")->text, "\u6E2F!") << "not declared";
  EXPECT_EQ(decode("\x1B$B9A\x1B(B!", "utf-8")->text, "\u6E2F!") << "declared wrongly";
  EXPECT_EQ(decode("~{8[~}", "hz-gb-2312")->text, "\u6E2F");
  EXPECT_EQ(decode("caf+AOk-", "utf-7")->text, "caf\u00E9");
  EXPECT_EQ(decode("1 + 1, ~{x~}")->text, "1 + 1, ~{x~}") << "nothing says that it is any but ASCII";
}

TEST(Charset, RefusesBinaryData) {
  std::string bytes;
  for (int i = 0; i < 1000; ++i) bytes += static_cast<char>(i * 7);
  EXPECT_FALSE(decode(bytes).has_value());
}

TEST(Charset, MendsUtf8WithAFewBrokenBytes) {
  const auto decoded = decode(
      "caf\xC3\xA9 fa\xC3\xA7"
      "ade na\xC3\xAFve \xC3\xA9t\xC3\xA9 \xFF end");
  ASSERT_TRUE(decoded.has_value());
  EXPECT_EQ(decoded->text,
            "caf\u00E9 fa\u00E7"
            "ade na\u00EFve \u00E9t\u00E9 \uFFFD end");
  EXPECT_EQ(decoded->replaced, 1u);
  for (const std::string_view declared : {"", "utf-8"}) {
    const auto mixed = decode("Le caf\xC3\xA9 ferme.\n\nLe caf\xE9 rouvre.\n", declared);
    ASSERT_TRUE(mixed.has_value());
    EXPECT_EQ(mixed->text, "Le caf\u00E9 ferme.\n\nLe caf\u00E9 rouvre.\n") << declared;
    EXPECT_EQ(mixed->replaced, 0u) << declared;
    EXPECT_EQ(mixed->mended, 1u) << declared;
  }
}

TEST(Charset, ReadsBytesOfWindows1252WithinUtf8WhereTheyAreCertain) {
  const struct {
    std::string_view bytes;
    const char* text;
  } rows[] = {
      {"It\x92s \x93open\x94 \x96 \x80 5", "It\u2019s \u201Copen\u201D \u2013 \u20AC 5"},
      {"The caf\xE9 of Mu\xF1oz, \xA3 5", "The caf\u00E9 of Mu\u00F1oz, \u00A3 5"},
      {"\xC3\xA9t\xC3\xA9 \xE0 la mer", "\u00E9t\u00E9 \u00E0 la mer"},
      // What is left of sequences that were cut, and what no text has.
      {"caf\xC3 open", "caf\uFFFD open"},
      {"It\xE2... open", "It\uFFFD... open"},
      {"It\xE2\x80 open", "It\uFFFD\uFFFD open"},
      {"open \xFF end", "open \uFFFD end"},
      {"cut \xF0", "cut \uFFFD"},
      {"\x99 first", "\uFFFD first"},
  };
  for (const auto& row : rows) EXPECT_EQ(repair_text(row.bytes), row.text) << row.text;
}

TEST(Charset, TakesAChanceSequenceForNoUtf8) {
  // Russian in windows-1251 with one pair that would be well-formed, and with no declaration.
  const auto decoded = decode(
      "\xCD\xE0\xF7\xE0\xEB\xFC\xED\xE8\xEA \xEF\xEE\xF0\xF2\xE0 \xAB\xCC\xC2\xC4\xBB "
      "\xF1\xEA\xE0\xE7\xE0\xEB, \xF7\xF2\xEE \xEF\xE0\xF0\xEE\xEC \xED\xE5 \xE2\xFB\xE9\xE4\xE5\xF2.");
  ASSERT_TRUE(decoded.has_value());
  EXPECT_EQ(decoded->charset, "windows-1251");
  EXPECT_EQ(decoded->replaced, 0u);
}

}  // namespace
}  // namespace wirecopy::text
