// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "corpus/dates.h"

namespace wirecopy::corpus {

// How much of a date must be there. Metadata may leave out the century and write everything together ("20250130").
enum class Leniency : uint8_t { Text, Metadata };

struct ReadDate {
  FoundDate found;
  std::string doubt;  // where none was found: why the last one met was not believed, empty when there was none
};

// The first believable date of a short well-formed text: what find_date and parse_date are made of.
ReadDate read_date(std::string_view text, Leniency leniency, Origin origin, int64_t now);

// Why a date that can be read cannot be meant ("in the future"); empty when it can.
std::string_view reason_for_doubt(const Date& date, int64_t now);

}  // namespace wirecopy::corpus
