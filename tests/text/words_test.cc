// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/words.h"

#include <random>

#include <gtest/gtest.h>
#include <unicode/ubrk.h>
#include <unicode/utext.h>

#include "text/utf8.h"

namespace wirecopy::text {
namespace {

std::vector<std::string> folded_words(std::string_view text) {
  std::vector<std::string> out;
  Words words(text);
  for (Word word; words.next(word);) out.emplace_back(word.folded);
  return out;
}

struct Row {
  std::string_view text;
  std::vector<std::string> words;
};

TEST(Words, CutsTextAsPeopleReadIt) {
  const Row rows[] = {
      {"", {}},
      {"  ...  ", {}},
      {"The tide came in.", {"the", "tide", "came", "in"}},
      {"don't can\u2019t", {"don't", "can't"}},
      {"state-of-the-art", {"state", "of", "the", "art"}},
      {"foo@bar.com", {"foo", "bar.com"}},
      {"\u201Cfoo@bar.com\u201D", {"foo", "bar.com"}},
      {"ชาว@.ก", {"ชาว", "ก"}},
      {"é.@.b.@é", {"e", "b", "e"}},
      {"é @_jo a_@b_ é", {"e", "_jo", "a_", "b_", "e"}},
      {"@_jo a_@b_", {"_jo", "a_", "b_"}},
      {"U.S. AT&T", {"u.s", "at", "t"}},
      {"10,000 3.5 2023-2027 4,", {"10,000", "3.5", "2023", "2027", "4"}},
      {"a:b:c", {"a", "b", "c"}},
      {"__ _a_ b_c", {"_a_", "b_c"}},
      {"\u201CQuoted\u201D text", {"quoted", "text"}},
      {"Stra\u00DFe \u00DCber Caf\u00E9", {"strasse", "uber", "cafe"}},
      {"\uFB01ne \uFF21\uFF22", {"fine", "ab"}},
      {"L'eau qu\u2019il d\u2019\u00E9t\u00E9", {"l", "eau", "qu", "il", "d", "ete"}},
      {"qu'qu'il qu\u2019qu\u2019\u00E9t\u00E9", {"qu", "qu", "il", "qu", "qu", "ete"}},
      {"\u03B1@l'eau d'eau@\u03B1", {"\u03B1", "l", "eau", "d", "eau", "\u03B1"}},
      {"l'a dell'acqua", {"l", "a", "dell", "acqua"}},
      {"aujourd'hui O'Brien's I'd c's", {"aujourd'hui", "o'brien's", "i'd", "c's"}},
      {"\u06F2\u06F0\u06F2\u06F4 \u0967\u0968", {"2024", "12"}},
      {"\u0401\u043B\u043A\u0430 \u0439\u043E\u0434", {"\u0435\u043B\u043A\u0430", "\u0439\u043E\u0434"}},
      {"\u6771\u4EAC\u90FD\u306E\u65B0\u805E", {"\u6771\u4EAC", "\u90FD", "\u306E", "\u65B0\u805E"}},
      {"a \u065C\u0631 \u0301b -\u0301", {"a", "\u0631", "b"}},
      {"\u304C\u3093\u3070\u308B", {"\u304C\u3093\u3070\u308B"}},
      {"รถToyotaชน", {"รถ", "toyota", "ชน"}},
      {"45,000บาท ๕ปี", {"45,000", "บาท", "5", "ปี"}},
      {"วันที่7พฤษภาคม", {"วัน", "ที่", "7", "พฤษภาคม"}},
      {"บริษัทApple\u2019sก.b", {"บริษัท", "apple's", "ก", "b"}},
      {"ຕື່ມ45,000ກີບ", {"ຕື່ມ", "45,000", "ກີບ"}},
      {"៥០០០រៀល", {"5000", "រៀល"}},
      {"1000ကျပ်", {"1000", "ကျပ်"}},
      {"aไ\u0301b", {"a", "ไ\u0301", "b"}},
      {"霧ケ浜 三ケ月 ケーキ", folded_words("霧ヶ浜 三ヶ月 ケーキ")},
      {"霞ケ関 関ケ原", folded_words("霞ヶ関 関ヶ原")},
      {"one \u0E20\u0E32\u0E29\u0E32\u0E44\u0E17\u0E22 two",
       {"one", "\u0E20\u0E32\u0E29\u0E32", "\u0E44\u0E17\u0E22", "two"}},
  };
  for (const Row& row : rows) EXPECT_EQ(folded_words(row.text), row.words) << row.text;
}

TEST(Words, SpansCutTheTextAtTheWord) {
  const std::string text = "H\u00E4user, na\u00EFve\u2014caf\u00E9s";
  Words words(text);
  std::vector<std::string> surfaces;
  for (Word word; words.next(word);) surfaces.emplace_back(word.span.of(text));
  EXPECT_EQ(surfaces, (std::vector<std::string>{"H\u00E4user", "na\u00EFve", "caf\u00E9s"}));
}

// The short path for ASCII must give what ICU gives.
std::vector<std::string> words_by_icu(const std::string& text) {
  std::vector<std::string> out;
  UErrorCode status = U_ZERO_ERROR;
  UText source = UTEXT_INITIALIZER;
  utext_openUTF8(&source, text.data(), static_cast<int64_t>(text.size()), &status);
  UBreakIterator* iterator = ubrk_open(UBRK_WORD, "en", nullptr, 0, &status);
  ubrk_setUText(iterator, &source, &status);
  int32_t begin = 0;
  for (int32_t end = ubrk_next(iterator); end != UBRK_DONE; begin = end, end = ubrk_next(iterator)) {
    const std::string piece = text.substr(static_cast<std::size_t>(begin), static_cast<std::size_t>(end - begin));
    for (const char character : piece) {
      if (is_word_character(static_cast<unsigned char>(character))) {
        out.push_back(fold(piece));
        break;
      }
    }
  }
  ubrk_close(iterator);
  utext_close(&source);
  return out;
}

TEST(Words, ShortPathForAsciiAgreesWithIcu) {
  const std::string_view alphabet = "aB1_.',;:-/ &";  // no @, where ICU 72 leaves the standard
  std::mt19937 random(7);
  for (int round = 0; round < 20'000; ++round) {
    std::string text;
    for (std::size_t length = random() % 24; length > 0; --length) text += alphabet[random() % alphabet.size()];
    ASSERT_EQ(folded_words(text), words_by_icu(text)) << '"' << text << '"';
  }
}

TEST(Words, HostileTextsEndAndStayInBounds) {
  const std::string thai_letter = "\u0E01";
  std::string unspaced;
  for (int i = 0; i < 200'000; ++i) unspaced += thai_letter;
  std::string marks = "a";
  for (int i = 0; i < 100'000; ++i) marks += "\u0301";
  for (const std::string& text : {std::string(1'000'000, 'a'), unspaced, marks, std::string(300'000, '.')}) {
    uint32_t last = 0;
    Words words(text);
    for (Word word; words.next(word);) {
      ASSERT_LE(last, word.span.begin);
      ASSERT_LT(word.span.begin, word.span.end);
      ASSERT_LE(word.span.end, text.size());
      last = word.span.end;
    }
  }
}

}  // namespace
}  // namespace wirecopy::text
