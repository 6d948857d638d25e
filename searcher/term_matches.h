// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>
#include <vector>

#include <xapian.h>

#include "searcher/posting_cache.h"

namespace wirecopy::searcher {

// The weight that ranking_weight() gives a term of a query in an article, by how often it is stored there.
class TermWeight {
 public:
  // A term found in `termfreq` of `doccount` articles, `wqf` times in the query.
  TermWeight(Xapian::doccount doccount, Xapian::doccount termfreq, Xapian::termcount wqf);

  double of(Xapian::termcount wdf) const;

 private:
  double factor_;
};

// BM25 whose length normalisation is in the stored frequencies (schema/metadata.h), k3 = 1: what all queries are ranked
// with.
Xapian::BM25Weight ranking_weight();

// Articles by docid, each with its score.
struct ScoredMatches {
  std::vector<Xapian::docid> documents;
  std::vector<double> scores;
};

// All matches of a query that consists of terms joined by AND, OR, NOT and filters, with the same scores as Xapian's
// own matcher gives under ranking_weight(). Ranks and counts in one walk over the postings, at some 20 ns each: less
// than Xapian takes to do either for all matches. Nothing for any other query (phrases, ranges, boosts). Throws
// Xapian::Error.
std::optional<ScoredMatches> score_all(const Xapian::Database& database, const PostingCache& cache,
                                       const Xapian::Query& query);

// The same matches without scores, by docid; knows boosts, too.
std::optional<std::vector<Xapian::docid>> match_all(const Xapian::Database& database, const PostingCache& cache,
                                                    const Xapian::Query& query);

}  // namespace wirecopy::searcher
