// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/reading.h"

#include <algorithm>
#include <chrono>
#include <iterator>
#include <utility>

#include "searcher/bad_value.h"
#include "searcher/dates.h"
#include "searcher/field_values.h"
#include "searcher/saved_expansion.h"
#include "searcher/similar.h"
#include "searcher/tree.h"

namespace wirecopy::searcher {

namespace {

DateSpan read_bound(const std::string& name, const std::string& value, const DateContext& context) {
  if (const auto span = read_date(value, context)) return *span;
  throw BadValue(name, "'" + value + "' is no date", "write 2024, 2024-03, 2024-03-15, today, or an age such as 7d");
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

// What is like an article, without the article itself.
void add_similar(Node& all, const Request& request) {
  const auto about = [&](std::string_view field) {
    Node node = filter_node(field);
    node.filter.values = {request.similar_to};
    return node;
  };
  if (!request.similar_copies) {
    all.children.push_back(about("like"));
    return;
  }
  all.children.push_back(join(NodeKind::Or, {about("like"), about("copies-of")}));
  all.children.push_back(make_not(about("id")));
}

// Weighs matches by how much they are like an article that is not in the index, and leaves out what is not.
void add_similar(CompiledQuery& compiled, const Xapian::Database& database, const corpus::Article& article) {
  const std::vector<TellingStem> stems = telling_stems(database, article);
  const Xapian::Query similar = similar_query(stems);
  const bool is_empty = similar.empty() || compiled.query.empty();
  compiled.query = is_empty ? Xapian::Query() : Xapian::Query(Xapian::Query::OP_FILTER, similar, compiled.query);
  compiled.empty = false;
  compiled.parts.clear();
  compiled.near_words.clear();
  for (const TellingStem& stem : stems) {
    compiled.parts.push_back(similar_part(stem, compiled.marks.size()));
    compiled.marks.push_back(similar_mark(stem));
  }
}

// Whether a filter asks for the copies or the story of an article.
bool rests_on_groups(const Node& node) {
  using schema::FieldKind;
  if (node.kind == NodeKind::Filter && node.field != nullptr) {
    const FieldKind kind = node.field->kind;
    if (kind == FieldKind::Number || kind == FieldKind::Article || node.field->name == "is") return true;
  }
  return std::ranges::any_of(node.children, rests_on_groups);
}

// Between two dates, in whichever order they are given.
Node date_node(const Request& request, int64_t now, WarningList& warnings) {
  const DateContext context{now, text::TimeZone::find(request.time_zone).value_or(text::TimeZone())};
  Node dates = filter_node("date");
  std::optional<DateSpan> from;
  std::optional<DateSpan> until;
  if (!request.from.empty()) from = read_bound("from", request.from, context);
  if (!request.until.empty()) until = read_bound("until", request.until, context);
  if (from && until && from->first.utc > until->last.utc) {
    warnings.add("reversed_range", {}, {request.from + ".." + request.until});
    std::swap(from, until);
  }
  if (from) dates.filter.from = from->first;
  if (until) dates.filter.until = until->last;
  return dates;
}

// The query AND the filters beside it.
Node with_filters(const Node& query, const Request& request, int64_t now, WarningList& warnings) {
  Node all;
  all.kind = NodeKind::And;
  all.children.push_back(query);
  if (!request.from.empty() || !request.until.empty()) all.children.push_back(date_node(request, now, warnings));
  add_names(all, "source", request.sources);
  add_names(all, "lang", language_codes(request.languages, {}, warnings));
  if (!request.similar_to.empty()) add_similar(all, request);
  return all.children.size() == 1 ? query : all;
}

}  // namespace

int64_t seconds_now() {
  using namespace std::chrono;
  return duration_cast<seconds>(system_clock::now().time_since_epoch()).count();
}

Reading read_query(const View& view, const Request& request) {
  return read_query(view, request, seconds_now());
}

Reading read_query(const View& view, const Request& request, int64_t now, const Deadline& deadline) {
  Reading reading;
  reading.parsed = parse_query(request.text, {.match = request.match, .now = now, .time_zone = request.time_zone});
  Node root = reading.parsed.root;
  WarningList warnings;
  // A saved query means what it says, whatever is asked of the words beside it.
  if (has_saved(root)) {
    const SavedQueries& saved = view.lists.saved();
    if (!saved.fault.empty()) warnings.add("unread_list", {}, {"saved queries", saved.fault});
    for (const std::size_t line : saved.bad_lines) warnings.add("bad_queries", {}, {std::to_string(line)});
    expand_saved(root, saved, {.now = now, .time_zone = request.time_zone}, warnings);
  }
  reading.root = with_filters(root, request, now, warnings);
  CompileOptions options;
  options.deadline = deadline;
  options.languages = view.languages;
  options.common_stems = view.common_stems;
  options.doccount = view.database.get_doccount();
  options.forms = &view.columns.forms();
  if (!request.synonyms.empty() || has_synonym(reading.root)) {
    options.synonyms = &view.lists.synonyms(request.synonyms);
    if (!options.synonyms->fault().empty()) warnings.add("unread_list", {}, {"synonyms", options.synonyms->fault()});
    for (const Synonyms::BadLine& line : options.synonyms->bad_lines())
      warnings.add("bad_synonyms", {},
                   {std::to_string(line.number), (request.synonyms.empty() ? "" : " ") + request.synonyms, line.why});
  }
  reading.compiled = compile(reading.root, view.database, options);
  reading.compiled.now = now;
  reading.compiled.rests_on_groups = rests_on_groups(reading.root);
  if (request.similar_article) add_similar(reading.compiled, view.database, *request.similar_article);
  reading.warnings = reading.parsed.warnings;
  for (auto& found : {warnings.take(), std::move(reading.compiled.warnings)})
    std::ranges::copy(found, std::back_inserter(reading.warnings));
  return reading;
}

}  // namespace wirecopy::searcher
