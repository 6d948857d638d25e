// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace wirecopy::text {

// A host name with the letters of its script, in lower case ("xn--mnchen-3ya.example" is "münchen.example"), by UTS
// #46. A plain one, and one that breaks the rules, comes back as it is.
std::string unicode_host(std::string_view host);

}  // namespace wirecopy::text
