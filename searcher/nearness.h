// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include <xapian.h>

#include "searcher/term_matches.h"

namespace wirecopy::searcher {

// Adds to the scores of a few articles for words of the query that stand close together. Each two occurrences of
// different words that follow one another within `nearness_reach` positions give both words credit that falls with the
// square of the distance; credit becomes score as BM25 makes it of frequencies (Büttcher, Clarke and Lushman, "Term
// proximity scoring for ad-hoc retrieval on very large text collections", SIGIR 2006). Reads positions from the index:
// some 5 microseconds for each word and article, which is why only the best `nearness_depth` articles are looked at.
inline constexpr uint32_t nearness_reach = 3;
inline constexpr std::size_t nearness_depth = 20;
inline constexpr double nearness_weight = 0.25;  // beside the weight of the words themselves
inline constexpr std::size_t most_near_words = 12;

class Nearness {
 public:
  // `words` as in CompiledQuery::near_words, weighed by `statistics`, which learns those that it does not know. Throws
  // Xapian::Error, as score does.
  Nearness(const Xapian::Database& database, const std::vector<std::vector<std::string>>& words,
           Statistics& statistics);

  // Whether there are two words that can be near: otherwise every score is 0.
  bool has_effect() const { return words_.size() > 1; }

  double score(Xapian::docid document);

 private:
  struct Word {
    std::vector<std::string> terms;
    double weight;  // by how rare it is
    double credit;
  };
  struct Place {
    Xapian::termpos position;
    std::size_t word;
  };

  const Xapian::Database& database_;
  std::vector<Word> words_;
  std::vector<Place> places_;  // kept for its memory
};

}  // namespace wirecopy::searcher
