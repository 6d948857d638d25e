// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <vector>

#include "searcher/expansion.h"
#include "searcher/syntax.h"

namespace wirecopy::searcher {

// What else a Word or Phrase may stand for, as Words and Phrases that have no other reading: the synonyms that its own
// expansion does not hold (those of several words; of a phrase, all), and the words that a pattern is cut into in a
// script without spaces. None for most. To be asked for before the node itself is expanded: of a pattern that matches
// in either reading nothing is warned of then.
std::vector<Node> other_readings(const Node& node, Expander& expander);

}  // namespace wirecopy::searcher
