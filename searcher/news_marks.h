// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "searcher/kept_file.h"
#include "searcher/news.h"

namespace wirecopy::searcher {

// What is known of an alert from its last run.
struct AlertState {
  std::string query;  // a query that was changed begins anew
  NewsMark mark;
  std::vector<std::string> given;  // ids of the articles that it gave last, the newest first; most_given of them
};

inline constexpr std::size_t most_given = 100;

// How far each alert has been read, kept in the file <index>.alerts: a JSON object on each line. While one of these
// lives, another process that wants the same file waits, so that nothing is given twice.
class NewsMarks {
 public:
  // Reads the file; none there means that nothing was read yet. Throws Error when it cannot be read or is damaged.
  explicit NewsMarks(const std::string& index);

  // What is known of an alert; an empty state when it is new or its query was changed.
  AlertState of(const std::string& name, const std::string& query) const;
  void set(const std::string& name, AlertState state) { states_[name] = std::move(state); }

  // Forgets the alerts of other names.
  void keep_only(const std::vector<std::string>& names);

  // Writes the file, whole or not at all. Throws Error.
  void save() const;

 private:
  KeptFile file_;
  std::map<std::string, AlertState> states_;  // by name
};

}  // namespace wirecopy::searcher
