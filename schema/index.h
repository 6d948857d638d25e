// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string>

#include <xapian.h>

#include "schema/metadata.h"
#include "schema/shards.h"

namespace wirecopy::schema {

// An index opened for reading.
struct OpenIndex {
  ShardedDatabase database;
  Metadata metadata;
};

// Opens what shard_places has. Throws Error: IndexMissing when there is none or one of another version, Broken when one
// is damaged.
OpenIndex open_index(const std::string& path);

// The metadata of an index, or of all that are joined: the revision is the sum of theirs, so it rises with every commit
// to one of them; common stems are those of all of them; the rest is of the first. Throws Error as the other does.
Metadata read_metadata(const ShardedDatabase& database, const std::string& path);

// A figure that changes when a directory that `path` stands for is replaced by another index: a reader that holds the
// old one must open anew. 0 when it cannot be told (a remote index) or there is none.
uint64_t identity_of(const std::string& path);

// Turns a Xapian error into ours, with the index named. Xapian::Error is not a std::exception.
[[noreturn]] void rethrow(const Xapian::Error& error, const std::string& path);

}  // namespace wirecopy::schema
