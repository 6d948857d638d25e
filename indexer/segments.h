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
// each once; then finish once.
class Segments {
 public:
  static constexpr std::size_t fan_in = 64;

  // Works in `directory`, which must exist and be empty. Raises this process's limit of open files as far as it may.
  explicit Segments(std::string directory);

  // Writes one segment; an empty one counts too. May merge segments before it returns. Throws Error when the disk is
  // full.
  void write(uint64_t number, std::vector<Xapian::Document>&& documents);

  // Compacts everything into a database at `output`, whose directory must not exist.
  void finish(const std::string& output);

 private:
  struct Level {
    std::map<uint64_t, bool> ready;  // number of a segment -> it has documents
  };

  std::string path_of(std::size_t level, uint64_t number) const;
  void add_ready(std::size_t level, uint64_t number, bool filled);
  bool take_run(std::size_t& level, uint64_t& parent, std::vector<std::string>& paths);
  void compact(const std::vector<std::string>& paths, const std::string& output) const;

  std::string directory_;
  std::size_t most_segments_;
  std::mutex mutex_;
  std::vector<Level> levels_;
};

}  // namespace wirecopy::indexer
