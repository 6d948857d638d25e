// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/scored_parts.h"

#include <span>

#include "searcher/query_parts.h"

namespace wirecopy::searcher {

bool ScoredParts::add(ScoredPart part) {
  if (!part.text.empty()) {
    const auto [known, is_first] = repeated_.try_emplace({list_, part.text}, Repeated{parts_.size(), 0});
    ++known->second.times;
    if (!is_first) return false;
  }
  parts_.push_back(std::move(part));
  return true;
}

void ScoredParts::restrict_to(const Xapian::Query& whole, std::size_t begin) {
  for (ScoredPart& part : std::span(parts_).subspan(begin)) part.query = filtered(part.query, whole);
}

std::vector<ScoredPart> ScoredParts::take() {
  for (const auto& [place, repeated] : repeated_) parts_[repeated.part].scale *= repeat_factor(repeated.times);
  return std::move(parts_);
}

}  // namespace wirecopy::searcher
