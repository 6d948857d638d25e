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

// The postings of a term, unpacked: articles (ascending docids) and how often the term is stored in each.
struct Postings {
  std::vector<Xapian::docid> documents;
  std::vector<Xapian::termcount> frequencies;

  // Where many articles hold the term, a bit for each docid, and before each 64 of them, how many are set: the place of
  // an article is then counted and not searched. Empty otherwise.
  struct Block {
    uint64_t bits = 0;
    uint32_t before = 0;
  };
  static constexpr std::size_t block_size = 64;
  std::vector<Block> blocks;
};

// Unpacked postings of the terms of one revision of an index, those last asked for: walking them costs a nanosecond or
// two each, reading them from the index twenty. Lists of fewer than 256 articles are read anew each time, and none is
// kept that would take a quarter of the memory. Thread-safe: the database passed in is the caller's own handle and
// must show the revision that the cache is for.
class PostingCache {
 public:
  static constexpr std::size_t usual_bytes = std::size_t{64} << 20;

  // Holds no more than `bytes` of postings; callers may hold some longer.
  explicit PostingCache(std::size_t bytes = usual_bytes) : postings_(bytes) {}

  // All postings of a term; every article for the empty one. Throws Xapian::Error.
  std::shared_ptr<const Postings> read(const Xapian::Database& database, const std::string& term) const;

  // The same when it is in memory, else null.
  std::shared_ptr<const Postings> find(const std::string& term) const;

 private:
  mutable LruCache<std::shared_ptr<const Postings>> postings_;  // by term
};

// Walks through the postings of one term, in memory or in the index.
class PostingWalk {
 public:
  // `expected` = how many articles will be sought; when they are many, the postings are read as a whole. Throws
  // Xapian::Error, as seek does.
  PostingWalk(const Xapian::Database& database, const PostingCache& cache, const std::string& term,
              std::size_t expected);

  // Whether the term is in an article. Precondition: docids ascend from call to call.
  bool seek(Xapian::docid document);

  // Of the article that was found last.
  Xapian::termcount frequency() const;

 private:
  std::shared_ptr<const Postings> postings_;  // null: in the index
  std::size_t next_ = 0;
  Xapian::PostingIterator posting_;
  Xapian::PostingIterator end_;
};

}  // namespace wirecopy::searcher
