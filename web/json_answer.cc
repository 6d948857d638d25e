// SPDX-License-Identifier: GPL-2.0-or-later
#include "web/json_answer.h"

#include <utility>

namespace wirecopy::web {

Response json_answer(std::string body) {
  return {.content_type = "application/json", .body = std::move(body) + "\n", .headers = {}};
}

}  // namespace wirecopy::web
