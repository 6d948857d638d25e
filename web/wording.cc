// SPDX-License-Identifier: GPL-2.0-or-later
#include "web/wording.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>

#include "searcher/warnings.h"
#include "text/ascii.h"
#include "text/language.h"
#include "text/utf8.h"

namespace wirecopy::web {

namespace {

std::string_view singular(searcher::Unit unit) {
  switch (unit) {
    case searcher::Unit::Articles:
      return "article";
    case searcher::Unit::Texts:
      return "text";
    case searcher::Unit::Stories:
      return "story";
  }
  return {};
}

}  // namespace

std::string grouped(uint64_t number) {
  std::string digits = std::to_string(number);
  for (std::size_t position = digits.size(); position > 3;) {
    position -= 3;
    digits.insert(position, ",");
  }
  return digits;
}

std::string outlet_words(std::string_view outlet) {
  return std::string(outlet.empty() ? "unknown outlet" : outlet);
}

std::string headline_words(const corpus::Article& article) {
  constexpr std::size_t longest = 80;  // bytes
  if (!article.title.empty()) return article.title;
  std::string_view first = article.body;
  first = first.substr(0, first.find('\n'));
  if (first.empty()) return "Untitled";
  if (first.size() <= longest) return std::string(first);
  first = first.substr(0, text::character_start(first, longest));
  // Whole words, where the script has blanks between them.
  if (const std::size_t blank = first.rfind(' '); blank != std::string_view::npos && blank > 0)
    first = first.substr(0, blank);
  return std::string(first) + " \u2026";
}

std::string count_words(searcher::Count count, std::string_view one, std::string_view many) {
  std::string words = count_words(count.value, one, many);
  switch (count.relation) {
    case searcher::Exactness::Equal:
      return words;
    case searcher::Exactness::AtLeast:
      return "at least " + words;
    case searcher::Exactness::About:
      return "about " + words;
  }
  return words;
}

std::string count_words(uint64_t count, std::string_view one, std::string_view many) {
  return grouped(count) + " " + std::string(count == 1 ? one : many);
}

std::vector<std::string> unplaced_words(const searcher::Histogram& histogram) {
  std::vector<std::string> words;
  if (histogram.undated > 0) words.push_back(unit_words(histogram.undated, histogram.unit) + " undated");
  if (histogram.imprecise > 0) {
    const std::string_view known = histogram.interval == searcher::Interval::Hour    ? "day"
                                   : histogram.interval == searcher::Interval::Month ? "year"
                                                                                     : "month";
    words.push_back(unit_words(histogram.imprecise, histogram.unit) + " with no more than a " + std::string(known) +
                    " known, put at its start");
  }
  return words;
}

std::string unit_words(uint64_t count, searcher::Unit unit) {
  return count_words(count, singular(unit), searcher::name_in(searcher::units, unit));
}

std::string one_unit_words(searcher::Unit unit) {
  return (unit == searcher::Unit::Articles ? "an " : "a ") + std::string(singular(unit));
}

std::string capitalized(std::string words) {
  if (!words.empty()) words.front() = text::ascii_upper(words.front());
  return words;
}

std::string sentence(std::string words) {
  return words.empty() ? words : capitalized(std::move(words)) + ".";
}

std::string warning_words(const searcher::Warning& warning) {
  const auto row = std::ranges::find(searcher::warning_rows, warning.code, &searcher::WarningRow::code);
  const bool begins_as_typed =
      warning.code == "no_effect" || (row != searcher::warning_rows.end() && row->message.starts_with("{}"));
  return begins_as_typed ? warning.message + "." : sentence(warning.message);
}

std::string date_words(const corpus::Date& date) {
  static constexpr std::array<std::string_view, 12> months{"January",   "February", "March",    "April",
                                                           "May",       "June",     "July",     "August",
                                                           "September", "October",  "November", "December"};
  if (searcher::date_text(date).empty()) return "undated";  // also for years that no calendar of people has
  const std::chrono::sys_seconds moment{std::chrono::seconds(date.seconds)};
  const auto midnight = std::chrono::floor<std::chrono::days>(moment);
  const std::chrono::year_month_day day(midnight);
  std::string words = std::to_string(static_cast<int>(day.year()));
  if (date.precision >= corpus::Precision::Month)
    words = std::string(months[static_cast<unsigned>(day.month()) - 1]) + " " + words;
  if (date.precision >= corpus::Precision::Day) words = std::to_string(static_cast<unsigned>(day.day())) + " " + words;
  if (date.precision >= corpus::Precision::Minute) {
    const std::chrono::hh_mm_ss clock(moment - midnight);
    const auto two = [](int64_t value) { return (value < 10 ? "0" : "") + std::to_string(value); };
    words += ", " + two(clock.hours().count()) + ":" + two(clock.minutes().count()) + " UTC";
  }
  return words;
}

std::string_view origin_words(corpus::Origin origin) {
  switch (origin) {
    case corpus::Origin::None:
    case corpus::Origin::Metadata:
    case corpus::Origin::JsonLd:
    case corpus::Origin::Feed:
      return "";
    case corpus::Origin::Url:
      return "date read from the address";
    case corpus::Origin::Text:
      return "date read from the text";
    case corpus::Origin::File:
      return "date of the file";
  }
  return "";
}

std::string language_words(std::string_view code) {
  const text::Language* language = text::find_language(code);
  return std::string(language ? language->name : code);
}

std::string text_direction(std::string_view language) {
  static constexpr std::array<std::string_view, 9> right_to_left{"ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur"};
  if (language.empty()) return "auto";
  return std::ranges::find(right_to_left, language) != right_to_left.end() ? "rtl" : "ltr";
}

std::string duration_words(int64_t seconds) {
  constexpr int64_t minute = 60;
  constexpr int64_t hour = 60 * minute;
  constexpr int64_t day = 24 * hour;
  if (seconds >= 2 * day) return std::to_string(seconds / day) + " days";
  const int64_t hours = seconds / hour;
  const int64_t minutes = seconds % hour / minute;
  if (hours == 0) return std::to_string(minutes) + " min";
  return std::to_string(hours) + " h" + (minutes == 0 ? "" : " " + std::to_string(minutes) + " min");
}

std::string percent_words(double share) {
  return std::to_string(static_cast<int>(std::floor(std::clamp(share, 0.0, 1.0) * 100))) + " %";
}

std::string relaxed_words(const searcher::Relaxed& relaxed) {
  std::string words = relaxed.how;
  std::ranges::replace(words, '_', ' ');
  return words;
}

std::string_view sort_words(searcher::Sort sort) {
  switch (sort) {
    case searcher::Sort::Relevance:
      return "Best match";
    case searcher::Sort::Fresh:
      return "Best and fresh";
    case searcher::Sort::Newest:
      return "Newest";
    case searcher::Sort::Oldest:
      return "Oldest";
    case searcher::Sort::Copies:
      return "Most copies";
    case searcher::Sort::Outlets:
      return "Most outlets";
  }
  return "";
}

std::string_view grouping_words(searcher::Grouping grouping) {
  switch (grouping) {
    case searcher::Grouping::Copies:
      return "Each text once";
    case searcher::Grouping::Story:
      return "Each story once";
    case searcher::Grouping::None:
      return "Every article";
  }
  return "";
}

std::string_view match_words(searcher::MatchMode match) {
  return match == searcher::MatchMode::All ? "All words" : "Any word";
}

}  // namespace wirecopy::web
