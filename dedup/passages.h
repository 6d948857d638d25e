// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "text/span.h"

namespace wirecopy::dedup {

// A run of text that two articles share, at least one shingle long, grown to both sides as far as the units are equal.
struct Passage {
  Span in_a;
  Span in_b;
  uint32_t units = 0;  // words, or characters in a script without spaces

  bool operator==(const Passage&) const = default;
};

// The passages of two texts, in the order of `a`; each unit of `a` is in at most one, a unit of `b` may be in several
// (a paragraph that `a` repeats). Longer runs come before shorter ones where they compete for units of `a`. Well-formed
// UTF-8, each below 4 GiB. As in greedy string tiling (Wise 1993), but near linear for any input: a shingle that `b`
// holds many times is only followed from its first few places, so in a text that repeats itself the run that is found
// is a true one but maybe not the longest.
std::vector<Passage> passages(std::string_view a, std::string_view b);

}  // namespace wirecopy::dedup
