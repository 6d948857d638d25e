// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <vector>

#include "searcher/answer.h"
#include "web/message.h"

namespace wirecopy::web {

// An answer of the API, 200.
Response json_answer(std::string body);

// The object `json`, which has members but not that one, with the member `warnings` at its end.
std::string with_warnings(std::string json, const std::vector<searcher::Warning>& warnings);

}  // namespace wirecopy::web
