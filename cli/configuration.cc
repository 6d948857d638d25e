// SPDX-License-Identifier: GPL-2.0-or-later
#include "cli/configuration.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <optional>
#include <set>
#include <vector>

#include <toml++/toml.h>

#include "cli/commands.h"
#include "cli/options.h"
#include "cli/refusal.h"
#include "cli/spelling.h"
#include "text/ascii.h"
#include "text/error.h"
#include "web/open_indexes.h"

namespace wirecopy::cli {

namespace {

CLI::Option* find_option(CLI::App& app, std::string_view name) {
  for (CLI::Option* option : app.get_options()) {
    const std::vector<std::string>& names = option->get_lnames();
    if (std::ranges::count(names, name) > 0) return option;
  }
  return nullptr;
}

// The long names of the options of a command that may stand in a file.
std::set<std::string> option_names(const Command& command) {
  CLI::App app;
  const Run run = command.add(app);  // owns what the options fill
  Manner manner;
  add_manner(app, manner);
  std::set<std::string> names;
  for (const CLI::Option* option : app.get_options())
    names.insert(option->get_lnames().begin(), option->get_lnames().end());
  names.erase("help");
  names.erase("config");  // it names the file
  return names;
}

// Those of all commands: what may stand at the top of a file.
std::set<std::string> all_option_names() {
  std::set<std::string> names;
  for (const Command& command : commands()) names.merge(option_names(command));
  return names;
}

void fill(CLI::Option& option, const std::vector<std::string>& values, const std::string& place) {
  try {
    for (const std::string& value : values) option.add_result(value);
    option.run_callback();
  } catch (const CLI::Error& error) {
    throw Error(place + ": " + refusal_words(error), values_hint(option), Failure::Usage);
  }
}

std::string place_of(const std::string& file, const toml::node& node) {
  return file + " line " + std::to_string(node.source().begin.line);
}

[[noreturn]] void refuse_value(const std::string& file, const toml::node& node, std::string_view key) {
  throw Error(place_of(file, node) + ": the value of '" + std::string(key) +
                  "' is no text, number, true or false, or list of them",
              "see the manual page for what may stand here", Failure::Usage);
}

std::vector<std::string> values_of(const toml::node& node, const std::string& file, std::string_view key) {
  std::vector<std::string> values;
  if (const toml::array* list = node.as_array()) {
    for (const toml::node& item : *list)
      for (std::string& value : values_of(item, file, key)) values.push_back(std::move(value));
  } else if (const auto text = node.value_exact<std::string>()) {
    values.push_back(*text);
  } else if (const auto number = node.value_exact<int64_t>()) {
    values.push_back(std::to_string(*number));
  } else if (const auto figure = node.value_exact<double>()) {
    values.push_back(std::to_string(*figure));
  } else if (const auto yes = node.value_exact<bool>()) {
    values.emplace_back(*yes ? "true" : "false");
  } else {
    refuse_value(file, node, key);
  }
  return values;
}

[[noreturn]] void refuse_key(const std::string& place, std::string_view key, const std::set<std::string>& known) {
  const std::optional<std::string> close = closest(std::string(key), {known.begin(), known.end()});
  throw Error(place + ": there is no setting '" + std::string(key) + "'",
              close ? "did you mean '" + *close + "'?" : "keys are the long names of options", Failure::Usage);
}

bool is_index(const CLI::Option& option) {
  return option.get_lnames().front() == "index";
}

// Several indexes may be named, as name=DIR: all of them are for a command that asks several, the first for others.
std::vector<std::string> fitting(const CLI::Option& option, std::vector<std::string> values) {
  const bool asks_one = is_index(option) && option.get_items_expected_max() == 1;
  return asks_one && !values.empty() ? std::vector{web::index_place(values.front()).path} : values;
}

void apply_table(CLI::App& app, const toml::table& table, const std::string& file,
                 std::set<const CLI::Option*>& given) {
  for (const auto& [key, node] : table) {
    if (node.is_table()) continue;
    CLI::Option* option = find_option(app, key.str());
    if (option == nullptr || option->count() > 0 || !given.insert(option).second) continue;
    fill(*option, fitting(*option, values_of(node, file, key.str())), place_of(file, node));
  }
}

// Every key of a file is checked, also those of other commands: a misspelt one would be silently without effect.
void check_keys(const toml::table& table, const std::string& file) {
  const std::set<std::string> everywhere = all_option_names();
  for (const auto& [key, node] : table) {
    const toml::table* inner = node.as_table();
    if (inner == nullptr) {
      if (!everywhere.contains(std::string(key.str()))) refuse_key(place_of(file, node), key.str(), everywhere);
      continue;
    }
    const auto command = std::ranges::find(commands(), key.str(), &Command::name);
    if (command == commands().end() && everywhere.contains(std::string(key.str()))) refuse_value(file, node, key.str());
    if (command == commands().end())
      throw Error(place_of(file, node) + ": there is no command '" + std::string(key.str()) + "'",
                  "'wirecopy --help' lists the commands", Failure::Usage);
    const std::set<std::string> names = option_names(*command);
    for (const auto& [name, value] : *inner) {
      if (!names.contains(std::string(name.str()))) refuse_key(place_of(file, value), name.str(), names);
      if (value.is_table()) refuse_value(file, value, name.str());
    }
  }
}

toml::table read_file(const std::string& file) {
  std::error_code unseen;
  if (std::filesystem::is_directory(file, unseen))
    throw Error(file + " is a directory and no file of settings",
                "name the file itself, such as " + file + "/wirecopy.toml", Failure::Usage);
  try {
    return toml::parse_file(file);
  } catch (const toml::parse_error& error) {
    const auto line = error.source().begin.line;
    throw Error(file + (line > 0 ? " line " + std::to_string(line) : "") + ": " + std::string(error.description()),
                "write the settings as TOML, such as: port = 8080", Failure::Usage);
  }
}

}  // namespace

std::string variable_of(std::string_view option) {
  std::string name = "WIRECOPY_";
  for (const char c : option) name += c == '-' ? '_' : text::ascii_upper(c);
  return name;
}

std::string settings_file(const std::string& given) {
  if (!given.empty()) return given;
  if (const char* named = std::getenv("WIRECOPY_CONFIG"); named != nullptr && *named != '\0') return named;
  std::string directory;
  if (const char* place = std::getenv("XDG_CONFIG_HOME"); place != nullptr && *place != '\0') {
    directory = place;
  } else if (const char* home = std::getenv("HOME"); home != nullptr && *home != '\0') {
    directory = std::string(home) + "/.config";
  }
  const std::string file = directory + "/wirecopy.toml";
  std::error_code unseen;  // a place that may not be looked into holds no settings
  return !directory.empty() && std::filesystem::exists(file, unseen) ? file : "";
}

void apply_settings(CLI::App& app, std::string_view command, const std::string& file) {
  std::set<const CLI::Option*> given;
  for (CLI::Option* option : app.get_options()) {
    if (option->count() > 0 || option->get_lnames().empty()) continue;
    const std::string variable = variable_of(option->get_lnames().front());
    const char* value = std::getenv(variable.c_str());
    if (value == nullptr || *value == '\0') continue;
    given.insert(option);
    fill(*option, fitting(*option, is_index(*option) ? indexes_in(value) : std::vector<std::string>{value}), variable);
  }
  if (file.empty()) return;
  const toml::table settings = read_file(file);
  check_keys(settings, file);
  if (const toml::table* table = settings[command].as_table()) apply_table(app, *table, file, given);
  apply_table(app, settings, file, given);
}

}  // namespace wirecopy::cli
