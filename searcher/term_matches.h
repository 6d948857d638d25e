// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include <xapian.h>

#include "schema/metadata.h"
#include "searcher/deadline.h"
#include "searcher/posting_cache.h"

namespace wirecopy::searcher {

// The weight that ranking_weight() gives a term of a query in an article, by how often it is stored there.
class TermWeight {
 public:
  // Occurrences, in the scale of stored frequencies, that are worth half of the most a term can weigh (k1).
  static constexpr double saturation = schema::bm25_k1 * schema::frequency_scale;

  // A term found in `termfreq` of `doccount` articles, `wqf` times in the query.
  TermWeight(Xapian::doccount doccount, Xapian::doccount termfreq, Xapian::termcount wqf);

  double of(Xapian::termcount wdf) const { return factor_ * wdf / (saturation + wdf); }

 private:
  double factor_;
};

// BM25 whose length normalisation is in the stored frequencies (schema/metadata.h), k3 = 1: what all queries are ranked
// with.
Xapian::BM25Weight ranking_weight();

// What words are weighed by: how many articles there are, and in how many of them each word stands.
struct Statistics {
  Xapian::doccount doccount = 0;                          // 0 = nothing is known
  std::map<uint32_t, Xapian::doccount> frequencies = {};  // by a hash of the word

  // In how many articles a term stands: as is known, which it learns from the database where it is not.
  Xapian::doccount frequency(const Xapian::Database& database, const std::string& term);
};

// Articles by docid, each with its score.
struct ScoredMatches {
  std::vector<Xapian::docid> documents;
  std::vector<double> scores;
};

// All matches of a query that consists of terms joined by AND, OR, NOT, filters and weights, with the same scores as
// Xapian's own matcher gives under ranking_weight(). Ranks and counts in one walk over the postings, at some 20 ns
// each: less than Xapian takes to do either for all matches. Nothing for any other query (phrases, ranges). Words are
// weighed by `statistics` where it knows them; what it does not know is filled in. Throws Xapian::Error, TimeUp.
std::optional<ScoredMatches> score_all(const Xapian::Database& database, const PostingCache& cache,
                                       const Xapian::Query& query, Statistics& statistics,
                                       const Deadline& deadline = {});

// The same, weighed by what the database has.
std::optional<ScoredMatches> score_all(const Xapian::Database& database, const PostingCache& cache,
                                       const Xapian::Query& query);

// The same matches without scores, by docid.
std::optional<std::vector<Xapian::docid>> match_all(const Xapian::Database& database, const PostingCache& cache,
                                                    const Xapian::Query& query, const Deadline& deadline = {});

}  // namespace wirecopy::searcher
