// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "corpus/date_tokens.h"

namespace wirecopy::corpus {

struct ClockTime {
  unsigned hour = 0, minute = 0, second = 0;  // 24:00:00 is the end of a day
  bool has_seconds = false;
  std::string zone{};           // name in lower case, empty when none
  std::optional<int> offset{};  // minutes, where it was written as a number
  std::size_t end = 0;          // the token behind it
};

// Reads times of day, in the ways of many languages, each with or without a zone. The tokens must outlive it.
class ClockReader {
 public:
  explicit ClockReader(const DateTokens& tokens) : tokens_(tokens) {}

  // The time at token `i`: 17:14, 17:14:00.5, 5:14 PM, 5 p.m., 17h14, 17.14 Uhr, T171400.
  std::optional<ClockTime> read(std::size_t i) const;

 private:
  bool read_clock(std::size_t i, ClockTime& time) const;
  std::size_t read_half_of_day(std::size_t i) const;
  void read_zone(ClockTime& time) const;
  bool read_named_zone(std::size_t at, ClockTime& time) const;

  const DateTokens& tokens_;
};

// Minutes east of Greenwich in the zone of a time that ClockReader gave, at `local_seconds`, seconds since 1970 in
// local time.
int minutes_east(const std::string& zone, int64_t local_seconds);

}  // namespace wirecopy::corpus
