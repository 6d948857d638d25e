// SPDX-License-Identifier: GPL-2.0-or-later
#include "web/json_answer.h"

#include <cassert>

#include "searcher/json_parts.h"

namespace wirecopy::web {

Response json_answer(std::string body) {
  return {.content_type = "application/json", .body = std::move(body) + "\n", .headers = {}};
}

std::string with_warnings(std::string json, const std::vector<searcher::Warning>& warnings) {
  assert(json.size() > 2 && json.ends_with('}'));
  json.pop_back();
  return json + ",\"warnings\":" + searcher::dumped(searcher::json_of(warnings)) + "}";
}

}  // namespace wirecopy::web
