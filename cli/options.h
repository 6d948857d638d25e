// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <CLI/CLI.hpp>

#include "cli/screen.h"
#include "searcher/answer.h"

namespace wirecopy::cli {

// Options that several commands have. They fill the variable given when the line is parsed.

enum class Format { Text, Json, Jsonl, Csv, Tsv, Trec, Atom };
inline constexpr std::array<searcher::Named<Format>, 7> all_formats{{{"text", Format::Text},
                                                                     {"json", Format::Json},
                                                                     {"jsonl", Format::Jsonl},
                                                                     {"csv", Format::Csv},
                                                                     {"tsv", Format::Tsv},
                                                                     {"trec", Format::Trec},
                                                                     {"atom", Format::Atom}}};
inline constexpr std::array<searcher::Named<Colour>, 3> colours{
    {{"auto", Colour::Auto}, {"always", Colour::Always}, {"never", Colour::Never}}};

// What every command takes: the options are told in its help, and may stand before its name.
struct Manner {
  bool quiet = false;
  bool verbose = false;
  std::string settings;  // a file; empty when none is named
};
// A command that has one of its own, or uses the letter, keeps that: to be called last.
void add_manner(CLI::App& app, Manner& manner);

// -i/--index, else the environment variable WIRECOPY_INDEX (the first that it names), else ./wirecopy.index
void add_index_option(CLI::App& app, std::string& index);

// The same for commands that ask several, each as a directory or as name=DIR: -i may stand many times, and the variable
// holds them with commas between.
void add_indexes_option(CLI::App& app, std::vector<std::string>& indexes);

// The indexes that such a variable names: more than one where it is itself none that is there.
std::vector<std::string> indexes_in(const std::string& variable);

// -f/--format, one of `allowed`; left empty when it is not given, which stands for the first of them. `otherwise` tells
// when it stands for another.
void add_format_option(CLI::App& app, std::optional<Format>& format, const std::vector<Format>& allowed,
                       const std::string& otherwise = {});

void add_colour_option(CLI::App& app, Colour& colour);

// --from, --until, --source, --lang
void add_filter_options(CLI::App& app, searcher::Request& request);

// The words of a query, and everything beside it that decides what is found and in which order.
struct QueryOptions {
  std::vector<std::string> words;
  searcher::Request request;
};
enum class Shaping { Hits, Counts };  // counts have no order
void add_query_options(CLI::App& app, QueryOptions& options, Shaping shaping = Shaping::Hits);

// --unit
void add_unit_option(CLI::App& app, searcher::Request& request);

// The words joined to the text of a query.
std::string query_text(const std::vector<std::string>& words);

std::string names_of(const std::vector<std::string_view>& names);  // "a, b or c"

// A value that must be one of some names, or is one of them as a rule. choices_of gives the names of such an option,
// none of another.
CLI::Validator one_of(const std::vector<std::string_view>& names);
CLI::Validator often_one_of(const std::vector<std::string_view>& names);
std::vector<std::string> choices_of(CLI::Option& option);

// What may be given to an option, as a hint has it: "give a number from 1 to 20".
std::string values_hint(CLI::Option& option);

// A number that must be so large, or must not be larger.
CLI::Validator at_least(uint64_t least);
CLI::Validator at_most(uint64_t most);

// A value that must be one of a table of names. The help tells the one that it has now, which is its default.
template <class Value, std::size_t size>
CLI::Option* add_choice(CLI::App& app, const std::string& flags, Value& value,
                        const std::array<searcher::Named<Value>, size>& choices, const std::string& help) {
  std::vector<std::string_view> names;
  for (const auto& choice : choices) names.push_back(choice.name);
  const auto read = [&value, choices](const std::string& typed) {
    value = std::ranges::find(choices, typed, &searcher::Named<Value>::name)->value;
  };
  const std::string usual = " (default: " + std::string(searcher::name_in(choices, value)) + ")";
  return app.add_option_function<std::string>(flags, read, help + ": " + names_of(names) + usual)
      ->check(one_of(names))
      ->option_text("NAME");
}

// Any number of values, each one of a table of names, set apart by commas.
template <class Value, std::size_t size>
CLI::Option* add_choices(CLI::App& app, const std::string& flags, std::vector<Value>& values,
                         const std::array<searcher::Named<Value>, size>& choices, const std::string& help) {
  std::vector<std::string_view> names;
  for (const auto& choice : choices) names.push_back(choice.name);
  const auto read = [&values, choices](const std::vector<std::string>& typed) {
    for (const std::string& name : typed) {
      const Value value = std::ranges::find(choices, name, &searcher::Named<Value>::name)->value;
      if (std::ranges::find(values, value) == values.end()) values.push_back(value);
    }
  };
  return app.add_option_function<std::vector<std::string>>(flags, read, help + ": " + names_of(names))
      ->delimiter(',')
      ->allow_extra_args(false)
      ->check(one_of(names))
      ->option_text("NAME,...");
}

}  // namespace wirecopy::cli
