// SPDX-License-Identifier: GPL-2.0-or-later
#include "dedup/shingles.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "tests/dedup/made_texts.h"

namespace wirecopy::dedup {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

constexpr uint32_t unit_figure_mark = uint32_t{1} << 31;

std::vector<std::string> units_in(std::string_view text) {
  std::vector<std::string> units;
  for (const Span& span : units_of(text, WithSpans::Yes).spans) units.emplace_back(span.of(text));
  return units;
}

std::vector<uint32_t> hashes_of(const std::vector<std::string>& units) {
  std::vector<uint32_t> hashes;
  for (const std::string& unit : units) {
    const Units alone = units_of(unit);
    hashes.insert(hashes.end(), alone.hashes.begin(), alone.hashes.end());
  }
  return hashes;
}

TEST(Shingles, UnitsAreRunsOfLettersDigitsMarksAndUnderscores) {
  struct Row {
    std::string text;
    std::vector<std::string> units;
  };
  const std::vector<Row> rows{
      {"", {}},
      {" .,;-!\n\t", {}},
      {"Rain falls", {"Rain", "falls"}},
      {"rain", {"rain"}},
      {"(rain)", {"rain"}},
      {"don't 10,000.5 U.S. re-elect a_b", {"don", "t", "10", "000", "5", "U", "S", "re", "elect", "a_b"}},
      {"don\u2019t \u201Cyes\u201D\u2014no\u2026", {"don", "t", "yes", "no"}},
      {"\u00DCber M\u00FCnchen", {"\u00DCber", "M\u00FCnchen"}},
      {"cafe\u0301 bar", {"cafe\u0301", "bar"}},
      {"syn\u00ADdi\u00ADcate \u00AD", {"syn\u00ADdi\u00ADcate"}},
      {"\uFEFFstart", {"start"}},
      {"x\u00B2 \u00BD", {"x\u00B2", "\u00BD"}},
      {"\u041C\u043E\u0441\u043A\u0432\u0430, \u0434\u0430", {"\u041C\u043E\u0441\u043A\u0432\u0430", "\u0434\u0430"}},
      {"\u96E8\u304C\u3001A\u793E", {"\u96E8", "\u304C", "A", "\u793E"}},
      {"2\u5E74\u9593ok", {"2", "\u5E74", "\u9593", "ok"}},
      {"\u0E1D\u0E19 ok", {"\u0E1D", "\u0E19", "ok"}},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(units_in(row.text), row.units) << row.text;
    EXPECT_EQ(units_of(row.text).hashes, hashes_of(row.units)) << row.text;
  }
}

TEST(Shingles, FoldingMakesOneUnitOfManyWritings) {
  const std::vector<std::pair<std::string, std::string>> rows{
      {"MINISTER", "minister"},
      {"caf\u00E9", "CAFE"},
      {"cafe\u0301", "caf\u00E9"},
      {"stra\u00DFe", "STRASSE"},
      {"\uFF21\uFF22\uFF23", "abc"},
      {"syn\u00ADdicate", "syndicate"},
      {"\u041C\u041E\u0421\u041A\u0412\u0410", "\u043C\u043E\u0441\u043A\u0432\u0430"},
      {"\u201Crain,\u201D he said", "\"Rain\" - he said"},
      {"\uFF76", "\u30AB"},
  };
  for (const auto& [a, b] : rows) EXPECT_EQ(units_of(a).hashes, units_of(b).hashes) << a << " and " << b;
}

TEST(Shingles, DifferentWordsAreDifferentUnits) {
  EXPECT_NE(units_of("rain").hashes, units_of("rains").hashes);
  EXPECT_NE(units_of("ab c").hashes, units_of("a bc").hashes);
  EXPECT_NE(units_of("\u304C").hashes, units_of("\u304B").hashes);
}

// The fast walk against a slow one that says the same in other words.
TEST(Shingles, UnitsOfAsciiAreThoseOfAPlainWalk) {
  Dice dice(1);
  for (int round = 0; round < 300; ++round) {
    std::string text;
    const uint64_t size = dice.below(60);
    for (uint64_t i = 0; i < size; ++i)
      text += static_cast<char>(dice.one_in(2) ? 'a' + dice.below(26) : 1 + dice.below(127));
    std::vector<std::string> expected(1);
    for (const char character : text) {
      const bool is_part = std::isalnum(static_cast<unsigned char>(character)) != 0 || character == '_';
      if (is_part) {
        expected.back() += character;
      } else if (!expected.back().empty()) {
        expected.emplace_back();
      }
    }
    if (expected.back().empty()) expected.pop_back();
    ASSERT_EQ(units_in(text), expected) << testing::PrintToString(text);
  }
}

TEST(Shingles, SpansStandInOrderWithinAnyBytes) {
  Dice dice(2);
  for (int round = 0; round < 300; ++round) {
    std::string bytes;
    const uint64_t size = dice.below(80);
    for (uint64_t i = 0; i < size; ++i) bytes += static_cast<char>(dice.below(256));
    const Units units = units_of(bytes, WithSpans::Yes);
    ASSERT_EQ(units.spans.size(), units.hashes.size());
    uint32_t end = 0;
    for (const Span& span : units.spans) {
      ASSERT_LE(end, span.begin) << testing::PrintToString(bytes);
      ASSERT_LT(span.begin, span.end) << testing::PrintToString(bytes);
      end = span.end;
    }
    ASSERT_LE(end, bytes.size());
    ASSERT_EQ(units_of(bytes).hashes, units.hashes) << testing::PrintToString(bytes);
  }
}

TEST(Shingles, TextIsUnspacedWhenMostUnitsAreCharacters) {
  EXPECT_FALSE(units_of("").unspaced);
  EXPECT_FALSE(units_of("one two").unspaced);
  EXPECT_FALSE(units_of("one \u96E8").unspaced);
  EXPECT_TRUE(units_of("one \u96E8\u304C").unspaced);
  EXPECT_EQ(units_of("one").shingle_size(), shingle_words);
  EXPECT_EQ(units_of("\u96E8").shingle_size(), shingle_characters);
}

TEST(Shingles, EachRunOfFiveWordsIsOne) {
  EXPECT_THAT(shingles_of(units_of("")), IsEmpty());
  EXPECT_THAT(shingles_of(units_of("a b c d e")), SizeIs(1));
  EXPECT_THAT(shingles_of(units_of("a b c d e f g")), SizeIs(3));
  EXPECT_EQ(shingles_of(units_of("x a b c d e"))[1], shingles_of(units_of("a b c d e y"))[0]);
  EXPECT_NE(shingles_of(units_of("a b c d e"))[0], shingles_of(units_of("b a c d e"))[0]);
}

TEST(Shingles, ShortTextIsOneShingleOfAllItsUnits) {
  EXPECT_THAT(shingles_of(units_of("rain")), SizeIs(1));
  EXPECT_EQ(shingles_of(units_of("Rain, again")), shingles_of(units_of("rain again")));
  EXPECT_NE(shingles_of(units_of("rain")), shingles_of(units_of("rain again")));
}

TEST(Shingles, FigureMarkSaysThatAUnitBeginsWithADigit) {
  EXPECT_TRUE(units_of("3rd").hashes[0] & unit_figure_mark);
  EXPECT_TRUE(units_of("\uFF13").hashes[0] & unit_figure_mark);
  EXPECT_FALSE(units_of("g7").hashes[0] & unit_figure_mark);
  const std::vector<uint64_t> shingles = shingles_of(units_of("a b c d e 5 f g h i j"));
  std::vector<bool> marks;
  for (const uint64_t shingle : shingles) marks.push_back((shingle & figure_mark) != 0);
  EXPECT_THAT(marks, ElementsAre(false, true, true, true, true, true, false));
}

TEST(Shingles, SetIsSortedAndHoldsEachOnce) {
  const std::vector<uint64_t> set = shingle_set("a b c d e a b c d e a b c d e");
  EXPECT_THAT(set, SizeIs(5));
  EXPECT_TRUE(std::ranges::is_sorted(set));
}

TEST(Shingles, ArticleIsComparedByItsBodyUnlessThatIsABrief) {
  Dice dice(3);
  const std::string long_body = joined(made_words(dice, least_body_units));
  EXPECT_EQ(shingle_set("One title", long_body), shingle_set("Another", long_body));
  const std::string brief = joined(made_words(dice, least_body_units - 1));
  EXPECT_EQ(shingle_set("One title", brief), shingle_set("One title\n" + brief));
  EXPECT_THAT(shingle_set("", ""), IsEmpty());
}

// These numbers are in every index: a change here needs a new format version.
TEST(Shingles, HashesNeverChange) {
  EXPECT_EQ(units_of("a").hashes[0], 1096339150u);
  EXPECT_EQ(units_of("minister").hashes[0], 1891017775u);
  EXPECT_EQ(units_of("2026").hashes[0], 3047390096u);
  EXPECT_EQ(shingle_set("The river rose by two metres"),
            (std::vector<uint64_t>{5935119096805531840u, 7204435940840427250u}));
  EXPECT_EQ(shingle_set("\u5DDD\u306E\u6C34\u4F4D\u304C\u4E8C\u30E1\u30FC\u30C8\u30EB"),
            (std::vector<uint64_t>{3163723194547417487u, 6499454742770579333u}));
}

}  // namespace
}  // namespace wirecopy::dedup
