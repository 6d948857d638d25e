// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace wirecopy::corpus {

// RFC 4648, section 4; what is no digit of it is passed over, as in RFC 2045.
std::string decode_base64(std::string_view text);

// RFC 2045, section 6.7; what is no escape stays as it is.
std::string decode_quoted_printable(std::string_view text);

}  // namespace wirecopy::corpus
