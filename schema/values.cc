// SPDX-License-Identifier: GPL-2.0-or-later
#include "schema/values.h"

#include <algorithm>

namespace wirecopy::schema {

// A list of matches carries what it is sorted by: the articles that have a value, sorted by it.
std::vector<std::pair<Xapian::docid, std::string>> remote_values(const ShardedDatabase& database, Slot slot) {
  Xapian::Enquire enquire(database);
  enquire.set_query(Xapian::Query(Xapian::Query::OP_VALUE_GE, number_of(slot), std::string(1, '\0')));
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  enquire.set_sort_by_value(number_of(slot), false);
  const Xapian::MSet matches = enquire.get_mset(0, database.get_doccount());
  std::vector<std::pair<Xapian::docid, std::string>> values;
  values.reserve(matches.size());
  for (auto match = matches.begin(); match != matches.end(); ++match) values.emplace_back(*match, match.get_sort_key());
  std::ranges::sort(values);
  return values;
}

}  // namespace wirecopy::schema
