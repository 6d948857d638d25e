// SPDX-License-Identifier: GPL-2.0-or-later
#include "schema/versions.h"

#include <algorithm>
#include <limits>

#include "schema/bytes.h"
#include "schema/slots.h"

namespace wirecopy::schema {

namespace {

int64_t time_of(const Version& version) {
  const corpus::Article& article = version.stored.article;
  const corpus::Date& date = article.modified.known() ? article.modified : article.published;
  return date.known() ? date.seconds : std::numeric_limits<int64_t>::min();
}

}  // namespace

std::string versions_key(Xapian::docid document) {
  return "wirecopy:versions:" + pack_number(document);
}

void append_version(std::string& stored, uint64_t digest, std::string_view record) {
  ByteWriter writer;
  writer.number(digest);
  writer.string(record);
  stored += writer.take();
}

bool has_version(std::string_view stored, uint64_t digest) {
  for (ByteReader reader(stored); !reader.at_end(); reader.string()) {
    if (reader.number() == digest) return true;
  }
  return false;
}

std::vector<Version> read_versions(const ShardedDatabase& database, Xapian::docid document) {
  const Xapian::Database& shard = database.shards()[database.shard_of(document)];
  const std::string stored = shard.get_metadata(versions_key(database.local(document)));
  std::vector<Version> versions;
  for (ByteReader reader(stored); !reader.at_end();) {
    const uint64_t digest = reader.number();
    versions.push_back({digest, decode_record(reader.string())});
  }
  std::ranges::stable_sort(versions, {}, time_of);
  return versions;
}

}  // namespace wirecopy::schema
