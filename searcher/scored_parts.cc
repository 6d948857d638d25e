// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/scored_parts.h"

#include <span>

#include "searcher/query_parts.h"

namespace wirecopy::searcher {

std::size_t ScoredParts::enter(const std::string& list) {
  const std::size_t outer = list_;
  const auto [known, is_first] = known_lists_.try_emplace({outer, list}, lists_.size());
  if (is_first) {
    lists_.push_back({outer, 1});
  } else {
    ++lists_[known->second].times;
  }
  list_ = known->second;
  return outer;
}

bool ScoredParts::add(ScoredPart part, const std::string& same) {
  const auto [known, is_first] = known_parts_.try_emplace({list_, same}, Repeated{list_, parts_.size(), 0});
  ++known->second.times;
  if (is_first) parts_.push_back(std::move(part));
  return is_first;
}

void ScoredParts::restrict_to(const Xapian::Query& whole, std::size_t begin) {
  for (ScoredPart& part : std::span(parts_).subspan(begin)) part.query = filtered(part.query, whole);
}

// What a list weighs more for standing several times, and for lists around it that do.
double ScoredParts::repeats(std::size_t list) const {
  double factor = 1;
  for (; list != 0; list = lists_[list].outer)
    factor *= repeat_factor(static_cast<double>(lists_[list].times) / lists_[lists_[list].outer].times);
  return factor;
}

std::vector<ScoredPart> ScoredParts::take() {
  for (const auto& [key, repeated] : known_parts_) {
    const double times = static_cast<double>(repeated.times) / lists_[repeated.list].times;
    parts_[repeated.part].scale *= repeat_factor(times) * repeats(repeated.list);
  }
  return std::move(parts_);
}

}  // namespace wirecopy::searcher
