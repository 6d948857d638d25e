// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string>

#include <xapian.h>

namespace wirecopy::indexer {

// A file that was read to its end, as it was then.
struct KnownFile {
  std::string path;      // absolute
  uint64_t size = 0;     // bytes
  int64_t modified = 0;  // nanoseconds since 1970
};

// The path under which a file is known and stored: absolute, without "." and "..". "-" stays as it is.
std::string known_path(const std::string& file);

// True when the index has read this very state of the file. The files are in the metadata of the database.
bool is_known(const Xapian::Database& database, const KnownFile& file);
void set_known(Xapian::WritableDatabase& database, const KnownFile& file);

}  // namespace wirecopy::indexer
