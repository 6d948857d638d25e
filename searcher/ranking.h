// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include <xapian.h>

#include "schema/groups.h"
#include "searcher/answer.h"
#include "searcher/columns.h"
#include "searcher/compiler.h"
#include "searcher/deadline.h"
#include "searcher/matches.h"
#include "searcher/sort_keys.h"
#include "searcher/term_matches.h"

namespace wirecopy::searcher {

// An article of a page of hits.
struct Selected {
  Xapian::docid document = 0;
  double score = 0;      // 0 when the order is not by relevance
  double nearness = 0;   // part of the score
  double freshness = 1;  // what it is multiplied by
  schema::Group group;   // of its copies, without members when it is alone
};

// Where a page ended, from where the next one goes on.
struct Continuation {
  SortKey after;                  // of the last match that was shown
  SortKey near_until;             // of the last match whose words' nearness was looked at, before it was added
  Xapian::docid newest = 0;       // articles that came later are none of this list
  Statistics statistics;          // that its matches were weighed by
  Xapian::doccount articles = 0;  // that there were up to `newest`, where the list folds copies or stories; else 0
};

// A page and what it was taken from.
struct Selection {
  std::vector<Selected> page;
  uint64_t articles = 0;               // all matches, exact unless `is_partial` or `is_doubtful`
  uint64_t texts = 0;                  // the same, each group of copies counted once
  uint64_t stories = 0;                // the same, each story counted once
  std::vector<Xapian::docid> matches;  // every one of them, where request.facets or request.histogram ask for it
  std::vector<Xapian::docid> found;    // the same with those that request.behind leaves out, where there is one
  std::optional<Continuation> next;    // when there are hits behind the page
  bool is_steady = false;              // the order does not rest on the other articles of the index
  bool is_partial = false;             // time was up before all matches were found
  bool is_doubtful = false;            // some may not satisfy the query: see verifier.h
};

// Where matches are looked for. The columns must be of the state that the database shows.
struct Source {
  const schema::ShardedDatabase& database;
  const Columns& columns;
};

// So many texts are mixed where request.diverse asks for it.
inline constexpr std::size_t diverse_depth = 200;

// Ranks the matches of a query, and takes request.limit of them from request.offset on, or behind `start`; all matches
// are counted exactly. Queries without words go newest first when they ask for relevance. Ties go newest first in the
// orders of copies and outlets, then by docid in every order, so that the same index gives the same pages.
//
// By relevance, the first `nearness_depth` articles stand by the nearness of their words, too. With Sort::Fresh a score
// is multiplied by the freshness of its article at query.now. With request.diverse, no more than so many of the first
// `diverse_depth` texts are of one outlet in a row, as far as there are others; a continued list then goes on from
// request.offset.
//
// With Grouping::Copies a text takes the place of its best match, and that article is shown; but where the lead of
// the group matches just as well (equal score, date or number of copies), the lead is shown. So no text is twice on a
// page or on two pages, and none is lost. With Grouping::Story a whole story does so.
//
// That holds for a list that is continued while the index changes, too, as far as the order of its matches does not
// rest on other articles: dates never do, words are weighed by the statistics of the page before, while phrases, mixed
// outlets and the orders of copies and outlets may shift. What was added meanwhile is left out, what was removed is
// gone.
Selection select(const Source& source, const CompiledQuery& query, const Request& request, Tally& tally,
                 const Deadline& deadline = {}, const Continuation* start = nullptr);

}  // namespace wirecopy::searcher
