// SPDX-License-Identifier: GPL-2.0-or-later
#include "schema/spellings.h"

#include "corpus/hosts.h"
#include "schema/slots.h"
#include "text/hash.h"
#include "text/words.h"

namespace wirecopy::schema {

namespace {

// Hashed, since keys are bounded in length.
std::string metadata_key(const std::string& key) {
  return "wirecopy:outlet:" + pack_digest(text::hash_of(key));
}

}  // namespace

std::string spelling_key(const std::string& outlet) {
  std::string key = text::fold(outlet);
  if (!corpus::is_host(outlet)) std::erase(key, '.');
  return key;
}

std::string read_spelling(const Xapian::Database& database, const std::string& key) {
  return database.get_metadata(metadata_key(key));
}

void write_spelling(Xapian::WritableDatabase& database, const std::string& key, const std::string& spelling) {
  database.set_metadata(metadata_key(key), spelling);
}

}  // namespace wirecopy::schema
