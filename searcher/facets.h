// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <xapian.h>

#include "searcher/columns.h"
#include "searcher/counting.h"
#include "searcher/unit_counts.h"

namespace wirecopy::searcher {

// The number of the unit of every article by docid, 0 where it is alone; null where every article is one.
const std::vector<uint32_t>* unit_column(const schema::ShardedDatabase& database, const Columns& columns, Unit unit);

// Counts matching articles by the values of a field and by time, over columns: some nanoseconds for each article and
// field. The columns must be of the state that the database shows.
class FacetCounter {
 public:
  FacetCounter(const schema::ShardedDatabase& database, const Columns& columns,
               const std::vector<Xapian::docid>& matches, Unit unit);

  // The `most` most frequent values.
  Facet facet(FacetField field, std::size_t most) const;

  // By time in a zone, which is UTC where its name is not known.
  Histogram histogram(Interval interval, const std::string& time_zone) const;

 private:
  const schema::ShardedDatabase& database_;
  const Columns& columns_;
  Unit unit_;
  UnitMatches matches_;
};

}  // namespace wirecopy::searcher
