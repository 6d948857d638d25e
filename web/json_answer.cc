// SPDX-License-Identifier: GPL-2.0-or-later
#include "web/json_answer.h"

#include <nlohmann/json.hpp>

#include "searcher/json_parts.h"

namespace wirecopy::web {

Response json_answer(std::string body) {
  return {.content_type = "application/json", .body = std::move(body) + "\n", .headers = {}};
}

std::string with_warnings(const std::string& json, const std::vector<searcher::Warning>& warnings) {
  auto object = nlohmann::ordered_json::parse(json);
  object["warnings"] = searcher::json_of(warnings);
  return searcher::dumped(object);
}

}  // namespace wirecopy::web
