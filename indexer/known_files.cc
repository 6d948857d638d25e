// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/known_files.h"

#include <filesystem>

#define XXH_INLINE_ALL
#include <xxhash.h>

#include "schema/bytes.h"
#include "schema/slots.h"

namespace wirecopy::indexer {

namespace {

std::string key_of(const std::string& path) {
  return "wirecopy:file:" + schema::pack_digest(XXH3_64bits(path.data(), path.size()));
}

std::string state_of(const KnownFile& file) {
  schema::ByteWriter writer;
  writer.number(file.size);
  writer.signed_number(file.modified);
  return writer.take();
}

}  // namespace

std::string known_path(const std::string& file) {
  return file == "-" ? file : std::filesystem::absolute(file).lexically_normal().string();
}

bool is_known(const Xapian::Database& database, const KnownFile& file) {
  return database.get_metadata(key_of(file.path)) == state_of(file);
}

void set_known(Xapian::WritableDatabase& database, const KnownFile& file) {
  database.set_metadata(key_of(file.path), state_of(file));
}

}  // namespace wirecopy::indexer
