// SPDX-License-Identifier: GPL-2.0-or-later
#include "web/openapi.h"

#include <algorithm>
#include <functional>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "text/ascii.h"
#include "web/freshness.h"
#include "web/newsapi.h"
#include "web/openapi_schemas.h"
#include "web/route_parameters.h"

namespace wirecopy::web {

namespace {

using nlohmann::ordered_json;

// What a route takes, and behind compat what a client of the other API may send.
std::vector<RouteParameter> told_of(const Route& route) {
  std::vector<RouteParameter> list = parameters_of(route);
  if (std::ranges::find(list, compat_parameter, &RouteParameter::name) == list.end()) return list;
  for (const NewsApiParameter& theirs : newsapi_parameters())
    if (std::ranges::find(list, theirs.name, &RouteParameter::name) == list.end())
      list.push_back({.name = theirs.name, .help = theirs.help, .values = theirs.values});
  return list;
}

ordered_json in_place(const RouteParameter& parameter, std::string_view place) {
  ordered_json row = {
      {"name", parameter.name}, {"in", place}, {"required", parameter.required}, {"schema", schema_of(parameter)}};
  if (!parameter.help.empty()) row["description"] = parameter.help;
  if (parameter.repeats == Repeats::List) {  // with commas, as docs/api.md writes them
    row["style"] = "form";
    row["explode"] = false;
  }
  return row;
}

ordered_json places_of(const Route& route) {
  ordered_json list = ordered_json::array();
  if (route.pattern.find("{id}") != std::string_view::npos) list.push_back(in_place(standing_parameter("id"), "path"));
  for (const RouteParameter& parameter : told_of(route))  // what a body must hold is not asked for twice
    if (!takes_form(route) || !parameter.required) list.push_back(in_place(parameter, "query"));
  if (route.pattern.starts_with("/api/") || route.pattern.starts_with("/feed") || route.pattern.starts_with("/export"))
    list.push_back(in_place(standing_parameter(index_parameter), "query"));
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
      ordered_json& takes = content[std::string(type)]["schema"]["type"];
      takes = type == "application/json" ? "object" : "string";
      if (route.right == Right::Write && type == "application/json") takes = {"object", "array"};  // of articles
      continue;
    }
    ordered_json schema = {{"type", "object"}, {"properties", ordered_json::object()}};
    for (const RouteParameter& parameter : told_of(route)) {
      schema["properties"][std::string(parameter.name)] = schema_of(parameter);
      if (parameter.required) schema["required"].push_back(parameter.name);
    }
    for (const char* form : {"application/json", "application/x-www-form-urlencoded"}) content[form]["schema"] = schema;
  }
  return content;
}

bool is_compatible(const Route& route) {
  return std::ranges::count(parameters_of(route), compat_parameter, &RouteParameter::name) > 0;
}

ordered_json content_of(const Route& route) {
  const std::string_view answer = route.description.answer;
  if (answer.find('/') != std::string_view::npos) {
    const char* const type = answer.ends_with("json") ? "object" : "string";
    return {{std::string(answer), {{"schema", {{"type", type}}}}}};
  }
  ordered_json schema = reference(answer);
  if (is_compatible(route)) schema = {{"oneOf", {reference(answer), reference("NewsApiAnswer")}}};
  return {{"application/json", {{"schema", schema}}}};
}

ordered_json responses_of(const Route& route) {
  const ordered_json content = content_of(route);
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
  if (route.pattern == "/mcp") add("202", "notifications were taken");
  if (route.pattern == "/embed.js") {
    add("206", "the part that Range asks for");
    add("416", "the Range lies outside of the file");
  }
  const bool is_fresh = route.pattern == "/embed.js" || route.pattern == "/openapi.json" ||
                        route.pattern.starts_with("/api/") || route.pattern.starts_with("/feed") ||
                        route.pattern.starts_with("/export");
  if (route.method == Method::Get && is_fresh) add("304", "nothing changed since the answer that If-None-Match names");
  responses["default"] = {{"description", "a problem (RFC 9457)"},
                          {"content", {{"application/problem+json", {{"schema", reference("Problem")}}}}}};
  if (is_compatible(route)) responses["default"]["content"]["application/json"]["schema"] = reference("NewsApiProblem");
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
    const bool letter = text::is_ascii_letter(c);
    if (letter) name += capital ? text::ascii_upper(c) : c;
    capital = !letter;
  }
  return name;
}

// The ways to give a key. Where a server has none, or lets everybody read, it is asked for without one too.
ordered_json security_of(const Route& route) {
  ordered_json ways = ordered_json::array();
  if (route.right == Right::None) return ways;
  if (route.right != Right::Write) ways.push_back(ordered_json::object());
  for (const char* scheme : {"bearer", "header", "basic"}) ways.push_back({{scheme, ordered_json::array()}});
  return ways;
}

ordered_json security_schemes() {
  return {{"bearer", {{"type", "http"}, {"scheme", "bearer"}}},
          {"header", {{"type", "apiKey"}, {"in", "header"}, {"name", "X-Api-Key"}}},
          {"basic", {{"type", "http"}, {"scheme", "basic"}, {"description", "the key as the password, any name"}}}};
}

ordered_json operation(const Route& route) {
  ordered_json made = {{"operationId", operation_name(route)}, {"summary", route.help}};
  made["parameters"] = places_of(route);
  if (!route.description.body.empty()) made["requestBody"] = {{"required", true}, {"content", body_of(route)}};
  made["responses"] = responses_of(route);
  made["security"] = security_of(route);
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
      {"components", {{"schemas", openapi_schemas()}, {"securitySchemes", security_schemes()}}}};
  return document.dump(1);
}

Response send_openapi(const Call& call) {
  static const std::string document = openapi_document() + "\n";
  static const std::string tag = "\"" + std::to_string(std::hash<std::string>()(document)) + "\"";
  const bool is_known = names_tag(call.request.header("If-None-Match"), tag);
  return {.status = is_known ? 304 : 200,
          .content_type = "application/json",
          .body = is_known ? std::string() : document,
          .headers = {{"Cache-Control", "public, max-age=3600"}, {"ETag", tag}, {"Access-Control-Allow-Origin", "*"}}};
}

}  // namespace wirecopy::web
