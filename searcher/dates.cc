// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/dates.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cstdio>
#include <cstdlib>

#include "text/ascii.h"

namespace wirecopy::searcher {

namespace {

using namespace std::chrono;

constexpr int64_t day_seconds = 86400;

// Walks over the digits and signs of a date.
class DateReader {
 public:
  explicit DateReader(std::string_view text) : rest_(text) {}

  bool at_end() const { return rest_.empty(); }
  std::string_view rest() const { return rest_; }

  bool digits(std::size_t count, int& value) {
    if (rest_.size() < count || !std::ranges::all_of(rest_.substr(0, count), text::is_ascii_digit)) return false;
    std::from_chars(rest_.data(), rest_.data() + count, value);
    rest_.remove_prefix(count);
    return true;
  }
  bool accept(char character) {
    if (!rest_.starts_with(character)) return false;
    rest_.remove_prefix(1);
    return true;
  }
  void skip_fraction() {
    if (rest_.size() < 2 || rest_[0] != '.' || !text::is_ascii_digit(rest_[1])) return;
    rest_.remove_prefix(1);
    while (!rest_.empty() && text::is_ascii_digit(rest_.front())) rest_.remove_prefix(1);
  }

 private:
  std::string_view rest_;
};

int64_t seconds_of(sys_days day) {
  return int64_t{day.time_since_epoch().count()} * day_seconds;
}

Moment later_by(Moment moment, int64_t seconds) {
  return {moment.utc + seconds, moment.clock + seconds};
}

Moment when_clocks_show(int64_t clock, const text::TimeZone& zone) {
  return {zone.to_utc(clock), clock};
}

// The moments from the start of `first` to the end of the day before `next`, by the clocks of a zone.
DateSpan days_between(sys_days first, sys_days next, const text::TimeZone& zone) {
  return {when_clocks_show(seconds_of(first), zone), later_by(when_clocks_show(seconds_of(next), zone), -1)};
}

std::optional<text::TimeZone> zone_of(std::string_view suffix, const text::TimeZone& local) {
  if (suffix.empty()) return local;
  if (!text::read_offset(suffix)) return std::nullopt;
  return text::TimeZone::find(suffix);
}

// hh:mm[:ss] and an offset behind a day.
std::optional<DateSpan> read_time(DateReader& reader, sys_days day, const text::TimeZone& local) {
  int hour = 0, minute = 0, second = 0;
  int64_t length = 60;
  if (!reader.digits(2, hour) || !reader.accept(':') || !reader.digits(2, minute)) return std::nullopt;
  if (reader.accept(':')) {
    if (!reader.digits(2, second)) return std::nullopt;
    reader.skip_fraction();
    length = 1;
  }
  if (hour > 23 || minute > 59 || second > 59) return std::nullopt;
  const auto zone = zone_of(reader.rest(), local);
  if (!zone) return std::nullopt;
  const Moment first = when_clocks_show(seconds_of(day) + hour * 3600 + minute * 60 + second, *zone);
  return DateSpan{first, later_by(first, length - 1)};
}

std::optional<DateSpan> read_calendar(std::string_view value, const text::TimeZone& local) {
  DateReader reader(value);
  int in_year = 0, in_month = 0, in_day = 0;
  if (!reader.digits(4, in_year) || in_year == 0) return std::nullopt;
  const year of(in_year);
  if (reader.at_end()) return days_between(of / January / 1, (of + years(1)) / January / 1, local);
  const bool compact = text::is_ascii_digit(reader.rest().front());
  const char sign = reader.rest().front();
  if (!compact && sign != '-' && sign != '/') return std::nullopt;
  if (!compact) reader.accept(sign);
  if (!reader.digits(2, in_month) || in_month < 1 || in_month > 12) return std::nullopt;
  const year_month month_of(of, month(static_cast<unsigned>(in_month)));
  if (reader.at_end()) {
    if (compact) return std::nullopt;
    return days_between(month_of / 1, (month_of + months(1)) / 1, local);
  }
  if (!compact && !reader.accept(sign)) return std::nullopt;
  if (!reader.digits(2, in_day)) return std::nullopt;
  const year_month_day day(of, month_of.month(), std::chrono::day(static_cast<unsigned>(in_day)));
  if (!day.ok()) return std::nullopt;
  if (reader.accept('T') || reader.accept('t')) return read_time(reader, day, local);
  const auto zone = zone_of(reader.rest(), local);
  if (!zone) return std::nullopt;
  return days_between(day, sys_days(day) + days(1), *zone);
}

std::optional<DateSpan> read_named(std::string_view name, const DateContext& context) {
  const sys_days today = floor<days>(sys_seconds(seconds(context.now + context.zone.offset_at(context.now))));
  const auto moment = [&](int64_t utc) {
    const Moment at{utc, utc + context.zone.offset_at(utc)};
    return DateSpan{at, at};
  };
  if (name == "now") return moment(context.now);
  if (name == "today") return days_between(today, today + days(1), context.zone);
  if (name == "yesterday") return days_between(today - days(1), today, context.zone);

  const std::size_t digits = std::min(name.find_first_not_of("0123456789"), name.size());
  if (digits == 0 || digits > 4) return std::nullopt;
  int count = 0;
  std::from_chars(name.data(), name.data() + digits, count);
  const std::string_view unit = name.substr(digits);
  if (unit == "h" || unit == "min") return moment(context.now - int64_t{count} * (unit == "h" ? 3600 : 60));
  year_month_day day(today);
  if (unit == "d") {
    day = today - days(count);
  } else if (unit == "w") {
    day = today - weeks(count);
  } else if (unit == "mo" || unit == "y") {
    day -= months(unit == "mo" ? count : 12 * count);
    if (!day.ok()) day = day.year() / day.month() / last;  // a month before 31 March is the end of February
  } else {
    return std::nullopt;
  }
  if (day.year() < year(1)) return std::nullopt;
  return days_between(day, sys_days(day) + days(1), context.zone);
}

// Whether either of the first two figures of 01/02/2024 may be the month.
bool has_two_readings(std::string_view value, char sign) {
  int first = 0, second = 0;
  const std::string_view behind = value.substr(value.find(sign) + 1);
  std::from_chars(value.data(), value.data() + value.find(sign), first);
  std::from_chars(behind.data(), behind.data() + behind.find(sign), second);
  return first <= 12 && second <= 12 && first != second;
}

// Says why text is no date: day or month first, a bare "m", or anything else.
WarningCode reason_of(std::string_view value) {
  const std::size_t digits = value.find_first_not_of("0123456789");
  if (digits != std::string_view::npos && digits > 0 && (value.substr(digits) == "m" || value.substr(digits) == "M"))
    return "ambiguous_unit";
  if (digits == 1 || digits == 2) {
    const char sign = value[digits];
    const auto is_part = [sign](char character) { return text::is_ascii_digit(character) || character == sign; };
    if ((sign == '/' || sign == '.' || sign == '-') && std::ranges::all_of(value, is_part) &&
        std::ranges::count(value, sign) == 2)
      return has_two_readings(value, sign) ? WarningCode("ambiguous_date") : WarningCode("date_order");
  }
  return "bad_date";
}

// A zone or a ">" can lead a second out of the years that can be written again.
void keep_within_years(DateReading& reading) {
  const int64_t first = seconds_of(year(1) / January / 1);
  const int64_t last_second = seconds_of(year(10'000) / January / 1) - 1;
  for (auto* end : {&reading.from, &reading.until}) {
    if (*end) *end = {std::clamp((*end)->utc, first, last_second), std::clamp((*end)->clock, first, last_second)};
  }
}

DateReading unreadable(std::string_view value) {
  DateReading reading;
  reading.unreadable = reason_of(value);
  return reading;
}

DateReading read_comparison(std::string_view value, const DateContext& context) {
  const bool or_equal = value.size() > 1 && value[1] == '=';
  const std::string_view date = value.substr(or_equal ? 2 : 1);
  const auto span = read_date(date, context);
  if (!span) return unreadable(date);
  DateReading reading;
  if (value.front() == '>') {
    reading.from = or_equal ? span->first : later_by(span->last, 1);
  } else {
    reading.until = or_equal ? span->last : later_by(span->first, -1);
  }
  keep_within_years(reading);
  return reading;
}

std::string offset_text(int64_t offset) {
  if (offset == 0) return "Z";
  const int64_t minutes = std::abs(offset) / 60;
  std::array<char, 16> text{};
  std::snprintf(text.data(), text.size(), "%c%02d:%02d", offset < 0 ? '-' : '+', static_cast<int>(minutes / 60),
                static_cast<int>(minutes % 60));
  return text.data();
}

std::string end_text(Moment end, int64_t second_of_day, DayStyle style) {
  int64_t offset = end.clock - end.utc;
  if (offset % 60 != 0) offset = 0;
  const auto day = floor<days>(sys_seconds(seconds(end.utc + offset)));
  const year_month_day date(day);
  const int64_t second = end.utc + offset - seconds_of(day);
  std::array<char, 64> text{};
  const int length = std::snprintf(text.data(), text.size(), "%04d-%02u-%02u", static_cast<int>(date.year()),
                                   static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
  if (style == DayStyle::Utc && offset == 0 && second == second_of_day) return text.data();
  std::snprintf(text.data() + length, text.size() - static_cast<std::size_t>(length), "T%02d:%02d:%02d",
                static_cast<int>(second / 3600), static_cast<int>(second / 60 % 60), static_cast<int>(second % 60));
  return text.data() + offset_text(offset);
}

}  // namespace

std::optional<DateSpan> read_date(std::string_view value, const DateContext& context) {
  if (value.empty() || value.size() > 40) return std::nullopt;
  const std::string name = text::lower_ascii(value);
  if (const auto span = read_named(name, context)) return span;
  return read_calendar(value, context.zone);
}

DateReading read_dates(std::string_view value, const DateContext& context) {
  DateReading reading;
  if (text::lower_ascii(value) == "none") {
    reading.absent = true;
    return reading;
  }
  if (value.starts_with('<') || value.starts_with('>')) return read_comparison(value, context);
  const std::size_t dots = value.find("..");
  const std::string_view left = value.substr(0, dots);
  const std::string_view right = dots == std::string_view::npos ? left : value.substr(dots + 2);
  if (left.empty() && right.empty()) return unreadable(value);
  const auto first = read_date(left, context);
  const auto last = read_date(right, context);
  if (!left.empty() && !first) return unreadable(left);
  if (!right.empty() && !last) return unreadable(right);
  if (first) reading.from = first->first;
  if (last) reading.until = last->last;
  if (first && last && first->first.utc > last->last.utc) {
    reading.reversed = true;
    reading.from = last->first;
    reading.until = first->last;
  }
  keep_within_years(reading);
  return reading;
}

std::string date_range_text(std::optional<Moment> from, std::optional<Moment> until, DayStyle style) {
  const std::string left = from ? end_text(*from, 0, style) : "";
  const std::string right = until ? end_text(*until, day_seconds - 1, style) : "";
  return left == right ? left : left + ".." + right;
}

}  // namespace wirecopy::searcher
