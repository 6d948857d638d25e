// SPDX-License-Identifier: GPL-2.0-or-later
#include "dedup/grouping.h"

#include <algorithm>
#include <numeric>
#include <tuple>
#include <utility>

#include "dedup/judgement.h"

namespace wirecopy::dedup {

namespace {

// A copy by its text, seen from the text that comes later; size_a of the overlap is of the earlier.
struct Link {
  uint32_t later = 0;  // places in the order of leads_before
  uint32_t earlier = 0;
  Overlap overlap;
  const Edge* edge = nullptr;
};

bool is_better(const Link& a, const Link& b) {
  return std::tuple(a.later, -a.overlap.resemblance(), -a.overlap.containment(), a.earlier) <
         std::tuple(b.later, -b.overlap.resemblance(), -b.overlap.containment(), b.earlier);
}

// Sets of places that hold equal texts, each known by its first place.
class EqualTexts {
 public:
  explicit EqualTexts(std::size_t count) : towards_first_(count) {
    std::iota(towards_first_.begin(), towards_first_.end(), 0);
  }

  uint32_t first_of(uint32_t place) {
    while (towards_first_[place] != place) {
      towards_first_[place] = towards_first_[towards_first_[place]];
      place = towards_first_[place];
    }
    return place;
  }

  void join(uint32_t a, uint32_t b) {
    a = first_of(a);
    b = first_of(b);
    towards_first_[std::max(a, b)] = std::min(a, b);
  }

 private:
  std::vector<uint32_t> towards_first_;
};

}  // namespace

bool leads_before(const Candidate& a, const Candidate& b) {
  return std::tuple(a.published, b.shingles, a.id, a.number) < std::tuple(b.published, a.shingles, b.id, b.number);
}

std::vector<Membership> group(std::span<const Candidate> candidates, std::span<const Edge> edges,
                              const std::function<bool(const Edge&)>& agrees) {
  const auto count = static_cast<uint32_t>(candidates.size());
  std::vector<uint32_t> order(count);
  std::iota(order.begin(), order.end(), 0);
  std::sort(order.begin(), order.end(),
            [&](uint32_t a, uint32_t b) { return leads_before(candidates[a], candidates[b]); });
  std::vector<uint32_t> place_of(count);
  for (uint32_t place = 0; place < count; ++place) place_of[order[place]] = place;

  EqualTexts equal_texts(count);
  std::vector<Overlap> with_equal(count);  // of each place that has an equal text, the overlap with it
  for (const Edge& edge : edges) {
    if (!edge.overlap.is_equal()) continue;
    equal_texts.join(place_of[edge.a], place_of[edge.b]);
    with_equal[place_of[edge.a]] = with_equal[place_of[edge.b]] = edge.overlap;
  }

  std::vector<Link> links;
  for (const Edge& edge : edges) {
    if (!is_copy(edge.overlap)) continue;
    const uint32_t a = equal_texts.first_of(place_of[edge.a]);
    const uint32_t b = equal_texts.first_of(place_of[edge.b]);
    if (a < b) links.push_back({.later = b, .earlier = a, .overlap = edge.overlap, .edge = &edge});
    if (b < a) links.push_back({.later = a, .earlier = b, .overlap = edge.overlap.mirrored(), .edge = &edge});
  }
  std::sort(links.begin(), links.end(), is_better);

  std::vector<Membership> memberships(count);
  auto link = links.begin();
  for (uint32_t place = 0; place < count; ++place) {
    Membership& membership = memberships[order[place]];
    membership.lead = order[place];
    if (const uint32_t first = equal_texts.first_of(place); first != place) {
      membership = memberships[order[first]];
      if (membership.relation == Relation::Lead) {
        membership.relation = Relation::Identical;
        membership.to_lead = with_equal[place];
      }
      continue;
    }
    for (; link != links.end() && link->later == place; ++link) {
      const uint32_t earlier = order[link->earlier];
      if (membership.relation != Relation::Lead || memberships[earlier].relation != Relation::Lead) continue;
      if (is_doubtful(link->overlap) && !agrees(*link->edge)) continue;
      membership = {.lead = earlier, .relation = relation_to_lead(link->overlap), .to_lead = link->overlap};
    }
  }
  return memberships;
}

}  // namespace wirecopy::dedup
