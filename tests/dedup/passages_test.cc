// SPDX-License-Identifier: GPL-2.0-or-later
#include "dedup/passages.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "dedup/shingles.h"
#include "tests/dedup/made_texts.h"

namespace wirecopy::dedup {
namespace {

std::string text_in(const Span& span, std::string_view text) {
  return std::string(span.of(text));
}

// What holds of the passages of any two texts.
void expect_sound(std::string_view a, std::string_view b) {
  uint32_t end = 0;
  for (const Passage& passage : passages(a, b)) {
    ASSERT_LE(end, passage.in_a.begin);
    end = passage.in_a.end;
    ASSERT_LE(passage.in_a.end, a.size());
    ASSERT_LE(passage.in_b.end, b.size());
    const Units in_a = units_of(passage.in_a.of(a), WithSpans::Yes);
    const Units in_b = units_of(passage.in_b.of(b), WithSpans::Yes);
    ASSERT_EQ(in_a.hashes, in_b.hashes) << text_in(passage.in_a, a) << " and " << text_in(passage.in_b, b);
    ASSERT_EQ(in_a.hashes.size(), passage.units);
    // Without space or punctuation at the ends.
    ASSERT_EQ(in_a.spans.front().begin, 0u);
    ASSERT_EQ(in_a.spans.back().end, passage.in_a.size());
  }
}

TEST(Passages, AreRunsOfFiveWordsOrMore) {
  struct Row {
    std::string a;
    std::string b;
    std::vector<std::pair<std::string, std::string>> passages;
  };
  const std::vector<Row> rows{
      {"", "", {}},
      {"", "the river rose by two metres", {}},
      {"the river rose by two metres", "", {}},
      {"the river rose by two", "the river fell by two", {}},
      {"The river rose by two metres.",
       "Later the river rose, by two metres!",
       {{"The river rose by two metres", "the river rose, by two metres"}}},
      {"x the river rose by two y", "z the river rose by two", {{"the river rose by two", "the river rose by two"}}},
      {"x the river rose by y", "z the river rose by w", {}},
      {"Caf\u00E9 owners on the quay left",
       "cafe owners on the quay stayed",
       {{"Caf\u00E9 owners on the quay", "cafe owners on the quay"}}},
      // In the order of a, whatever the order in b.
      {"one two three four five X six seven eight nine ten",
       "six seven eight nine ten Y one two three four five",
       {{"one two three four five", "one two three four five"},
        {"six seven eight nine ten", "six seven eight nine ten"}}},
      // A paragraph that a repeats.
      {"one two three four five X one two three four five",
       "one two three four five",
       {{"one two three four five", "one two three four five"},
        {"one two three four five", "one two three four five"}}},
      // Equal texts shorter than a shingle.
      {"Rain again", "rain, again", {{"Rain again", "rain, again"}}},
      {"rain", "rain again", {}},
  };
  for (const Row& row : rows) {
    std::vector<std::pair<std::string, std::string>> found;
    for (const Passage& passage : passages(row.a, row.b))
      found.emplace_back(text_in(passage.in_a, row.a), text_in(passage.in_b, row.b));
    EXPECT_EQ(found, row.passages) << row.a << " | " << row.b;
  }
}

TEST(Passages, LongerRunIsNotSplitByAShorterOneThatBeginsBefore) {
  // "c d e f g" stands in b by itself and in the long run too.
  const std::string a = "a b c d e f g h i j k l m";
  const std::string b = "a b c d e f X c d e f g h i j k l m";
  const auto found = passages(a, b);
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(text_in(found[0].in_b, b), "c d e f g h i j k l m");
}

TEST(Passages, ShorterRunKeepsWhatTheLongerOneLeaves) {
  const std::string a = "a b c d e f g h i j k l m n o p";
  const std::string b = "a b c d e f g X f g h i j k l m n o p";
  const auto found = passages(a, b);
  ASSERT_EQ(found.size(), 2u);
  EXPECT_EQ(text_in(found[0].in_a, a), "a b c d e");
  EXPECT_EQ(text_in(found[1].in_a, a), "f g h i j k l m n o p");
}

TEST(Passages, RunGoesOnInTheSamePlaceAfterAChange) {
  // The second row could be found in the first row of b as well.
  const std::string rows_of_a = "up by a tenth now one up by a tenth now two";
  const std::string rows_of_b = "up by a tenth now xxx up by a tenth now yyy";
  const auto found = passages(rows_of_a, rows_of_b);
  ASSERT_EQ(found.size(), 2u);
  EXPECT_EQ(found[0].in_a, found[0].in_b);
  EXPECT_EQ(found[1].in_a, found[1].in_b);
}

TEST(Passages, AreSoundForRandomTextsOfFewWords) {
  // Of three words everything repeats and competes.
  Dice dice(1);
  for (int round = 0; round < 400; ++round) {
    const auto text = [&] {
      std::string made;
      const uint64_t size = dice.below(120);
      for (uint64_t i = 0; i < size; ++i)
        made.append(1, static_cast<char>('a' + dice.below(3))).append(dice.one_in(5) ? ", " : " ");
      return made;
    };
    const std::string a = text();
    const std::string b = text();
    expect_sound(a, b);
    if (HasFatalFailure()) FAIL() << "round " << round << "\n" << a << "\n" << b;
  }
}

TEST(Passages, CoverWhatWasCopied) {
  Dice dice(2);
  for (int round = 0; round < 50; ++round) {
    const WordList story = made_words(dice, 300);
    const std::size_t begin = dice.below(200);
    const std::size_t end = begin + 5 + dice.below(95);
    const std::string a = joined(story);
    const std::string b = joined(made_words(dice, 50) + slice(story, begin, end) + made_words(dice, 50));
    const auto found = passages(a, b);
    ASSERT_EQ(found.size(), 1u) << "round " << round;
    EXPECT_EQ(text_in(found[0].in_a, a), joined(slice(story, begin, end)));
    EXPECT_EQ(text_in(found[0].in_b, b), joined(slice(story, begin, end)));
    expect_sound(a, b);
  }
}

TEST(Passages, OfTextsWithoutSpacesAreRunsOfCharacters) {
  const std::string a = "\u6CB3\u5DDD\u306E\u6C34\u4F4D\u304C\u4E00\u6669\u3067\u4E0A\u304C\u3063\u305F\u3002";
  const std::string b =
      "\u5E02\u306F\u300C\u6CB3\u5DDD\u306E\u6C34\u4F4D\u304C\u4E00\u6669\u3067\u4E0A\u304C\u3063\u305F\u300D\u3068"
      "\u767A\u8868";
  const auto found = passages(a, b);
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].units, 13u);
  EXPECT_EQ(text_in(found[0].in_a, a), text_in(found[0].in_b, b));
}

// Each of these takes minutes if any part of the work is quadratic.
TEST(Passages, HostileTextsAreNoMoreWorkThanOthers) {
  const auto repeated = [](std::string_view part, std::size_t times) {
    std::string text;
    for (std::size_t i = 0; i < times; ++i) text += part;
    return text;
  };
  struct Row {
    const char* what;
    std::string a;
    std::string b;
  };
  Dice dice(3);
  const std::string book = joined(made_words(dice, 150000));
  const std::vector<Row> rows{
      {"one word", repeated("no ", 300000), repeated("no ", 300000)},
      {"one word, one longer", repeated("no ", 300000), repeated("no ", 299999) + "yes"},
      {"two words", repeated("no yes ", 150000), repeated("yes no ", 150000)},
      {"rows with a changing word", repeated("up by a tenth now x ", 50000), repeated("up by a tenth now y ", 50000)},
      {"rows of one length against another", repeated("a b c d e f g ", 40000), repeated("a b c d e f g h ", 40000)},
      {"one long word", std::string(1000000, 'a'), std::string(1000000, 'a')},
      {"characters", repeated("\u96E8", 200000), repeated("\u96E8", 200000)},
      {"book", book, book},
  };
  for (const Row& row : rows) {
    const auto found = passages(row.a, row.b);
    EXPECT_FALSE(found.empty() && row.what != std::string("one long word")) << row.what;
  }
}

TEST(Passages, EqualTextsAreOneHoweverTheyRepeat) {
  for (const std::size_t times : {1, 5, 100, 5000}) {
    std::string text;
    for (std::size_t i = 0; i < times; ++i) text += "no ";
    const auto found = passages(text, text);
    ASSERT_EQ(found.size(), 1u) << times;
    EXPECT_EQ(found[0].units, times);
  }
}

}  // namespace
}  // namespace wirecopy::dedup
