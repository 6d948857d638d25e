// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include "web/message.h"

namespace wirecopy::web {

// An answer of the API, 200.
Response json_answer(std::string body);

}  // namespace wirecopy::web
