// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include "searcher/answer.h"
#include "searcher/reader.h"
#include "searcher/reading.h"

namespace wirecopy::searcher {

// Spellings are looked for when a query finds no more articles than this.
inline constexpr uint64_t few_articles = 5;

// The query text with better spellings of its words, for "did you mean"; empty when there are none.
//
// A word is in doubt when the index has it in no article, or in hardly any and a word much like it in 20 times as many.
// Candidates are the index's own words: those one edit away (a letter more, less or changed, or two swapped; the first
// letter too), where there are none those two edits away with the same first letter, the word in two, and it with its
// neighbour as one; where the index has a word with a hyphen behind its first letter or before its figures, that alone
// ("e-mail", "covid-19"). Values and names of fields that were read as text are left alone. They are ranked by how
// often they are there and how much was changed. Of the combinations for all words in doubt the first is taken that
// finds articles at all with everything else in the query as it is, filters and languages included, and ten times as
// many as before. Words in wildcards, behind NOT and in filters are left alone. Cost: some milliseconds a word in
// doubt, so that a query of more than three words that finds something is left alone. `found` = articles that the query
// finds.
std::string better_spelling(const View& view, const Request& request, const Reading& reading, uint64_t found);

}  // namespace wirecopy::searcher
