// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <algorithm>
#include <cstdint>
#include <deque>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include <xapian.h>

#include "indexer/document.h"
#include "indexer/furniture_memory.h"
#include "indexer/index_job.h"
#include "indexer/interruption.h"
#include "indexer/known_files.h"
#include "indexer/outlet_spellings.h"

namespace wirecopy::indexer {

// Changes a live index, one transaction a batch: articles, their groups of copies, and the list of known files go in
// together or not at all. Not thread-safe: Xapian allows one writer an index, and this holds its lock. Call sequence:
// ((add | remove | withdraw | note_files)* commit)*. What was not committed is dropped by the destructor.
class IndexWriter {
 public:
  // Opens the index, made empty where there is none. Throws Error: IndexLocked, IndexMissing.
  explicit IndexWriter(std::string path);

  // Gives a new article what the index has learned of its outlet (outlet_spellings.h, furniture_memory.h), before it is
  // analysed, and learns from it. One that the index has as it is stays as it is.
  void remember(Prepared& prepared);

  // Takes an article for the next commit. One that the index has as it is, now or as an earlier version, counts as
  // unchanged; of two versions of one article the later wins (is_older), and the other is kept beside it. Two are
  // versions of one article when they have one id, or one address and not each an id that was given.
  void add(Prepared&& prepared);

  // Takes an article out. False when there is none of this id.
  bool remove(const std::string& id);

  // The same for what came since the last commit, too, with all its versions.
  void withdraw(const std::string& id);

  // What became of files, to be stored with the next commit.
  void note_files(std::vector<FileRecord>&& records) { std::ranges::move(records, std::back_inserter(files_)); }

  // Writes everything taken since the last commit. Does nothing when that is nothing. Throws Error when the disk is
  // full, and whatever `check` throws; the last commit stands.
  void commit(const CheckPoint& check = [] {});

  std::size_t pending() const { return pending_.size() + removed_.size() + late_versions_.size(); }
  // What the last commit, or the open one, knows of a file.
  std::optional<FileRecord> record_of(const std::string& path) const { return read_file_record(database_, path); }
  uint64_t articles() const { return database_.get_doccount(); }
  const Xapian::Database& database() const { return database_; }

  // Totals of all adds; replaced counts articles whose text changed.
  uint64_t added() const { return added_; }
  uint64_t replaced() const { return replaced_; }
  uint64_t unchanged() const { return unchanged_; }
  uint64_t withdrawn() const { return withdrawn_; }

 private:
  struct Waiting {
    Prepared prepared;
    Xapian::docid document = 0;  // which it takes the place of
    std::string versions{};      // earlier ones that came since the last commit, as schema::append_version has them
    bool is_withdrawn = false;   // it goes before it was written
  };

  // What an article that came is a version of: one that waits, one that stands, or one that waits to take the place of
  // one that stands.
  struct Match {
    Waiting* waiting = nullptr;
    Xapian::docid document = 0;
  };

  Xapian::docid find(const std::string& id) const;
  Match match(const Prepared& prepared);
  Match match_at_address(const Prepared& prepared);
  bool has_version(Xapian::docid document, uint64_t digest) const;
  Waiting* waiting_for(Xapian::docid document);
  void add_to(Waiting& waiting, Prepared&& prepared);
  bool stands_elsewhere(const Prepared& prepared) const;
  void write_pending(const CheckPoint& check);

  std::string path_;
  Xapian::WritableDatabase database_;
  std::deque<Waiting> pending_;                         // as they came
  std::map<std::string, Waiting*> pending_of_;          // by the id of each of their versions
  std::map<uint64_t, Waiting*> pending_at_;             // by address; of several the first
  std::map<Xapian::docid, Waiting*> replacing_;         // by the document that they take the place of
  std::map<Xapian::docid, std::string> late_versions_;  // versions that are older than what stands
  std::set<Xapian::docid> removed_;
  std::vector<FileRecord> files_;
  Xapian::docid last_before_;        // the last document that stood when this writer began
  std::set<Xapian::docid> changed_;  // of those, the ones of which another text has come since
  OutletSpellings spellings_;
  FurnitureMemory furniture_;
  uint64_t added_ = 0;
  uint64_t replaced_ = 0;
  uint64_t unchanged_ = 0;
  uint64_t withdrawn_ = 0;
};

}  // namespace wirecopy::indexer
