// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string_view>
#include <vector>

#include <xapian.h>

#include "searcher/reader.h"

namespace wirecopy::searcher {

// Articles that may share a run of words with a text.
struct MatchCandidates {
  std::vector<Xapian::docid> documents;  // those with the most stretches in common first, then by docid
  bool complete = true;                  // false when there were more than can be verified
};

// A run of so many words is one stretch: an article that has one is a candidate.
inline constexpr std::size_t match_window = 10;

// Every article that holds all the words of some stretch of `text` in the same forms, however common, whatever the
// order; nearly all of them have the stretch itself. It needs no sample of shingles to meet: for each stretch the
// postings of its words are intersected, the rarest first, until at most one article is left. Stretches of common words
// alone are narrowed down by the pairs of neighbours that the index holds (schema::pair_term); these are of stems,
// `language` says by which rules. A text below one stretch is one. Some 10 ms for 600 words against 100,000 articles.
// Throws Xapian::Error.
MatchCandidates match_candidates(const View& view, std::string_view text, std::string_view language);

}  // namespace wirecopy::searcher
