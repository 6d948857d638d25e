// SPDX-License-Identifier: GPL-2.0-or-later
#include "web/openapi.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "searcher/suggestions.h"
#include "web/assets.h"
#include "web/newsapi.h"
#include "web/openapi_schemas.h"
#include "web/parameters.h"

namespace wirecopy::web {

namespace {

using nlohmann::ordered_json;

constexpr std::string_view compat_help =
    "newsapi: the parameters and the answer of NewsAPI's /v2/everything, for clients that know no other";

// Parameters that are none of a search, by the address that takes them; the first that fits counts.
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

constexpr std::array own_parameters{
    OwnParameter{"", "id", "of an article; a slash in it is written as %2F"},
    OwnParameter{"", "a", "the id of one article"},
    OwnParameter{"", "b", "the id of the other"},
    OwnParameter{"", "index", "the name of one of several indexes; the first without it"},
    OwnParameter{"", "commit", "wait: answer when it is in the index, 30 seconds at most", {.names = wait_alone}},
    OwnParameter{"", "copies", "yes: the copies of the article too", {.names = yes_and_no, .standard = "no"}},
    OwnParameter{"", compat_parameter, compat_help, {.names = newsapi_alone}},
    OwnParameter{"/api/v1/suggest", "q", "what was typed"},
    OwnParameter{"/api/v1/suggest",
                 "limit",
                 "how many of each kind",
                 {.type = "integer", .least = 1, .most = searcher::most_suggestions, .standard = "5"}},
    OwnParameter{"/api/v1/match", "text", "the text, 1 MiB at most"},
};

struct Told {
  std::string_view name;
  std::string_view help;
  Values values;
  Repeats repeats = Repeats::Once;
  bool required = false;
};

Told told(const Route& route, std::string_view name) {
  const bool required = name.ends_with('!');
  if (required) name.remove_suffix(1);
  for (const OwnParameter& own : own_parameters)
    if (own.name == name && (own.pattern.empty() || own.pattern == route.pattern))
      return {.name = own.name, .help = own.help, .values = own.values, .required = required};
  const auto known = std::ranges::find(parameters(), name, &Parameter::name);
  assert(known != parameters().end());
  return {.name = name, .help = known->help, .values = known->values, .repeats = known->repeats, .required = required};
}

// The words of a list, "*" as the parameters of a search, and behind compat those of the other API.
std::vector<Told> told_of(const Route& route) {
  std::vector<Told> list;
  std::string_view rest = route.description.parameters;
  while (!rest.empty()) {
    const std::string_view name = rest.substr(0, rest.find(' '));
    rest.remove_prefix(std::min(rest.size(), name.size() + 1));
    if (name == "*") {
      for (const Parameter& known : parameters()) list.push_back(told(route, known.name));
      continue;
    }
    list.push_back(told(route, name));
    if (name != compat_parameter) continue;
    for (const NewsApiParameter& theirs : newsapi_parameters())
      if (std::ranges::find(list, theirs.name, &Told::name) == list.end())
        list.push_back({.name = theirs.name, .help = theirs.help, .values = theirs.values});
  }
  return list;
}

ordered_json schema_of(const Told& parameter) {
  const Values& values = parameter.values;
  ordered_json schema = {{"type", values.type}};
  const bool is_number = values.type == "integer";
  if (values.names != nullptr) schema["enum"] = values.names();
  if (is_number) schema["minimum"] = values.least;
  if (is_number && values.most > 0) schema["maximum"] = values.most;
  if (!values.standard.empty())
    schema["default"] =
        is_number ? ordered_json(std::stoul(std::string(values.standard))) : ordered_json(values.standard);
  return parameter.repeats == Repeats::List ? ordered_json{{"type", "array"}, {"items", schema}} : schema;
}

ordered_json in_place(const Told& parameter, std::string_view place) {
  ordered_json row = {
      {"name", parameter.name}, {"in", place}, {"required", parameter.required}, {"schema", schema_of(parameter)}};
  if (!parameter.help.empty()) row["description"] = parameter.help;
  if (parameter.repeats == Repeats::List) {  // with commas, as docs/api.md writes them
    row["style"] = "form";
    row["explode"] = false;
  }
  return row;
}

bool takes_form(const Route& route) {
  return route.description.body.find("form") != std::string_view::npos;
}

ordered_json parameters_of(const Route& route) {
  ordered_json list = ordered_json::array();
  if (route.pattern.find("{id}") != std::string_view::npos) list.push_back(in_place(told(route, "id!"), "path"));
  for (const Told& parameter : told_of(route))  // what a body must hold is not asked for twice
    if (!takes_form(route) || !parameter.required) list.push_back(in_place(parameter, "query"));
  if (route.pattern.starts_with("/api/") || route.pattern.starts_with("/feed") || route.pattern.starts_with("/export"))
    list.push_back(in_place(told(route, index_parameter), "query"));
  return list;
}

ordered_json reference(std::string_view schema) {
  return {{"$ref", "#/components/schemas/" + std::string(schema)}};
}

// The types of a body, "form" as the two that hold the parameters by name.
ordered_json body_of(const Route& route) {
  ordered_json content = ordered_json::object();
  std::string_view rest = route.description.body;
  while (!rest.empty()) {
    const std::string_view type = rest.substr(0, rest.find(' '));
    rest.remove_prefix(std::min(rest.size(), type.size() + 1));
    if (type != "form") {
      content[std::string(type)]["schema"]["type"] = type == "application/json" ? "object" : "string";
      continue;
    }
    ordered_json schema = {{"type", "object"}, {"properties", ordered_json::object()}};
    for (const Told& parameter : told_of(route)) {
      schema["properties"][std::string(parameter.name)] = schema_of(parameter);
      if (parameter.required) schema["required"].push_back(parameter.name);
    }
    for (const char* form : {"application/json", "application/x-www-form-urlencoded"}) content[form]["schema"] = schema;
  }
  return content;
}

ordered_json content_of(std::string_view answer) {
  if (answer.find('/') != std::string_view::npos) return {{std::string(answer), {{"schema", {{"type", "string"}}}}}};
  return {{"application/json", {{"schema", reference(answer)}}}};
}

ordered_json responses_of(const Route& route) {
  const ordered_json content = content_of(route.description.answer);
  ordered_json responses = {{"200", {{"description", "the answer"}, {"content", content}}}};
  const auto add = [&](const char* status, std::string_view help) { responses[status]["description"] = help; };
  if (route.right == Right::Write) {
    add("202", "accepted, not yet in the index");
    responses["202"]["content"] = content;
  }
  if (route.right == Right::Write && route.method == Method::Post) {
    add("422", "nothing of what was sent is an article");
    responses["422"]["content"] = content;
  }
  if (route.pattern == "/mcp") add("202", "a notification was taken");
  if (route.pattern == "/embed.js") {
    add("206", "the part that Range asks for");
    add("416", "the Range lies outside of the file");
  }
  const bool is_fresh = route.pattern.starts_with("/api/") || route.pattern.starts_with("/feed");
  if (route.method == Method::Get && is_fresh) add("304", "nothing changed since the answer that If-None-Match names");
  responses["default"] = {{"description", "a problem (RFC 9457)"},
                          {"content", {{"application/problem+json", {{"schema", reference("Problem")}}}}}};
  return responses;
}

std::string_view name_of(Method method) {
  return method == Method::Get ? "get" : method == Method::Post ? "post" : "delete";
}

// "getArticlesId": unique, since method and path are.
std::string operation_name(const Route& row) {
  std::string name(name_of(row.method));
  bool capital = true;
  for (const char c : row.pattern.starts_with("/api/v1") ? row.pattern.substr(7) : row.pattern) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (letter) name += capital && c >= 'a' ? static_cast<char>(c - 'a' + 'A') : c;
    capital = !letter;
  }
  return name;
}

ordered_json operation(const Route& route) {
  ordered_json made = {{"operationId", operation_name(route)}, {"summary", route.help}};
  made["parameters"] = parameters_of(route);
  if (!route.description.body.empty()) made["requestBody"] = {{"required", true}, {"content", body_of(route)}};
  made["responses"] = responses_of(route);
  if (route.right == Right::Write) made["security"] = {{{"key", ordered_json::array()}}};
  return made;
}

}  // namespace

std::string openapi_document() {
  ordered_json paths = ordered_json::object();
  for (const Route& route : routes()) {
    if (!route.description.answer.empty())
      paths[std::string(route.pattern)][std::string(name_of(route.method))] = operation(route);
  }
  const ordered_json document = {
      {"openapi", "3.1.0"},
      {"info",
       {{"title", "Wirecopy"},
        {"version", WIRECOPY_VERSION},
        {"description", "Full-text search for news that shows each story once"},
        {"license", {{"name", "GPL-2.0-or-later"}, {"identifier", "GPL-2.0-or-later"}}}}},
      {"servers", {{{"url", "/"}}}},
      {"paths", paths},
      {"components",
       {{"schemas", openapi_schemas()}, {"securitySchemes", {{"key", {{"type", "http"}, {"scheme", "bearer"}}}}}}}};
  return document.dump(1);
}

Response send_openapi(const Call&) {
  return {.content_type = "application/json",
          .body = openapi_document() + "\n",
          .headers = {{"Cache-Control", "public, max-age=3600"}, {"Access-Control-Allow-Origin", "*"}}};
}

}  // namespace wirecopy::web
