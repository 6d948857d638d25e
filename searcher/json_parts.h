// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cmath>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

#include "searcher/answer.h"

// What the answers of docs/api.md have in common.
namespace wirecopy::searcher {

using Json = nlohmann::ordered_json;

inline Json text_or_null(std::string_view text) {
  return text.empty() ? Json(nullptr) : Json(text);
}

// JSON has no NaN; four digits are enough for a share, and the same on every machine.
inline double rounded(double figure) {
  return std::isfinite(figure) ? std::round(figure * 10'000) / 10'000 : 0;
}

// On one line; ill-formed UTF-8 becomes U+FFFD.
inline std::string dumped(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

inline Json json_of(const Span& span) {
  return Json::array({span.begin, span.end});
}

inline Json json_of(const IndexState& state) {
  return {
      {"revision", state.revision}, {"articles", state.articles}, {"texts", state.texts}, {"stories", state.stories}};
}

inline Json json_of(const std::vector<Warning>& warnings) {
  Json list = Json::array();
  for (const Warning& warning : warnings)
    list.push_back({{"code", warning.code}, {"at", json_of(warning.at)}, {"message", warning.message}});
  return list;
}

}  // namespace wirecopy::searcher
