// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string_view>
#include <vector>

#include "dedup/overlap.h"

namespace wirecopy::dedup {

// What decides who leads: earliest published (undated last), then longest, then smallest id.
struct Candidate {
  uint32_t number = 0;    // the caller's number for the article; breaks the tie of equal ids only
  int64_t published = 0;  // seconds; undated = INT64_MAX
  uint32_t shingles = 0;  // size of its shingle set
  std::string_view id;
};
bool leads_before(const Candidate& a, const Candidate& b);

// A verified overlap of two articles. a and b are indexes into the candidates; overlap.size_a is of a.
struct Edge {
  uint32_t a = 0;
  uint32_t b = 0;
  Overlap overlap;
};

struct Membership {
  uint32_t lead = 0;  // index of the candidate that leads; itself when it leads or is alone
  Relation relation = Relation::Lead;
  Overlap to_lead;  // size_a is of the lead; all 0 when it leads or is alone
};

// Groups articles: in the order of leads_before, each joins the earlier *lead* that it overlaps most (by resemblance,
// then containment, then the earlier lead), or becomes a lead itself; it never joins a mere member, so groups do not
// chain. Edges that are not is_copy (dedup/judgement.h) join nothing, nor do those that are is_doubtful and with which
// `agrees` does not; that is asked only where an article would join a lead, best lead first, and must be a function of
// the two texts. Articles whose sets are equal (an edge with Overlap::is_equal says so) are one text: they share one
// fate, and an edge to one of them is an edge to all, so n equal texts need n - 1 edges. The result is a function of
// the set alone, not of the order of `candidates` or `edges`, and of each connected component alone: adding or removing
// an article changes nothing outside its component. One element per candidate. O((n + e) log n).
std::vector<Membership> group(
    std::span<const Candidate> candidates, std::span<const Edge> edges,
    const std::function<bool(const Edge&)>& agrees = [](const Edge&) { return true; });

}  // namespace wirecopy::dedup
