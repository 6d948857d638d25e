// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "cli/screen.h"

namespace wirecopy::cli {

// A line of a picture: a name, a bar as long as the figure is large, the figure, and what else there is to say.
struct Bar {
  std::string name;
  uint64_t count = 0;
  std::string note = {};
  bool is_gap = false;  // only the note stands there
};

// The bars below each other, each drawn to an eighth of a column, the longest as long as the screen allows; a figure
// above 0 never looks like none.
std::string draw_bars(const Screen& screen, const std::vector<Bar>& bars);

// What there is to say below bars, in one line; nothing when no note says anything.
std::string notes_line(const Screen& screen, const std::vector<std::string>& notes);

}  // namespace wirecopy::cli
