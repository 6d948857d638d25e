// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

#include "corpus/article.h"
#include "schema/shards.h"
#include "searcher/compiler.h"

namespace wirecopy::searcher {

// A stem of an article that tells it from others.
struct TellingStem {
  std::string stem;
  double weight = 0;
};

// The stems that tell most of an article of the index, the most telling first: often in it and rare elsewhere. Stems
// that no other article has, those of every tenth article and more, and stop words of its language tell nothing; its
// copies do not count. Some 2 microseconds for every different word of the article.
std::vector<TellingStem> telling_stems(const schema::ShardedDatabase& database, Xapian::docid document);

// The same for an article that is not in the index.
std::vector<TellingStem> telling_stems(const Xapian::Database& database, const corpus::Article& article);

// What articles of the same matter are found by: those that have two of the stems at least, weighed by all of them.
// Empty when there are fewer than two.
Xapian::Query similar_query(const std::vector<TellingStem>& stems);

// Marks a stem, and tells what it adds to the score; `rule` is the number of its mark.
MarkRule similar_mark(const TellingStem& stem);
ScoredPart similar_part(const TellingStem& stem, std::size_t rule);

}  // namespace wirecopy::searcher
