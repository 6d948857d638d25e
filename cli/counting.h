// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "cli/options.h"
#include "cli/screen.h"
#include "searcher/answer.h"

namespace wirecopy::cli {

// What the commands that only count have in common.
struct CountingCommand {
  QueryOptions query;
  std::string index;
  std::optional<Format> format;
  Colour colour = Colour::Auto;
};

// Everything but what is particular to a command.
void add_counting_options(CLI::App& app, CountingCommand& command);

// The answer in any format but JSON, which is the same for all.
using Formatted = std::string (*)(const Screen& screen, Format format, const searcher::Answer& answer);

// What to know when counts by `place` ("day", "source") add up to more than there is; empty when they do not.
std::string repeats_words(const searcher::Answer& answer, searcher::Unit unit, uint64_t sum, std::string_view place);

// Answers the request without hits and prints that; gives the exit code.
int run_counting(const CountingCommand& command, Formatted formatted);

}  // namespace wirecopy::cli
