// SPDX-License-Identifier: GPL-2.0-or-later
#include "web/message.h"

#include <algorithm>

#include "text/ascii.h"

namespace wirecopy::web {

bool same_ignoring_case(std::string_view left, std::string_view right) {
  return std::ranges::equal(left, right, {}, text::ascii_lower, text::ascii_lower);
}

std::string_view Request::header(std::string_view name) const {
  for (const Header& header : headers)
    if (same_ignoring_case(header.name, name)) return header.value;
  return {};
}

}  // namespace wirecopy::web
