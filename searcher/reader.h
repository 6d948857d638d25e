// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include <xapian.h>

#include "schema/index.h"
#include "searcher/answer.h"
#include "searcher/columns.h"
#include "searcher/query_lists.h"
#include "text/error.h"

namespace wirecopy::searcher {

// One committed state of an index, as the call that was given it may use it.
struct View {
  const schema::ShardedDatabase& database;
  const Columns& columns;
  uint64_t revision = 0;
  const std::vector<std::string>& languages;     // of the index, most frequent first
  const std::vector<std::string>& common_stems;  // as in schema::Metadata
  const QueryLists& lists;                       // saved queries and synonyms
};

IndexState state_of(const View& view);
IndexState index_state(const schema::OpenIndex& index, const Columns& columns);

// Keeps an index open for reading, and up to date: when a writer has committed, or the directory was replaced by
// another index, the next call sees that. Never writes, never locks. Not thread-safe.
class Reader {
 public:
  // Throws Error as schema::open_index does.
  explicit Reader(std::string path);

  // Runs `work(view)` on the newest state and returns what it returns. When a writer takes that state away meanwhile,
  // runs it again on the next one: `work` must leave nothing behind when a Xapian::Error leaves it. Throws Error.
  template <class Work>
  auto with_newest(Work work);

  const std::string& path() const { return path_; }

 private:
  // Two commits must fall into one query before the state it reads is gone; so many times over happens to no one whose
  // queries take less than a commit.
  static constexpr int most_attempts = 8;

  void refresh();
  void open();
  void look_around();

  // True when another index stands at the path than the one that is open.
  bool is_replaced() const;

  std::string path_;
  uint64_t identity_ = 0;
  schema::OpenIndex index_;
  std::shared_ptr<const Columns> columns_;
  std::vector<std::string> languages_;
  QueryLists lists_;
  bool must_open_ = false;
};

template <class Work>
auto Reader::with_newest(Work work) {
  for (int attempt = 1;; ++attempt) {
    try {
      refresh();
      return work(
          View{index_.database, *columns_, index_.metadata.revision, languages_, index_.metadata.common_stems, lists_});
    } catch (const Xapian::DatabaseModifiedError&) {
      if (attempt == most_attempts) {
        throw Error(
            "the index '" + path_ + "' was changed " + std::to_string(most_attempts) + " times during one query",
            "ask again, or let the writer commit less often");
      }
    } catch (const Xapian::NetworkError& error) {
      // A server hangs up on who has asked nothing for long, and may have been started anew.
      if (attempt > 1) schema::rethrow(error, path_);
      must_open_ = true;
    } catch (const Xapian::Error& error) {
      // Files that vanish under a reader look like damage.
      if (attempt == most_attempts || !is_replaced()) schema::rethrow(error, path_);
      must_open_ = true;
    }
  }
}

}  // namespace wirecopy::searcher
