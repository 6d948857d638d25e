// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "searcher/syntax.h"

namespace wirecopy::searcher {

// Words any of which may stand at one place of a near group.
using NearPlace = std::vector<const Node*>;

// One way to satisfy a Near: places for words, and the phrases whose words are among them.
struct NearGroup {
  std::vector<NearPlace> places;
  std::vector<const Node*> phrases;
  uint32_t added_places = 0;  // that the phrases take beyond one each
};

struct NearGroups {
  std::vector<NearGroup> any;  // empty when there would be more than most_near_groups
  bool has_phrase = false;
};
inline constexpr std::size_t most_near_groups = 32;

// Takes a Near apart into groups that OP_NEAR can take: an Or of words stays one place; an Or with phrases in it
// becomes one group for its words and one for each of its phrases. The pointers are into `near`.
NearGroups near_groups(const Node& near);

}  // namespace wirecopy::searcher
