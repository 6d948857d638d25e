// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/time_zone.h"

#include <memory>
#include <string>

#include <unicode/ucal.h>

namespace wirecopy::text {

namespace {

// "America/New_York": each part begins with a capital letter, save the small words within.
std::u16string written_form(std::string_view name) {
  std::u16string written;
  bool starts = true;
  for (std::size_t i = 0; i < name.size(); ++i) {
    const char c = name[i];
    const std::string_view rest = name.substr(i);
    const bool small_word = rest.starts_with("of_") || rest.starts_with("es_") || rest.starts_with("au-") ||
                            rest.starts_with("de_") || rest.starts_with("in-");
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    const auto upper = static_cast<char16_t>(c >= 'a' && c <= 'z' ? c - 32 : c);
    const auto lower = static_cast<char16_t>(c >= 'A' && c <= 'Z' ? c + 32 : c);
    written += letter && starts && !(small_word && i > 0 && name[i - 1] != '/') ? upper : lower;
    starts = !letter;
  }
  return written;
}

}  // namespace

std::optional<int> minutes_of_zone(std::string_view name, int64_t local_seconds) {
  constexpr std::size_t longest = 40;
  if (name.empty() || name.size() > longest || name.find('/') == std::string_view::npos) return std::nullopt;
  const std::u16string zone = written_form(name);
  UErrorCode status = U_ZERO_ERROR;
  UChar canonical[2 * longest];
  UBool is_system = 0;
  ucal_getCanonicalTimeZoneID(zone.data(), static_cast<int32_t>(zone.size()), canonical, 2 * longest, &is_system,
                              &status);
  if (U_FAILURE(status) || is_system == 0) return std::nullopt;
  const std::unique_ptr<UCalendar, decltype(&ucal_close)> calendar(
      ucal_open(zone.data(), static_cast<int32_t>(zone.size()), "en", UCAL_GREGORIAN, &status), &ucal_close);
  if (U_FAILURE(status)) return std::nullopt;
  // The offset at the moment that would be meant in Greenwich, then at the one that this gives.
  int minutes = 0;
  for (int round = 0; round < 2; ++round) {
    ucal_setMillis(calendar.get(), static_cast<double>(local_seconds - minutes * 60) * 1000, &status);
    minutes =
        (ucal_get(calendar.get(), UCAL_ZONE_OFFSET, &status) + ucal_get(calendar.get(), UCAL_DST_OFFSET, &status)) /
        60'000;
    if (U_FAILURE(status)) return std::nullopt;
  }
  return minutes;
}

}  // namespace wirecopy::text
