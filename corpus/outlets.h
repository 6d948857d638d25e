// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace wirecopy::corpus {

// True where the name of an outlet says what its host says: "The Quay Courier" and quaycourier.example, "BBC News" and
// bbc.co.uk, "New York Times" and nytimes.com.
bool is_name_of_host(std::string_view name, std::string_view host);

// Other spellings of outlets, from a table: a line an outlet, the name it is kept under and its other names and hosts
// set apart by tabs. "*.quay.example" stands for all hosts below quay.example. Empty lines and those that begin with
// "#" are left out.
//
//     quay.example    The Quay    Quay Online    *.quay.example
class OutletNames {
 public:
  OutletNames() = default;

  // Throws Error (usage) where a line has no other name, or a name stands for two outlets. `place` names the table in
  // the message.
  OutletNames(std::string_view table, const std::string& place);

  // As given; empty where there is none.
  const std::string& table() const { return table_; }

  // The name that an outlet, as outlet_name gives it, is kept under.
  std::string name_of(std::string outlet) const;

 private:
  std::string table_;
  std::unordered_map<std::string, std::string> names_;  // by folded spelling; "*.host" among them
};

}  // namespace wirecopy::corpus
