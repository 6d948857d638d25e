// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/zone_names.h"

#include <array>
#include <string>
#include <utility>

#include "corpus/dates.h"
#include "corpus/day_month.h"
#include "text/language.h"

namespace wirecopy::corpus {
namespace {

struct Zone {
  std::string_view name;
  int minutes;
};

constexpr std::array zones{
    Zone{"z", 0},       Zone{"utc", 0},    Zone{"ut", 0},      Zone{"gmt", 0},     Zone{"wet", 0},    Zone{"west", 60},
    Zone{"bst", 60},    Zone{"wat", 60},   Zone{"cet", 60},    Zone{"mez", 60},    Zone{"cest", 120}, Zone{"mesz", 120},
    Zone{"cat", 120},   Zone{"sast", 120}, Zone{"eet", 120},   Zone{"eest", 180},  Zone{"idt", 180},  Zone{"msk", 180},
    Zone{"мск", 180},   Zone{"trt", 180},  Zone{"eat", 180},   Zone{"gst", 240},   Zone{"pkt", 300},  Zone{"ist", 330},
    Zone{"npt", 345},   Zone{"wib", 420},  Zone{"ict", 420},   Zone{"wita", 480},  Zone{"sgt", 480},  Zone{"hkt", 480},
    Zone{"pht", 480},   Zone{"myt", 480},  Zone{"awst", 480},  Zone{"wit", 540},   Zone{"jst", 540},  Zone{"kst", 540},
    Zone{"acst", 570},  Zone{"acdt", 630}, Zone{"aest", 600},  Zone{"aedt", 660},  Zone{"nzst", 720}, Zone{"nzdt", 780},
    Zone{"nst", -210},  Zone{"ndt", -150}, Zone{"brt", -180},  Zone{"art", -180},  Zone{"ast", -240}, Zone{"adt", -180},
    Zone{"est", -300},  Zone{"edt", -240}, Zone{"cst", -360},  Zone{"cdt", -300},  Zone{"mst", -420}, Zone{"mdt", -360},
    Zone{"pst", -480},  Zone{"pdt", -420}, Zone{"akst", -540}, Zone{"akdt", -480}, Zone{"hst", -600}, Zone{"irst", 210},
    Zone{"aft", 270},   Zone{"uzt", 300},  Zone{"azt", 240},   Zone{"get", 240},   Zone{"bdt", 360},  Zone{"slst", 330},
    Zone{"mmt", 390},   Zone{"vet", -240}, Zone{"clt", -240},  Zone{"clst", -180}, Zone{"cot", -300}, Zone{"pet", -300},
    Zone{"bot", -240},  Zone{"uyt", -180}, Zone{"gyt", -240},  Zone{"sst", -660},  Zone{"chst", 600}, Zone{"fjt", 720},
    Zone{"brst", -120}, Zone{"yekt", 300}, Zone{"vlat", 600},  Zone{"phst", 480},  Zone{"wast", 120}, Zone{"ret", 240},
    Zone{"kgt", 360},   Zone{"tjt", 300},  Zone{"ulat", 480},
};

constexpr std::array seasonal_zones{Zone{"et", -300}, Zone{"ct", -360}, Zone{"mt", -420}, Zone{"pt", -480}};

// What a name means elsewhere: the labels of countries and codes of languages, set apart by spaces.
struct ZoneElsewhere {
  std::string_view name, countries, languages;
  int minutes;
};

constexpr std::array zones_elsewhere{
    ZoneElsewhere{"ist", "ie", "ga", 60},
    ZoneElsewhere{"ist", "il", "he", 120},
    ZoneElsewhere{"est", "au", "", 600},
    ZoneElsewhere{"edt", "au", "", 660},
    ZoneElsewhere{"cst", "au", "", 570},
    ZoneElsewhere{"cdt", "au", "", 630},
    ZoneElsewhere{"cst", "cn tw hk mo", "zh", 480},
    ZoneElsewhere{"cst", "cu", "", -300},
    ZoneElsewhere{"cdt", "cu", "", -240},
    ZoneElsewhere{"bst", "bd", "bn", 360},
    ZoneElsewhere{"ast", "sa kw iq qa bh ye", "ar", 180},
    ZoneElsewhere{"pst", "ph", "tl", 480},
    ZoneElsewhere{"mst", "my", "ms", 480},
    ZoneElsewhere{"sst", "sg", "", 480},
};

bool holds(std::string_view list, std::string_view item) {
  if (item.empty()) return false;
  const std::string padded = " " + std::string(list) + " ";
  return padded.find(" " + std::string(item) + " ") != std::string::npos;
}

// Summer time in the United States since 2007: from the second Sunday of March to the first of November.
bool is_american_summer(int64_t local_seconds) {
  constexpr int64_t day = 86'400;
  const int64_t days = local_seconds / day - (local_seconds % day < 0 ? 1 : 0);
  int64_t year = 1970 + days / 366;
  while (seconds_of_day(year + 1, 1, 1) <= local_seconds) ++year;
  const auto sunday_from = [&](unsigned month, unsigned first) {
    const int64_t start = seconds_of_day(year, month, first) / day;
    return start + (3 - start % 7 + 7) % 7;  // 1970-01-01 was a Thursday, so that Sundays are 3 modulo 7
  };
  return days >= sunday_from(3, 8) && days < sunday_from(11, 1);
}

}  // namespace

std::optional<int> zone_offset(std::string_view lower, int64_t local_seconds) {
  for (const Zone& zone : seasonal_zones) {
    if (zone.name == lower) return zone.minutes + (is_american_summer(local_seconds) ? 60 : 0);
  }
  for (const Zone& zone : zones) {
    if (zone.name == lower) return zone.minutes;
  }
  return std::nullopt;
}

std::string_view zone_of_many_places(std::string_view lower) {
  for (const ZoneElsewhere& zone : zones_elsewhere) {
    if (zone.name == lower) return zone.name;
  }
  return {};
}

void settle_zone(Date& date, std::string_view declared, std::string_view language, std::string_view domain) {
  const std::string_view name = std::exchange(date.zone, {});
  if (name.empty() || date.precision < Precision::Minute) return;
  const int usual = zone_offset(name, date.seconds).value_or(0);
  const auto take = [&](const auto& is_meant) {
    for (const ZoneElsewhere& zone : zones_elsewhere) {
      if (zone.name != name || !is_meant(zone)) continue;
      date.seconds += int64_t{60} * (usual - zone.minutes);
      return true;
    }
    return false;
  };
  const std::string region = region_of(declared), code = text::language_code(language);
  for (const std::string_view country : {std::string_view(region), domain}) {
    if (take([&](const ZoneElsewhere& zone) { return holds(zone.countries, country); })) return;
  }
  take([&](const ZoneElsewhere& zone) { return holds(zone.languages, code); });
}

}  // namespace wirecopy::corpus
