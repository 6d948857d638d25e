// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/selection.h"

#include <algorithm>

namespace wirecopy::corpus {
namespace {

// Calls visit(archive) for every archive that a member "archive!path!path" may lie in, and for the member itself.
template <class Visit>
void for_each_around(std::string_view file, Visit visit) {
  for (std::size_t end = file.find('!'); end != std::string_view::npos; end = file.find('!', end + 1)) {
    visit(std::string(file.substr(0, end)));
  }
  visit(std::string(file));
}

}  // namespace

void Selection::add(const Place& place, Extent extent) {
  for_each_around(place.file, [&](std::string file) { touched_.insert(std::move(file)); });
  if (place.record == 0) {
    whole_.insert(place.file);
    return;
  }
  Wanted& wanted = files_[place.file];
  if (extent == Extent::Record) {
    wanted.records.insert(place.record);
  } else {
    wanted.from = std::min(wanted.from, place.record);
  }
}

bool Selection::holds_whole(std::string_view file) const {
  bool whole = false;
  for_each_around(file, [&](const std::string& around) { whole |= whole_.contains(around); });
  return whole;
}

bool Selection::wants(const Place& place) const {
  if (empty()) return true;
  const auto found = files_.find(place.file);
  if (found != files_.end() && (place.record >= found->second.from || found->second.records.contains(place.record)))
    return true;
  return holds_whole(place.file);
}

bool Selection::touches(const std::string& file) const {
  return empty() || touched_.contains(file) || holds_whole(file);
}

}  // namespace wirecopy::corpus
