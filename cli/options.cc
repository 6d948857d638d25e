// SPDX-License-Identifier: GPL-2.0-or-later
#include "cli/options.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>

#include "searcher/name_list.h"

namespace wirecopy::cli {

void add_manner(CLI::App& app, Manner& manner) {
  constexpr const char* group = "Options of every command";
  const auto add = [&](const std::string& letter, const std::string& name, bool& value, const std::string& help) {
    if (app.get_option_no_throw(name) != nullptr) return;
    const bool is_free = app.get_option_no_throw(letter) == nullptr;
    app.add_flag(is_free ? letter + "," + name : name, value, help)->group(group);
  };
  app.add_option("--config", manner.settings, "Settings, as a TOML file")->option_text("FILE")->group(group);
  add("-q", "--quiet", manner.quiet, "Say nothing but errors beside what was asked for");
  add("-v", "--verbose", manner.verbose, "Say how long the command took");
}

void add_index_option(CLI::App& app, std::string& index) {
  index = "wirecopy.index";
  app.add_option("-i,--index", index, "The index (default: $WIRECOPY_INDEX, else ./wirecopy.index)")
      ->option_text("DIR");
}

void add_indexes_option(CLI::App& app, std::vector<std::string>& indexes) {
  indexes = {"wirecopy.index"};
  app.add_option("-i,--index", indexes,
                 "The index; more than one as name=DIR (default: $WIRECOPY_INDEX, else ./wirecopy.index)")
      ->allow_extra_args(false)
      ->option_text("DIR");
}

std::vector<std::string> indexes_in(const std::string& variable) {
  std::error_code unknown;
  if (std::filesystem::exists(variable, unknown)) return {variable};
  std::vector<std::string> names;
  for (std::size_t begin = 0; begin <= variable.size();) {
    const std::size_t comma = std::min(variable.find(',', begin), variable.size());
    if (comma > begin) names.push_back(variable.substr(begin, comma - begin));
    begin = comma + 1;
  }
  return names.empty() ? std::vector{variable} : names;
}

void add_format_option(CLI::App& app, std::optional<Format>& format, const std::vector<Format>& allowed,
                       const std::string& otherwise) {
  std::vector<std::string_view> names;
  for (const auto& row : all_formats) {
    if (std::ranges::count(allowed, row.value) > 0) names.push_back(row.name);
  }
  const std::string usual(searcher::name_in(all_formats, allowed.front()));
  const auto read = [&format](const std::string& typed) {
    format = std::ranges::find(all_formats, typed, &searcher::Named<Format>::name)->value;
  };
  app.add_option_function<std::string>("-f,--format", read,
                                       "How to print: " + names_of(names) + " (default: " + usual + otherwise + ")")
      ->check(one_of(names))
      ->option_text("NAME");
}

void add_colour_option(CLI::App& app, Colour& colour) {
  add_choice(app, "--color", colour, colours, "Paint the text");
}

void add_filter_options(CLI::App& app, searcher::Request& request) {
  app.add_option("--from", request.from, "Published on this date or later")->option_text("DATE");
  app.add_option("--until", request.until, "Published on this date or earlier")->option_text("DATE");
  // The comma tells completions that this is a list; those in quotes are put back.
  app.add_option_function<std::vector<std::string>>(
         "--source",
         [&request](const std::vector<std::string>& parts) {
           std::string list;
           for (const std::string& part : parts) list += (list.empty() ? "" : ",") + part;
           request.sources = searcher::read_names(list);
         },
         "Of these outlets only")
      ->delimiter(',')
      ->allow_extra_args(false)
      ->option_text("NAME,...");
  app.add_option("--lang", request.languages, "In these languages only, by two-letter code")
      ->delimiter(',')
      ->allow_extra_args(false)
      ->option_text("CODE,...");
}

namespace {

void add_order_options(CLI::App& app, searcher::Request& request) {
  add_choice(app, "--sort", request.sort, searcher::sorts, "The order");
  add_choice(app, "--group", request.group, searcher::groupings, "What takes one place of the list");
  app.add_option_function<std::string>(
         "--half-life",
         [&request](const std::string& typed) {
           const auto days = searcher::read_half_life(typed);
           if (!days) throw CLI::ValidationError("--half-life", "'" + typed + "' is no time such as 12h, 7d or 2w");
           request.half_life_days = *days;
         },
         "With --sort fresh: an article of this age has lost half of what age can take (default: 7d)")
      ->option_text("TIME");
  app.add_option("--diverse", request.diverse, "At most N hits of one outlet in a row, where there are others")
      ->option_text("N");
  app.add_flag("--why-rank", request.why_rank, "Tell what the score of each hit is made of");
}

}  // namespace

void add_query_options(CLI::App& app, QueryOptions& options, Shaping shaping) {
  searcher::Request& request = options.request;
  app.add_option("query", options.words, "What to find; docs/query-syntax.md tells the language")
      ->option_text("QUERY...");
  add_choice(app, "--match", request.match, searcher::match_modes, "How many of the words must match");
  if (shaping == Shaping::Hits) add_order_options(app, request);
  add_choice(app, "--dups", request.duplicates, searcher::duplicates_modes, "What to do with copies");
  add_filter_options(app, request);
  app.add_option("--tz", request.time_zone, "The time zone of days, such as Europe/Berlin (default: UTC)")
      ->option_text("ZONE");
  app.add_option("--synonyms", request.synonyms, "The synonyms of ~word (default: the file INDEX.synonyms)")
      ->option_text("FILE");
}

void add_unit_option(CLI::App& app, searcher::Request& request) {
  add_choice(app, "--unit", request.unit, searcher::units, "What to count");
}

std::string query_text(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) {
    if (!text.empty()) text += ' ';
    text += word;
  }
  return text;
}

namespace {

// Of validators: what they check is found again by these.
constexpr const char* choice_name = "choice";
constexpr const char* least_name = "least";
constexpr const char* most_name = "most";

// Nothing for what is no number, which is refused as that.
std::optional<double> number_of(const std::string& typed) {
  char* end = nullptr;
  const double number = std::strtod(typed.c_str(), &end);
  if (typed.empty() || *end != '\0') return {};
  return number;
}

}  // namespace

namespace {

std::string list_of(const std::vector<std::string_view>& names) {
  std::string list;
  for (const std::string_view name : names) list += (list.empty() ? "" : " ") + std::string(name);
  return list;
}

// Empty where an option has no such validator.
std::string description_of(CLI::Option& option, const char* validator) {
  try {
    return option.get_validator(validator)->get_description();
  } catch (const CLI::OptionNotFound&) {
    return "";
  }
}

}  // namespace

CLI::Validator one_of(const std::vector<std::string_view>& names) {
  const std::vector<std::string> known(names.begin(), names.end());
  const std::string words = names_of(names);
  const auto check = [known, words](const std::string& typed) {
    return std::ranges::count(known, typed) > 0 ? std::string() : "'" + typed + "' is none of " + words;
  };
  return CLI::Validator(check, list_of(names), choice_name);
}

CLI::Validator often_one_of(const std::vector<std::string_view>& names) {
  return CLI::Validator([](const std::string&) { return std::string(); }, list_of(names), choice_name);
}

std::vector<std::string> choices_of(CLI::Option& option) {
  std::vector<std::string> names;
  std::string list = description_of(option, choice_name);
  for (std::size_t blank = 0; !list.empty(); list.erase(0, blank + 1)) {
    blank = std::min(list.find(' '), list.size());
    names.push_back(list.substr(0, blank));
  }
  return names;
}

std::string values_hint(CLI::Option& option) {
  const std::vector<std::string> choices = choices_of(option);
  if (!choices.empty()) return "give one of " + names_of({choices.begin(), choices.end()});
  if (option.get_items_expected_max() == 0) return "write true or false";
  const std::string type = option.get_type_name();
  if (type.find("SIZE") != std::string::npos) return "give a size such as 500kB, 32MB or 1GB";
  if (!type.starts_with("UINT") && !type.starts_with("INT") && !type.starts_with("FLOAT"))
    return "the help of the command says what --" + option.get_lnames().front() + " takes";
  std::string least = description_of(option, least_name);
  const std::string most = description_of(option, most_name);
  if (least.empty() && type.starts_with("UINT")) least = "0";
  return std::string(type.starts_with("FLOAT") ? "give a number" : "give a whole number") +
         (least.empty() ? "" : " from " + least + (most.empty() ? " on" : "")) + (most.empty() ? "" : " to " + most);
}

CLI::Validator at_least(uint64_t least) {
  return CLI::Validator(
      [least](const std::string& typed) {
        const std::optional<double> number = number_of(typed);
        if (!number || *number >= static_cast<double>(least)) return std::string();
        return "'" + typed + "' is less than " + std::to_string(least);
      },
      std::to_string(least), least_name);
}

CLI::Validator at_most(uint64_t most) {
  return CLI::Validator(
      [most](const std::string& typed) {
        const std::optional<double> number = number_of(typed);
        if (!number || *number <= static_cast<double>(most)) return std::string();
        return "'" + typed + "' is more than " + std::to_string(most);
      },
      std::to_string(most), most_name);
}

std::string names_of(const std::vector<std::string_view>& names) {
  std::string list;
  for (std::size_t position = 0; position < names.size(); ++position) {
    if (position > 0) list += position + 1 == names.size() ? " or " : ", ";
    list += names[position];
  }
  return list;
}

}  // namespace wirecopy::cli
