// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/date_lines.h"
#include "tests/fuzz/parsing.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* bytes, std::size_t size) {
  using namespace wirecopy::corpus;
  const std::string_view input(reinterpret_cast<const char*>(bytes), size);
  const int64_t now = seconds_of_day(2026, 6, 15);
  const Date date = parse_date(input, Origin::Metadata, now);
  require(!date.known() || date.seconds <= now + 2 * 86'400);
  const std::string text = wirecopy::text::repair_utf8(input);
  const FoundDate found = find_date(text, Origin::Text, now);
  require(!found.date.known() || (found.span.begin < found.span.end && found.span.end <= text.size()));
  dates_of_line(text, now);
  return 0;
}
