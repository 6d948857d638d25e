// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "searcher/listed.h"

namespace wirecopy::searcher {

// What one outlet ran. The outlet without a name stands for all articles whose outlet is unknown.
struct OutletRow {
  std::string outlet;
  uint64_t articles = 0;
  uint64_t texts = 0;       // different ones
  uint64_t leads = 0;       // articles of its own that other articles copy
  uint64_t copies = 0;      // articles that are copies of another's
  uint64_t credited = 0;    // of these, those that say whose text it is
  uint64_t exclusives = 0;  // stories that no other outlet reports
};

// Every outlet of an index, the one with most articles first, then by name. A copy counts as credited where credit_of
// (searcher/credit.h) says so; one of the same outlet as its lead needs no credit and is not counted as a copy. Reads
// the records of all copies. Throws Error as Searcher does.
Listed<OutletRow> list_outlets(const std::string& path);

// Who runs whose text: cell [i][j] is how many articles of outlet i are copies of one that leads in outlet j.
struct OutletMatrix {
  std::vector<std::string> outlets;
  std::vector<std::vector<uint64_t>> cells;
  uint64_t total = 0;  // outlets that run or lead copies, those that are left out here included
  IndexState index;    // that it is of
};

// The matrix of the outlets that run or lead copies: those with most of both first, then by name, `most` of them at
// most (0 = all).
OutletMatrix outlet_matrix(const std::string& path, std::size_t most);

}  // namespace wirecopy::searcher
