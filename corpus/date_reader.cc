// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/date_reader.h"

#include <algorithm>
#include <chrono>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "corpus/clock_reader.h"
#include "corpus/date_names.h"
#include "corpus/date_tokens.h"
#include "corpus/zone_names.h"
#include "text/words.h"

namespace wirecopy::corpus {
namespace {

constexpr int64_t day_seconds = 86'400;
constexpr int64_t oldest_year = 1600;

struct Day {
  int64_t year = 0;
  unsigned month = 0;   // 0 where it cannot be told from the day
  unsigned day = 0;     // 0 where there is none
  std::size_t end = 0;  // the token behind it
  // Both from 1 to 12 where `month` and `day` cannot be told apart: as they stand.
  unsigned first = 0;
  unsigned second = 0;
};

bool is_leap(int64_t year) {
  return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

unsigned days_in_month(int64_t year, unsigned month) {
  constexpr unsigned days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month == 2 && is_leap(year) ? 29 : days[month - 1];
}

class DateReader {
 public:
  DateReader(std::string_view text, Leniency leniency, int64_t now)
      : tokens_(text), clock_(tokens_), leniency_(leniency), now_(now) {}

  // The first believable date.
  FoundDate find(Origin origin) const {
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      std::size_t at = i;
      std::optional<ClockTime> time = clock_.read(i);
      if (time) at = skip_between(time->end);
      const std::optional<Day> day = read_day(at);
      if (!day) continue;
      std::size_t end = day->end;
      if (!time) {
        time = clock_.read(skip_between(end));
        if (time) end = time->end;
      }
      const Date date = combine(*day, time, origin);
      if (date.known()) return {date, {tokens_[i].span.begin, tokens_[end - 1].span.end}};
    }
    return find_month(origin);
  }

  const std::string& doubt() const { return doubt_; }

 private:
  using Kind = DateToken::Kind;

  // The month named at `i`; `i` is moved behind the name and its point.
  unsigned read_month_name(std::size_t& i) const {
    const DateToken* name = tokens_.token(i);
    if (!name || name->kind != Kind::Word) return 0;
    // Vietnamese counts its months.
    if (const DateToken* count = tokens_.number(i + 1, 1, 2); count && name->word == "thang" && count->value <= 12) {
      i += 2;
      return static_cast<unsigned>(count->value);
    }
    unsigned month = 0;
    // Thailand shortens its months to two letters with a point behind each.
    if (const DateToken* second = tokens_.token(i + 2); second && second->kind == Kind::Word &&
                                                        tokens_.is_character(i + 1, U".") && tokens_.is_thai_word(i) &&
                                                        tokens_.is_thai_word(i + 2)) {
      month = month_of_folded(name->word + "." + second->word);
      if (month != 0) i += 2;
    }
    if (const DateToken* second = tokens_.token(i + 1); month == 0 && second && second->kind == Kind::Word) {
      month = month_of_folded(name->word + " " + second->word);
      if (month != 0) ++i;
    }
    if (month == 0) month = month_of_folded(name->word);
    if (month == 0) return 0;
    ++i;
    if (tokens_.is_character(i, U".")) ++i;
    return month;
  }

  // Behind what may stand between the parts of a written date: commas, "de", "of".
  std::size_t skip_fillers(std::size_t i, std::u32string_view characters) const {
    for (std::size_t skipped = 0; skipped < 4 && i < tokens_.size(); ++skipped, ++i) {
      // What is a small word in Thai begins the short name of a month, too.
      std::size_t behind = i;
      if (tokens_.is_thai_word(i) && read_month_name(behind) != 0) break;
      const bool filler = tokens_[i].kind == Kind::Word && is_date_filler(tokens_[i].word);
      if (!filler && !tokens_.is_character(i, characters)) break;
    }
    return i;
  }

  // Behind what may stand between date and time.
  std::size_t skip_between(std::size_t i) const {
    for (std::size_t skipped = 0; skipped < 4 && i < tokens_.size(); ++skipped, ++i) {
      const DateToken& found = tokens_[i];
      const bool word = found.kind == Kind::Word && (is_date_filler(found.word) || is_weekday_folded(found.word));
      if (!word && !tokens_.is_character(i, U",.|-–—•·/(@:")) break;
    }
    return i;
  }

  std::optional<Day> read_day(std::size_t i) const {
    const DateToken* first = tokens_.token(i);
    if (!first) return std::nullopt;
    if (first->kind == Kind::Word) {
      const std::optional<Day> day = read_era(i);
      return day ? day : read_month_first(i);
    }
    if (tokens_.number(i, 4, 4)) return read_year_first(i);
    if (tokens_.number(i, 1, 2)) return read_day_first(i);
    if (leniency_ == Leniency::Metadata && (tokens_.number(i, 8, 8) || tokens_.number(i, 14, 14)))
      return read_compact(i);
    return std::nullopt;
  }

  // 令和7年1月30日, 平成元年1月8日
  std::optional<Day> read_era(std::size_t i) const {
    const DateToken *name = tokens_.token(i), *second = tokens_.token(i + 1), *number_of_year = tokens_.token(i + 2);
    if (!second || !number_of_year || second->kind != Kind::Word || !tokens_.is_word(i + 3, {"年"}))
      return std::nullopt;
    const int64_t before = year_before_era(name->word + second->word);
    if (before == 0) return std::nullopt;
    const bool is_first = tokens_.is_word(i + 2, {"元"});
    if (!is_first && !tokens_.number(i + 2, 1, 2)) return std::nullopt;
    const DateToken *month = tokens_.number(i + 4, 1, 2), *number_of_day = tokens_.number(i + 6, 1, 2);
    if (!month || !number_of_day || !tokens_.is_word(i + 5, {"月"})) return std::nullopt;
    return Day{.year = before + (is_first ? 1 : static_cast<int64_t>(number_of_year->value)),
               .month = static_cast<unsigned>(month->value),
               .day = static_cast<unsigned>(number_of_day->value),
               .end = i + (tokens_.is_word(i + 7, {"日"}) ? 8 : 7)};
  }

  // 2025-01-30, 2025/1/30, 2025年1月30日, 2025 January 30
  std::optional<Day> read_year_first(std::size_t i) const {
    Day day{.year = static_cast<int64_t>(tokens_[i].value)};
    if (tokens_.is_word(i + 1, {"年", "년"})) {
      const DateToken *month = tokens_.number(i + 2, 1, 2), *number_of_day = tokens_.number(i + 4, 1, 2);
      if (!month || !number_of_day || !tokens_.is_word(i + 3, {"月", "월"})) return std::nullopt;
      day.month = static_cast<unsigned>(month->value);
      day.day = static_cast<unsigned>(number_of_day->value);
      day.end = i + (tokens_.is_word(i + 5, {"日", "일", "号"}) ? 6 : 5);
      return day;
    }
    if (tokens_.is_character(i + 1, U"-/.") &&
        tokens_.is_character(i + 3, std::u32string_view(&tokens_[i + 1].character, 1))) {
      const DateToken *month = tokens_.number(i + 2, 1, 2), *number_of_day = tokens_.number(i + 4, 1, 2);
      if (!month || !number_of_day) return std::nullopt;
      day.month = static_cast<unsigned>(month->value);
      day.day = static_cast<unsigned>(number_of_day->value);
      day.end = i + 5;
      return day;
    }
    if (const std::optional<Day> of_week = read_week(i)) return of_week;
    std::size_t at = skip_fillers(i + 1, U",.");
    // "2024. gada 5. marts": the day comes first all the same.
    if (const DateToken* before = tokens_.number(at, 1, 2);
        before && tokens_.is_character(at + 1, U".") && at > i + 1) {
      std::size_t name = at + 2;
      day.month = read_month_name(name);
      day.day = static_cast<unsigned>(before->value);
      day.end = name;
      if (day.month != 0) return day;
    }
    day.month = read_month_name(at);
    const DateToken* number_of_day = tokens_.number(at, 1, 2);
    if (day.month == 0 || !number_of_day) return std::nullopt;
    day.day = static_cast<unsigned>(number_of_day->value);
    day.end = at + 1;
    return day;
  }

  // 2025-W05-4 (ISO 8601). Without a day, the month that has the greater part of the week.
  std::optional<Day> read_week(std::size_t i) const {
    const DateToken* week = tokens_.number(i + 3, 2, 2);
    if (leniency_ != Leniency::Metadata || !tokens_.is_character(i + 1, U"-") || !tokens_.is_word(i + 2, {"w"}) ||
        !week || week->value < 1 || week->value > 53)
      return std::nullopt;
    const DateToken* day_of_week = tokens_.is_character(i + 4, U"-") ? tokens_.number(i + 5, 1, 1) : nullptr;
    if (day_of_week && (day_of_week->value < 1 || day_of_week->value > 7)) return std::nullopt;
    // The fourth of January is in the first week; a week belongs to where its Thursday is.
    using namespace std::chrono;
    const sys_days fourth = std::chrono::year(static_cast<int>(tokens_[i].value)) / January / 4;
    const sys_days first_monday = fourth - (weekday(fourth) - Monday);
    const days into_week = day_of_week ? days(day_of_week->value - 1) : Thursday - Monday;
    const year_month_day date(first_monday + days(7 * (week->value - 1)) + into_week);
    return Day{.year = static_cast<int>(date.year()),
               .month = static_cast<unsigned>(date.month()),
               .day = day_of_week ? static_cast<unsigned>(date.day()) : 0,
               .end = i + (day_of_week ? 6u : 4u)};
  }

  // 20250130, 20250130171400
  std::optional<Day> read_compact(std::size_t i) const {
    const uint64_t value = tokens_[i].digits == 14 ? tokens_[i].value / 1'000'000 : tokens_[i].value;
    return Day{.year = static_cast<int64_t>(value / 10'000),
               .month = static_cast<unsigned>(value / 100 % 100),
               .day = static_cast<unsigned>(value % 100),
               .end = i + 1};
  }

  // The year at `i`; with the century left out only in metadata, where old mail and news headers do so.
  std::optional<int64_t> read_year(std::size_t i) const {
    if (const DateToken* year = tokens_.number(i, 4, 4)) return static_cast<int64_t>(year->value);
    const DateToken* short_year = tokens_.number(i, 2, 2);
    if (!short_year || leniency_ == Leniency::Text || tokens_.is_character(i + 1, U":")) return std::nullopt;
    return with_century(short_year->value);
  }

  int64_t with_century(uint64_t figures) const {
    const int64_t this_year = 1970 + now_ / (day_seconds * 365);
    const auto year = static_cast<int64_t>(figures) + this_year / 100 * 100;
    return year > this_year + 1 ? year - 100 : year;
  }

  // The year of "5/3/24", whose first slash is at `at`. In texts only where the date is nearly all there is.
  std::optional<int64_t> read_short_year(std::size_t at) const {
    constexpr std::size_t most_tokens = 14;
    if (!tokens_.is_character(at, U"/") || !tokens_.number(at + 1, 1, 2) || !tokens_.is_character(at + 2, U"/") ||
        !tokens_.number(at + 3, 2, 2) || tokens_.is_character(at + 4, U"/") ||
        (leniency_ == Leniency::Text && tokens_.size() > most_tokens))
      return std::nullopt;
    return with_century(tokens_[at + 3].value);
  }

  // 30 January 2025, 30. Jan. 2025, 1st of May, 2025, 26-FEB-1987, 30/01/2025, 30.1.2025
  std::optional<Day> read_day_first(std::size_t i) const {
    Day day{.day = static_cast<unsigned>(tokens_[i].value)};
    std::size_t at = i + 1;
    if (tokens_.is_character(at, U"/.-") && tokens_.number(at + 1, 1, 2) && tokens_.number(at + 3, 4, 4) &&
        tokens_.is_character(at + 2, std::u32string_view(&tokens_[at].character, 1))) {
      day.month = static_cast<unsigned>(tokens_[at + 1].value);
      day.year = static_cast<int64_t>(tokens_[at + 3].value);
      day.end = at + 4;
      // Points are written where the day comes first; a slash says nothing when both may be months.
      const bool unclear = !tokens_.is_character(at, U".") && day.day <= 12 && day.month <= 12 && day.day != day.month;
      if (unclear) {
        day.first = std::exchange(day.day, 0);
        day.second = std::exchange(day.month, 0);
      }
      if (day.month > 12) std::swap(day.day, day.month);
      return day;
    }
    if (const std::optional<int64_t> year = read_short_year(at); year) {
      day.first = std::exchange(day.day, 0);
      day.second = static_cast<unsigned>(tokens_[at + 1].value);
      day.year = *year;
      day.end = at + 4;
      if (day.first > 12 || day.second > 12 || day.first == day.second) {
        day.day = std::max(day.first, day.second);
        day.month = std::min(day.first, day.second);
        day.first = day.second = 0;
      }
      return day;
    }
    if (tokens_.is_word(at, {"st", "nd", "rd", "th", "er", "ro", "º", "o"}) || tokens_.is_character(at, U".º°")) ++at;
    at = skip_fillers(at, U"-/,");
    day.month = read_month_name(at);
    if (day.month == 0) return std::nullopt;
    const bool is_thai = tokens_.is_thai_word(at - 1) || tokens_.is_thai_word(at - 2);
    at = skip_fillers(at, U"-/,.");
    std::optional<int64_t> year = read_year(at);
    constexpr int64_t century_in_thailand = 2500;
    if (const DateToken* figures = tokens_.number(at, 2, 2); is_thai && figures)
      year = century_in_thailand + static_cast<int64_t>(figures->value);
    if (!year) return std::nullopt;
    // Thailand counts its years from the death of the Buddha.
    constexpr int64_t years_before_ours = 543;
    day.year = is_thai && *year > 2400 ? *year - years_before_ours : *year;
    day.end = at + 1;
    return day;
  }

  // January 30, 2025; Jan. 30th 2025; Jan 30 17:14:00 2025
  std::optional<Day> read_month_first(std::size_t i) const {
    Day day;
    std::size_t at = i;
    day.month = read_month_name(at);
    const DateToken* number_of_day = day.month == 0 ? nullptr : tokens_.number(at, 1, 2);
    if (!number_of_day) return std::nullopt;
    day.day = static_cast<unsigned>(number_of_day->value);
    ++at;
    if (tokens_.is_word(at, {"st", "nd", "rd", "th"})) ++at;
    if (const std::optional<ClockTime> time = clock_.read(at); time && tokens_.number(time->end, 4, 4)) {
      day.year = static_cast<int64_t>(tokens_[time->end].value);
      day.end = at;  // the time is read again from here
      return day;
    }
    if (tokens_.is_character(at, U",.")) ++at;
    const DateToken* year = tokens_.number(at, 4, 4);
    if (!year) return std::nullopt;
    day.year = static_cast<int64_t>(year->value);
    day.end = at + 1;
    return day;
  }

  Date combine(const Day& day, const std::optional<ClockTime>& time, Origin origin) const {
    if (day.first != 0) return combine_unclear(day, time, origin);
    Date date{.origin = origin};
    if (day.month > 12) return {};
    if (day.year < oldest_year) {
      doubt_ = day.year >= 1000 || day.month > 0 ? "before the year 1600" : "";
      return {};
    }
    if (day.month == 0 || day.day == 0) {
      date.seconds = seconds_of_day(day.year, std::max(day.month, 1u), 1);
      date.precision = day.month == 0 ? Precision::Year : Precision::Month;
      return believed(date);
    }
    if (day.day > days_in_month(day.year, day.month)) {
      doubt_ = "there is no such day";
      return {};
    }
    date.seconds = seconds_of_day(day.year, day.month, day.day);
    date.precision = Precision::Day;
    const bool has_zone = time && (time->offset || !time->zone.empty());
    const bool unset =
        time && !has_zone && time->has_seconds && time->hour == 0 && time->minute == 0 && time->second == 0;
    if (time && !unset) {
      date.seconds += time->hour * 3600 + time->minute * 60 + time->second;
      date.precision = time->has_seconds ? Precision::Second : Precision::Minute;
      if (!time->offset) date.zone = zone_of_many_places(time->zone);
      date.seconds -= 60 * time->offset.value_or(has_zone ? minutes_east(time->zone, date.seconds) : 0);
    }
    return believed(date);
  }

  // Day and month in either order; one of the orders may lie in the future.
  Date combine_unclear(const Day& day, const std::optional<ClockTime>& time, Origin origin) const {
    const auto read = [&](unsigned month, unsigned number) {
      return combine({.year = day.year, .month = month, .day = number, .end = day.end}, time, origin);
    };
    const Date day_first = read(day.second, day.first), month_first = read(day.first, day.second);
    if (!day_first.known()) return month_first;
    if (!month_first.known()) return day_first;
    doubt_.clear();
    return {.seconds = seconds_of_day(day.year, 1, 1),
            .precision = Precision::Year,
            .origin = origin,
            .readings = TwoReadings{day_first.seconds, month_first.seconds, day_first.precision},
            .zone = day_first.zone};
  }

  Date believed(const Date& date) const {
    if (const std::string_view reason = reason_for_doubt(date, now_); !reason.empty()) {
      doubt_ = reason;
      return {};
    }
    return date;
  }

  // A month and a year that are the whole text.
  FoundDate find_month(Origin origin) const {
    std::vector<std::size_t> parts;
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      const bool filler =
          tokens_[i].kind == Kind::Other || tokens_.is_word(i, {"de", "of", "г", "年", "月", "년", "월"});
      if (!filler) parts.push_back(i);
    }
    if (parts.empty() || parts.size() > 3) return {};
    Day day;
    std::size_t at = parts.front();
    day.month = read_month_name(at);
    const bool east_asian = tokens_.is_word(parts.front() + 1, {"年", "년"});
    const bool iso = leniency_ == Leniency::Metadata && tokens_.is_character(parts.front() + 1, U"-");
    if (day.month != 0 && tokens_.number(parts.back(), 4, 4) && parts.back() >= at &&
        at <= parts.front() + parts.size() + 1) {
      day.year = static_cast<int64_t>(tokens_[parts.back()].value);
    } else if (day.month == 0 && tokens_.number(parts.front(), 4, 4) && parts.size() == 2 &&
               tokens_.number(parts.back(), 1, 2) && (east_asian || iso)) {
      day.year = static_cast<int64_t>(tokens_[parts.front()].value);
      day.month = static_cast<unsigned>(tokens_[parts.back()].value);
    } else {
      return {};
    }
    if (day.month == 0) return {};
    const Date date = combine(day, std::nullopt, origin);
    if (!date.known()) return {};
    return {date, {tokens_[parts.front()].span.begin, tokens_.back().span.end}};
  }

  DateTokens tokens_;
  ClockReader clock_;
  Leniency leniency_;
  int64_t now_;
  mutable std::string doubt_;  // why the last date met was not believed
};

}  // namespace

std::string_view reason_for_doubt(const Date& date, int64_t now) {
  if (date.seconds > now + 2 * day_seconds) return "in the future";
  // A field that was never set.
  if (date.seconds == 0 && date.precision >= Precision::Minute) return "the start of 1970";
  return {};
}

ReadDate read_date(std::string_view text, Leniency leniency, Origin origin, int64_t now) {
  const DateReader reader(text, leniency, now);
  const FoundDate found = reader.find(origin);
  return {found, found.date.known() ? std::string() : reader.doubt()};
}

}  // namespace wirecopy::corpus
