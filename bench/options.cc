// SPDX-License-Identifier: GPL-2.0-or-later
#include "bench/options.h"

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <cstdlib>
#include <exception>

#include <fmt/core.h>

#include "text/error.h"

namespace wirecopy::bench {

namespace {

template <class Number>
Number parse(const std::string& value) {
  Number number{};
  const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
  if (error != std::errc{} || end != value.data() + value.size()) {
    throw Error("not a number: " + value, "see --help", Failure::Usage);
  }
  return number;
}

}  // namespace

void read_options(int count, char** values, std::string_view purpose, std::span<const Option> options) {
  for (int i = 1; i < count; ++i) {
    const std::string_view name = values[i];
    if (name == "--help" || name == "-h") {
      fmt::print("{}\n", purpose);
      for (const Option& option : options) fmt::print("  {:<14} {}\n", option.name, option.help);
      std::exit(0);
    }
    const auto option = std::ranges::find(options, name, &Option::name);
    if (option == options.end()) throw Error("unknown option " + std::string(name), "see --help", Failure::Usage);
    if (i + 1 == count) throw Error("no value after " + std::string(name), "see --help", Failure::Usage);
    option->set(values[++i]);
  }
}

uint64_t to_number(const std::string& value) {
  return parse<uint64_t>(value);
}

double to_share(const std::string& value) {
  const auto share = parse<double>(value);
  if (!(share >= 0 && share <= 1)) throw Error("not a share from 0 to 1: " + value, "see --help", Failure::Usage);
  return share;
}

int guarded(const std::function<void()>& program) {
  try {
    program();
    return 0;
  } catch (const Error& error) {
    fmt::print(stderr, "error: {}\n", error.what());
    if (!error.hint().empty()) fmt::print(stderr, "  {}\n", error.hint());
    return static_cast<int>(error.failure());
  } catch (const std::exception& error) {
    fmt::print(stderr, "error: {}\n", error.what());
    return static_cast<int>(Failure::Broken);
  }
}

}  // namespace wirecopy::bench
