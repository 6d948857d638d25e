// SPDX-License-Identifier: GPL-2.0-or-later
#include "dedup/sketch.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "dedup/shingles.h"
#include "tests/dedup/made_texts.h"

namespace wirecopy::dedup {
namespace {

// These rates are in every index: a change here needs a new format version.
TEST(Sketch, RateDependsOnTheSizeAlone) {
  const std::vector<std::pair<std::size_t, uint32_t>> rows{
      {0, 1},   {1, 1},     {31, 1},     {32, 2},     {63, 2},     {64, 4},       {127, 4},
      {128, 8}, {32767, 8}, {32768, 16}, {65535, 16}, {65536, 32}, {1 << 20, 512}};
  for (const auto& [size, rate] : rows) EXPECT_EQ(rate_of(size), rate) << size;
}

TEST(Sketch, KeepsBetweenSixteenAndFourThousand) {
  for (std::size_t size = 16; size < 1000000; size += 1 + size / 7) {
    EXPECT_GE(size / rate_of(size), 16u) << size;
    EXPECT_LT(size / rate_of(size), 4096u) << size;
  }
}

TEST(Sketch, HoldsTheShinglesThatTheRateDivides) {
  Dice dice(1);
  for (const std::size_t words : {5, 40, 100, 400, 3000}) {
    const std::vector<uint64_t> set = shingle_set(joined(made_words(dice, words)));
    const Sketch sketch = sketch_of(set);
    EXPECT_EQ(sketch.size, set.size());
    EXPECT_EQ(sketch.rate, rate_of(set.size()));
    std::vector<uint64_t> expected;
    std::ranges::copy_if(set, std::back_inserter(expected),
                         [&](uint64_t shingle) { return shingle % sketch.rate == 0; });
    EXPECT_EQ(sketch.shingles, expected) << words;
  }
}

TEST(Sketch, SampleIsAsLargeAsTheRateSays) {
  Dice dice(2);
  const std::vector<uint64_t> set = shingle_set(joined(made_words(dice, 20000)));
  const Sketch sketch = sketch_of(set);
  EXPECT_NEAR(static_cast<double>(sketch.shingles.size()), 20000.0 / 8, 200);
}

TEST(Sketch, WholeIsEqualForEqualSetsOnly) {
  const std::vector<uint64_t> a = shingle_set("the river rose by two metres in a night");
  const std::vector<uint64_t> b = shingle_set("The river rose, by two metres, in a night.");
  const std::vector<uint64_t> c = shingle_set("the river rose by three metres in a night");
  EXPECT_EQ(sketch_of(a).whole, sketch_of(b).whole);
  EXPECT_NE(sketch_of(a).whole, sketch_of(c).whole);
}

TEST(Sketch, EmptySetGivesAnEmptySketch) {
  const Sketch sketch = sketch_of({});
  EXPECT_EQ(sketch.size, 0u);
  EXPECT_TRUE(sketch.shingles.empty());
}

TEST(Sketch, ThresholdGrowsWithTheSmallerSampleFromOne) {
  struct Row {
    std::size_t a;
    std::size_t b;
    uint32_t threshold;
  };
  for (const Row& row : std::vector<Row>{{1, 1, 1},
                                         {20, 20, 2},
                                         {31, 31, 3},
                                         {20, 400, 1},
                                         {100, 100, 3},
                                         {300, 300, 4},
                                         {300, 5000, 4},
                                         {300, 100000, 1}}) {
    EXPECT_EQ(candidate_threshold(row.a, row.b), row.threshold) << row.a << " and " << row.b;
    EXPECT_EQ(candidate_threshold(row.b, row.a), row.threshold) << row.b << " and " << row.a;
  }
}

}  // namespace
}  // namespace wirecopy::dedup
