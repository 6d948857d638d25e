// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include <xapian.h>

#include "searcher/lru_cache.h"

namespace wirecopy::searcher {

// The articles that hold a term: a bit for each docid where that takes less memory than the docids themselves.
class DocumentSet {
 public:
  // Reads all postings of the term; `frequency` of them. Throws Xapian::Error.
  DocumentSet(const Xapian::Database& database, const std::string& term, Xapian::doccount frequency);

  // All of them, ascending.
  std::vector<Xapian::docid> documents() const;

  // Whether the article is among them. `next` is 0 for the first that is asked for, and what the call before left there
  // for another. Precondition: docids ascend from call to call.
  bool holds(Xapian::docid document, std::size_t& next) const;

  std::size_t bytes() const { return documents_.size() * sizeof(Xapian::docid) + bits_.size() * sizeof(uint64_t); }

 private:
  std::vector<Xapian::docid> documents_;  // either these, ascending,
  std::vector<uint64_t> bits_;            // or these, by docid
};

// The sets of the terms of one revision of an index that were asked for last. A set is read once it has cost as much to
// look up single articles in the index as it takes to read, so no term costs more than twice what it had to.
// Thread-safe: the database passed in is the caller's own handle and must show the revision that the sets are for.
class DocumentSets {
 public:
  static constexpr std::size_t usual_bytes = std::size_t{48} << 20;

  // Holds no more than `bytes` of sets; callers may hold some longer.
  explicit DocumentSets(std::size_t bytes = usual_bytes) : entries_(bytes) {}

  // How many articles hold the term. Throws Xapian::Error, as the others do.
  Xapian::doccount frequency(const Xapian::Database& database, const std::string& term) const;

  std::shared_ptr<const DocumentSet> read(const Xapian::Database& database, const std::string& term) const;

  // The same, or null while it pays to look up `sought` articles in the index.
  std::shared_ptr<const DocumentSet> find(const Xapian::Database& database, const std::string& term,
                                          std::size_t sought) const;

 private:
  struct Entry {
    Xapian::doccount frequency = 0;
    uint64_t spent = 0;                      // on looking up articles in the index, in postings that could be read
    std::shared_ptr<const DocumentSet> set;  // null until read
  };
  // Adds to what was spent on the term. Its set is null when it is not in memory.
  Entry look(const Xapian::Database& database, const std::string& term, uint64_t cost) const;
  void keep(const std::string& term, const Entry& entry) const;

  mutable LruCache<Entry> entries_;  // by term
};

// Looks up articles among those of one term, in memory or in the index.
class DocumentWalk {
 public:
  // `sought` = how many articles will be looked up. Throws Xapian::Error, as seek does.
  DocumentWalk(const Xapian::Database& database, const DocumentSets& sets, const std::string& term, std::size_t sought);

  // Whether the article holds the term. Precondition: docids ascend from call to call.
  bool seek(Xapian::docid document);

 private:
  std::shared_ptr<const DocumentSet> set_;  // null: in the index
  std::size_t next_ = 0;
  Xapian::PostingIterator posting_;
  Xapian::PostingIterator end_;
};

}  // namespace wirecopy::searcher
