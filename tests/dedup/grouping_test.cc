// SPDX-License-Identifier: GPL-2.0-or-later
#include "dedup/grouping.h"
#include "dedup/judgement.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <limits>
#include <map>
#include <numeric>
#include <string>

#include "tests/dedup/made_texts.h"

namespace wirecopy::dedup {
namespace {

using testing::ElementsAre;

Overlap shared_of(uint32_t shared, uint32_t size_a = 100, uint32_t size_b = 100) {
  return {.shared = shared, .size_a = size_a, .size_b = size_b};
}

// Candidates with the given sizes, published one after the other.
std::vector<Candidate> in_order(const std::vector<uint32_t>& sizes) {
  std::vector<Candidate> candidates;
  for (const uint32_t size : sizes) {
    const auto number = static_cast<uint32_t>(candidates.size());
    candidates.push_back({.number = number, .published = number, .shingles = size, .id = "a"});
  }
  return candidates;
}

std::vector<uint32_t> leads(const std::vector<Membership>& memberships) {
  std::vector<uint32_t> leads;
  for (const Membership& membership : memberships) leads.push_back(membership.lead);
  return leads;
}

TEST(Grouping, EarliestThenLongestThenSmallestIdLeads) {
  const std::vector<Candidate> from_first_to_last{
      {.number = 9, .published = -5, .shingles = 1, .id = "z"},
      {.number = 8, .published = 3, .shingles = 9, .id = "z"},
      {.number = 7, .published = 3, .shingles = 8, .id = "a"},
      {.number = 5, .published = 3, .shingles = 8, .id = "b"},
      {.number = 6, .published = 3, .shingles = 8, .id = "b"},
      {.number = 0, .published = std::numeric_limits<int64_t>::max(), .shingles = 99, .id = "a"},
  };
  for (std::size_t a = 0; a < from_first_to_last.size(); ++a) {
    for (std::size_t b = 0; b < from_first_to_last.size(); ++b) {
      EXPECT_EQ(leads_before(from_first_to_last[a], from_first_to_last[b]), a < b) << a << " and " << b;
    }
  }
}

TEST(Grouping, ArticleWithoutOverlapLeadsItself) {
  const auto memberships = group(in_order({10, 10}), {});
  EXPECT_THAT(leads(memberships), ElementsAre(0, 1));
  EXPECT_EQ(memberships[1].relation, Relation::Lead);
  EXPECT_EQ(memberships[1].to_lead, Overlap{});
  EXPECT_TRUE(group({}, {}).empty());
}

TEST(Grouping, JoinsTheLeadItOverlapsMost) {
  const std::vector<Edge> edges{{0, 3, shared_of(60)}, {1, 3, shared_of(70)}, {2, 3, shared_of(70)}};
  EXPECT_THAT(leads(group(in_order({100, 100, 100, 100}), edges)), ElementsAre(0, 1, 2, 1));
}

TEST(Grouping, ContainmentDecidesBetweenEqualResemblances) {
  // Resemblance 60/120 and 80/160 are equal.
  const std::vector<Edge> edges{{0, 2, shared_of(60, 80, 100)}, {1, 2, shared_of(80, 140, 100)}};
  EXPECT_THAT(leads(group(in_order({80, 140, 100}), edges)), ElementsAre(0, 1, 1));
}

TEST(Grouping, JoinsACopyToItsLeadOnly) {
  // 2 overlaps the member 1 but not the lead 0.
  const std::vector<Edge> edges{{0, 1, shared_of(70)}, {1, 2, shared_of(70)}};
  EXPECT_THAT(leads(group(in_order({100, 100, 100}), edges)), ElementsAre(0, 0, 2));
}

TEST(Grouping, TurnsTheOverlapSoThatAIsTheLead) {
  std::vector<Candidate> candidates = in_order({50, 100});
  candidates[0].published = 9;
  const auto memberships = group(candidates, std::vector<Edge>{{0, 1, shared_of(45, 50, 100)}});
  EXPECT_THAT(leads(memberships), ElementsAre(1, 1));
  EXPECT_EQ(memberships[0].to_lead, shared_of(45, 100, 50));
  EXPECT_EQ(memberships[0].relation, Relation::Excerpt);
}

TEST(Grouping, EqualTextsShareOneFate) {
  // 2, 3 and 4 are equal and known to be so through 3 alone; the edge of 4 to 0 is one of all three.
  const Overlap equal = shared_of(80, 80, 80);
  const std::vector<Edge> edges{{3, 2, equal}, {4, 3, equal}, {0, 4, shared_of(75, 100, 80)}};
  const auto memberships = group(in_order({100, 100, 80, 80, 80}), edges);
  EXPECT_THAT(leads(memberships), ElementsAre(0, 1, 0, 0, 0));
  for (const uint32_t member : {2, 3, 4}) {
    EXPECT_EQ(memberships[member].relation, Relation::Excerpt) << member;
    EXPECT_EQ(memberships[member].to_lead, shared_of(75, 100, 80)) << member;
  }
}

TEST(Grouping, EqualTextsWithoutAnotherAreIdenticalToTheFirst) {
  const Overlap equal = shared_of(80, 80, 80);
  const auto memberships = group(in_order({80, 80, 80}), std::vector<Edge>{{1, 2, equal}, {0, 2, equal}});
  EXPECT_THAT(leads(memberships), ElementsAre(0, 0, 0));
  EXPECT_EQ(memberships[0].relation, Relation::Lead);
  EXPECT_EQ(memberships[1].relation, Relation::Identical);
  EXPECT_EQ(memberships[2].to_lead, equal);
}

TEST(Grouping, OverlapThatIsNoCopyJoinsNothing) {
  EXPECT_THAT(leads(group(in_order({100, 100}), std::vector<Edge>{{0, 1, shared_of(20)}})), ElementsAre(0, 1));
}

struct World {
  std::vector<Candidate> candidates;
  std::vector<Edge> edges;
};

World random_world(Dice& dice, uint32_t count, const std::vector<std::string>& ids) {
  World world;
  for (uint32_t i = 0; i < count; ++i) {
    world.candidates.push_back(
        {.number = i, .published = static_cast<int64_t>(dice.below(4)), .shingles = 100, .id = ids[i]});
  }
  for (uint32_t a = 0; a < count; ++a) {
    for (uint32_t b = a + 1; b < count; ++b) {
      // Groups of ten that overlap among themselves only.
      if (a / 10 == b / 10 && dice.one_in(2))
        world.edges.push_back({a, b, shared_of(static_cast<uint32_t>(30 + dice.below(70)))});
    }
  }
  return world;
}

std::vector<std::string> made_ids(uint32_t count) {
  std::vector<std::string> ids;
  for (uint32_t i = 0; i < count; ++i) ids.push_back(std::to_string(i * 7919 % 1009));
  return ids;
}

TEST(Grouping, DoesNotDependOnTheOrderOfTheInput) {
  Dice dice(1);
  const std::vector<std::string> ids = made_ids(60);
  for (int round = 0; round < 50; ++round) {
    const World world = random_world(dice, 60, ids);
    const auto expected = group(world.candidates, world.edges);
    std::vector<uint32_t> moved_to(world.candidates.size());
    std::iota(moved_to.begin(), moved_to.end(), 0);
    for (std::size_t i = moved_to.size(); i > 1; --i) std::swap(moved_to[i - 1], moved_to[dice.below(i)]);
    World shuffled{.candidates = std::vector<Candidate>(world.candidates.size()), .edges = {}};
    for (uint32_t i = 0; i < moved_to.size(); ++i) {
      shuffled.candidates[moved_to[i]] = world.candidates[i];
      shuffled.candidates[moved_to[i]].number = moved_to[i];
    }
    for (const Edge& edge : world.edges) {
      Edge moved{moved_to[edge.a], moved_to[edge.b], edge.overlap};
      if (dice.one_in(2)) moved = {moved.b, moved.a, moved.overlap.mirrored()};
      shuffled.edges.push_back(moved);
    }
    std::ranges::reverse(shuffled.edges);
    const auto found = group(shuffled.candidates, shuffled.edges);
    for (uint32_t i = 0; i < moved_to.size(); ++i) {
      ASSERT_EQ(found[moved_to[i]].lead, moved_to[expected[i].lead]) << "round " << round << " article " << i;
      ASSERT_EQ(found[moved_to[i]].relation, expected[i].relation);
      ASSERT_EQ(found[moved_to[i]].to_lead, expected[i].to_lead);
    }
  }
}

TEST(Grouping, ArticleChangesNothingOutsideItsComponent) {
  Dice dice(2);
  const std::vector<std::string> ids = made_ids(60);
  for (int round = 0; round < 50; ++round) {
    const World world = random_world(dice, 60, ids);
    const auto expected = group(world.candidates, world.edges);
    // Without article 0, which belongs to the first ten.
    World smaller{.candidates = {world.candidates.begin() + 1, world.candidates.end()}, .edges = {}};
    for (const Edge& edge : world.edges) {
      if (edge.a != 0) smaller.edges.push_back({edge.a - 1, edge.b - 1, edge.overlap});
    }
    const auto found = group(smaller.candidates, smaller.edges);
    for (uint32_t i = 10; i < 60; ++i)
      ASSERT_EQ(found[i - 1].lead + 1, expected[i].lead) << "round " << round << " article " << i;
  }
}

TEST(Grouping, MembersOverlapTheirLead) {
  Dice dice(3);
  const std::vector<std::string> ids = made_ids(60);
  const World world = random_world(dice, 60, ids);
  std::map<std::pair<uint32_t, uint32_t>, Overlap> overlaps;
  for (const Edge& edge : world.edges) overlaps[{edge.a, edge.b}] = overlaps[{edge.b, edge.a}] = edge.overlap;
  const auto memberships = group(world.candidates, world.edges);
  for (uint32_t i = 0; i < 60; ++i) {
    const Membership& membership = memberships[i];
    EXPECT_EQ(memberships[membership.lead].lead, membership.lead);
    if (membership.lead == i) continue;
    ASSERT_TRUE(overlaps.contains({i, membership.lead}));
    EXPECT_TRUE(is_copy(membership.to_lead));
    EXPECT_TRUE(leads_before(world.candidates[membership.lead], world.candidates[i]));
  }
}

TEST(Grouping, ItemsOfOneTemplateWithOtherFiguresAreReadBeforeTheyAreCopies) {
  struct Row {
    const char* what;
    Overlap overlap;
    bool is_copy;
    bool is_doubtful = false;
  };
  const std::vector<Row> rows{
      {"a weather report with two other figures",
       {.shared = 26, .size_a = 36, .size_b = 36, .shared_figures = 0, .figures_a = 10, .figures_b = 10},
       true,
       true},
      {"the same text",
       {.shared = 36, .size_a = 36, .size_b = 36, .shared_figures = 10, .figures_a = 10, .figures_b = 10},
       true},
      {"two other words",
       {.shared = 26, .size_a = 36, .size_b = 36, .shared_figures = 5, .figures_a = 7, .figures_b = 7},
       true},
      {"a corrected toll in a long report",
       {.shared = 290, .size_a = 300, .size_b = 300, .shared_figures = 40, .figures_a = 50, .figures_b = 50},
       true},
      {"a market report with its tail cut",
       {.shared = 50, .size_a = 100, .size_b = 50, .shared_figures = 40, .figures_a = 80, .figures_b = 40},
       true},
      {"briefs that share a sentence", {.shared = 16, .size_a = 26, .size_b = 30}, false},
      {"a brief with one changed word", {.shared = 21, .size_a = 26, .size_b = 26}, true},
      {"the brief of a long report", {.shared = 24, .size_a = 28, .size_b = 400}, true},
      {"too little in common", {.shared = 10, .size_a = 100, .size_b = 100}, false},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(is_copy(row.overlap), row.is_copy) << row.what;
    EXPECT_TRUE(!row.is_doubtful || is_doubtful(row.overlap)) << row.what;
    EXPECT_EQ(is_copy(row.overlap.mirrored()), row.is_copy) << row.what;
  }
}

}  // namespace
}  // namespace wirecopy::dedup
