// SPDX-License-Identifier: GPL-2.0-or-later
#include "web/form.h"

#include <nlohmann/json.hpp>

namespace wirecopy::web {

namespace {

using nlohmann::json;

std::optional<std::string> scalar(const json& value) {
  if (value.is_string()) return value.get<std::string>();
  if (value.is_number()) return value.dump();
  return std::nullopt;
}

std::optional<Problem> add_json(std::string_view body, std::vector<QueryPair>& pairs) {
  const json object = json::parse(body, nullptr, false);
  if (!object.is_object()) return Problem{.status = 400, .code = "bad_json", .detail = "the body is no JSON object"};
  for (const auto& [name, value] : object.items()) {
    const json values = value.is_array() ? value : json::array({value});
    for (const json& each : values) {
      const std::optional<std::string> text = scalar(each);
      if (!text)
        return Problem{.status = 400,
                       .code = "bad_parameter",
                       .detail = name + " must be a string, a number or an array of them",
                       .parameter = name};
      pairs.push_back({name, *text});
    }
  }
  return std::nullopt;
}

}  // namespace

std::variant<std::vector<QueryPair>, Problem> read_form(const Request& request) {
  std::vector<QueryPair> pairs = parse_query(request.query);
  if (request.method != Method::Post || request.body.empty()) return pairs;
  const std::string_view type = request.header("Content-Type");
  const std::string_view media = type.substr(0, type.find_first_of("; "));
  if (same_ignoring_case(media, "application/json")) {
    if (auto problem = add_json(request.body, pairs)) return *problem;
  } else if (same_ignoring_case(media, "application/x-www-form-urlencoded")) {
    for (QueryPair& pair : parse_query(request.body)) pairs.push_back(std::move(pair));
  } else {
    return Problem{.status = 415,
                   .code = "unsupported_media_type",
                   .detail = "the body must be application/json or application/x-www-form-urlencoded"};
  }
  return pairs;
}

}  // namespace wirecopy::web
