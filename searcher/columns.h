// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <atomic>
#include <cstdint>
#include <limits>
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include <xapian.h>

#include "schema/groups.h"
#include "schema/shards.h"
#include "searcher/buckets.h"
#include "searcher/counting.h"
#include "searcher/document_sets.h"
#include "searcher/list_cache.h"
#include "searcher/posting_cache.h"

namespace wirecopy::searcher {

// A value made when it is first asked for. Thread-safe. When making it throws, the next caller tries again.
template <class Value>
class Lazy {
 public:
  template <class Make>
  const Value& get(Make make) const {
    if (!ready_.load(std::memory_order_acquire)) {
      const std::lock_guard lock(mutex_);
      if (!ready_.load(std::memory_order_relaxed)) {
        value_ = make();
        ready_.store(true, std::memory_order_release);
      }
    }
    return value_;
  }
  bool is_ready() const { return ready_.load(std::memory_order_acquire); }

 private:
  mutable std::mutex mutex_;
  mutable std::atomic<bool> ready_ = false;
  mutable Value value_{};
};

// Strings by docid, each different one kept once. Number 0 is the empty string: an article without the value.
struct NameColumn {
  std::vector<uint32_t> numbers;   // by docid, into `names`
  std::vector<std::string> names;  // in order of first appearance; those that fold alike are one, as most spell it
};

// The same for fields that have any number of values in an article, each of them once.
struct NameLists {
  std::vector<uint32_t> starts;   // by docid, and one more: where its numbers begin
  std::vector<uint32_t> numbers;  // into `names`
  std::vector<std::string> names;
};

// The values of one field in every article: one of the two columns above, whose it stays.
class FacetColumn {
 public:
  explicit FacetColumn(const NameColumn& column) : names_(column.names), numbers_(column.numbers), starts_(nullptr) {}
  explicit FacetColumn(const NameLists& lists) : names_(lists.names), numbers_(lists.numbers), starts_(&lists.starts) {}

  const std::vector<std::string>& names() const { return names_; }

  // Calls visit(number) for every value of an article, visit(0) where it has none.
  template <class Visit>
  void visit(Xapian::docid document, const Visit& visit) const {
    if (starts_ == nullptr) {
      visit(document < numbers_.size() ? numbers_[document] : 0);
      return;
    }
    const uint32_t begin = document + 1 < starts_->size() ? (*starts_)[document] : 0;
    const uint32_t end = document + 1 < starts_->size() ? (*starts_)[document + 1] : 0;
    if (begin == end) visit(0);
    for (uint32_t i = begin; i < end; ++i) visit(numbers_[i]);
  }

 private:
  const std::vector<std::string>& names_;
  const std::vector<uint32_t>& numbers_;
  const std::vector<uint32_t>* starts_;
};

// What stands for an unknown date in the column of dates.
inline constexpr int64_t undated = std::numeric_limits<int64_t>::min();

// Value slots of one revision of an index as arrays over the docid, each of them lastdocid + 1 long. Loaded one by one
// when first asked for, at some 25 million values a second; 4 bytes an article, dates 8. Thread-safe: the database
// passed in is the caller's own handle and must show the revision that the columns were made for.
class Columns {
 public:
  // Number of the group of copies, 0 = alone. Sparse, so the cheapest column; loaded by every search. Where a stub file
  // joins several indexes, numbers are those of the joint docids.
  const std::vector<uint32_t>& groups(const schema::ShardedDatabase& database) const;
  const std::vector<int64_t>& published(const schema::ShardedDatabase& database) const;  // seconds, or `undated`
  bool has_published() const { return published_.is_ready(); }
  const std::vector<uint8_t>& precisions(const schema::ShardedDatabase& database) const;  // corpus::Precision of that
  const NameColumn& outlets(const schema::ShardedDatabase& database) const;
  const NameColumn& languages(const schema::ShardedDatabase& database) const;
  FacetColumn facet(const schema::ShardedDatabase& database, FacetField field) const;

  // Every article in its stretch of time. Worked out from the dates at some 20 ns an article; the last four asked for
  // are kept.
  std::shared_ptr<const BucketColumn> buckets(const schema::ShardedDatabase& database, Interval interval,
                                              const std::string& time_zone) const;

  // Figures by the number of a group, 0 for what is no number: how many articles and how many outlets it has. An
  // article without an outlet counts as one of its own.
  const std::vector<uint32_t>& group_articles(const schema::ShardedDatabase& database) const;
  const std::vector<uint32_t>& group_outlets(const schema::ShardedDatabase& database) const;

  // By docid: true for a member of a group that is not its lead. Reads every group: some microseconds each.
  const std::vector<bool>& followers(const schema::ShardedDatabase& database) const;

  // The number of the story of each article, which for one that is alone is its own docid. 4 bytes an article; where a
  // stub file joins several indexes, numbers are those of the joint docids.
  const std::vector<uint32_t>& stories(const schema::ShardedDatabase& database) const;

  // Figures by the number of a story: how many articles and how many outlets it has. An
  // article without an outlet counts as one of its own.
  const std::vector<uint32_t>& story_articles(const schema::ShardedDatabase& database) const;
  const std::vector<uint32_t>& story_outlets(const schema::ShardedDatabase& database) const;

  // The article that a story is called by: the earliest published, of several the longest, of several of these that
  // with the smallest id.
  const std::vector<uint32_t>& story_leads(const schema::ShardedDatabase& database) const;

  // How many stories the index holds, those of one article too.
  uint64_t story_count(const schema::ShardedDatabase& database) const;

  // The postings of common terms, unpacked.
  const PostingCache& postings() const { return postings_; }

  // The articles that hold the words of texts that were matched.
  const DocumentSets& document_sets() const { return document_sets_; }

  // The words of stems that were asked for.
  const FormCache& forms() const { return forms_; }

  // What was read and found not to satisfy a query.
  const UnsatisfiedCache& unsatisfied() const { return unsatisfied_; }

  // How many different texts the index holds: articles, each group counted once.
  uint64_t texts(const schema::ShardedDatabase& database) const;

 private:
  Lazy<std::vector<uint32_t>> groups_;
  Lazy<std::vector<int64_t>> published_;
  Lazy<std::vector<uint8_t>> precisions_;
  Lazy<NameColumn> outlets_;
  Lazy<NameColumn> languages_;
  Lazy<NameLists> authors_;
  Lazy<NameColumn> sections_;
  Lazy<NameLists> tags_;
  Lazy<std::vector<uint32_t>> group_articles_;
  Lazy<std::vector<uint32_t>> group_outlets_;
  Lazy<std::vector<bool>> followers_;
  Lazy<uint64_t> texts_;
  Lazy<std::vector<uint32_t>> stories_;
  Lazy<std::vector<uint32_t>> story_articles_;
  Lazy<std::vector<uint32_t>> story_outlets_;
  Lazy<std::vector<uint32_t>> story_leads_;
  Lazy<uint64_t> story_count_;
  PostingCache postings_;
  DocumentSets document_sets_;
  FormCache forms_;
  UnsatisfiedCache unsatisfied_;

  struct KnownBuckets {
    Interval interval;
    std::string time_zone;
    std::shared_ptr<const BucketColumn> column;
  };
  mutable std::mutex buckets_mutex_;
  mutable std::list<KnownBuckets> buckets_;  // the last used first
};

// The columns of one state of an index, shared by all searchers of the process that look at it; freed when the last of
// them has moved on. `identity` as schema::identity_of. Thread-safe.
std::shared_ptr<const Columns> columns_of(const std::string& path, uint64_t identity, const Xapian::Database& database,
                                          uint64_t revision);

// The group of an article, 0 when it is alone. `groups` is Columns::groups.
inline uint32_t group_of(const std::vector<uint32_t>& groups, Xapian::docid document) {
  return document < groups.size() ? groups[document] : 0;
}

// The number that stands for the text of an article: that of its group, or its own docid when it is alone.
inline uint32_t text_of(const std::vector<uint32_t>& groups, Xapian::docid document) {
  const uint32_t group = group_of(groups, document);
  return group != 0 ? group : document;
}

// The number of the story of an article. `stories` is Columns::stories.
inline uint32_t story_of(const std::vector<uint32_t>& stories, Xapian::docid document) {
  return document < stories.size() ? stories[document] : document;
}

}  // namespace wirecopy::searcher
