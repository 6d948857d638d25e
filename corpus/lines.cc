// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/lines.h"

#include <algorithm>
#include <cstdint>

#include "text/utf8.h"

namespace wirecopy::corpus {
namespace {

enum class SpaceKind : uint8_t { Other, Space, LineBreak, Nothing };

SpaceKind kind_of(char32_t c) {
  switch (c) {
    case 0x85:
    case 0x2028:
    case 0x2029:
      return SpaceKind::LineBreak;
    case 0xA0:
    case 0x1680:
    case 0x202F:
    case 0x205F:
    case 0x3000:
      return SpaceKind::Space;
    case 0xAD:
    case 0x200B:
    case 0x2060:
    case 0xFEFF:
      return SpaceKind::Nothing;
    default:
      break;
  }
  if (c >= 0x2000 && c <= 0x200A) return SpaceKind::Space;
  // Direction marks, embeddings and isolates. The joiners U+200C and U+200D stay: Persian and the scripts of India
  // spell with them.
  if (c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069))
    return SpaceKind::Nothing;
  if (c < 0x20 || (c >= 0x7F && c < 0xA0)) return SpaceKind::Space;
  return SpaceKind::Other;
}

bool is_plain(unsigned char byte) {
  return byte >= 0x20 && byte < 0x7F;
}

struct RawLine {
  std::string_view text;  // trimmed
  std::size_t indent = 0;
  std::size_t width = 0;
  bool tabular = false;  // columns set apart by runs of spaces
};

std::vector<RawLine> raw_lines(std::string_view text) {
  std::vector<RawLine> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view whole = text.substr(0, end);
    RawLine line;
    line.text = trim(whole);
    line.indent = line.text.empty() ? 0 : static_cast<std::size_t>(line.text.data() - whole.data());
    line.width = line.indent + length_of(line.text);
    line.tabular = line.text.find("   ") != std::string_view::npos;
    lines.push_back(line);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

std::size_t first_word_width(std::string_view line) {
  return length_of(line.substr(0, line.find(' ')));
}

bool ends_sentence(std::string_view line) {
  return !line.empty() && std::string_view(".!?:\"").find(line.back()) != std::string_view::npos;
}

// The column that a text was broken at, or 0 when it was not.
std::size_t wrap_column(const std::vector<RawLine>& lines) {
  constexpr std::size_t narrowest = 40, widest = 100, fewest_pairs = 3;
  std::vector<std::size_t> widths;
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    if (!lines[i].text.empty() && !lines[i + 1].text.empty() && lines[i + 1].indent <= lines[i].indent &&
        !lines[i].tabular) {
      widths.push_back(lines[i].width);
    }
  }
  if (widths.size() < fewest_pairs) return 0;
  const auto high = widths.begin() + static_cast<std::ptrdiff_t>(widths.size() * 9 / 10);
  std::nth_element(widths.begin(), high, widths.end());
  const std::size_t column = *high;
  if (column < narrowest || column > widest) return 0;
  const bool has_long_line =
      std::any_of(lines.begin(), lines.end(), [&](const RawLine& line) { return line.width > column + 40; });
  if (has_long_line) return 0;

  std::size_t pairs = 0, full = 0, in_sentence = 0;
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    const RawLine &line = lines[i], &next = lines[i + 1];
    if (line.text.empty() || next.text.empty() || next.indent > line.indent || line.tabular) continue;
    ++pairs;
    if (line.width + 1 + first_word_width(next.text) + 6 < column) continue;
    ++full;
    in_sentence += ends_sentence(line.text) ? 0 : 1;
  }
  const bool certain = full >= fewest_pairs && full * 10 >= pairs * 6 && in_sentence * 10 >= full * 7;
  return certain ? column : 0;
}

// "by Ana Ruiz", which stands below a headline.
bool is_short_byline(std::string_view line) {
  constexpr std::size_t longest = 40;
  if (length_of(line) > longest) return false;
  for (const std::string_view start :
       {"by ", "von ", "par ", "por ", "di ", "door ", "av ", "af ", "via ", "www.", "http"})
    if (line.starts_with(start)) return true;
  return false;
}

// Whether a sentence goes on in the next line: it is broken in the middle, and the next line begins small.
bool is_broken_at(const RawLine& line, const RawLine& next) {
  constexpr std::size_t narrowest = 40, widest = 120;
  if (line.text.empty() || next.text.empty() || next.indent > line.indent || line.tabular || next.tabular) return false;
  std::size_t position = 0;
  return line.width >= narrowest && line.width <= widest && !ends_sentence(line.text) &&
         text::is_lower(text::next_code_point(next.text, position)) && !is_short_byline(next.text);
}

// Of a text that is too short to show its column: a block in which a sentence is broken is broken at all its lines that
// are as wide.
std::string join_broken_sentences(std::string_view text, const std::vector<RawLine>& lines) {
  std::string out;
  bool joined = false;
  for (std::size_t begin = 0; begin < lines.size();) {
    std::size_t end = begin, column = 0;
    bool broken = false;
    for (; end < lines.size() && (end == begin || (!lines[end].text.empty() && !lines[end - 1].text.empty())); ++end) {
      column = std::max(column, lines[end].width);
      broken = broken || (end + 1 < lines.size() && is_broken_at(lines[end], lines[end + 1]));
    }
    constexpr std::size_t widest = 120;
    for (std::size_t i = begin; i < end; ++i) {
      if (i > begin) {
        const RawLine& before = lines[i - 1];
        const bool full = broken && column <= widest && before.width + 1 + first_word_width(lines[i].text) > column &&
                          lines[i].indent <= before.indent && !before.tabular && !lines[i].tabular;
        const bool flows = full || is_broken_at(before, lines[i]);
        joined = joined || flows;
        out += !flows ? "\n" : before.text.ends_with('-') ? "" : " ";
      }
      out += lines[i].text;
    }
    out += "\n";
    begin = end;
  }
  return joined ? out : std::string(text);
}

}  // namespace

std::string normalise_space(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  std::size_t position = 0;
  while (position < text.size()) {
    std::size_t end = position;
    while (end < text.size() && is_plain(static_cast<unsigned char>(text[end]))) ++end;
    out.append(text, position, end - position);
    position = end;
    if (position == text.size()) break;
    const std::size_t begin = position;
    const char32_t c = text::next_code_point(text, position);
    if (c == '\n') {
      out += '\n';
    } else if (c == '\r') {
      if (position == text.size() || text[position] != '\n') out += '\n';
    } else {
      switch (kind_of(c)) {
        case SpaceKind::Other:
          out.append(text, begin, position - begin);
          break;
        case SpaceKind::Space:
          out += ' ';
          break;
        case SpaceKind::LineBreak:
          out += '\n';
          break;
        case SpaceKind::Nothing:
          break;
      }
    }
  }
  return out;
}

std::string one_line(std::string_view text) {
  const std::string spaced = normalise_space(text);
  std::string out;
  out.reserve(spaced.size());
  for (const char c : spaced) {
    if (c != ' ' && c != '\n') {
      out += c;
    } else if (!out.empty() && out.back() != ' ') {
      out += ' ';
    }
  }
  if (out.ends_with(' ')) out.pop_back();
  return out;
}

std::vector<Line> split_lines_of(std::string_view text) {
  std::vector<Line> lines;
  bool starts_block = true;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = trim(text.substr(0, end));
    if (line.empty()) {
      starts_block = true;
    } else {
      lines.push_back({line, starts_block});
      starts_block = false;
    }
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

std::string join_wrapped_lines(std::string_view text) {
  const std::vector<RawLine> lines = raw_lines(text);
  const std::size_t column = wrap_column(lines);
  if (column == 0) return join_broken_sentences(text, lines);
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const RawLine& line = lines[i];
    if (i > 0) {
      const RawLine& before = lines[i - 1];
      const bool adjacent = !before.text.empty() && !line.text.empty() && line.indent <= before.indent &&
                            !line.tabular && !before.tabular;
      const bool full = before.width + 1 + first_word_width(line.text) + 6 >= column;
      // The first line of wire copy is short where its dateline was cut off.
      const bool runs_on =
          !line.text.empty() && line.text.front() >= 'a' && line.text.front() <= 'z' && !ends_sentence(before.text);
      const bool flows = adjacent && (full || runs_on);
      if (!flows) {
        // An indented line starts a paragraph, as an empty line would have said.
        out += line.indent > before.indent ? "\n\n" : "\n";
      } else if (!before.text.ends_with('-')) {
        out += ' ';
      }
    }
    out += line.text;
  }
  return out;
}

std::size_t length_of(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

}  // namespace wirecopy::corpus
