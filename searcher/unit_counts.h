// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include <xapian.h>

namespace wirecopy::searcher {

// Matching articles, those of one unit standing together, so that a unit can be counted once whatever it is counted by.
// Some 5 ns an article, 8 bytes each, and 4 bytes for each article of the index while it is made.
class UnitMatches {
 public:
  // `unit_of` by docid: the number of the unit of an article, 0 where it is a unit of its own; null = every article is.
  UnitMatches(const std::vector<Xapian::docid>& matches, const std::vector<uint32_t>* unit_of);

  // How many units have each of the values numbered 0 to values - 1. `visit_values(docid, count)` calls count(number)
  // for every value of an article, the same one twice for no article.
  template <class VisitValues>
  std::vector<uint32_t> count_by(std::size_t values, VisitValues visit_values) const;

 private:
  struct Member {
    Xapian::docid document;
    uint32_t unit;  // counted from 1
  };
  std::vector<Xapian::docid> alone_;
  std::vector<Member> members_;  // by unit
};

template <class VisitValues>
std::vector<uint32_t> UnitMatches::count_by(std::size_t values, VisitValues visit_values) const {
  std::vector<uint32_t> counts(values);
  for (const Xapian::docid document : alone_) {
    visit_values(document, [&](uint32_t number) { ++counts[number]; });
  }
  if (members_.empty()) return counts;
  std::vector<uint32_t> counted(values);  // by value: the unit that was counted last
  for (const Member& member : members_) {
    visit_values(member.document, [&](uint32_t number) {
      if (counted[number] == member.unit) return;
      counted[number] = member.unit;
      ++counts[number];
    });
  }
  return counts;
}

}  // namespace wirecopy::searcher
