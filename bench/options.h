// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>

namespace wirecopy::bench {

// An option of a benchmark program: `--name value`.
struct Option {
  std::string_view name;  // with the dashes
  std::string_view help;
  std::function<void(const std::string& value)> set;
};

// Gives each value to its option. Throws Error (Usage) on an unknown option or a missing value; with --help prints
// `purpose` and the options, and exits.
void read_options(int count, char** values, std::string_view purpose, std::span<const Option> options);

// Whole numbers and shares; throw Error (Usage) on anything else.
uint64_t to_number(const std::string& value);
double to_share(const std::string& value);  // 0 to 1

// Runs a program: an Error is printed to stderr, its hint behind it, and its failure becomes the exit code.
int guarded(const std::function<void()>& program);

}  // namespace wirecopy::bench
