// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace wirecopy::searcher {

// A row of a table of names: what a flag, a parameter or a member of an answer calls a value.
template <class Value>
struct Named {
  std::string_view name;
  Value value;
};

// The name of a value; empty for one that has none.
template <class Value, std::size_t size>
constexpr std::string_view name_in(const std::array<Named<Value>, size>& table, Value value) {
  for (const Named<Value>& row : table) {
    if (row.value == value) return row.name;
  }
  return {};
}

}  // namespace wirecopy::searcher
