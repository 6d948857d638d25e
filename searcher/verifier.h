// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <vector>

#include <xapian.h>

#include "schema/shards.h"
#include "searcher/compiler.h"
#include "searcher/deadline.h"
#include "searcher/list_cache.h"

namespace wirecopy::searcher {

// So many articles of a query are looked at, some 20 to 60 microseconds each; beyond them counts are no longer exact.
inline constexpr std::size_t most_verified = 1000;

// The matches of a query that do not satisfy it when their texts are read. The index has stems with positions and exact
// forms without: an article that has "oil prices" and, somewhere else, "price" matches "oil price" as far as it can
// tell. Only articles with several forms of a word of such a phrase can be wrong (CompiledQuery::doubts).
struct Unsatisfied {
  std::vector<Xapian::docid> documents;  // sorted
  bool is_complete = true;               // false when not all that are doubtful were looked at
};

// `matches` are all that the query matches, sorted; `known` is of the same revision, and learns what is found. Throws
// Xapian::Error, TimeUp.
Unsatisfied find_unsatisfied(const schema::ShardedDatabase& database, const UnsatisfiedCache& known,
                             const CompiledQuery& query, const std::vector<Xapian::docid>& matches,
                             const Deadline& deadline);

}  // namespace wirecopy::searcher
