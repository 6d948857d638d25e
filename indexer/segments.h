// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <vector>

#include <xapian.h>

namespace wirecopy::indexer {

// Small databases that grow into one. Xapian's writer is fast only while what it holds fits the cache, so each run of
// articles becomes a fresh database (a segment), and all are compacted into one at the end. That reads everything once;
// only when there would be more segments than can be open at a time is a run of `fan_in` neighbours compacted into one
// of the next level before. Document ids of the result count through the segments in the order of their numbers,
// whatever the order or thread in which they were written. Call sequence: write* from any threads, numbers 0, 1, 2, ...
// each once; then seal once; then finish once, and find* meanwhile on another thread.
class Segments {
 public:
  static constexpr std::size_t fan_in = 64;

  // Works in `directory`, which must exist and be empty. Raises this process's limit of open files as far as it may.
  explicit Segments(std::string directory);

  // Writes one segment; an empty one counts too. May merge segments before it returns. Throws Error when the disk is
  // full.
  void write(uint64_t number, std::vector<Xapian::Document>&& documents);

  // Says that every segment is written.
  void seal();

  // Compacts everything into a database at `output`, whose directory must not exist. The segments are left where they
  // are.
  void finish(const std::string& output) const;

  // A document of the result as it stands in its segment.
  struct Place {
    Xapian::Database segment;
    Xapian::docid document = 0;  // in the segment
  };
  // Where the document of that id of the result stands. There must be one.
  Place find(Xapian::docid document) const;

 private:
  struct Level {
    std::map<uint64_t, Xapian::doccount> ready;  // number of a segment -> its documents
  };
  struct Part {
    std::string path;
    Xapian::docid before = 0;  // documents of the parts before it
  };

  std::string path_of(std::size_t level, uint64_t number) const;
  void add_ready(std::size_t level, uint64_t number, Xapian::doccount documents);
  bool take_run(std::size_t& level, uint64_t& parent, Xapian::doccount& documents, std::vector<std::string>& paths);

  std::string directory_;
  std::size_t most_segments_;
  std::mutex mutex_;
  std::vector<Level> levels_;
  std::vector<Part> parts_;  // what is merged at the end, in order, none of them empty
};

}  // namespace wirecopy::indexer
