// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/copy_words.h"

#include <utility>

namespace wirecopy::searcher {

namespace {

// What stands before the outlet and behind it.
std::pair<std::string_view, std::string_view> around(dedup::Relation relation) {
  switch (relation) {
    case dedup::Relation::Near:
      return {"a changed copy of what ", " ran"};
    case dedup::Relation::Excerpt:
      return {"an excerpt of what ", " ran"};
    case dedup::Relation::Expanded:
      return {"what ", " ran, and more"};
    case dedup::Relation::Identical:
    case dedup::Relation::Lead:
      break;
  }
  return {"a copy of what ", " ran"};
}

}  // namespace

std::optional<CopyWords> copy_words(const Hit& hit) {
  if (hit.role == dedup::Relation::Lead || hit.copies_id.empty()) return {};
  const bool is_listed = !hit.others.empty() && hit.others.front().id == hit.copies_id;
  const bool is_named = is_listed && !hit.others.front().outlet.empty();
  const auto [before, behind] = around(hit.role);
  return CopyWords{before, is_named ? hit.others.front().outlet : "another outlet", behind};
}

}  // namespace wirecopy::searcher
