// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "corpus/reader.h"

namespace wirecopy::indexer {

struct IndexOptions {
  std::string path;  // of the index; made when there is none
  corpus::ReadOptions read;
  unsigned threads = 0;   // workers; 0 = one a processor
  bool reread = false;    // read files that did not change since last time, too
  uint32_t batch = 2000;  // articles of one commit of an increment
  // More new rejects end the run early: what came before them is committed (indexer/reading_log.h).
  std::optional<uint64_t> most_rejects{};
};

// How far a run is. Figures only grow.
struct Progress {
  uint64_t bytes = 0;        // of the sources, as they lie on disk
  uint64_t total_bytes = 0;  // 0 = unknown
  uint64_t articles = 0;     // new or changed
  uint64_t unchanged = 0;    // in the index already, as they are
  uint64_t copies = 0;       // articles found to carry the text of another
  uint64_t rejects = 0;
  std::string_view step;  // what is done now: "reading", "looking for copies", "grouping", "merging", "writing"
};

// Watches a run. Called from any thread, one call at a time.
class Observer {
 public:
  virtual ~Observer() = default;
  virtual void progress(const Progress&) {}
  // Those of files that are left out are listed again; at the end of a run that was ended early, what was not read is
  // (Reason::Stopped).
  virtual void reject(const corpus::Reject&) {}
  // True ends the run early: what was read so far is committed.
  virtual bool stop() { return false; }
};

struct IndexReport {
  uint64_t added = 0;
  uint64_t replaced = 0;
  uint64_t unchanged = 0;
  uint64_t rejects = 0;          // found, or listed again
  uint64_t files = 0;            // read
  uint64_t files_unchanged = 0;  // left out
  uint64_t withdrawn = 0;        // taken out, since their agency has canceled them or holds them back
  uint64_t articles = 0;         // in the index now
  uint64_t groups = 0;           // groups of copies in the index now
  uint64_t copies = 0;           // articles in them
  uint64_t files_unread = 0;     // to their end, since the run was ended early
  bool interrupted = false;
  bool has_too_many_rejects = false;
};

// Reads sources into an index. The first run builds it anew beside its place, from many small databases, and puts it
// there in one atomic step; later runs write batches into it, one commit each. The same input gives the same index
// whatever the number of threads. After a crash the index is as the last commit left it. Throws Error: IndexLocked,
// IndexMissing (another version), Broken (disk).
IndexReport index_sources(const std::vector<std::string>& sources, const IndexOptions& options, Observer& observer);

struct RemoveReport {
  uint64_t removed = 0;
  std::vector<std::string> unknown;  // ids that are not in the index
};

// Takes articles out of an index, in one commit; the copies of a removed lead get another lead. Throws Error as
// index_sources does.
RemoveReport remove_articles(const std::string& path, const std::vector<std::string>& ids);

}  // namespace wirecopy::indexer
