// SPDX-License-Identifier: GPL-2.0-or-later
#include "cli/application.h"

#include <algorithm>
#include <chrono>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "cli/commands.h"
#include "cli/configuration.h"
#include "cli/errors.h"
#include "cli/layout.h"
#include "cli/options.h"
#include "cli/output.h"
#include "cli/refusal.h"
#include "cli/spelling.h"
#include "text/error.h"

namespace wirecopy::cli {

namespace {

std::string general_help() {
  std::string help = "Wirecopy " WIRECOPY_VERSION
                     ": full-text search for news that shows each story once\n\n"
                     "Usage: wirecopy COMMAND [OPTION...]\n\nCommands:\n";
  for (const Command& command : commands()) {
    std::string name(command.name);
    name.resize(12, ' ');
    help += "  " + name + std::string(command.help) + "\n";
  }
  return help +
         "\nOptions:\n"
         "  -h,--help     Print this, or the help of a command\n"
         "  --version     Print the version\n\n"
         "Options of every command, behind its name or before it:\n"
         "  --config FILE Settings, as a TOML file\n"
         "  -q,--quiet    Say nothing but errors beside what was asked for\n"
         "  -v,--verbose  Say how long the command took\n\n"
         "Start with:\n"
         "  wirecopy index news/\n"
         "  wirecopy search grain deal\n"
         "  wirecopy serve\n\n"
         "'wirecopy COMMAND --help' shows the options of a command, with examples.\n";
}

const Command& find_command(const std::string& typed) {
  std::vector<std::string> names;
  for (const Command& command : commands()) {
    if (command.name == typed) return command;
    names.emplace_back(command.name);
  }
  const std::optional<std::string> close = closest(typed, names);
  if (typed == "--config") throw Error("--config needs a value", "name a file of settings", Failure::Usage);
  if (typed.starts_with("-")) {
    throw Error("the command must come before the option '" + typed + "'", "'wirecopy --help' lists the commands",
                Failure::Usage);
  }
  throw Error("there is no command '" + typed + "'",
              close ? "did you mean '" + *close + "'?" : "'wirecopy --help' lists the commands", Failure::Usage);
}

std::vector<std::string> long_names(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::Option* option : app.get_options()) {
    for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
  }
  return names;
}

// An argument that may be meant for a word that is to be absent, and no option: -wheat.
bool is_negated_word(std::string_view argument) {
  return argument.size() > 3 && argument[0] == '-' && std::ranges::none_of(argument.substr(1, 3), [](char c) {
           return (c >= '0' && c <= '9') || c == '-' || c == '=';
         });
}

// How the command is written whose query holds such words, or nothing where there are none.
std::string negation_hint(const CLI::App& app, std::string_view command, const std::vector<std::string>& arguments) {
  const CLI::Option* query = app.get_option_no_throw("query");
  if (query == nullptr || std::ranges::none_of(arguments, is_negated_word)) return {};
  const std::vector<std::string> words = query->results();
  std::string line = "wirecopy " + std::string(command) + " --";
  for (const std::string& argument : arguments) {
    if (is_negated_word(argument) || std::ranges::find(words, argument) != words.end()) line += " " + argument;
  }
  return "words with a - before them stand behind --, and all options before it: " + line;
}

[[noreturn]] void refuse_extras(const CLI::App& app, std::string_view command,
                                const std::vector<std::string>& arguments) {
  const std::string help = "'wirecopy " + std::string(command) + " --help' lists the options";
  for (const std::string& extra : app.remaining()) {
    if (!extra.starts_with("-") || extra == "-") continue;
    const std::optional<std::string> close = closest(extra.substr(0, extra.find('=')), long_names(app));
    const std::string negation = is_negated_word(extra) ? negation_hint(app, command, arguments) : "";
    throw Error(std::string(command) + " has no option '" + extra + "'",
                close              ? "did you mean '" + *close + "'?"
                : negation.empty() ? help
                                   : negation,
                Failure::Usage);
  }
  throw Error(std::string(command) + " takes no argument '" + app.remaining().front() + "'", help, Failure::Usage);
}

// -new is -n with a value that is no number.
[[noreturn]] void refuse(const CLI::App& app, const CLI::ParseError& error, std::string_view command,
                         const std::vector<std::string>& arguments) {
  const std::string negation = negation_hint(app, command, arguments);
  throw Error(std::string(command) + ": " + refusal_words(error),
              negation.empty() ? "'wirecopy " + std::string(command) + " --help' lists the options" : negation,
              Failure::Usage);
}

// CLI11 takes an argument in square brackets for a list, and {} for an empty one; with a blank behind them they are the
// text that was typed.
std::vector<std::string> arguments_in_reverse(std::span<const char* const> typed) {
  std::vector<std::string> arguments(typed.rbegin(), typed.rend());
  for (std::string& argument : arguments)
    if ((argument.starts_with("[") && argument.ends_with("]")) || argument == "{}") argument += ' ';
  return arguments;
}

// Takes the options of every command off the start: by their long names, since a command may use the letters.
std::vector<std::string> take_manner(std::span<const char* const>& typed) {
  std::vector<std::string> options;
  for (; !typed.empty(); typed = typed.subspan(1)) {
    const std::string_view argument = typed.front();
    if (argument == "-q" || argument == "--quiet") {
      options.emplace_back("--quiet");
    } else if (argument == "-v" || argument == "--verbose") {
      options.emplace_back("--verbose");
    } else if (argument.starts_with("--config=")) {
      options.emplace_back(argument);
    } else if (argument == "--config" && typed.size() > 1) {
      options.push_back("--config=" + std::string(typed[1]));
      typed = typed.subspan(1);
    } else {
      break;
    }
  }
  return options;
}

int run_in(const Manner& manner, const Run& run) {
  if (manner.quiet) silence_notes();
  const auto start = std::chrono::steady_clock::now();
  const int code = run();
  if (manner.verbose)
    write_note(fmt::format(
        "took {:.1f} ms", std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count()));
  return code;
}

int run_command(const Command& command, const std::vector<std::string>& arguments) {
  CLI::App app(std::string(command.help), "wirecopy " + std::string(command.name));
  app.get_formatter()->column_width(26);
  app.set_help_flag("-h,--help", "Print this");
  app.footer("Examples:\n" + std::string(command.examples));
  const Run run = command.add(app);
  Manner manner;
  add_manner(app, manner);
  try {
    app.parse(std::vector<std::string>(arguments));
  } catch (const CLI::CallForHelp&) {
    write_out(app.help());
    return 0;
  } catch (const CLI::ExtrasError&) {
    refuse_extras(app, command.name, {arguments.rbegin(), arguments.rend()});
  } catch (const CLI::ParseError& error) {
    refuse(app, error, command.name, {arguments.rbegin(), arguments.rend()});
  }
  apply_settings(app, command.name, settings_file(manner.settings));
  return run_in(manner, run);
}

}  // namespace

int run(int argc, const char* const* argv) {
  std::span<const char* const> typed(argv + 1, argc > 1 ? static_cast<std::size_t>(argc) - 1 : 0);
  const std::vector<std::string> manner = take_manner(typed);
  const std::string first = typed.empty() ? "" : typed.front();
  int code = 0;
  if (first == "-h" || first == "--help" || (first == "help" && typed.size() == 1)) {
    write_out(general_help());
  } else if (first == "--version") {
    write_out("wirecopy " WIRECOPY_VERSION "\n");
  } else if (first == "help") {
    code = run_command(find_command(typed[1]), {"--help"});
  } else if (first.empty()) {
    throw Error("no command was given", "'wirecopy --help' lists the commands", Failure::Usage);
  } else {
    std::vector<std::string> arguments = arguments_in_reverse(typed.subspan(1));
    arguments.insert(arguments.end(), manner.rbegin(), manner.rend());
    code = run_command(find_command(first), arguments);
  }
  flush_out();
  return code;
}

}  // namespace wirecopy::cli
