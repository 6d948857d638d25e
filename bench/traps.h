// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "bench/draft.h"

namespace wirecopy::bench {

// Articles that share text and are no copies of one another.
struct TrapRow {
  std::string_view name;
  // Article `number` of a set of `seed`; `author` writes what is the article's own.
  Draft (*write)(uint64_t number, uint64_t seed, const Author& author);
};

std::span<const TrapRow> trap_rows();

}  // namespace wirecopy::bench
