// SPDX-License-Identifier: GPL-2.0-or-later
// What papers do to a text, and what only looks like it, over a real index: a small version of bench/copy_edits.
#include "bench/robustness.h"

#include <array>

#include <gtest/gtest.h>

#include "bench/synthetic.h"
#include "tests/temporary_directory.h"

namespace wirecopy::bench {
namespace {

constexpr std::size_t texts = 12;

std::vector<Draft> invented(uint64_t seed) {
  const SyntheticAuthor author(seed, 2600);
  std::vector<Draft> drafts;
  for (uint64_t number = 0; drafts.size() < texts; ++number) {
    Draft draft = author.write(number);
    if (body_size(draft) > 1000) drafts.push_back(std::move(draft));
  }
  return drafts;
}

std::vector<Draft> unspaced(uint64_t seed) {
  std::vector<Draft> drafts;
  for (uint64_t number = 0; number < texts; ++number) {
    Random random(mix(seed, number));
    drafts.push_back(write_unspaced(random, std::array{"ja", "zh", "th"}[number % 3], 2400));
  }
  return drafts;
}

void expect_found(const std::vector<EditScore>& scores) {
  ASSERT_FALSE(scores.empty());
  for (const EditScore& score : scores) {
    // One copy in twelve may be edited beyond the bounds of what is a copy, no more.
    EXPECT_GE(score.listed + 1, score.copies) << score.edit << ", " << score.strength;
    EXPECT_GE(score.grouped + 1, score.copies) << score.edit << ", " << score.strength;
    // Twelve lines of a site, where cleaning does not know them, make a text longer than it is.
    if (score.strength == "12 lines") continue;
    EXPECT_GE(score.right + 2, score.copies) << score.edit << ", " << score.strength;
  }
}

TEST(Robustness, EditedCopiesAreFoundAndCalledWhatTheyAre) {
  const TemporaryDirectory directory;
  expect_found(score_edits(invented(5), invented(6), edit_rows(), directory.path("edits")));
}

TEST(Robustness, EditedCopiesInScriptsWithoutSpacesAreFound) {
  const TemporaryDirectory directory;
  expect_found(score_edits(unspaced(5), unspaced(6), unspaced_edit_rows(), directory.path("unspaced")));
}

TEST(Robustness, TrapsAreNotGrouped) {
  const TemporaryDirectory directory;
  const auto scores = score_traps(60, 7, directory.path("traps"));
  uint32_t listed = 0;
  for (const TrapScore& score : scores) {
    EXPECT_EQ(score.grouped, 0u) << score.name << ": " << score.listed << " overlaps, largest group " << score.largest;
    listed += score.listed;
  }
  EXPECT_GT(listed, 0u) << "they do share text";
}

}  // namespace
}  // namespace wirecopy::bench
