// SPDX-License-Identifier: GPL-2.0-or-later
#include "cli/json_text.h"

#include "searcher/answer.h"

namespace wirecopy::cli {

std::string dumped(const nlohmann::ordered_json& json) {
  return searcher::dumped(json);
}

nlohmann::ordered_json date_json(const corpus::Date& date) {
  const std::string text = searcher::date_text(date);
  return text.empty() ? nlohmann::ordered_json(nullptr) : nlohmann::ordered_json(text);
}

}  // namespace wirecopy::cli
