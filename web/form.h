// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>
#include <variant>
#include <vector>

#include "web/message.h"
#include "web/problem.h"
#include "web/url.h"

namespace wirecopy::web {

// The parameters of a request: of its address, then, for POST, of its body: a form (application/x-www-form-urlencoded),
// or a JSON object whose members are strings, numbers or arrays of both. A body of another type or shape is a problem.
std::variant<std::vector<QueryPair>, Problem> read_form(const Request& request);

}  // namespace wirecopy::web
