// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "corpus/format.h"
#include "corpus/reader.h"
#include "indexer/document.h"
#include "indexer/known_files.h"

namespace wirecopy::indexer {

// Something that happened to a file.
struct FileEvent {
  enum class Kind {
    Entered,   // its records follow
    Left,      // all of them were given, in this batch or before it
    LeftOut,   // it is not wanted
    NotBegun,  // it is wanted, but the run was ended before
  };
  Kind kind = Kind::Entered;
  KnownFile file;
};

// An article that is to leave the index.
struct Removal {
  std::string id;
  std::size_t behind = 0;  // how many articles of the batch came before
};

// What a run of records came to, in their order.
struct Batch {
  uint64_t number = 0;
  std::vector<Prepared> articles;
  std::vector<Removal> removals;  // in their order
  std::vector<corpus::Reject> rejects;
  std::vector<FileEvent> files;          // in their order
  std::vector<FileRecord> file_records;  // what an intake makes of them
  uint64_t bytes = 0;                    // taken in by the reader up to the end of this batch, since the batch before
  corpus::Place next;                    // behind its last record; no file where it has none

  // Takes back what it holds for the index, where the run ended before it.
  void leave_out() {
    articles.clear();
    removals.clear();
    bytes = 0;
  }

  // Calls `add` with each article and `remove` with each id, in their order.
  void for_each_change(auto add, auto remove) {
    auto removal = removals.begin();
    for (std::size_t i = 0; i <= articles.size(); ++i) {
      for (; removal != removals.end() && removal->behind <= i; ++removal) remove(removal->id);
      if (i < articles.size()) add(articles[i]);
    }
  }
};

// Understands a record, and adds what it came to, not yet analysed. Pure. An article that is a whole file by itself is
// named after it where `file_holds` says so (see id_of).
void prepare(const corpus::Record& record, const corpus::ReadOptions& options, Batch& batch, corpus::Holds file_holds);

// Takes what the pipeline makes.
class Intake {
 public:
  virtual ~Intake() = default;

  // False leaves the file out. On the reading thread.
  virtual bool wants(const KnownFile& file) = 0;
  // True ends the reading; what was read is taken, and files that were not begun are named. On the reading thread.
  virtual bool stop() = 0;

  // Called for each batch in order of the numbers, one call at a time, on a worker thread, before its articles are
  // analysed: for what the articles before say of these. Calls of `take` for earlier batches may run beside it.
  virtual void receive(Batch&) {}

  // Called for each batch in order of the numbers, one call at a time, on a worker thread. What it returns (may be
  // empty) is run on that thread afterwards, outside the order, beside other calls.
  virtual std::function<void()> take(Batch&& batch) = 0;
};

struct PipelineResult {
  uint64_t files = 0;  // standard input is one
  uint64_t files_unchanged = 0;
  bool interrupted = false;
};

// Reads sources on the calling thread, and on `threads` workers parses and analyses their records in batches. Memory:
// at most 3 batches a worker, each of 64 records or 4 MiB. The first exception of any thread ends the run and is thrown
// here.
PipelineResult run_pipeline(const std::vector<std::string>& sources, const corpus::ReadOptions& options,
                            unsigned threads, Intake& intake);

}  // namespace wirecopy::indexer
