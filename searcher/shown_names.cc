// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/shown_names.h"

#include <algorithm>

#include "schema/record.h"
#include "schema/terms.h"

namespace wirecopy::searcher {

namespace {

std::vector<std::string> names_of(const corpus::Article& article, const schema::Field& field) {
  if (field.name == "source") return {article.outlet};
  if (field.name == "author") return article.authors;
  if (field.name == "section") return {article.section};
  return field.name == "tag" ? article.tags : std::vector<std::string>();
}

}  // namespace

std::vector<std::string> names_with(const Xapian::Database& database, const schema::Field& field,
                                    const std::string& term) {
  constexpr int most_articles = 4;
  std::vector<std::string> names;
  auto posting = database.postlist_begin(term);
  const auto end = database.postlist_end(term);
  for (int article = 0; posting != end && article < most_articles; ++posting, ++article) {
    const corpus::Article head = schema::decode_record_head(schema::read_record(database, *posting)).article;
    for (const std::string& name : names_of(head, field)) {
      const std::vector<std::string> terms = schema::value_terms(field, name);
      if (std::ranges::find(terms, term) != terms.end() && std::ranges::find(names, name) == names.end())
        names.push_back(name);
    }
  }
  return names;
}

}  // namespace wirecopy::searcher
