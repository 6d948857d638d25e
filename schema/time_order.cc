// SPDX-License-Identifier: GPL-2.0-or-later
#include "schema/time_order.h"

#include <chrono>
#include <limits>

namespace wirecopy::schema {

int64_t last_second(const corpus::Date& date) {
  using namespace std::chrono;
  const sys_days day = floor<days>(sys_seconds(seconds(date.seconds)));
  const year_month_day first(day);
  const auto before = [](const sys_days& next) { return sys_seconds(next).time_since_epoch().count() - 1; };
  switch (date.precision) {
    case corpus::Precision::None:
      return std::numeric_limits<int64_t>::max();
    case corpus::Precision::Year:
      return before(first.year() / December / last) + int64_t{24} * 3600;
    case corpus::Precision::Month:
      return before(first.year() / first.month() / last) + int64_t{24} * 3600;
    case corpus::Precision::Day:
      return before(day + days(1));
    case corpus::Precision::Minute:
      return date.seconds + 59;
    case corpus::Precision::Second:
      break;
  }
  return date.seconds;
}

bool may_precede(const corpus::Date& date, const corpus::Date& other) {
  return !date.known() || date.seconds < last_second(other);
}

}  // namespace wirecopy::schema
