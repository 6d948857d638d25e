// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/unit_counts.h"

namespace wirecopy::searcher {

UnitMatches::UnitMatches(const std::vector<Xapian::docid>& matches, const std::vector<uint32_t>* unit_of) {
  if (unit_of == nullptr) {
    alone_ = matches;
    return;
  }
  constexpr uint32_t none = 0;
  std::vector<uint32_t> last_of(unit_of->size());  // by number of a unit: its last link, counted from 1
  std::vector<uint32_t> previous;                  // by link
  std::vector<Xapian::docid> documents;
  std::vector<uint32_t> found;
  for (const Xapian::docid document : matches) {
    const uint32_t unit = document < unit_of->size() ? (*unit_of)[document] : none;
    if (unit == none) {
      alone_.push_back(document);
      continue;
    }
    if (last_of[unit] == none) found.push_back(unit);
    documents.push_back(document);
    previous.push_back(last_of[unit]);
    last_of[unit] = static_cast<uint32_t>(documents.size());
  }
  members_.reserve(documents.size());
  uint32_t number = 0;
  for (const uint32_t unit : found) {
    ++number;
    for (uint32_t link = last_of[unit]; link != none; link = previous[link - 1])
      members_.push_back({documents[link - 1], number});
  }
}

}  // namespace wirecopy::searcher
