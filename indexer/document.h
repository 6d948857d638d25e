// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>

#include <xapian.h>

#include "corpus/article.h"
#include "indexer/analysis.h"
#include "schema/metadata.h"

namespace wirecopy::indexer {

// An article that is ready to be written.
struct Prepared {
  corpus::Article article;  // with its final id
  corpus::Place place;
  Analysis analysis;
  uint64_t digest = 0;         // of everything the article says
  uint64_t address = 0;        // address_of(article)
  bool id_is_of_file = false;  // the id is a file name, which may stand for another file too
};

// The document of an article by the index contract (schema/), for the index that has this metadata; `added` in seconds
// since 1970. The Copies and Story slots are left to those who
// compare articles.
Xapian::Document make_document(const Prepared& prepared, const schema::Metadata& metadata, int64_t added);

}  // namespace wirecopy::indexer
