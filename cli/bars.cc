// SPDX-License-Identifier: GPL-2.0-or-later
#include "cli/bars.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "cli/answer_text.h"
#include "cli/layout.h"
#include "text/utf8.h"
#include "web/wording.h"

namespace wirecopy::cli {

namespace {

constexpr std::size_t margin = 2;
constexpr std::size_t longest_name = 40;  // columns
constexpr std::size_t shortest_bar = 8;
constexpr std::array<std::string_view, 8> eighths{"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};

std::string draw_bar(uint64_t count, uint64_t largest, std::size_t width) {
  const double share = static_cast<double>(count) / static_cast<double>(std::max<uint64_t>(largest, 1));
  auto length = static_cast<std::size_t>(std::lround(share * static_cast<double>(width * 8)));
  if (count > 0) length = std::max<std::size_t>(length, 1);
  std::string bar;
  for (std::size_t column = 0; column < length / 8; ++column) bar += "█";
  return bar + std::string(eighths[length % 8]);
}

std::string filled_up(const std::string& text, std::size_t width) {
  return text + std::string(width - std::min(width, text::display_width(text)), ' ');
}

std::string shown_name(const std::string& name) {
  const std::string line = one_line(name);
  const Span first = break_lines(line, longest_name).front();
  return line.substr(first.begin, first.end - first.begin) + (first.end < line.size() ? "…" : "");
}

}  // namespace

std::string draw_bars(const Screen& screen, const std::vector<Bar>& bars) {
  std::size_t name_width = 0;
  std::size_t figure_width = 0;
  std::size_t note_width = 0;
  uint64_t largest = 0;
  for (const Bar& bar : bars) {
    largest = std::max(largest, bar.count);
    if (bar.is_gap) continue;
    name_width = std::max(name_width, text::display_width(shown_name(bar.name)));
    figure_width = std::max(figure_width, web::grouped(bar.count).size());
    note_width = std::max(note_width, text::display_width(bar.note));
  }
  const std::size_t taken = margin + name_width + 2 + 1 + figure_width + (note_width > 0 ? 2 + note_width : 0);
  const std::size_t width = screen.width > taken + shortest_bar ? screen.width - taken : shortest_bar;
  std::string out;
  for (const Bar& bar : bars) {
    out += std::string(margin, ' ');
    if (bar.is_gap) {
      out += screen.paint(Ink::Quiet, bar.note) + '\n';
      continue;
    }
    const std::string figure = web::grouped(bar.count);
    out += filled_up(shown_name(bar.name), name_width) + "  " +
           screen.paint(Ink::Outlet, draw_bar(bar.count, largest, width)) + ' ' + figure;
    if (!bar.note.empty()) out += "  " + screen.paint(Ink::Quiet, bar.note);
    out += '\n';
  }
  return out;
}

std::string notes_line(const Screen& screen, const std::vector<std::string>& notes) {
  std::string line;
  for (const std::string& note : notes) {
    if (!note.empty()) line += (line.empty() ? "" : "; ") + note;
  }
  return line.empty() ? "" : "  " + screen.paint(Ink::Quiet, line) + '\n';
}

}  // namespace wirecopy::cli
