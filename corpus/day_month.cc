// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/day_month.h"

#include <algorithm>
#include <string>

#include "corpus/lines.h"
#include "text/language.h"

namespace wirecopy::corpus {

namespace {

constexpr std::string_view month_first[] = {"us", "gov", "mil", "edu", "ph", "fm", "mh", "pw"};

// Countries whose English papers write the day first.
constexpr std::string_view day_first[] = {
    "uk", "gb", "au", "nz", "ie", "in", "za", "pk", "bd", "lk", "np", "ng", "ke", "gh", "ug", "tz", "zw", "zm",
    "sg", "my", "hk", "mt", "jm", "tt", "bb", "eu", "fj", "pg", "ae", "qa", "kw", "eg", "il", "cy", "de", "fr",
    "es", "it", "nl", "be", "ch", "at", "se", "no", "dk", "fi", "pl", "cz", "gr", "pt", "br", "ru", "tr"};

// Those whose own languages write the year first, so that another order was taken from elsewhere.
constexpr std::string_view undecided[] = {"zh", "ja", "ko", "hu", "lt", "mn"};

bool holds(auto& list, std::string_view item) {
  return std::find(std::begin(list), std::end(list), item) != std::end(list);
}

}  // namespace

std::string region_of(std::string_view declared) {
  constexpr std::string_view marks = "-_";
  for (std::size_t mark = declared.find_first_of(marks); mark != std::string_view::npos;) {
    const std::size_t next = declared.find_first_of(marks, mark + 1);
    std::string part = lower_ascii(declared.substr(mark + 1, std::min(next, declared.size()) - mark - 1));
    if (part.size() == 2) return part;
    mark = next;
  }
  return {};
}

DayMonthOrder day_month_order(std::string_view declared, std::string_view language, std::string_view domain) {
  const std::string region = region_of(declared);
  for (const std::string_view country : {std::string_view(region), domain}) {
    if (country.size() < 2 || country == "ca") continue;
    if (holds(month_first, country)) return DayMonthOrder::MonthFirst;
    if (holds(day_first, country)) return DayMonthOrder::DayFirst;
  }
  const std::string code = text::language_code(language);
  if (code.empty() || code == "en" || holds(undecided, code)) return DayMonthOrder::Unknown;
  return DayMonthOrder::DayFirst;
}

}  // namespace wirecopy::corpus
