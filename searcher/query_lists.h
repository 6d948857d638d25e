// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "searcher/saved_queries.h"
#include "searcher/synonyms.h"

namespace wirecopy::searcher {

// What stands beside an index for its queries: saved queries and synonyms. Read when first asked for, and again when a
// file changed. A file beside the index that cannot be read counts as empty and says why: a query is never an error.
// Not thread-safe.
class QueryLists {
 public:
  explicit QueryLists(std::string index) : index_(std::move(index)) {}

  const SavedQueries& saved() const;

  // The synonyms of a file, or those beside the index when `file` is empty. Throws Error (Usage) when a file that was
  // named is not there or cannot be read.
  const Synonyms& synonyms(const std::string& file) const;

 private:
  template <class List>
  struct Kept {
    std::string path;
    int64_t version = -1;  // of the file, by size and time; 0 = there is none
    List list;
  };

  std::string index_;
  mutable Kept<SavedQueries> saved_;
  mutable Kept<Synonyms> synonyms_;
};

}  // namespace wirecopy::searcher
