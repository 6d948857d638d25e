// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/reading.h"

#include <chrono>
#include <iterator>
#include <utility>

#include "searcher/dates.h"
#include "text/error.h"

namespace wirecopy::searcher {

namespace {

DateSpan read_bound(const std::string& value, const DateContext& context) {
  if (const auto span = read_date(value, context)) return *span;
  throw Error("'" + value + "' is no date", "write 2024, 2024-03, 2024-03-15, today, or an age such as 7d",
              Failure::Usage);
}

Node filter_node(std::string_view field) {
  Node node;
  node.kind = NodeKind::Filter;
  node.field = schema::find_field(field);
  return node;
}

void add_names(Node& all, std::string_view field, const std::vector<std::string>& values) {
  if (values.empty()) return;
  Node node = filter_node(field);
  node.filter.values = values;
  all.children.push_back(std::move(node));
}

// The query AND the filters beside it.
Node with_filters(const Node& query, const Request& request, int64_t now) {
  Node all;
  all.kind = NodeKind::And;
  all.children.push_back(query);
  if (!request.from.empty() || !request.until.empty()) {
    const DateContext context{now, TimeZone::find(request.time_zone).value_or(TimeZone())};
    Node dates = filter_node("date");
    if (!request.from.empty()) dates.filter.from = read_bound(request.from, context).first;
    if (!request.until.empty()) dates.filter.until = read_bound(request.until, context).last;
    all.children.push_back(std::move(dates));
  }
  add_names(all, "source", request.sources);
  add_names(all, "lang", request.languages);
  return all.children.size() == 1 ? query : all;
}

}  // namespace

Reading read_query(const View& view, const Request& request) {
  using namespace std::chrono;
  const int64_t now = duration_cast<seconds>(system_clock::now().time_since_epoch()).count();
  Reading reading;
  reading.parsed = parse_query(request.text, {.match = request.match, .now = now, .time_zone = request.time_zone});
  reading.root = with_filters(reading.parsed.root, request, now);
  CompileOptions options;
  options.languages = view.languages;
  options.common_stems = view.common_stems;
  options.doccount = view.database.get_doccount();
  reading.compiled = compile(reading.root, view.database, options);
  reading.warnings = reading.parsed.warnings;
  std::move(reading.compiled.warnings.begin(), reading.compiled.warnings.end(), std::back_inserter(reading.warnings));
  return reading;
}

}  // namespace wirecopy::searcher
