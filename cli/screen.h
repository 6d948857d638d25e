// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace wirecopy::cli {

enum class Colour { Auto, Always, Never };
enum class Stream { Output, Errors };

// What a piece of text is, which decides how it is painted.
enum class Ink { Plain, Title, Outlet, Match, Shared, Quiet, Warning };

// Where text for people goes: how wide it is, and whether it may be painted.
struct Screen {
  std::size_t width = 80;  // columns
  bool painted = false;    // colours and links

  // Looks at a stream: Auto paints on a terminal that is not "dumb", unless NO_COLOR is set (no-color.org). The width
  // is that of the terminal; without one it is COLUMNS, else 80. Between 40 and 120, the longest line that reads well.
  static Screen of(Stream stream, Colour colour);

  // Text for a terminal (control characters replaced) in an ink.
  std::string paint(Ink ink, std::string_view text) const;

  // Text that opens `url` when it is clicked (OSC 8); `text` is already painted. Only http and https addresses become
  // links.
  std::string link(std::string_view url, std::string_view text) const;
};

bool is_terminal(Stream stream);

// The columns of the terminal of a stream, 80 where it does not say.
std::size_t terminal_width(Stream stream);

}  // namespace wirecopy::cli
