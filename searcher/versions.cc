// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/versions.h"

#include "schema/index.h"
#include "schema/terms.h"

namespace wirecopy::searcher {

std::vector<schema::Version> versions_of(const std::string& index, std::string_view id) {
  try {
    const schema::ShardedDatabase database = schema::open_index(index).database;
    for (const std::string& term : schema::value_terms(schema::field("id"), id)) {
      const auto end = database.postlist_end(term);
      for (auto posting = database.postlist_begin(term); posting != end; ++posting) {
        if (schema::decode_record_head(schema::read_record(database, *posting)).article.id == id)
          return schema::read_versions(database, *posting);
      }
    }
    return {};
  } catch (const Xapian::Error& error) {
    schema::rethrow(error, index);
  }
}

}  // namespace wirecopy::searcher
