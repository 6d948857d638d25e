// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include <xapian.h>

#include "schema/metadata.h"

namespace wirecopy::schema {

// An index opened for reading.
struct OpenIndex {
  Xapian::Database database;
  Metadata metadata;
};

// Opens a directory, a "host:port" of a Xapian server, or a stub file. Throws Error: IndexMissing when there is none or
// of another version, Broken when it is damaged.
OpenIndex open_index(const std::string& path);

// A figure that changes when the directory at `path` is replaced by another index: a reader that holds the old one must
// open anew. 0 when it cannot be told (a remote index).
uint64_t identity_of(const std::string& path);

// Turns a Xapian error into ours, with the index named. Xapian::Error is not a std::exception.
[[noreturn]] void rethrow(const Xapian::Error& error, const std::string& path);

}  // namespace wirecopy::schema
