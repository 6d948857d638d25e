// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/field_filters.h"

#include <vector>

#include "schema/fields.h"
#include "schema/slots.h"
#include "schema/spellings.h"
#include "schema/terms.h"
#include "searcher/query_parts.h"

namespace wirecopy::searcher {

namespace {

using schema::FieldKind;
using Xapian::Query;

// Well beyond any date that can be written. Articles without a date have no value, which sorts before every figure.
constexpr Moment earliest{-1'000'000'000'000, -1'000'000'000'000};
constexpr Moment latest{1'000'000'000'000, 1'000'000'000'000};

Query property_term(std::string_view name) {
  return Query(schema::make_term(schema::field("has").prefix, name));
}

Query named(const Node& node) {
  std::vector<Query> any;
  for (const std::string& value : node.filter.values) {
    const std::vector<std::string> terms = schema::query_terms(*node.field, value);
    if (!terms.empty()) any.emplace_back(Query::OP_AND, terms.begin(), terms.end());
  }
  return joined(Query::OP_OR, any);
}

Query seconds_within(schema::Slot slot, int64_t first, int64_t last) {
  return {Query::OP_VALUE_RANGE, schema::number_of(slot), schema::pack_seconds(first), schema::pack_seconds(last)};
}

Query dated(const Node& node) {
  const Filter& filter = node.filter;
  if (filter.absent) return node.field->name == "date" ? FieldFilters::undated() : Query();
  const Moment from = filter.from.value_or(earliest);
  const Moment until = filter.until.value_or(latest);
  const schema::Slot slot = node.field->name == "added" ? schema::Slot::Added : schema::Slot::Published;
  Query by_moment = seconds_within(slot, from.utc, until.utc);
  if (slot == schema::Slot::Added || (from.utc == from.clock && until.utc == until.clock)) return by_moment;
  // A date without a time of day has no zone: it is a day of whoever asks, as in the histogram.
  const std::string first_of_minutes(1, static_cast<char>(corpus::Precision::Minute));
  const Xapian::valueno kind = schema::number_of(schema::Slot::DateKind);
  return joined(Query::OP_OR, {{Query::OP_AND, by_moment, {Query::OP_VALUE_GE, kind, first_of_minutes}},
                               {Query::OP_AND_NOT,
                                seconds_within(slot, from.clock, until.clock),
                                {Query::OP_VALUE_GE, kind, first_of_minutes}}});
}

}  // namespace

Query FieldFilters::undated() {
  return {Query::OP_AND_NOT, Query::MatchAll, property_term("date")};
}

Query FieldFilters::make(const Node& node) {
  const auto [known, is_new] = known_.try_emplace(to_query_text(node, DayStyle::Other));
  if (is_new) known->second = look_up(node);
  return known->second;
}

Query FieldFilters::look_up(const Node& node) {
  switch (node.field->kind) {
    case FieldKind::Date:
    case FieldKind::Bound:
      return dated(node);
    case FieldKind::Number:
      return node.field->name == "copies" ? groups_.copies(node.filter.comparison, node.filter.number, node.at)
                                          : groups_.outlets(node.filter.comparison, node.filter.number, node.at);
    case FieldKind::Property:
      return property(node);
    case FieldKind::Saved:
      return {};  // its tree stands in its place already
    case FieldKind::Article:
      return node.field->name == "story" ? groups_.stories_of(node.filter.values, node.at)
                                         : groups_.copies_of(node.filter.values, node.at);
    default:
      return node.field->name == "source" ? of_outlets(node) : named(node);
  }
}

// An outlet is found by every name that it is known by in the index, and goes by one of them.
Query FieldFilters::of_outlets(const Node& node) {
  std::vector<Query> any{named(node)};
  for (const std::string& value : node.filter.values) {
    for (const Xapian::Database& shard : database_.shards()) {
      const std::string mark = schema::is_whole_name(*node.field, value) ? "=" : "";
      const std::string key = schema::spelling_key(value.substr(mark.size()));
      const std::string spelling = schema::read_spelling(shard, key);
      if (schema::spelling_key(spelling) == key) continue;
      const std::vector<std::string> terms = schema::query_terms(*node.field, mark + spelling);
      if (!terms.empty()) any.emplace_back(Query::OP_AND, terms.begin(), terms.end());
    }
  }
  return joined(Query::OP_OR, any);
}

Query FieldFilters::property(const Node& node) {
  std::vector<Query> any;
  for (const std::string& value : node.filter.values) {
    if (node.field->name == "has") {
      any.push_back(property_term(value));
    } else if (const Query query = value == "lead" ? groups_.leads(node.at) : groups_.non_leads(node.at);
               !query.empty()) {
      any.push_back(query);
    }
  }
  return joined(Query::OP_OR, any);
}

}  // namespace wirecopy::searcher
