// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <functional>
#include <string>
#include <string_view>

namespace wirecopy::cli {

// Gives every line of a file, "-" for standard input, without its line end (LF or CRLF); empty ones too. Throws Error
// when the file cannot be read.
void read_lines(const std::string& file, const std::function<void(std::string_view line)>& visit);

}  // namespace wirecopy::cli
