// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <set>
#include <string>

#include <tsl/robin_map.h>
#include <xapian.h>

#include "corpus/article.h"
#include "schema/furniture.h"

namespace wirecopy::indexer {

// Learns what belongs to a site and not to its articles, where no rule knows it: a paragraph that stands at the
// beginning or the end of five articles of one outlet, within fifty successive ones of it (ten, where it is running
// text, since the background of a running story comes again, too), is furniture from the fifth on, and dropped wherever
// it stands at an edge. The five must be different texts: two articles that have one of their longest paragraphs in
// common are one, so that a refrain of a story that is printed again and again, or carried on from day to day, is no
// furniture. Only what stands outside of all running text may be learned: nothing but furniture and short lines between
// it and the edge. Quotations, lines with many figures and long paragraphs are left alone, and so is an article of
// which nothing else would be left. A credit line becomes the credit.
//
// What is learned depends on the articles and their order alone. Memory, and room in the index: 25 kB for each of the
// first 4,096 outlets at most; the others are not followed. Not thread-safe.
class FurnitureMemory {
 public:
  // Goes on from what the index has learned.
  explicit FurnitureMemory(const Xapian::Database& index);

  // Drops what is known of the furniture of the article's outlet, and learns from the rest.
  void clean(corpus::Article& article);

  // Stores what was learned since the last call.
  void write(Xapian::WritableDatabase& index);

 private:
  schema::OutletFurniture* outlet_of(const std::string& name);  // nullptr when it is not followed

  Xapian::Database index_;
  std::size_t outlets_;  // that are followed, in the index and here
  tsl::robin_map<std::string, schema::OutletFurniture> known_;
  std::set<std::string> changed_;
};

}  // namespace wirecopy::indexer
