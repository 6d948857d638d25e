// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/query_parts.h"

#include <algorithm>
#include <cstddef>
#include <map>
#include <string>
#include <utility>

#include "schema/terms.h"

namespace wirecopy::searcher {

using Xapian::Query;

double repeat_factor(double times) {
  return 2 * times / (1 + times);
}

Query joined(Query::op operation, const std::vector<Query>& queries) {
  if (queries.size() == 1) return queries.front();
  return {operation, queries.begin(), queries.end()};
}

void merge_repeats(std::vector<Query>& queries) {
  std::map<std::string, std::size_t> place;
  std::vector<Query> once;
  std::vector<double> times;
  for (const Query& query : queries) {
    const auto [known, is_new] = place.try_emplace(query.get_description(), once.size());
    if (is_new) {
      once.push_back(query);
      times.push_back(1);
    } else {
      ++times[known->second];
    }
  }
  for (std::size_t i = 0; i < once.size(); ++i) {
    if (times[i] > 1 && !once[i].empty()) once[i] = Query(Query::OP_SCALE_WEIGHT, once[i], repeat_factor(times[i]));
  }
  queries = std::move(once);
}

bool has_empty(const std::vector<Query>& queries) {
  return std::ranges::any_of(queries, [](const Query& query) { return query.empty(); });
}

Query weightless(const Query& query) {
  return query.empty() ? query : Query(Query::OP_SCALE_WEIGHT, query, 0.0);
}

Query filtered(const Query& query, const Query& filter) {
  return query.empty() || filter.empty() ? Query() : Query(Query::OP_FILTER, query, filter);
}

CompiledPart any_of(std::vector<CompiledPart> parts) {
  std::vector<Query> queries;
  std::vector<Condition> conditions;
  for (CompiledPart& part : parts) {
    if (!part.query.empty()) queries.push_back(std::move(part.query));
    conditions.push_back(std::move(part.condition));
  }
  return {queries.empty() ? Query() : joined(Query::OP_OR, queries), true, Condition::any(std::move(conditions))};
}

Query terms_of(const std::vector<std::string>& stems, const schema::Field* field, Query::op operation) {
  const std::string_view prefix = field == nullptr ? std::string_view() : field->prefix;
  std::vector<Query> terms;
  for (const std::string& stem : stems) terms.emplace_back(schema::make_term(prefix, stem));
  return terms.empty() ? Query() : joined(operation, terms);
}

}  // namespace wirecopy::searcher
