// SPDX-License-Identifier: GPL-2.0-or-later
#include "web/route_parameters.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <charconv>
#include <optional>

#include "searcher/suggestions.h"
#include "web/export.h"
#include "web/feed.h"
#include "web/form.h"

namespace wirecopy::web {

namespace {

// Parameters that are none of a search, by the end of the pattern that takes them; the first that fits counts.
struct OwnParameter {
  std::string_view pattern;  // empty: any
  std::string_view name;
  std::string_view help;
  Values values = {};
};

std::vector<std::string_view> yes_and_no() {
  return {"yes", "no"};
}
std::vector<std::string_view> wait_alone() {
  return {"wait"};
}
std::vector<std::string_view> newsapi_alone() {
  return {"newsapi"};
}

constexpr std::string_view compat_help =
    "newsapi: the parameters and the answer of NewsAPI's /v2/everything, for clients that know no other";

// How much of a list.
constexpr Values part{.type = "integer", .most = largest_limit, .standard = "10"};

// Of a feed, which has other ones than a search.
constexpr Values entries{.type = "integer", .most = largest_limit, .standard = "100"};
static_assert(most_feed_entries == 100 && most_exported == 10'000);

std::vector<std::string_view> orders() {
  return std::ranges::find(parameters(), "sort", &Parameter::name)->values.names();
}
constexpr Values order_of_feed{.names = orders, .standard = "-date"};

constexpr std::array table{
    OwnParameter{"", "id", "of an article; a slash in it is written as %2F"},
    OwnParameter{"", index_parameter, "the name of one of several indexes; the first without it"},
    OwnParameter{"", "a", "the id of one article"},
    OwnParameter{"", "b", "the id of the other"},
    OwnParameter{"", "bodies", "no: without the texts of the articles", {.names = yes_and_no, .standard = "yes"}},
    OwnParameter{"", "commit", "wait: answer when it is in the index, 30 seconds at most", {.names = wait_alone}},
    OwnParameter{"", "copies", "yes: the copies of the article too", {.names = yes_and_no, .standard = "no"}},
    OwnParameter{"", compat_parameter, compat_help, {.names = newsapi_alone}},
    OwnParameter{"/articles/{id}", "q", "a query whose matches are marked"},
    OwnParameter{"/articles/{id}", "offset", "how many bytes of the text to skip", {.type = "integer"}},
    OwnParameter{"/articles/{id}",
                 "limit",
                 "how many bytes of the text at most; all of it without",
                 {.type = "integer", .least = 1}},
    OwnParameter{"/api/v1/copies", "limit", "how many groups", part},
    OwnParameter{"/api/v1/copies", "offset", "how many groups to skip", {.type = "integer"}},
    OwnParameter{"/api/v1/stories", "limit", "how many stories", part},
    OwnParameter{"/api/v1/stories", "offset", "how many stories to skip", {.type = "integer"}},
    OwnParameter{"/api/v1/stories",
                 "exclusive",
                 "yes: those that one outlet alone reports, those of one article too",
                 {.names = yes_and_no, .standard = "no"}},
    OwnParameter{"/api/v1/outlets", "limit", "how many outlets", part},
    OwnParameter{"/api/v1/outlets", "offset", "how many outlets to skip", {.type = "integer"}},
    OwnParameter{"/api/v1/matrix",
                 "limit",
                 "of how many outlets",
                 {.type = "integer", .least = 1, .most = largest_limit, .standard = "20"}},
    OwnParameter{"/suggest", "q", "what was typed"},
    OwnParameter{"/suggest",
                 "limit",
                 "how many of each kind",
                 {.type = "integer", .least = 1, .most = searcher::most_suggestions, .standard = "5"}},
    OwnParameter{"/feed.atom", "limit", "how many entries", entries},
    OwnParameter{"/feed.atom", "sort", "the order of the entries", order_of_feed},
    OwnParameter{"/feed.json", "limit", "how many entries", entries},
    OwnParameter{"/feed.json", "sort", "the order of the entries", order_of_feed},
    OwnParameter{
        "/export.csv", "limit", "how many hits", {.type = "integer", .most = most_exported, .standard = "10000"}},
    OwnParameter{"/match", "text", "the text, 1 MiB at most"},
    OwnParameter{"/match", "limit", "how many articles", part},
};

const OwnParameter* find_own(const Route& route, std::string_view name) {
  const auto own = std::ranges::find_if(
      table, [&](const OwnParameter& row) { return row.name == name && route.pattern.ends_with(row.pattern); });
  return own == table.end() ? nullptr : &*own;
}

RouteParameter parameter_of(const Route& route, std::string_view name) {
  const bool required = name.ends_with('!');
  if (required) name.remove_suffix(1);
  if (const OwnParameter* own = find_own(route, name))
    return {.name = own->name, .help = own->help, .values = own->values, .required = required};
  const auto known = std::ranges::find(parameters(), name, &Parameter::name);
  assert(known != parameters().end());
  return {.name = name, .help = known->help, .values = known->values, .repeats = known->repeats, .required = required};
}

// Calls visit(word) for each word of a list with blanks between.
template <class Visit>
void each_word(std::string_view words, const Visit& visit) {
  while (!words.empty()) {
    const std::string_view word = words.substr(0, words.find(' '));
    words.remove_prefix(std::min(words.size(), word.size() + 1));
    visit(word);
  }
}

bool is_number(const RouteParameter& parameter) {
  return parameter.values.type == "integer";
}

std::optional<uint32_t> number_in(std::string_view text) {
  uint32_t number = 0;
  const char* const end = text.data() + text.size();
  const auto [rest, error] = std::from_chars(text.data(), end, number);
  return error == std::errc() && rest == end ? std::optional(number) : std::nullopt;
}

// What is wrong with a value, or empty.
std::string wrong_value(const RouteParameter& parameter, std::string_view value) {
  const Values& values = parameter.values;
  if (is_number(parameter)) {
    const std::optional<uint32_t> number = number_in(value);
    if (number && *number >= values.least && (values.most == 0 || *number <= values.most)) return "";
    if (values.most == 0) return "must be a whole number from " + std::to_string(values.least) + " on";
    return "must be a whole number from " + std::to_string(values.least) + " to " + std::to_string(values.most);
  }
  if (values.names == nullptr) return "";
  std::string names;
  for (const std::string_view name : values.names()) {
    if (name == value) return "";
    names += (names.empty() ? "" : " or ") + std::string(name);
  }
  return "must be " + names;
}

Problem bad_parameter(std::string_view name, const std::string& wrong) {
  return {.status = 400,
          .code = "bad_parameter",
          .detail = std::string(name) + " " + wrong,
          .parameter = std::string(name)};
}

std::optional<Problem> problem_with(const RouteParameter& parameter, const std::vector<QueryPair>& pairs) {
  const auto is_it = [&](const QueryPair& pair) { return pair.name == parameter.name && !pair.value.empty(); };
  const auto given = std::ranges::find_if(pairs, is_it);
  if (given == pairs.end())
    return parameter.required ? std::optional(bad_parameter(parameter.name, "is missing")) : std::nullopt;
  if (std::ranges::count_if(pairs, is_it) > 1) return bad_parameter(parameter.name, "is given twice");
  const std::string wrong = wrong_value(parameter, given->value);
  return wrong.empty() ? std::nullopt : std::optional(bad_parameter(parameter.name, wrong));
}

bool takes_plain_text(const Route& route) {
  return route.description.body.find("text/plain") != std::string_view::npos;
}

// A body of plain text stands for the parameter `text`.
bool is_plain_text(const Call& call) {
  const std::string_view type = call.request.header("Content-Type");
  return takes_plain_text(call.route) && same_ignoring_case(type.substr(0, type.find_first_of("; ")), "text/plain");
}

std::variant<std::vector<QueryPair>, Problem> pairs_of(const Call& call) {
  if (takes_form(call.route) && !is_plain_text(call)) {
    auto read = read_form(call.request);
    if (auto* problem = std::get_if<Problem>(&read); problem != nullptr && problem->status == 415)
      problem->detail = "the body must be " + std::string(takes_plain_text(call.route) ? "text/plain, " : "") +
                        "application/json or application/x-www-form-urlencoded";
    return read;
  }
  std::vector<QueryPair> pairs = parse_query(call.request.query);
  if (is_plain_text(call)) pairs.push_back({"text", call.request.body});
  return pairs;
}

}  // namespace

std::vector<RouteParameter> parameters_of(const Route& route) {
  std::vector<RouteParameter> list;
  each_word(route.description.parameters, [&](std::string_view word) {
    if (word != "*") {
      list.push_back(parameter_of(route, word));
      return;
    }
    for (const Parameter& each : parameters()) list.push_back(parameter_of(route, each.name));
  });
  return list;
}

RouteParameter standing_parameter(std::string_view name) {
  const auto row = std::ranges::find(table, name, &OwnParameter::name);
  assert(row != table.end());
  return {.name = row->name, .help = row->help, .values = row->values, .required = name == "id"};
}

nlohmann::ordered_json schema_of(const RouteParameter& parameter) {
  using nlohmann::ordered_json;
  const Values& values = parameter.values;
  ordered_json schema = {{"type", values.type}};
  if (values.names != nullptr) schema["enum"] = values.names();
  if (is_number(parameter)) schema["minimum"] = values.least;
  if (is_number(parameter) && values.most > 0) schema["maximum"] = values.most;
  if (!values.standard.empty())
    schema["default"] =
        is_number(parameter) ? ordered_json(*number_in(values.standard)) : ordered_json(values.standard);
  return parameter.repeats == Repeats::List ? ordered_json{{"type", "array"}, {"items", schema}} : schema;
}

bool takes_form(const Route& route) {
  return route.description.body.find("form") != std::string_view::npos;
}

std::vector<searcher::Warning> unknown_to(const Route& route, const std::vector<QueryPair>& pairs) {
  constexpr std::size_t most = 10;
  const std::vector<RouteParameter> taken = parameters_of(route);
  std::vector<searcher::Warning> warnings;
  for (const QueryPair& pair : pairs) {
    if (pair.name == index_parameter || std::ranges::count(taken, pair.name, &RouteParameter::name) > 0) continue;
    if (warnings.size() == most) break;
    warnings.push_back({.code = "unknown_parameter",
                        .at = {},
                        .message = "the parameter " + pair.name.substr(0, 60) + " is not known and was ignored"});
  }
  return warnings;
}

bool Asked::has(std::string_view name) const {
  return std::ranges::any_of(pairs_, [&](const QueryPair& pair) { return pair.name == name && !pair.value.empty(); });
}

std::string Asked::text(std::string_view name) const {
  for (const QueryPair& pair : pairs_)
    if (pair.name == name && !pair.value.empty()) return pair.value;
  return std::string(parameter_of(route_, name).values.standard);
}

uint32_t Asked::number(std::string_view name) const {
  return number_in(text(name)).value_or(0);
}

ReadParameters read_search(const Asked& asked) {
  std::vector<QueryPair> pairs = asked.pairs();
  std::erase_if(pairs, [&](const QueryPair& pair) { return find_own(asked.route(), pair.name) != nullptr; });
  ReadParameters read = read_parameters(pairs);
  if (find_own(asked.route(), "limit") != nullptr) read.request.limit = asked.number("limit");
  return read;
}

std::variant<Asked, Problem> read_asked(const Call& call) {
  auto read = pairs_of(call);
  if (auto* problem = std::get_if<Problem>(&read)) return std::move(*problem);
  auto& pairs = std::get<std::vector<QueryPair>>(read);
  for (const RouteParameter& parameter : parameters_of(call.route)) {
    if (find_own(call.route, parameter.name) == nullptr) continue;
    if (std::optional<Problem> problem = problem_with(parameter, pairs)) return *std::move(problem);
  }
  return Asked(call.route, std::move(pairs));
}

}  // namespace wirecopy::web
