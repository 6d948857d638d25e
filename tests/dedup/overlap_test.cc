// SPDX-License-Identifier: GPL-2.0-or-later
#include "dedup/overlap.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "dedup/shingles.h"
#include "tests/dedup/made_texts.h"

namespace wirecopy::dedup {
namespace {

std::vector<uint64_t> random_set(Dice& dice, std::size_t size, uint64_t values) {
  std::set<uint64_t> set;
  for (std::size_t i = 0; i < size; ++i) set.insert(dice.below(values) | (dice.one_in(4) ? figure_mark : 0));
  return {set.begin(), set.end()};
}

uint32_t figures_in(const std::vector<uint64_t>& set) {
  return static_cast<uint32_t>(
      std::ranges::count_if(set, [](uint64_t shingle) { return (shingle & figure_mark) != 0; }));
}

TEST(Overlap, EqualsBruteForce) {
  Dice dice(1);
  for (int round = 0; round < 500; ++round) {
    // Sizes far apart as well as alike, so that both ways of counting are met.
    const std::vector<uint64_t> a = random_set(dice, dice.below(dice.one_in(2) ? 8 : 300), 400);
    const std::vector<uint64_t> b = random_set(dice, dice.below(dice.one_in(2) ? 8 : 300), 400);
    std::vector<uint64_t> shared;
    for (const uint64_t shingle : a) {
      if (std::ranges::count(b, shingle) > 0) shared.push_back(shingle);
    }
    const Overlap expected{.shared = static_cast<uint32_t>(shared.size()),
                           .size_a = static_cast<uint32_t>(a.size()),
                           .size_b = static_cast<uint32_t>(b.size()),
                           .shared_figures = figures_in(shared),
                           .figures_a = figures_in(a),
                           .figures_b = figures_in(b)};
    ASSERT_EQ(overlap(a, b), expected) << "round " << round;
    ASSERT_EQ(overlap(b, a), expected.mirrored()) << "round " << round;
  }
}

TEST(Overlap, FiguresAreSharesOfTheSets) {
  const Overlap overlap{.shared = 30, .size_a = 100, .size_b = 40};
  EXPECT_DOUBLE_EQ(overlap.resemblance(), 30.0 / 110);
  EXPECT_DOUBLE_EQ(overlap.containment(), 0.75);
  EXPECT_DOUBLE_EQ(overlap.share_of_a(), 0.3);
  EXPECT_DOUBLE_EQ(overlap.share_of_b(), 0.75);
}

TEST(Overlap, OfEmptySetsIsNothing) {
  const Overlap nothing = overlap({}, {});
  EXPECT_EQ(nothing.resemblance(), 0);
  EXPECT_EQ(nothing.containment(), 0);
  EXPECT_FALSE(nothing.is_equal());
  EXPECT_FALSE(is_reported(nothing));
  const std::vector<uint64_t> one{1};
  EXPECT_FALSE(is_reported(overlap(one, {})));
}

TEST(Overlap, IsReportedFromEitherThresholdOn) {
  struct Row {
    Overlap overlap;
    bool reported;
  };
  const std::vector<Row> rows{
      {{.shared = 100, .size_a = 100, .size_b = 100}, true},
      {{.shared = 30, .size_a = 65, .size_b = 65}, true},  // resemblance .3
      {{.shared = 29, .size_a = 65, .size_b = 65}, false},
      {{.shared = 60, .size_a = 100, .size_b = 1000}, true},  // containment .6
      {{.shared = 59, .size_a = 100, .size_b = 1000}, false},
      {{.shared = 1, .size_a = 1, .size_b = 1}, true},     // equal, however short
      {{.shared = 3, .size_a = 3, .size_b = 400}, false},  // a headline in a long text
      {{.shared = 4, .size_a = 4, .size_b = 400}, true},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(is_reported(row.overlap), row.reported)
        << row.overlap.shared << " of " << row.overlap.size_a << " and " << row.overlap.size_b;
    EXPECT_EQ(is_reported(row.overlap.mirrored()), row.reported)
        << row.overlap.shared << " of " << row.overlap.size_b << " and " << row.overlap.size_a;
  }
}

TEST(Overlap, IsStrongFromHalfOfBothOrFourFifthsOfOne) {
  EXPECT_TRUE(is_strong({.shared = 50, .size_a = 75, .size_b = 75}));
  EXPECT_FALSE(is_strong({.shared = 49, .size_a = 75, .size_b = 75}));
  EXPECT_TRUE(is_strong({.shared = 8, .size_a = 10, .size_b = 900}));
  EXPECT_FALSE(is_strong({.shared = 7, .size_a = 10, .size_b = 900}));
}

TEST(Overlap, RelationSaysHowAMemberStandsToItsLead) {
  struct Row {
    uint32_t shared;
    uint32_t lead;
    uint32_t member;
    Relation relation;
  };
  const std::vector<Row> rows{
      {100, 100, 100, Relation::Identical}, {99, 100, 100, Relation::Near},
      {1, 1, 1, Relation::Identical},       {60, 100, 100, Relation::Near},
      {50, 100, 50, Relation::Excerpt},     {50, 50, 100, Relation::Expanded},
      {80, 100, 80, Relation::Excerpt},     {81, 100, 81, Relation::Near},  // hardly shorter
      {60, 100, 80, Relation::Excerpt},                                     // three quarters of it
      {59, 100, 80, Relation::Near},        {60, 80, 100, Relation::Expanded},
      {65, 1000, 100, Relation::Excerpt},  // by containment alone
      {65, 100, 1000, Relation::Expanded},
  };
  for (const Row& row : rows) {
    const Overlap overlap{.shared = row.shared, .size_a = row.lead, .size_b = row.member};
    ASSERT_TRUE(is_reported(overlap));
    EXPECT_EQ(relation_to_lead(overlap), row.relation) << row.shared << " of lead " << row.lead << " and member "
                                                       << row.member << " gave " << name_of(relation_to_lead(overlap));
  }
}

TEST(Overlap, NamesOfRelationsAreInTheOrderOfTheirNumbers) {
  for (std::size_t i = 0; i < relation_names.size(); ++i) {
    EXPECT_EQ(static_cast<std::size_t>(relation_names[i].relation), i);
    EXPECT_EQ(name_of(relation_names[i].relation), relation_names[i].name);
  }
}

}  // namespace
}  // namespace wirecopy::dedup
