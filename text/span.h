// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace wirecopy {

// A half-open range of bytes [begin, end) in a UTF-8 text, both ends on character boundaries.
struct Span {
  uint32_t begin = 0;
  uint32_t end = 0;

  uint32_t size() const { return end - begin; }
  std::string_view of(std::string_view text) const { return text.substr(begin, size()); }
  auto operator<=>(const Span&) const = default;
};

}  // namespace wirecopy
