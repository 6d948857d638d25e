// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "web/message.h"

namespace wirecopy::web {

// A page as it is shown where several indexes are served: the names to choose from in its masthead, and the chosen one
// in its links and forms, so that it stays chosen. The first name needs no mention. `html` is made of Markup: a quoted
// address in it is an attribute, since texts have no quotation marks of their own.
std::string with_index_choice(std::string html, std::span<const std::string> names, std::string_view chosen,
                              const Request& request);

}  // namespace wirecopy::web
