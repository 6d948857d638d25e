// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "web/message.h"

namespace wirecopy::web {

// Why a request was not answered. `code` is for programs and never changes its meaning; `detail` is for people.
struct Problem {
  int status = 500;
  std::string code;            // "bad_parameter"
  std::string detail;          // lowercase, without a full stop
  std::string hint = {};       // what to do, or empty
  std::string parameter = {};  // the name of the parameter at fault, or empty
};

// The problem as application/problem+json (RFC 9457), with the members `code`, `hint` and `parameter` beside the
// standard ones.
Response problem_json(const Problem& problem);

// "Not Found" for 404 (RFC 9110, section 15); "Error" for a status that is not used here.
std::string_view reason_phrase(int status);

}  // namespace wirecopy::web
