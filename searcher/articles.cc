// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/articles.h"

#include <string>

#include "schema/record.h"
#include "schema/terms.h"

namespace wirecopy::searcher {

Xapian::docid find_article(const Xapian::Database& database, std::string_view id) {
  // Terms are folded, so the id itself decides.
  for (const std::string& term : schema::value_terms(schema::field("id"), id)) {
    const auto end = database.postlist_end(term);
    for (auto posting = database.postlist_begin(term); posting != end; ++posting) {
      if (schema::decode_record_head(schema::read_record(database, *posting)).article.id == id) return *posting;
    }
  }
  return 0;
}

}  // namespace wirecopy::searcher
