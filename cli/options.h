// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <CLI/CLI.hpp>

#include "cli/screen.h"
#include "searcher/answer.h"

namespace wirecopy::cli {

// Options that several commands have. They fill the variable given when the line is parsed.

enum class Format { Text, Json, Jsonl, Csv, Tsv, Trec };
inline constexpr std::array<searcher::Named<Format>, 6> all_formats{{{"text", Format::Text},
                                                                     {"json", Format::Json},
                                                                     {"jsonl", Format::Jsonl},
                                                                     {"csv", Format::Csv},
                                                                     {"tsv", Format::Tsv},
                                                                     {"trec", Format::Trec}}};
inline constexpr std::array<searcher::Named<Colour>, 3> colours{
    {{"auto", Colour::Auto}, {"always", Colour::Always}, {"never", Colour::Never}}};

// -i/--index, else the environment variable WIRECOPY_INDEX, else ./wirecopy.index
void add_index_option(CLI::App& app, std::string& index);

// -f/--format, one of `allowed`; left empty when it is not given
void add_format_option(CLI::App& app, std::optional<Format>& format, const std::vector<Format>& allowed);

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

// A value that must be one of a table of names.
std::string names_of(const std::vector<std::string_view>& names);  // "a, b or c"

template <class Value, std::size_t size>
CLI::Option* add_choice(CLI::App& app, const std::string& flags, Value& value,
                        const std::array<searcher::Named<Value>, size>& choices, const std::string& help) {
  std::vector<std::string_view> names;
  for (const auto& choice : choices) names.push_back(choice.name);
  const auto read = [&value, choices, flags, names](const std::string& typed) {
    for (const auto& choice : choices) {
      if (choice.name == typed) {
        value = choice.value;
        return;
      }
    }
    throw CLI::ValidationError(flags.substr(flags.find("--")), "'" + typed + "' is none of " + names_of(names));
  };
  return app.add_option_function<std::string>(flags, read, help + ": " + names_of(names))->option_text("NAME");
}

// Any number of values, each one of a table of names, set apart by commas.
template <class Value, std::size_t size>
CLI::Option* add_choices(CLI::App& app, const std::string& flags, std::vector<Value>& values,
                         const std::array<searcher::Named<Value>, size>& choices, const std::string& help) {
  std::vector<std::string_view> names;
  for (const auto& choice : choices) names.push_back(choice.name);
  const auto read = [&values, choices, flags, names](const std::vector<std::string>& typed) {
    for (const std::string& name : typed) {
      const auto choice = std::ranges::find(choices, name, &searcher::Named<Value>::name);
      if (choice == choices.end())
        throw CLI::ValidationError(flags.substr(flags.find("--")), "'" + name + "' is none of " + names_of(names));
      if (std::ranges::find(values, choice->value) == values.end()) values.push_back(choice->value);
    }
  };
  return app.add_option_function<std::vector<std::string>>(flags, read, help + ": " + names_of(names))
      ->delimiter(',')
      ->allow_extra_args(false)
      ->option_text("NAME,...");
}

}  // namespace wirecopy::cli
