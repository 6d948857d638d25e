// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/article.h"
#include "text/span.h"

namespace wirecopy::corpus {

// A date within a longer text.
struct FoundDate {
  Date date;
  Span span;  // from the first to the last byte of date, time and zone; weekdays and labels before it are not in it
};

// The date that a piece of metadata holds: RFC 3339, ISO 8601, RFC 5322 and RFC 850, asctime, "26-FEB-1987
// 15:01:01.79", "2024-03-04 10:00:00", a year or month by itself, seconds, milliseconds or microseconds since 1970, and
// whatever find_date reads. Unknown when there is none, and when it is absurd: before 1600, the start of 1970 to the
// second (a field that was never set), or more than two days after `now` (seconds since 1970). A time without a zone is
// taken for UTC; midnight to the second without a zone is what programs write that know the day only, so that the
// precision is the day. `doubt` is told why a date that is there was not believed.
Date parse_date(std::string_view text, Origin origin, int64_t now, std::string* doubt = nullptr);

// parse_date into a date that is not known yet. A date that is there but is not believed, or that no date can be read
// of ("next Tuesday"), is noted.
void take_metadata_date(Date& date, std::string_view text, Origin origin, int64_t now, std::vector<std::string>& notes);

// The date in a web address or file name: "/2025/01/30/", "/2025/jan/30/", "2025-01-30", "/20250130-", and "/2025/01/"
// where there is no day.
Date date_in_address(std::string_view address, Origin origin, int64_t now);

// Which of two figures is the day where that can only be known from the writer's country.
enum class DayMonthOrder : uint8_t { Unknown, DayFirst, MonthFirst };

// Decides what was meant by a date that can be read in two ways; with an unknown order its year stays.
void settle(Date& date, DayMonthOrder order);

// The first date in a text, with day, month and year or month and year, in the ways of many languages: "Jan 30, 2025,
// 5:14 PM IST", "30. Januar 2025 um 17:14 Uhr", "30 janvier 2025 à 17h14", "2025年1月30日", "30/01/2025". Where day and
// month cannot be told apart ("03/04/2025") the year is kept, and Date::readings say what it may be. Days must be known
// unless the whole text is a month and a year. The text must be well-formed UTF-8.
FoundDate find_date(std::string_view text, Origin origin, int64_t now);

// Seconds since 1970 of a day in the Gregorian calendar, UTC. Precondition: the day exists.
int64_t seconds_of_day(int64_t year, unsigned month, unsigned day);

// 1 to 12 for the name of a month in one of the known languages, 0 otherwise.
unsigned month_of(std::string_view name);

// True for the name of a day of the week, or its short form.
bool is_weekday(std::string_view name);

}  // namespace wirecopy::corpus
