// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/dates.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "corpus/date_names.h"
#include "corpus/date_reader.h"
#include "corpus/date_tokens.h"
#include "corpus/lines.h"
#include "text/utf8.h"
#include "text/words.h"

namespace wirecopy::corpus {

using namespace std::string_view_literals;

namespace {

constexpr int64_t day_seconds = 86'400;
constexpr int64_t oldest_year = 1600;

// Texts are read no further than this: a date stands in short ones.
constexpr std::size_t longest_text = 400;

std::string_view start_of(std::string_view text) {
  return text.substr(0, text::character_start(text, std::min(text.size(), longest_text)));
}

// Seconds, milliseconds or microseconds since 1970, or a year.
Date parse_number(std::string_view digits, Origin origin, int64_t now, std::string& doubt) {
  int64_t value = 0;
  for (const char c : digits) value = value * 10 + (c - '0');
  Date date{.origin = origin};
  if (digits.size() == 4 && value >= oldest_year) {
    date.seconds = seconds_of_day(value, 1, 1);
    date.precision = Precision::Year;
  } else if (digits.size() == 9 || digits.size() == 10 || digits.size() == 13 || digits.size() == 16) {
    date.seconds = digits.size() == 13 ? value / 1000 : digits.size() == 16 ? value / 1'000'000 : value;
    date.precision = Precision::Second;
  } else {
    return {};
  }
  doubt = reason_for_doubt(date, now);
  return doubt.empty() ? date : Date{};
}

// False for what programs write where there is no date: nothing but zeros and signs, "null", "N/A".
bool says_something(std::string_view text) {
  constexpr std::array<std::string_view, 11> nothing{"null", "none",      "nil",  "nan",   "nat",    "n/a",
                                                     "na",   "undefined", "true", "false", "unknown"};
  if (text.find_first_not_of(" 0-:/.,TZ+") == std::string_view::npos) return false;
  return std::ranges::find(nothing, lower_ascii(text)) == nothing.end();
}

}  // namespace

int64_t seconds_of_day(int64_t year, unsigned month, unsigned day) {
  // Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", days_from_civil.
  year -= month <= 2 ? 1 : 0;
  const int64_t era = (year >= 0 ? year : year - 399) / 400;
  const int64_t year_of_era = year - era * 400;
  const int64_t day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  const int64_t day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return (era * 146'097 + day_of_era - 719'468) * day_seconds;
}

Date parse_date(std::string_view text, Origin origin, int64_t now, std::string* doubt) {
  const std::string_view trimmed = trim(text);
  if (trimmed.empty()) return {};
  const std::string_view whole = trimmed.substr(0, trimmed.find('.'));
  const auto is_digits = [](std::string_view part) {
    return part.find_first_not_of("0123456789") == std::string_view::npos;
  };
  const bool numeric =
      is_digits(whole) && (whole.size() == trimmed.size() || is_digits(trimmed.substr(whole.size() + 1)));
  if (numeric && whole.size() != 8 && whole.size() != 14 && !whole.empty() && whole.size() <= 16) {
    std::string reason;
    const Date date = parse_number(whole, origin, now, reason);
    if (doubt != nullptr) *doubt = reason;
    if (date.known() || whole.size() == trimmed.size()) return date;
  }
  const std::string start = text::repair_utf8(start_of(trimmed));
  ReadDate read = read_date(start, Leniency::Metadata, origin, now);
  if (doubt != nullptr && !read.doubt.empty()) *doubt = std::move(read.doubt);
  return read.found.date;
}

void take_metadata_date(Date& date, std::string_view text, Origin origin, int64_t now,
                        std::vector<std::string>& notes) {
  if (date.known()) return;
  std::string doubt;
  date = parse_date(text, origin, now, &doubt);
  const std::string_view trimmed = trim(text);
  if (date.known() || (doubt.empty() && !says_something(trimmed))) return;
  constexpr std::size_t longest_quoted = 60;
  const std::string_view start =
      trimmed.substr(0, text::character_start(trimmed, std::min(trimmed.size(), longest_quoted)));
  const std::string quoted = " \"" + one_line(text::repair_utf8(start)) + "\"";
  std::string note =
      doubt.empty() ? "date not understood:" + quoted : "date not believed:" + quoted + " (" + doubt + ")";
  if (std::find(notes.begin(), notes.end(), note) == notes.end()) notes.push_back(std::move(note));
}

Date date_in_address(std::string_view address, Origin origin, int64_t now) {
  address = address.substr(0, address.find_first_of("?#"));
  // The host is no place for a date.
  if (const std::size_t scheme = address.find("://"); scheme != std::string_view::npos)
    address.remove_prefix(std::min(address.find('/', scheme + 3), address.size()));
  const std::string path = text::repair_utf8(address);
  const std::vector<DateToken> tokens = date_tokens(path);
  using Kind = DateToken::Kind;
  const auto is_mark = [&](std::size_t i) {
    return i < tokens.size() && tokens[i].kind == Kind::Other && U"/-_.!"sv.find(tokens[i].character) != U""sv.npos;
  };
  const auto stands_free = [&](std::size_t begin, std::size_t end) {
    return (begin == 0 || is_mark(begin - 1)) && (end == tokens.size() || is_mark(end));
  };
  const auto figure = [&](std::size_t i, unsigned most_digits) {
    return i < tokens.size() && tokens[i].kind == Kind::Number && tokens[i].digits <= most_digits ? tokens[i].value : 0;
  };
  const auto read = [&](const std::string& written) { return parse_date(written, origin, now); };
  Date month_only;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (figure(i, 8) >= 19'000'101 && stands_free(i, i + 1)) {
      if (const Date date = read(std::to_string(tokens[i].value)); date.known()) return date;
    }
    const uint64_t year = figure(i, 4);
    if (year < 1900 || !is_mark(i + 1) || i + 2 >= tokens.size()) continue;
    const uint64_t month = tokens[i + 2].kind == Kind::Word ? month_of_folded(tokens[i + 2].word) : figure(i + 2, 2);
    if (month < 1 || month > 12 || !stands_free(i, i + 3)) continue;
    const std::string written = std::to_string(year) + (month < 10 ? "-0" : "-") + std::to_string(month);
    const bool same_mark = is_mark(i + 3) && tokens[i + 3].character == tokens[i + 1].character;
    if (const uint64_t day = figure(i + 4, 2); same_mark && day > 0 && stands_free(i, i + 5)) {
      if (const Date date = read(written + "-" + std::to_string(day)); date.known()) return date;
    } else if (same_mark && tokens[i + 1].character == U'/' && !month_only.known()) {
      month_only = read(written);
    }
  }
  return month_only;
}

void settle(Date& date, DayMonthOrder order) {
  if (date.readings && order != DayMonthOrder::Unknown) {
    date.seconds = order == DayMonthOrder::DayFirst ? date.readings->day_first : date.readings->month_first;
    date.precision = date.readings->precision;
  }
  date.readings.reset();
}

FoundDate find_date(std::string_view text, Origin origin, int64_t now) {
  return read_date(start_of(text), Leniency::Text, origin, now).found;
}

unsigned month_of(std::string_view name) {
  return month_of_folded(text::fold(name));
}

bool is_weekday(std::string_view name) {
  return is_weekday_folded(text::fold(name));
}

}  // namespace wirecopy::corpus
