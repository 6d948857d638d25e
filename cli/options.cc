// SPDX-License-Identifier: GPL-2.0-or-later
#include "cli/options.h"

#include <algorithm>

namespace wirecopy::cli {

void add_index_option(CLI::App& app, std::string& index) {
  index = "wirecopy.index";
  app.add_option("-i,--index", index, "The index (default: $WIRECOPY_INDEX, else ./wirecopy.index)")
      ->envname("WIRECOPY_INDEX")
      ->option_text("DIR");
}

void add_format_option(CLI::App& app, std::optional<Format>& format, const std::vector<Format>& allowed) {
  std::vector<std::string_view> names;
  for (const auto& row : all_formats) {
    if (std::ranges::count(allowed, row.value) > 0) names.push_back(row.name);
  }
  const auto read = [&format, allowed, names](const std::string& typed) {
    for (const auto& row : all_formats) {
      if (row.name == typed && std::ranges::count(allowed, row.value) > 0) {
        format = row.value;
        return;
      }
    }
    throw CLI::ValidationError("--format", "'" + typed + "' is none of " + names_of(names));
  };
  app.add_option_function<std::string>("-f,--format", read, "How to print: " + names_of(names))->option_text("NAME");
}

void add_colour_option(CLI::App& app, Colour& colour) {
  add_choice(app, "--color", colour, colours, "Paint the text");
}

void add_filter_options(CLI::App& app, searcher::Request& request) {
  app.add_option("--from", request.from, "Published on this date or later")->option_text("DATE");
  app.add_option("--until", request.until, "Published on this date or earlier")->option_text("DATE");
  app.add_option("--source", request.sources, "Of these outlets only")
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

std::string names_of(const std::vector<std::string_view>& names) {
  std::string list;
  for (std::size_t position = 0; position < names.size(); ++position) {
    if (position > 0) list += position + 1 == names.size() ? " or " : ", ";
    list += names[position];
  }
  return list;
}

}  // namespace wirecopy::cli
