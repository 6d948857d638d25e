// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace wirecopy::corpus {

// JSON that a strict parser takes, from JSON as careless programs write it: ill-formed UTF-8 is mended
// (text::repair_text), the escapes of lone surrogates become U+FFFD, raw control characters inside strings their
// escapes, NaN and Infinity null. Other faults stay.
std::string repair_json(std::string_view json);

}  // namespace wirecopy::corpus
