// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <functional>
#include <span>
#include <string_view>

namespace CLI {
class App;
}

namespace wirecopy::cli {

// Does what a parsed command line asks for and gives the exit code. Throws Error and ClosedPipe.
using Run = std::function<int()>;

struct Command {
  std::string_view name;
  std::string_view help;
  std::string_view examples;  // whole lines, shown below its help
  // Declares the options, which fill a struct when they are parsed, and gives what runs on that struct.
  Run (*add)(CLI::App& app);
};

// Every subcommand, in the order of the help. A new one is a file <name>_command.cc and a row in commands.cc.
std::span<const Command> commands();

}  // namespace wirecopy::cli
