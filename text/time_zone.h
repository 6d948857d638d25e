// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace wirecopy::text {

// A day of the year on which the clocks change, as POSIX writes it in TZ (IEEE 1003.1, section 8.3).
struct ZoneRule {
  enum class Kind { MonthWeekDay, Julian, DayOfYear };
  Kind kind = Kind::MonthWeekDay;
  int month = 0;  // 1 to 12
  int week = 0;   // 1 to 5, 5 = the last
  int day = 0;  // 0 = Sunday; or the day of the year: Julian 1 to 365 never counts 29 February, DayOfYear 0 to 365 does
  int64_t time = 7200;  // seconds after midnight, by the clock before the change
};

// The offset of local time from UTC. Read from the zoneinfo files of the system by own code, since the C library can
// look at one zone at a time only, and not from several threads.
class TimeZone {
 public:
  TimeZone() = default;  // UTC

  // "UTC", "Z", "+02:00", "-0330", or an IANA name ("Europe/Berlin") with a file in `directory`. Nothing for any other
  // name, or a damaged file.
  static std::optional<TimeZone> find(std::string_view name, const std::string& directory = "/usr/share/zoneinfo");

  // The zone of the bytes of a zoneinfo file (RFC 8536, version 1 to 4), or nothing when they are damaged.
  static std::optional<TimeZone> read(std::string_view tzif);

  bool is_utc() const { return changes_.empty() && standard_ == 0 && !summer_; }

  // Seconds that local time is ahead of UTC at a moment.
  int64_t offset_at(int64_t utc) const;

  // The moment at which the clocks show `local` (seconds since 1970 as if they were UTC). Where they show it twice, the
  // earlier one; where they skip it, the moment of the jump or shortly after.
  int64_t to_utc(int64_t local) const;

 private:
  struct Change {
    int64_t at;
    int64_t offset;  // from then on
  };
  struct Summer {
    int64_t offset;
    ZoneRule start;
    ZoneRule end;
  };
  bool read_footer(std::string_view rule);

  std::vector<Change> changes_;
  int64_t before_ = 0;     // offset before the first change
  int64_t standard_ = 0;   // offset after the last change, outside summer time
  bool has_rule_ = false;  // what comes after the last change is known by rule
  std::optional<Summer> summer_;
};

// A fixed offset "+02:00", "-0330", "+02", "Z" in seconds, or nothing.
std::optional<int64_t> read_offset(std::string_view text);

// Minutes that a zone of an IANA name in any case ("europe/berlin") is ahead of UTC when its clocks show `local`, as in
// TimeZone::to_utc. Nothing for a name that is not known.
std::optional<int> minutes_of_zone(std::string_view name, int64_t local);

}  // namespace wirecopy::text
