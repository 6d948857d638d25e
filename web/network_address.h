// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace wirecopy::web {

// The one way in which an address of IPv4 or IPv6 is written in limits, lists and logs, whatever way it came in: in
// short (RFC 5952), and as of IPv4 where one of IPv6 stands for it (RFC 4291, section 2.5.5.2). Nothing for any other
// text.
std::optional<std::string> canonical_address(std::string_view text);

}  // namespace wirecopy::web
