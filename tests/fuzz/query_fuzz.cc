// SPDX-License-Identifier: GPL-2.0-or-later
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "searcher/syntax.h"
#include "searcher/warnings.h"
#include "text/utf8.h"

namespace {

// Stops the program where a promise is broken; assert would be gone in release builds.
void require(bool holds) {
  if (!holds) std::abort();
}

void read_twice(std::string_view input, const wirecopy::searcher::SyntaxOptions& options) {
  using namespace wirecopy::searcher;
  const ParsedQuery parsed = parse_query(input, options);
  require(wirecopy::text::is_utf8(parsed.interpreted));
  require(parsed.warnings.size() <= 10 * warning_rows.size());
  for (const Warning& warning : parsed.warnings) {
    require(warning.at.begin <= warning.at.end && warning.at.end <= input.size());
    require(wirecopy::text::is_utf8(warning.message));
  }
  to_drawing(parsed.root);
  if (parsed.interpreted.size() > longest_query) return;
  const ParsedQuery again = parse_query(parsed.interpreted, options);
  require(again.interpreted == parsed.interpreted);
  require(to_drawing(again.root) == to_drawing(parsed.root));
}

}  // namespace

// A reading read again is the same reading.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t* bytes, std::size_t size) {
  using wirecopy::searcher::MatchMode;
  const std::string_view input(reinterpret_cast<const char*>(bytes), size);
  read_twice(input, {.match = MatchMode::All, .now = 1'710'496'800});
  read_twice(input, {.match = MatchMode::Any, .now = 1'710'496'800, .time_zone = "+05:30"});
  return 0;
}
