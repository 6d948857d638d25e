// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "indexer/index_job.h"
#include "indexer/known_files.h"
#include "indexer/pipeline.h"

namespace wirecopy::indexer {

// Follows a run through its files: keeps what is rejected in each, so that a run that leaves the file out can list it
// again; ends the run after too many rejects; and says at its end what was not read.
// Call sequence: take* finish, from one thread at a time; is_full from any.
class ReadingLog {
 public:
  using Lookup = std::function<std::optional<FileRecord>(const std::string& path)>;

  // `known` says what the index knows of a file from earlier runs; it is called from `take`.
  ReadingLog(const IndexOptions& options, Observer& observer, Lookup known)
      : options_(options), observer_(observer), known_(std::move(known)) {}

  // Takes the files and rejects of the next batch, and gives it its file records. When the run ended with an earlier
  // batch, the articles of this one are left out. That depends on the input alone, not on how far the reader was.
  void take(Batch& batch);

  // True once there were more rejects than options.most_rejects. Those that an earlier run had found already in the
  // same state of a file do not count: so the same command again goes on.
  bool is_full() const { return is_full_; }

  // Lists what was not read (Reason::Stopped), at the end of a run that was interrupted or is full.
  void finish(bool is_interrupted);

  // What became of files since the last call, to be stored with the next commit.
  std::vector<FileRecord> take_records() { return std::move(records_); }

  uint64_t rejects() const { return rejects_; }            // those that were listed again are among them
  uint64_t files_not_begun() const { return not_begun_; }  // but entered by the reader
  uint64_t files_unread() const { return unread_.size(); }

 private:
  using Key = std::tuple<std::string, uint64_t, uint64_t, std::string>;
  static Key key_of(const corpus::Reject& reject);

  struct OpenFile {
    FileRecord record;
    std::optional<FileRecord> before;  // of the same state of the file
    std::set<Key> earlier;             // its rejects
  };

  void follow(const Batch& batch);
  void enter(const KnownFile& file);
  void leave(const std::string& path);
  void list_again(const std::string& path);
  void add(const corpus::Reject& reject);
  OpenFile* open_file_of(const std::string& file);
  void break_off();
  void leave_unread(const Batch& batch);

  const IndexOptions& options_;
  Observer& observer_;
  Lookup known_;
  std::map<std::string, OpenFile> open_;  // by path
  std::string current_;                   // of those the last; empty when it was left
  corpus::Place next_;                    // behind the last record that was taken
  std::vector<FileRecord> records_;
  std::vector<corpus::Place> unread_;
  uint64_t rejects_ = 0;
  uint64_t new_rejects_ = 0;
  uint64_t not_begun_ = 0;
  bool is_broken_off_ = false;
  std::atomic<bool> is_full_ = false;
};

}  // namespace wirecopy::indexer
