// SPDX-License-Identifier: GPL-2.0-or-later
#include "web/parameters.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <ctime>
#include <set>

#include "searcher/dates.h"
#include "searcher/name_list.h"
#include "text/ascii.h"
#include "text/language.h"
#include "text/time_zone.h"

namespace wirecopy::web {

namespace {

template <class Value, std::size_t size>
std::string read_name(std::string_view text, const std::array<searcher::Named<Value>, size>& table, Value& value) {
  std::string names;
  for (const searcher::Named<Value>& row : table) {
    if (row.name == text) {
      value = row.value;
      return "";
    }
    names += (names.empty() ? "" : ", ") + std::string(row.name);
  }
  return "must be one of " + names;
}

template <class Value, std::size_t size>
std::string write_name(Value value, Value standard, const std::array<searcher::Named<Value>, size>& table) {
  if (value == standard) return "";
  return std::string(std::ranges::find(table, value, &searcher::Named<Value>::value)->name);
}

std::string read_number(std::string_view text, uint32_t largest, uint32_t& number) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error == std::errc() && end == text.data() + text.size() && number <= largest) return "";
  return "must be a whole number from 0 to " + std::to_string(largest);
}

std::string write_number(uint32_t number, uint32_t standard) {
  return number == standard ? "" : std::to_string(number);
}

std::string read_date(std::string_view text, std::string& date) {
  date = text;
  const bool is_date = searcher::read_date(text, {.now = std::time(nullptr), .zone = {}}).has_value();
  return is_date ? "" : "must be a date such as 2024, 2024-03, 2024-03-15, today or 7d";
}

void read_list(std::string_view text, std::vector<std::string>& values) {
  while (!text.empty()) {
    const std::string_view part = text.substr(0, text.find(','));
    text.remove_prefix(std::min(text.size(), part.size() + 1));
    if (!part.empty()) values.emplace_back(part);
  }
}

std::string write_list(const std::vector<std::string>& values) {
  std::string text;
  for (const std::string& value : values) text += (text.empty() ? "" : ",") + value;
  return text;
}

// By their codes, whatever they were written as, each once.
std::string read_languages(std::string_view text, searcher::Request& request) {
  std::vector<std::string> typed;
  read_list(text, typed);
  const auto is_code = [](std::string_view code) {
    return code.size() >= 2 && code.size() <= 3 &&
           std::ranges::all_of(code, [](char c) { return c >= 'a' && c <= 'z'; });
  };
  bool all_known = true;
  for (const std::string& each : typed) {
    const std::string_view name = text::trim(each);
    if (name.empty()) continue;
    const text::Language* language = text::find_language_by_name(name);
    all_known = all_known && (language != nullptr || is_code(name));
    const std::string_view code = language != nullptr ? language->code : name;
    if (std::ranges::count(request.languages, code) == 0) request.languages.emplace_back(code);
  }
  return all_known ? "" : "must be languages by their codes or English names, such as en or de,French";
}

std::string read_facets(std::string_view text, searcher::Request& request) {
  std::vector<std::string> names;
  read_list(text, names);
  for (const std::string& name : names) {
    searcher::FacetField field{};
    if (std::string wrong = read_name(name, searcher::facet_fields, field); !wrong.empty()) return wrong;
    if (std::ranges::count(request.facets, field) == 0) request.facets.push_back(field);
  }
  return "";
}

std::string write_facets(const searcher::Request& request) {
  std::vector<std::string> names;
  for (const searcher::FacetField field : request.facets)
    names.emplace_back(searcher::name_in(searcher::facet_fields, field));
  return write_list(names);
}

std::string read_interval(std::string_view text, searcher::Request& request) {
  searcher::Interval interval{};
  std::string wrong = read_name(text, searcher::intervals, interval);
  if (wrong.empty()) request.histogram = interval;
  return wrong;
}

std::string read_yes_or_no(std::string_view text, bool& value) {
  if (text != "yes" && text != "no") return "must be yes or no";
  value = text == "yes";
  return "";
}

std::string read_time_zone(std::string_view text, searcher::Request& request) {
  request.time_zone = text;
  return text::TimeZone::find(text) ? "" : "must be a time zone such as UTC, +02:00 or Europe/Berlin";
}

// "30d", "12h"; in days without a letter where neither is a whole number.
std::string write_half_life(double days) {
  const double hours = days * 24;
  const bool whole_days = std::floor(days) == days;
  const bool whole_hours = std::abs(hours - std::round(hours)) < 1e-9;
  const double number = whole_days || !whole_hours ? days : std::round(hours);
  char digits[32];
  char* const end = std::to_chars(digits, digits + sizeof digits, number, std::chars_format::fixed).ptr;
  return std::string(digits, end) + (whole_days ? "d" : whole_hours ? "h" : "");
}

// The names of a table of them.
template <const auto& table>
std::vector<std::string_view> names_in() {
  std::vector<std::string_view> names;
  for (const auto& row : table) names.push_back(row.name);
  return names;
}

std::vector<std::string_view> yes_and_no() {
  return {"yes", "no"};
}

const searcher::Request standard;

constexpr std::array table{
    Parameter{"q", "the query", Repeats::Once,
              [](std::string_view value, searcher::Request& request) {
                request.text = value;
                return std::string();
              },
              [](const searcher::Request& request) { return request.text; }},
    Parameter{"match",
              "all or any of the words",
              Repeats::Once,
              [](std::string_view value, searcher::Request& request) {
                return read_name(value, searcher::match_modes, request.match);
              },
              [](const searcher::Request& request) {
                return write_name(request.match, standard.match, searcher::match_modes);
              },
              {.names = names_in<searcher::match_modes>, .standard = "all"}},
    Parameter{
        "group",
        "what takes one place of the list",
        Repeats::Once,
        [](std::string_view value, searcher::Request& request) {
          return read_name(value, searcher::groupings, request.group);
        },
        [](const searcher::Request& request) { return write_name(request.group, standard.group, searcher::groupings); },
        {.names = names_in<searcher::groupings>, .standard = "copies"}},
    Parameter{"sort",
              "the order of the hits",
              Repeats::Once,
              [](std::string_view value, searcher::Request& request) {
                return read_name(value, searcher::sorts, request.sort);
              },
              [](const searcher::Request& request) { return write_name(request.sort, standard.sort, searcher::sorts); },
              {.names = names_in<searcher::sorts>, .standard = "relevance"}},
    Parameter{"half_life",
              "with sort=fresh: the age at which half of what age can take is lost",
              Repeats::Once,
              [](std::string_view value, searcher::Request& request) {
                const auto days = searcher::read_half_life(value);
                if (!days) return std::string("must be a time such as 12h, 7d or 2w");
                request.half_life_days = *days;
                return std::string();
              },
              [](const searcher::Request& request) {
                if (request.half_life_days == standard.half_life_days) return std::string();
                return write_half_life(request.half_life_days);
              },
              {.standard = "7d"}},
    Parameter{"diverse",
              "at most so many hits of one outlet in a row",
              Repeats::Once,
              [](std::string_view value, searcher::Request& request) {
                return read_number(value, largest_limit, request.diverse);
              },
              [](const searcher::Request& request) { return write_number(request.diverse, standard.diverse); },
              {.type = "integer", .most = largest_limit, .standard = "0"}},
    Parameter{"why_rank",
              "1: tell what the scores are made of",
              Repeats::Once,
              [](std::string_view value, searcher::Request& request) {
                request.why_rank = value == "1";
                return std::string(value == "0" || value == "1" ? "" : "must be 0 or 1");
              },
              [](const searcher::Request& request) { return std::string(request.why_rank ? "1" : ""); },
              {.type = "integer", .most = 1, .standard = "0"}},
    Parameter{"dups",
              "what to do with copies",
              Repeats::Once,
              [](std::string_view value, searcher::Request& request) {
                return read_name(value, searcher::duplicates_modes, request.duplicates);
              },
              [](const searcher::Request& request) {
                return write_name(request.duplicates, standard.duplicates, searcher::duplicates_modes);
              },
              {.names = names_in<searcher::duplicates_modes>, .standard = "collapse"}},
    Parameter{"from", "published on this date or later", Repeats::Once,
              [](std::string_view value, searcher::Request& request) { return read_date(value, request.from); },
              [](const searcher::Request& request) { return request.from; }},
    Parameter{"until", "published on this date or earlier", Repeats::Once,
              [](std::string_view value, searcher::Request& request) { return read_date(value, request.until); },
              [](const searcher::Request& request) { return request.until; }},
    Parameter{"source", "any of these outlets", Repeats::List,
              [](std::string_view value, searcher::Request& request) {
                std::ranges::move(searcher::read_names(value), std::back_inserter(request.sources));
                return std::string();
              },
              [](const searcher::Request& request) { return searcher::write_names(request.sources); }},
    Parameter{"lang", "any of these languages, by code or English name", Repeats::List,
              [](std::string_view value, searcher::Request& request) { return read_languages(value, request); },
              [](const searcher::Request& request) { return write_list(request.languages); }},
    Parameter{"tz",
              "the time zone of days in dates",
              Repeats::Once,
              [](std::string_view value, searcher::Request& request) { return read_time_zone(value, request); },
              [](const searcher::Request& request) {
                return request.time_zone == standard.time_zone ? "" : request.time_zone;
              },
              {.standard = "UTC"}},
    Parameter{"unit",
              "what facets and histogram count",
              Repeats::Once,
              [](std::string_view value, searcher::Request& request) {
                return read_name(value, searcher::units, request.unit);
              },
              [](const searcher::Request& request) { return write_name(request.unit, standard.unit, searcher::units); },
              {.names = names_in<searcher::units>, .standard = "texts"}},
    Parameter{"facets",
              "count by these fields",
              Repeats::List,
              read_facets,
              write_facets,
              {.names = names_in<searcher::facet_fields>}},
    Parameter{
        "facet_limit",
        "how many values of each facet",
        Repeats::Once,
        [](std::string_view value, searcher::Request& request) {
          return read_number(value, largest_facet, request.facet_values);
        },
        [](const searcher::Request& request) { return write_number(request.facet_values, standard.facet_values); },
        {.type = "integer", .most = largest_facet, .standard = "10"}},
    Parameter{"histogram",
              "count by this stretch of time",
              Repeats::Once,
              read_interval,
              [](const searcher::Request& request) {
                return request.histogram ? std::string(searcher::name_in(searcher::intervals, *request.histogram)) : "";
              },
              {.names = names_in<searcher::intervals>}},
    Parameter{"share",
              "compare the histogram with all that passes the other filters",
              Repeats::Once,
              [](std::string_view value, searcher::Request& request) { return read_yes_or_no(value, request.share); },
              [](const searcher::Request& request) { return std::string(request.share ? "yes" : ""); },
              {.names = yes_and_no, .standard = "no"}},
    Parameter{"limit",
              "how many hits",
              Repeats::Once,
              [](std::string_view value, searcher::Request& request) {
                return read_number(value, largest_limit, request.limit);
              },
              [](const searcher::Request& request) { return write_number(request.limit, standard.limit); },
              {.type = "integer", .most = largest_limit, .standard = "10"}},
    Parameter{"offset",
              "how many hits to skip",
              Repeats::Once,
              [](std::string_view value, searcher::Request& request) {
                return read_number(value, largest_offset, request.offset);
              },
              [](const searcher::Request& request) { return write_number(request.offset, standard.offset); },
              {.type = "integer", .most = largest_offset, .standard = "0"}},
    Parameter{"cursor", "go on behind a page", Repeats::Once,
              [](std::string_view value, searcher::Request& request) {
                request.cursor = value;
                return std::string();
              },
              [](const searcher::Request& request) { return request.cursor; }},
    Parameter{
        "time_limit_ms",
        "answer what was found until then",
        Repeats::Once,
        [](std::string_view value, searcher::Request& request) {
          return read_number(value, longest_time, request.time_limit_ms);
        },
        [](const searcher::Request& request) { return write_number(request.time_limit_ms, standard.time_limit_ms); },
        {.type = "integer", .most = longest_time, .standard = "0"}},
};

Problem bad_parameter(std::string_view name, const std::string& wrong) {
  return {.status = 400,
          .code = "bad_parameter",
          .detail = std::string(name) + " " + wrong,
          .parameter = std::string(name)};
}

}  // namespace

std::span<const Parameter> parameters() {
  return table;
}

ReadParameters read_parameters(std::span<const QueryPair> pairs) {
  ReadParameters read;
  std::set<std::string_view> seen;
  for (const QueryPair& pair : pairs) {
    const auto row = std::ranges::find(table, pair.name, &Parameter::name);
    if (row == table.end() || pair.value.empty()) continue;
    const bool is_twice = row->repeats == Repeats::Once && !seen.insert(row->name).second;
    const std::string wrong = is_twice ? "is given twice" : row->read(pair.value, read.request);
    if (!wrong.empty()) {
      if (!read.problem) read.problem = bad_parameter(row->name, wrong);
      continue;
    }
    read.given.push_back(row->name);
  }
  if (!read.problem && !read.request.cursor.empty() && read.request.offset > 0)
    read.problem = bad_parameter("offset", "cannot stand beside a cursor");
  return read;
}

std::vector<searcher::Warning> without_effect(const ReadParameters& read, const searcher::Request& done) {
  struct Dependent {
    std::string_view name;
    std::string_view needed;
    bool (*has_effect)(const searcher::Request& request);
  };
  static constexpr std::array dependents{
      Dependent{"half_life", "sort=fresh",
                [](const searcher::Request& request) { return request.sort == searcher::Sort::Fresh; }},
      Dependent{"share", "histogram", [](const searcher::Request& request) { return request.histogram.has_value(); }},
      Dependent{"facet_limit", "facets", [](const searcher::Request& request) { return !request.facets.empty(); }},
      Dependent{"unit", "facets or histogram",
                [](const searcher::Request& request) { return !request.facets.empty() || request.histogram; }},
  };
  std::vector<searcher::Warning> warnings;
  for (const Dependent& row : dependents) {
    if (!read.is_given(row.name) || row.has_effect(done)) continue;
    warnings.push_back({.code = "no_effect",
                        .at = {},
                        .message = std::string(row.name) + " does nothing without " + std::string(row.needed)});
  }
  return warnings;
}

bool ReadParameters::is_given(std::string_view name) const {
  return std::ranges::find(given, name) != given.end();
}

std::string to_query_string(const searcher::Request& request) {
  std::string query;
  for (const Parameter& parameter : table) {
    const std::string value = parameter.write(request);
    if (!value.empty()) query += (query.empty() ? "" : "&") + std::string(parameter.name) + "=" + percent_encode(value);
  }
  return query;
}

}  // namespace wirecopy::web
