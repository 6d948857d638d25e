// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <xapian.h>

#include "corpus/reader.h"

namespace wirecopy::indexer {

// A file as it was when it was read.
struct KnownFile {
  std::string path;      // absolute
  uint64_t size = 0;     // bytes
  int64_t modified = 0;  // nanoseconds since 1970
  uint64_t reading = 0;  // by reading_of

  bool operator==(const KnownFile&) const = default;
};

// What became of a file that was read.
struct FileRecord {
  KnownFile file;
  bool is_whole = false;                // false: the run ended in the middle of it
  std::vector<corpus::Reject> rejects;  // of the file, and of what is packed in it
};

// The path under which a file is known and stored: absolute, without "." and "..". "-" stays as it is.
std::string known_path(const std::string& file);

// A hash of the options that change what is read of a file.
uint64_t reading_of(const corpus::ReadOptions& options);

// What the index knows of the file at a path. The files are in the metadata of the database.
std::optional<FileRecord> read_file_record(const Xapian::Database& database, const std::string& path);
void write_file_record(Xapian::WritableDatabase& database, const FileRecord& record);

}  // namespace wirecopy::indexer
