// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "searcher/warnings.h"
#include "text/time_zone.h"

namespace wirecopy::searcher {

// The seconds that a date of the query language stands for, both ends inside: "2024-03" is the whole month.
struct DateSpan {
  Moment first;
  Moment last;
};

// What a value of date:, added:, after: or before: says.
struct DateReading {
  std::optional<Moment> from;             // inclusive
  std::optional<Moment> until;            // inclusive
  bool absent = false;                    // "none"
  bool reversed = false;                  // the ends were swapped
  std::optional<WarningCode> unreadable;  // bad_date, ambiguous_date or ambiguous_unit: nothing else is set then
};

// When "today" is, and where.
struct DateContext {
  int64_t now = 0;
  text::TimeZone zone;
};

// Reads a date or range as date: takes it:
//   2024  2024-03  2024/03/15  20240315  2024-03-15T10:11[:12][Z|+02:00]   with Z or an offset days are of that zone
//   today  yesterday  now  7d  3w  2mo  1y  12h  30min   ages; whole days but for hours and minutes
//   a..b  a..  ..b  <a  <=a  >a  >=a  none
// Years are 0001 to 9999.
DateReading read_dates(std::string_view value, const DateContext& context);

// Reads one date without range signs, for after: and before:.
std::optional<DateSpan> read_date(std::string_view value, const DateContext& context);

// A range as date: takes it: by days where its ends are the ends of days of UTC and the style allows, else by seconds
// with their offset from UTC (with Z where that is no whole minute).
std::string date_range_text(std::optional<Moment> from, std::optional<Moment> until, DayStyle style);

}  // namespace wirecopy::searcher
