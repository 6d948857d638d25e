// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "dedup/overlap.h"
#include "dedup/sketch.h"

namespace wirecopy::dedup {

// Two articles that may overlap, by their numbers, and what of their samples says so.
struct CandidatePair {
  uint32_t earlier = 0;  // in the order given to CandidateFinder::find
  uint32_t later = 0;
  uint32_t shared = 0;       // sampled shingles that both hold
  uint32_t distinctive = 0;  // of these, held by no more than formula_texts texts
};

// A shingle that more texts than this hold is a formula ("declared a quarterly dividend of") or a story that everybody
// ran.
inline constexpr uint32_t formula_texts = 14;

// True when a verified overlap is short, no more than a long sentence, and weak, and would not be reported without its
// formulas: then two texts use the same formula and neither copied the other. Ask before an overlap is reported or
// handed to group(). An index that counts articles by sampled shingle can ask the same.
bool is_formula(const Overlap& overlap, const CandidatePair& pair);

// Finds, among many articles in memory, the pairs that may overlap, for bulk builds. A pair is only a candidate: verify
// it with overlap().
//
// What is found. A pair that shares candidate_threshold sampled shingles is a candidate. Two things would make far too
// many of them, and each is thinned so that grouping still comes out right.
//
// Equal texts: articles with equal sets count as one text, which stands under the first of them; the others are only
// paired with that first. group() knows that an edge to one of a set of equal texts is an edge to all, and who lists
// pairs must do the same. Ten thousand equal texts make 9,999 pairs.
//
// Common shingles: in more than common_shingle texts a shingle is furniture (a legal footer), a template (the daily
// weather) or a story that everybody ran, and the finder cannot know which: it is weak evidence, not none. Of the n
// texts that hold it each is still held against common_shingle^2 / n of those before it in order, and no fewer than
// least_links: half of them the first, where the lead of a story that everybody ran stands, half of them the last
// before it, where the copies of today's weather stand. So a shingle never costs more than
// common_shingle^2 + n * least_links steps, and a story that 400 papers ran is found as one group, though not each of
// its 80,000 pairs is a candidate.
//
// Call sequence: add*, find. Not thread-safe. Deterministic. Memory: 12 bytes per sampled shingle while adding (18 at
// worst, as vectors grow), and while finding another 12 for each that two texts or more share; some 50 bytes per
// article.
class CandidateFinder {
 public:
  // How many texts a common shingle is held against at least.
  static constexpr uint32_t least_links = 8;

  // Adds the next article; the first has the number 0. An empty sketch is in no pair.
  void add(const Sketch& sketch);
  uint32_t size() const { return static_cast<uint32_t>(articles_.size()); }

  // Reports each candidate pair once, the one that is earlier in order first. `order` holds each article number once
  // and should be the order of leads_before, so that what is thinned out is not what a lead needs; empty means by
  // number. Ends the use of the finder: its memory is given back on the way.
  void find(std::span<const uint32_t> order, const std::function<void(const CandidatePair&)>& report);

 private:
  struct Entry {
    uint32_t high;  // of the shingle
    uint32_t low;
    uint32_t article;  // its number; its place in the order once find has begun

    uint64_t shingle() const { return uint64_t{high} << 32 | low; }
  };
  struct Article {
    uint64_t whole;
    uint32_t size;
    uint32_t sampled;
  };
  // The texts that share a shingle, by their places in the order, for all shingles that two or more share.
  struct Runs {
    std::vector<uint32_t> begins{0};  // run i is [begins[i], begins[i + 1]) of `places`
    std::vector<uint32_t> places;
  };

  std::vector<uint32_t> firsts_of_equal(std::span<const uint32_t> order) const;
  Runs take_runs(std::span<const uint32_t> place_of, std::span<const uint32_t> firsts);

  std::vector<Article> articles_;
  std::array<std::vector<Entry>, 256>
      buckets_;  // by eight bits of the shingle: small sorts, and memory given back part by part
};

}  // namespace wirecopy::dedup
