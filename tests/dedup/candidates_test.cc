// SPDX-License-Identifier: GPL-2.0-or-later
#include "dedup/candidates.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <numeric>
#include <set>

#include "dedup/shingles.h"
#include "tests/dedup/made_texts.h"

namespace wirecopy::dedup {
namespace {

using testing::ElementsAre;
using Pair = std::pair<uint32_t, uint32_t>;

std::vector<CandidatePair> pairs_of(const std::vector<Sketch>& sketches, const std::vector<uint32_t>& order = {}) {
  CandidateFinder finder;
  for (const Sketch& sketch : sketches) finder.add(sketch);
  std::vector<CandidatePair> pairs;
  finder.find(order, [&](const CandidatePair& pair) { pairs.push_back(pair); });
  return pairs;
}

std::vector<Sketch> sketches_of(const std::vector<std::string>& texts) {
  std::vector<Sketch> sketches;
  for (const std::string& text : texts) sketches.push_back(sketch_of(shingle_set(text)));
  return sketches;
}

TEST(Candidates, AreAllPairsThatShareEnoughEachOnce) {
  Dice dice(1);
  for (int round = 0; round < 50; ++round) {
    std::vector<Sketch> sketches;
    for (int i = 0; i < 40; ++i) {
      std::set<uint64_t> shingles;
      const uint64_t size = 4 + dice.below(20);
      while (shingles.size() < size) shingles.insert(dice.below(200) << 50);
      sketches.push_back(sketch_of(std::vector<uint64_t>(shingles.begin(), shingles.end())));
    }
    std::set<Pair> expected;
    for (uint32_t a = 0; a < sketches.size(); ++a) {
      for (uint32_t b = a + 1; b < sketches.size(); ++b) {
        std::vector<uint64_t> shared;
        std::ranges::set_intersection(sketches[a].shingles, sketches[b].shingles, std::back_inserter(shared));
        if (shared.size() >= candidate_threshold(sketches[a].size, sketches[b].size)) expected.emplace(a, b);
      }
    }
    std::set<Pair> found;
    for (const CandidatePair& pair : pairs_of(sketches)) {
      ASSERT_TRUE(found.emplace(pair.earlier, pair.later).second) << pair.earlier << " and " << pair.later << " twice";
    }
    ASSERT_EQ(found, expected) << "round " << round;
  }
}

TEST(Candidates, CountWhatBothSamplesHold) {
  const auto pairs = pairs_of({sketch_of(std::vector<uint64_t>{1, 2, 3}), sketch_of(std::vector<uint64_t>{2, 3, 4})});
  ASSERT_EQ(pairs.size(), 1u);
  EXPECT_EQ(pairs[0].earlier, 0u);
  EXPECT_EQ(pairs[0].later, 1u);
  EXPECT_EQ(pairs[0].shared, 2u);
  EXPECT_EQ(pairs[0].distinctive, 2u);
}

TEST(Candidates, EmptySketchesAreInNone) {
  EXPECT_TRUE(pairs_of({}).empty());
  EXPECT_TRUE(pairs_of(sketches_of({"", "", "rain"})).empty());
}

TEST(Candidates, ShortExcerptOfALongTextIsOne) {
  Dice dice(2);
  const WordList book = made_words(dice, 4000);
  const auto pairs = pairs_of(sketches_of({joined(book), joined(slice(book, 1000, 1100))}));
  ASSERT_EQ(pairs.size(), 1u);
}

TEST(Candidates, ThousandsOfEqualTextsMakeOnePairEach) {
  Dice dice(3);
  const WordList story = made_words(dice, 200);
  std::vector<std::string> texts(5000, joined(story));
  texts.push_back(joined(edited(dice, story, 50)));
  const auto pairs = pairs_of(sketches_of(texts));
  ASSERT_EQ(pairs.size(), 5000u);
  for (const CandidatePair& pair : pairs) EXPECT_EQ(pair.earlier, 0u);
}

TEST(Candidates, CommonShinglesCostNoMoreThanTheirBound) {
  // 3,000 different texts that share one footer of 60 words.
  Dice dice(4);
  const WordList footer = made_words(dice, 60);
  std::vector<std::string> texts;
  for (int i = 0; i < 3000; ++i) texts.push_back(joined(made_words(dice, 70) + footer));
  const uint32_t allowed = std::max(CandidateFinder::least_links, common_shingle * common_shingle / 3000);
  const auto pairs = pairs_of(sketches_of(texts));
  EXPECT_LE(pairs.size(), texts.size() * allowed);
  std::map<uint32_t, std::set<uint32_t>> earlier_of;
  for (const CandidatePair& pair : pairs) earlier_of[pair.later].insert(pair.earlier);
  // The first of them and the one just before are among those that the last is held against.
  EXPECT_TRUE(earlier_of[2999].contains(0));
  EXPECT_TRUE(earlier_of[2999].contains(2998));
}

TEST(Candidates, EachCopyOfAStoryThatEverybodyRanIsHeldAgainstTheFirst) {
  Dice dice(5);
  const WordList story = made_words(dice, 300);
  std::vector<std::string> texts;
  for (int i = 0; i < 700; ++i) texts.push_back(joined(made_words(dice, 8) + edited(dice, story, 40 + dice.below(60))));
  std::set<uint32_t> with_first;
  for (const CandidatePair& pair : pairs_of(sketches_of(texts))) {
    if (pair.earlier == 0) with_first.insert(pair.later);
  }
  EXPECT_EQ(with_first.size(), texts.size() - 1);
}

TEST(Candidates, OrderSaysWhichIsEarlier) {
  Dice dice(6);
  const WordList story = made_words(dice, 100);
  const std::vector<Sketch> sketches =
      sketches_of({joined(story), joined(edited(dice, story, 30)), joined(made_words(dice, 50)), joined(story)});
  std::vector<Pair> pairs;
  for (const CandidatePair& pair : pairs_of(sketches, {3, 2, 1, 0})) pairs.emplace_back(pair.earlier, pair.later);
  EXPECT_THAT(pairs, ElementsAre(Pair(3, 1), Pair(3, 0)));
}

TEST(Candidates, AreTheSameForArticlesAddedInAnotherOrder) {
  Dice dice(7);
  const WordList story = made_words(dice, 120);
  std::vector<std::string> texts;
  for (int i = 0; i < 400; ++i) {
    texts.push_back(
        joined(dice.one_in(3) ? story : edited(dice, slice(story, 0, 60 + dice.below(60)) + made_words(dice, 20), 25)));
  }
  const std::vector<Sketch> sketches = sketches_of(texts);
  const std::vector<Sketch> reversed(sketches.rbegin(), sketches.rend());
  std::vector<uint32_t> backwards(sketches.size());
  std::iota(backwards.rbegin(), backwards.rend(), 0);
  const auto last = static_cast<uint32_t>(sketches.size() - 1);
  std::vector<Pair> straight;
  for (const CandidatePair& pair : pairs_of(sketches)) straight.emplace_back(pair.earlier, pair.later);
  std::vector<Pair> turned;
  for (const CandidatePair& pair : pairs_of(reversed, backwards))
    turned.emplace_back(last - pair.earlier, last - pair.later);
  EXPECT_EQ(straight, turned);
}

TEST(Candidates, FormulaOfManyTextsIsNotAnOverlapToReport) {
  const CandidatePair formula{.earlier = 0, .later = 1, .shared = 10, .distinctive = 2};
  const CandidatePair distinct{.earlier = 0, .later = 1, .shared = 10, .distinctive = 10};
  struct Row {
    Overlap overlap;
    CandidatePair pair;
    bool is_formula;
  };
  const std::vector<Row> rows{
      {{.shared = 10, .size_a = 20, .size_b = 20}, formula, true},
      {{.shared = 10, .size_a = 20, .size_b = 20}, distinct, false},
      {{.shared = 10, .size_a = 10, .size_b = 10}, formula, false},  // equal texts
      {{.shared = 40, .size_a = 90, .size_b = 90}, formula, false},  // longer than a sentence
      {{.shared = 12, .size_a = 16, .size_b = 16}, formula, false},  // strong
      {{.shared = 12, .size_a = 14, .size_b = 900}, formula, false},
      {{.shared = 12, .size_a = 20, .size_b = 900}, formula, true},
      {{.shared = 17, .size_a = 34, .size_b = 39}, formula, true},
      {{.shared = 18, .size_a = 36, .size_b = 42}, formula, false},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(is_formula(row.overlap, row.pair), row.is_formula)
        << row.overlap.shared << " of " << row.overlap.size_a << " and " << row.overlap.size_b << ", distinctive "
        << row.pair.distinctive;
  }
}

TEST(Candidates, SharedShinglesOfManyTextsAreNotDistinctive) {
  std::vector<Sketch> sketches;
  for (uint64_t i = 0; i <= formula_texts; ++i) {
    const uint64_t in_two = i < 2 ? 10 : 1000 + i;
    sketches.push_back(sketch_of(std::vector<uint64_t>{1, 2, in_two, 2000 + i}));
  }
  for (const CandidatePair& pair : pairs_of(sketches)) {
    const bool shares_more = pair.earlier == 0 && pair.later == 1;
    EXPECT_EQ(pair.shared, shares_more ? 3u : 2u);
    EXPECT_EQ(pair.distinctive, shares_more ? 1u : 0u);
  }
}

}  // namespace
}  // namespace wirecopy::dedup
