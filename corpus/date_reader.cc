// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/date_reader.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "corpus/date_names.h"
#include "corpus/date_tokens.h"
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

struct Time {
  unsigned hour = 0, minute = 0, second = 0;
  bool has_seconds = false;
  std::string zone{};           // name in lower case, empty when none
  std::optional<int> offset{};  // minutes, where it was written as a number
  std::size_t end = 0;
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
      : tokens_(date_tokens(text)), leniency_(leniency), now_(now) {}

  // The first believable date.
  FoundDate find(Origin origin) const {
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      std::size_t at = i;
      std::optional<Time> time = read_time(i);
      if (time) at = skip_between(time->end);
      const std::optional<Day> day = read_day(at);
      if (!day) continue;
      std::size_t end = day->end;
      if (!time) {
        time = read_time(skip_between(end));
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

  const DateToken* token(std::size_t i) const { return i < tokens_.size() ? &tokens_[i] : nullptr; }
  bool is_character(std::size_t i, std::u32string_view set) const {
    const DateToken* found = token(i);
    return found && found->kind == Kind::Other && set.find(found->character) != std::u32string_view::npos;
  }
  bool is_word(std::size_t i, std::initializer_list<std::string_view> words) const {
    const DateToken* found = token(i);
    return found && found->kind == Kind::Word && std::find(words.begin(), words.end(), found->word) != words.end();
  }
  bool is_thai_word(std::size_t i) const {
    const DateToken* found = token(i);
    return found && found->kind == Kind::Word && found->character >= 0xE00 && found->character < 0xE80;
  }
  const DateToken* number(std::size_t i, unsigned fewest_digits, unsigned most_digits) const {
    const DateToken* found = token(i);
    return found && found->kind == Kind::Number && found->digits >= fewest_digits && found->digits <= most_digits
               ? found
               : nullptr;
  }

  // The month named at `i`; `i` is moved behind the name and its point.
  unsigned read_month_name(std::size_t& i) const {
    const DateToken* name = token(i);
    if (!name || name->kind != Kind::Word) return 0;
    // Vietnamese counts its months.
    if (const DateToken* count = number(i + 1, 1, 2); count && name->word == "thang" && count->value <= 12) {
      i += 2;
      return static_cast<unsigned>(count->value);
    }
    unsigned month = 0;
    if (const DateToken* second = token(i + 1); second && second->kind == Kind::Word) {
      month = month_of_folded(name->word + " " + second->word);
      if (month != 0) ++i;
    }
    if (month == 0) month = month_of_folded(name->word);
    if (month == 0) return 0;
    ++i;
    if (is_character(i, U".")) ++i;
    return month;
  }

  // Behind what may stand between the parts of a written date: commas, "de", "of".
  std::size_t skip_fillers(std::size_t i, std::u32string_view characters) const {
    for (std::size_t skipped = 0; skipped < 4 && i < tokens_.size(); ++skipped, ++i) {
      const bool filler = tokens_[i].kind == Kind::Word && is_date_filler(tokens_[i].word);
      if (!filler && !is_character(i, characters)) break;
    }
    return i;
  }

  // Behind what may stand between date and time.
  std::size_t skip_between(std::size_t i) const {
    for (std::size_t skipped = 0; skipped < 4 && i < tokens_.size(); ++skipped, ++i) {
      const DateToken& found = tokens_[i];
      const bool word = found.kind == Kind::Word && (is_date_filler(found.word) || is_weekday_folded(found.word));
      if (!word && !is_character(i, U",.|-–—•·/(@:")) break;
    }
    return i;
  }

  std::optional<Day> read_day(std::size_t i) const {
    const DateToken* first = token(i);
    if (!first) return std::nullopt;
    if (first->kind == Kind::Word) {
      const std::optional<Day> day = read_era(i);
      return day ? day : read_month_first(i);
    }
    if (number(i, 4, 4)) return read_year_first(i);
    if (number(i, 1, 2)) return read_day_first(i);
    if (leniency_ == Leniency::Metadata && (number(i, 8, 8) || number(i, 14, 14))) return read_compact(i);
    return std::nullopt;
  }

  // 令和7年1月30日, 平成元年1月8日
  std::optional<Day> read_era(std::size_t i) const {
    const DateToken *name = token(i), *second = token(i + 1), *number_of_year = token(i + 2);
    if (!second || !number_of_year || second->kind != Kind::Word || !is_word(i + 3, {"年"})) return std::nullopt;
    const int64_t before = year_before_era(name->word + second->word);
    if (before == 0) return std::nullopt;
    const bool is_first = is_word(i + 2, {"元"});
    if (!is_first && !number(i + 2, 1, 2)) return std::nullopt;
    const DateToken *month = number(i + 4, 1, 2), *number_of_day = number(i + 6, 1, 2);
    if (!month || !number_of_day || !is_word(i + 5, {"月"})) return std::nullopt;
    return Day{.year = before + (is_first ? 1 : static_cast<int64_t>(number_of_year->value)),
               .month = static_cast<unsigned>(month->value),
               .day = static_cast<unsigned>(number_of_day->value),
               .end = i + (is_word(i + 7, {"日"}) ? 8 : 7)};
  }

  // 2025-01-30, 2025/1/30, 2025年1月30日, 2025 January 30
  std::optional<Day> read_year_first(std::size_t i) const {
    Day day{.year = static_cast<int64_t>(tokens_[i].value)};
    if (is_word(i + 1, {"年", "년"})) {
      const DateToken *month = number(i + 2, 1, 2), *number_of_day = number(i + 4, 1, 2);
      if (!month || !number_of_day || !is_word(i + 3, {"月", "월"})) return std::nullopt;
      day.month = static_cast<unsigned>(month->value);
      day.day = static_cast<unsigned>(number_of_day->value);
      day.end = i + (is_word(i + 5, {"日", "일", "号"}) ? 6 : 5);
      return day;
    }
    if (is_character(i + 1, U"-/.") && is_character(i + 3, std::u32string_view(&tokens_[i + 1].character, 1))) {
      const DateToken *month = number(i + 2, 1, 2), *number_of_day = number(i + 4, 1, 2);
      if (!month || !number_of_day) return std::nullopt;
      day.month = static_cast<unsigned>(month->value);
      day.day = static_cast<unsigned>(number_of_day->value);
      day.end = i + 5;
      return day;
    }
    std::size_t at = skip_fillers(i + 1, U",.");
    day.month = read_month_name(at);
    const DateToken* number_of_day = number(at, 1, 2);
    if (day.month == 0 || !number_of_day) return std::nullopt;
    day.day = static_cast<unsigned>(number_of_day->value);
    day.end = at + 1;
    return day;
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
    if (const DateToken* year = number(i, 4, 4)) return static_cast<int64_t>(year->value);
    const DateToken* short_year = number(i, 2, 2);
    if (!short_year || leniency_ == Leniency::Text || is_character(i + 1, U":")) return std::nullopt;
    const int64_t this_year = 1970 + now_ / (day_seconds * 365);
    const auto year = static_cast<int64_t>(short_year->value) + this_year / 100 * 100;
    return year > this_year + 1 ? year - 100 : year;
  }

  // 30 January 2025, 30. Jan. 2025, 1st of May, 2025, 26-FEB-1987, 30/01/2025, 30.1.2025
  std::optional<Day> read_day_first(std::size_t i) const {
    Day day{.day = static_cast<unsigned>(tokens_[i].value)};
    std::size_t at = i + 1;
    if (is_character(at, U"/.-") && number(at + 1, 1, 2) && number(at + 3, 4, 4) &&
        is_character(at + 2, std::u32string_view(&tokens_[at].character, 1))) {
      day.month = static_cast<unsigned>(tokens_[at + 1].value);
      day.year = static_cast<int64_t>(tokens_[at + 3].value);
      day.end = at + 4;
      // Points are written where the day comes first; a slash says nothing when both may be months.
      const bool unclear = !is_character(at, U".") && day.day <= 12 && day.month <= 12 && day.day != day.month;
      if (unclear) {
        day.first = std::exchange(day.day, 0);
        day.second = std::exchange(day.month, 0);
      }
      if (day.month > 12) std::swap(day.day, day.month);
      return day;
    }
    if (is_word(at, {"st", "nd", "rd", "th", "er", "ro", "º", "o"}) || is_character(at, U".º°")) ++at;
    at = skip_fillers(at, U"-/,");
    day.month = read_month_name(at);
    if (day.month == 0) return std::nullopt;
    const bool is_thai = is_thai_word(at - 1) || is_thai_word(at - 2);
    at = skip_fillers(at, U"-/,.");
    const std::optional<int64_t> year = read_year(at);
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
    const DateToken* number_of_day = day.month == 0 ? nullptr : number(at, 1, 2);
    if (!number_of_day) return std::nullopt;
    day.day = static_cast<unsigned>(number_of_day->value);
    ++at;
    if (is_word(at, {"st", "nd", "rd", "th"})) ++at;
    if (const std::optional<Time> time = read_time(at); time && number(time->end, 4, 4)) {
      day.year = static_cast<int64_t>(tokens_[time->end].value);
      day.end = at;  // the time is read again from here
      return day;
    }
    if (is_character(at, U",.")) ++at;
    const DateToken* year = number(at, 4, 4);
    if (!year) return std::nullopt;
    day.year = static_cast<int64_t>(year->value);
    day.end = at + 1;
    return day;
  }

  // 17:14, 17:14:00.5, 5:14 PM, 5 p.m., 17h14, 17.14 Uhr, T171400, each with or without a zone
  std::optional<Time> read_time(std::size_t i) const {
    if (is_word(i, {"t"})) ++i;
    Time time;
    if (const DateToken* compact = number(i, 6, 6); compact && i > 0 && is_word(i - 1, {"t"})) {
      time = {.hour = static_cast<unsigned>(compact->value / 10'000),
              .minute = static_cast<unsigned>(compact->value / 100 % 100),
              .second = static_cast<unsigned>(compact->value % 100),
              .has_seconds = true};
      time.end = i + 1;
    } else if (!read_clock(i, time)) {
      return std::nullopt;
    }
    if (time.hour > 23 || time.minute > 59 || time.second > 60) return std::nullopt;
    read_zone(time);
    return time;
  }

  bool read_clock(std::size_t i, Time& time) const {
    bool before_noon = false, after_noon = false;
    if (is_word(i, {"오전", "오후"})) {
      (is_word(i, {"오후"}) ? after_noon : before_noon) = true;
      ++i;
    } else if (is_word(i, {"上", "下", "午"}) && is_word(i + 1, {"午", "前", "后", "後"})) {
      (is_word(i, {"下"}) || is_word(i + 1, {"后", "後"}) ? after_noon : before_noon) = true;
      i += 2;
    }
    const DateToken* hour = number(i, 1, 2);
    if (!hour) return false;
    time.hour = static_cast<unsigned>(hour->value);
    std::size_t at = i + 1;
    const bool separated = is_character(at, U":.") || is_word(at, {"h", "u", "時", "时", "点", "시"});
    const bool point = is_character(at, U".");
    const DateToken* minute = separated ? number(at + 1, 2, 2) : nullptr;
    // "17.14" is a time, "30.01.2025" and "3.5" are none.
    if (minute && point && (is_character(at + 2, U".") || hour->digits != 2)) minute = nullptr;
    if (minute) {
      time.minute = static_cast<unsigned>(minute->value);
      at += 2;
      if (is_character(at, U":.") && number(at + 1, 2, 2) && !point) {
        time.second = static_cast<unsigned>(tokens_[at + 1].value);
        time.has_seconds = true;
        at += 2;
        if (is_character(at, U".,") && number(at + 1, 1, 9) && !tokens_[at + 1].after_space) at += 2;
      }
    }
    const std::size_t half = read_half_of_day(at);
    if (half > at) {
      const bool afternoon = is_word(at, {"p", "pm", "م", "مساء", "μ", "μμ"});
      if (time.hour < 1 || time.hour > 12) return false;
      time.hour = time.hour % 12 + (afternoon ? 12 : 0);
      at = half;
    } else if (!minute) {
      if (!is_word(at, {"uhr"})) return false;
    } else if (before_noon || after_noon) {
      if (time.hour > 12) return false;
      time.hour = time.hour % 12 + (after_noon ? 12 : 0);
    }
    if (is_word(at, {"uhr", "hrs", "분"}) || is_word(at, {"分"})) ++at;
    time.end = at;
    return true;
  }

  // Behind "am", "p.m.", "μ.μ.", "مساء" and the like, or `i` itself.
  std::size_t read_half_of_day(std::size_t i) const {
    if (is_word(i, {"am", "pm", "ص", "صباحا", "م", "مساء", "πμ", "μμ"})) return i + 1;
    if (is_word(i, {"π", "μ"}) && is_character(i + 1, U".") && is_word(i + 2, {"μ"}))
      return i + (is_character(i + 3, U".") ? 4 : 3);
    if (is_word(i, {"a", "p"}) && is_character(i + 1, U".") && is_word(i + 2, {"m"}))
      return i + (is_character(i + 3, U".") ? 4 : 3);
    return i;
  }

  void read_zone(Time& time) const {
    std::size_t at = time.end;
    const bool bracketed = is_character(at, U"(");
    if (bracketed) ++at;
    if (const DateToken* name = token(at); name && name->kind == Kind::Word && zone_offset(name->word, 0)) {
      time.zone = name->word;
      ++at;
      if (bracketed && is_character(at, U")")) ++at;
      time.end = at;
      if (!(name->word == "gmt" || name->word == "utc")) return;
    }
    const bool sign = is_character(at, U"+-−") && token(at + 1) && !tokens_[at + 1].after_space;
    const DateToken* number_of_hours = sign ? number(at + 1, time.zone.empty() ? 2 : 1, 4) : nullptr;
    if (!number_of_hours || number_of_hours->digits == 3) return;
    auto minutes = static_cast<int>(number_of_hours->value);
    minutes = number_of_hours->digits == 4 ? minutes / 100 * 60 + minutes % 100 : minutes * 60;
    const int direction = is_character(at, U"+") ? 1 : -1;
    at += 2;
    if (number_of_hours->digits <= 2 && is_character(at, U":") && number(at + 1, 2, 2)) {
      minutes += static_cast<int>(tokens_[at + 1].value);
      at += 2;
    }
    if (minutes > 14 * 60) return;
    time.offset = direction * minutes;
    time.end = at;
  }

  Date combine(const Day& day, const std::optional<Time>& time, Origin origin) const {
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
      date.seconds -= 60 * time->offset.value_or(has_zone ? *zone_offset(time->zone, date.seconds) : 0);
    }
    return believed(date);
  }

  // Day and month in either order; one of the orders may lie in the future.
  Date combine_unclear(const Day& day, const std::optional<Time>& time, Origin origin) const {
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
            .readings = TwoReadings{day_first.seconds, month_first.seconds, day_first.precision}};
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
      const bool filler = tokens_[i].kind == Kind::Other || is_word(i, {"de", "of", "г", "年", "月", "년", "월"});
      if (!filler) parts.push_back(i);
    }
    if (parts.empty() || parts.size() > 3) return {};
    Day day;
    std::size_t at = parts.front();
    day.month = read_month_name(at);
    const bool east_asian = is_word(parts.front() + 1, {"年", "년"});
    const bool iso = leniency_ == Leniency::Metadata && is_character(parts.front() + 1, U"-");
    if (day.month != 0 && number(parts.back(), 4, 4) && parts.back() >= at && at <= parts.front() + parts.size() + 1) {
      day.year = static_cast<int64_t>(tokens_[parts.back()].value);
    } else if (day.month == 0 && number(parts.front(), 4, 4) && parts.size() == 2 && number(parts.back(), 1, 2) &&
               (east_asian || iso)) {
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

  std::vector<DateToken> tokens_;
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
  FoundDate found = reader.find(origin);
  return {found, found.date.known() ? std::string() : reader.doubt()};
}

}  // namespace wirecopy::corpus
