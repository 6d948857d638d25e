// SPDX-License-Identifier: GPL-2.0-or-later
#include "schema/fields.h"

#include <algorithm>

namespace wirecopy::schema {

namespace {

constexpr bool has_unique_names() {
  for (std::size_t i = 0; i < fields.size(); ++i) {
    for (std::size_t j = 0; j < fields.size(); ++j) {
      if (i != j && fields[i].name == fields[j].name) return false;
      if (!fields[i].alias.empty() &&
          (fields[i].alias == fields[j].name || (i != j && fields[i].alias == fields[j].alias)))
        return false;
    }
  }
  return true;
}
static_assert(has_unique_names());

constexpr bool has_unique_prefixes() {
  for (std::size_t i = 0; i < fields.size(); ++i) {
    for (std::size_t j = i + 1; j < fields.size(); ++j) {
      if (!fields[i].prefix.empty() && fields[i].prefix == fields[j].prefix) return false;
    }
  }
  return true;
}
static_assert(has_unique_prefixes());

bool equals_ignoring_case(std::string_view typed, std::string_view name) {
  return std::ranges::equal(typed, name,
                            [](char a, char b) { return (a >= 'A' && a <= 'Z' ? static_cast<char>(a + 32) : a) == b; });
}

}  // namespace

const Field* find_field(std::string_view name) {
  for (const Field& row : fields) {
    if (equals_ignoring_case(name, row.name) || (!row.alias.empty() && equals_ignoring_case(name, row.alias)))
      return &row;
  }
  return nullptr;
}

}  // namespace wirecopy::schema
