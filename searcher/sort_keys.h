// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include <xapian.h>

#include "searcher/answer.h"
#include "searcher/columns.h"

namespace wirecopy::searcher {

// Where an article stands in an order that is not by relevance: higher keys come first.
struct SortKey {
  int64_t first = 0;  // what the order asks for; the lowest value for what has none (undated)
  int64_t second = 0;
  Xapian::docid document = 0;
};

// True when `a` comes after `b`: by the keys, then by docid. The order a heap of the best wants.
inline bool comes_later(const SortKey& a, const SortKey& b) {
  if (a.first != b.first) return a.first < b.first;
  if (a.second != b.second) return a.second < b.second;
  return a.document > b.document;
}

// Makes sort keys from columns; where few articles are to be sorted and the column of dates is not loaded yet, from
// their slots. Relevance sorts newest first.
class SortKeys {
 public:
  // `expected` articles will be asked for.
  SortKeys(const schema::ShardedDatabase& database, const Columns& columns, Sort sort, std::size_t expected);

  // Appends the keys of articles, which are in order of docid.
  void append(const std::vector<Xapian::docid>& documents, std::vector<SortKey>& keys) const;

 private:
  const schema::ShardedDatabase& database_;
  const Columns& columns_;
  Sort sort_;
  bool by_slot_;
};

}  // namespace wirecopy::searcher
