// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include <xapian.h>

#include "schema/groups.h"
#include "searcher/answer.h"
#include "searcher/columns.h"
#include "searcher/compiler.h"
#include "searcher/matches.h"

namespace wirecopy::searcher {

// An article of a page of hits.
struct Selected {
  Xapian::docid document = 0;
  double score = 0;     // 0 when the order is not by relevance
  schema::Group group;  // of its copies, without members when it is alone
};

// A page and what it was taken from.
struct Selection {
  std::vector<Selected> page;
  uint64_t articles = 0;               // all matches, exact
  uint64_t texts = 0;                  // the same, each group of copies counted once
  std::vector<Xapian::docid> matches;  // every one of them, where request.facets or request.histogram ask for it
};

// Where matches are looked for. The columns must be of the state that the database shows.
struct Source {
  const Xapian::Database& database;
  const Columns& columns;
};

// Ranks the matches of a query, and takes request.limit of them from request.offset on, all matches counted exactly.
// Queries without words go newest first when they ask for relevance. Ties go newest first in the orders of copies and
// outlets, then by docid in every order, so that the same index gives the same pages.
//
// With Duplicates::Collapse a text takes the place of its best match, and that article is shown; but where the lead of
// the group matches just as well (equal score, date or number of copies), the lead is shown. So no text is twice on a
// page or on two pages, and none is lost.
Selection select(const Source& source, const CompiledQuery& query, const Request& request, Tally& tally);

}  // namespace wirecopy::searcher
