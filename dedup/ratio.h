// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>

namespace wirecopy::dedup {

// How much of the whole a part is; 0 of nothing.
inline double ratio(uint64_t part, uint64_t whole) {
  return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
}

}  // namespace wirecopy::dedup
