// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <vector>

#include "searcher/answer.h"

namespace wirecopy::searcher {

// A list of what a whole index holds, and the state of the index that it is of.
template <class Row>
struct Listed {
  std::vector<Row> rows = {};
  IndexState index = {};
};

}  // namespace wirecopy::searcher
