// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>

#include <CLI/CLI.hpp>

namespace wirecopy::cli {

// Settings that were not given on the command line. The command line outweighs the environment, that a file.
//
// Environment: WIRECOPY_PORT for --port, and so on for every option. File: TOML; keys are the long names of options,
// for all commands that have them, or for one command in a table of its name:
//
//   index = "news.index"
//   [serve]
//   port = 8080
//   cors = ["https://desk.example"]

// Fills the options of a command that were not given. Call after app.parse. Throws Error (Usage) with file and line
// when the file is no TOML, a key is no option, or a value does not fit; with the variable when that does not.
void apply_settings(CLI::App& app, std::string_view command, const std::string& file);

// The file to read: `given`, else $WIRECOPY_CONFIG, else wirecopy.toml in $XDG_CONFIG_HOME or ~/.config if there is
// one; empty for none.
std::string settings_file(const std::string& given);

// "WIRECOPY_TIME_ZONE" for "time-zone".
std::string variable_of(std::string_view option);

}  // namespace wirecopy::cli
