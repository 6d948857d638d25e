// SPDX-License-Identifier: GPL-2.0-or-later
#include "cli/layout.h"

#include <algorithm>

#include "text/utf8.h"

namespace wirecopy::cli {

namespace {

bool is_space(char32_t character) {
  return character == ' ' || (character >= '\t' && character <= '\r') || character == 0x3000;
}

// Where one line may end and the next begin.
struct Break {
  uint32_t end = 0;   // of the line
  uint32_t next = 0;  // start of the next one
  bool known = false;
};

class LineBreaker {
 public:
  LineBreaker(std::string_view text, std::size_t width) : text_(text), width_(std::max<std::size_t>(width, 1)) {}

  std::vector<Span> lines() {
    std::size_t position = 0;
    while (position < text_.size()) {
      const auto begin = static_cast<uint32_t>(position);
      const char32_t character = text::next_code_point(text_, position);
      const auto end = static_cast<uint32_t>(position);
      if (character == '\n') {
        finish(begin, end);
      } else if (is_space(character)) {
        if (begin == start_) {
          start_ = end;  // no line begins with white space
        } else {
          if (!in_space_) possible_ = {begin, end, true};
          possible_.next = end;
          in_space_ = true;
          columns_ += 1;
        }
      } else {
        add(begin, text::display_width(text_.substr(begin, end - begin)));
      }
    }
    finish(static_cast<uint32_t>(text_.size()), static_cast<uint32_t>(text_.size()));
    return std::move(lines_);
  }

 private:
  // Takes the character that begins there, which is no white space.
  void add(uint32_t begin, std::size_t columns) {
    const bool wide = columns > 1;
    // Between two ideographs a line may always end.
    if ((wide || after_wide_) && begin != start_ && !in_space_ && columns > 0) possible_ = {begin, begin, true};
    if (columns_ + columns > width_ && begin != start_) {
      if (!possible_.known) possible_ = {begin, begin, true};
      lines_.push_back({start_, possible_.end});
      start_ = possible_.next;
      columns_ = text::display_width(text_.substr(start_, begin - start_));
      possible_ = {};
    }
    columns_ += columns;
    in_space_ = false;
    if (columns > 0) after_wide_ = wide;
  }

  void finish(uint32_t end, uint32_t next) {
    if (in_space_ && possible_.known) end = possible_.end;
    if (end > start_ || next > end || lines_.empty()) lines_.push_back({start_, std::max(start_, end)});
    start_ = next;
    columns_ = 0;
    possible_ = {};
    in_space_ = after_wide_ = false;
  }

  std::string_view text_;
  std::size_t width_;
  std::vector<Span> lines_;
  uint32_t start_ = 0;       // of the line that is being filled
  std::size_t columns_ = 0;  // it has
  Break possible_;           // the last place where it may end
  bool in_space_ = false;
  bool after_wide_ = false;
};

// The white space of a text as single blanks, as it stands in one line.
std::string on_one_line(std::string_view text) {
  std::string line;
  bool in_space = false;
  for (const char character : text) {
    const bool space = character == ' ' || (character >= '\t' && character <= '\r');
    if (!space) line += character;
    if (space && !in_space) line += ' ';
    in_space = space;
  }
  return line;
}

}  // namespace

std::vector<Span> break_lines(std::string_view text, std::size_t width) {
  return LineBreaker(text, width).lines();
}

std::string painted_piece(const Screen& screen, std::string_view text, Span piece, const std::vector<Span>& matches,
                          Ink ink) {
  std::string out;
  uint32_t position = piece.begin;
  const auto add = [&](Ink part, uint32_t end) {
    if (end > position) out += screen.paint(part, on_one_line(text.substr(position, end - position)));
    position = std::max(position, end);
  };
  for (const Span& match : matches) {
    if (match.end <= piece.begin || match.begin >= piece.end) continue;
    add(ink, std::max(match.begin, piece.begin));
    add(Ink::Match, std::min(match.end, piece.end));
  }
  add(ink, piece.end);
  return out;
}

std::string paragraph(const Screen& screen, std::string_view text, const std::vector<Span>& matches,
                      std::size_t indent) {
  std::string out;
  for (const Span& line : break_lines(text, screen.width - std::min(indent, screen.width - 1))) {
    const std::string painted = painted_piece(screen, text, line, matches, Ink::Plain);
    if (!painted.empty()) out += std::string(indent, ' ') + painted;
    out += '\n';
  }
  return out;
}

std::string table(const std::vector<std::vector<std::string>>& rows) {
  std::vector<std::size_t> widths;
  for (const auto& row : rows) {
    widths.resize(std::max(widths.size(), row.size()));
    for (std::size_t column = 0; column < row.size(); ++column) {
      widths[column] = std::max(widths[column], text::display_width(row[column]));
    }
  }
  std::string out;
  for (const auto& row : rows) {
    for (std::size_t column = 0; column < row.size(); ++column) {
      out += row[column];
      if (column + 1 < row.size()) out += std::string(widths[column] + 2 - text::display_width(row[column]), ' ');
    }
    out += '\n';
  }
  return out;
}

}  // namespace wirecopy::cli
