// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include <CLI/CLI.hpp>

namespace wirecopy::cli {

// What is wrong with a command line or a setting, in the words of this program: starts with the option in question,
// ends without a full stop.
std::string refusal_words(const CLI::Error& error);

}  // namespace wirecopy::cli
