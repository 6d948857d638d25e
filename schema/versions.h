// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

#include "schema/record.h"
#include "schema/shards.h"

namespace wirecopy::schema {

// An earlier text of an article of the index: what stood at the same address, or under the same id, before.
struct Version {
  uint64_t digest = 0;  // as in the Digest slot
  StoredArticle stored;
};

// Earlier versions are kept in the metadata of the database, under the docid of the article that took their place: each
// its digest and its record, in the order in which they came. They are not searched and no copies of anything.
std::string versions_key(Xapian::docid document);

// Appends a version to what is stored under the key (empty at first). `record` is what encode_record made.
void append_version(std::string& stored, uint64_t digest, std::string_view record);

// True when a version of this digest is there.
bool has_version(std::string_view stored, uint64_t digest);

// The versions of an article by time (modified, else published), then as they came. Throws Error when the bytes are
// none ("the index is damaged").
std::vector<Version> read_versions(const ShardedDatabase& database, Xapian::docid document);

}  // namespace wirecopy::schema
