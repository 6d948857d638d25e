// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/markdown.h"

#include <algorithm>
#include <optional>

#include "corpus/complete.h"
#include "corpus/front_matter.h"
#include "corpus/lines.h"
#include "corpus/markup.h"
#include "corpus/plain_text.h"

namespace wirecopy::corpus {
namespace {

bool is_space_or_end(std::string_view text, std::size_t position) {
  return position >= text.size() || text[position] == ' ';
}

// A line of nothing but one mark, three or more times: a ruler, or the underline of a heading.
bool is_ruler(std::string_view line) {
  if (line.size() < 2 || std::string_view("-=*_").find(line.front()) == std::string_view::npos) return false;
  std::size_t marks = 0;
  for (const char c : line) {
    if (c != line.front() && c != ' ') return false;
    marks += c == line.front() ? 1 : 0;
  }
  return marks >= 3 || (marks == line.size() && line.front() == '=');
}

bool is_code_fence(std::string_view line) {
  return line.starts_with("```") || line.starts_with("~~~");
}

// The text of a heading ("## Text ##") and its level, or 0.
std::size_t heading_level(std::string_view line) {
  const std::size_t level = std::min(line.find_first_not_of('#'), line.size());
  return level >= 1 && level <= 6 && is_space_or_end(line, level) ? level : 0;
}

std::string_view heading_text(std::string_view line) {
  line = trim(line.substr(heading_level(line)));
  const std::size_t end = line.find_last_not_of('#');
  if (end != std::string_view::npos && end + 1 < line.size() && line[end] == ' ') line = trim(line.substr(0, end));
  return line;
}

// The length of the mark of a list item at the start of a line: "- ", "* ", "+ ". Numbers stay, they say something.
std::size_t list_mark(std::string_view line) {
  return line.size() > 1 && (line.front() == '-' || line.front() == '*' || line.front() == '+') && line[1] == ' ' ? 2
                                                                                                                  : 0;
}

// Where the bracket that opens at `open` closes, or npos. Looks no further than links are long.
std::size_t closing(std::string_view text, std::size_t open, char opener, char closer) {
  constexpr std::size_t longest = 600;
  std::size_t depth = 0;
  for (std::size_t i = open; i < std::min(text.size(), open + longest); ++i) {
    if (text[i] == '\\') {
      ++i;
    } else if (text[i] == opener) {
      ++depth;
    } else if (text[i] == closer && --depth == 0) {
      return i;
    }
  }
  return std::string_view::npos;
}

// Behind the target of a link, "(...)" or "[...]", that starts at `at`; `at` when there is none.
std::size_t end_of_target(std::string_view text, std::size_t at) {
  if (at >= text.size() || (text[at] != '(' && text[at] != '[')) return at;
  const std::size_t end = text[at] == '(' ? closing(text, at, '(', ')') : closing(text, at, '[', ']');
  return end == std::string_view::npos ? at : end + 1;
}

// Marks of emphasis stand at the edge of a word; inside ("snake_case", "2*3*4") and by themselves they are text.
bool is_emphasis(std::string_view text, std::size_t at) {
  const char mark = text[at];
  std::size_t begin = at, end = at;
  constexpr std::size_t longest_run = 8;
  while (begin > 0 && text[begin - 1] == mark && at - begin < longest_run) --begin;
  while (end < text.size() && text[end] == mark && end - at < longest_run) ++end;
  const bool space_before = begin == 0 || text[begin - 1] == ' ' || text[begin - 1] == '\n';
  const bool space_behind = end == text.size() || text[end] == ' ' || text[end] == '\n';
  if (space_before && space_behind) return false;
  const auto is_word = [](char c) { return is_ascii_letter(c) || is_ascii_digit(c) || (c & 0x80) != 0; };
  const bool inside_word = begin > 0 && end < text.size() && is_word(text[begin - 1]) && is_word(text[end]);
  return !(inside_word && (mark == '_' || end - begin < 2));
}

std::string strip_inline(std::string_view text, int depth = 0) {
  constexpr int deepest = 4;
  constexpr std::string_view escapable = "\\`*_{}[]()#+-.!|<>~\"'&$%,/:;=?@^";
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '\\' && i + 1 < text.size() && escapable.find(text[i + 1]) != std::string_view::npos) {
      out += text[++i];
      continue;
    }
    const bool picture = c == '!' && i + 1 < text.size() && text[i + 1] == '[';
    if (c == '[' || picture) {
      const std::size_t open = picture ? i + 1 : i;
      const std::size_t close = closing(text, open, '[', ']');
      const std::size_t behind = close == std::string_view::npos ? 0 : end_of_target(text, close + 1);
      const bool footnote = open + 1 < text.size() && text[open + 1] == '^';
      if (close != std::string_view::npos && (behind > close + 1 || footnote)) {
        if (!picture && !footnote && depth < deepest)
          out += strip_inline(text.substr(open + 1, close - open - 1), depth + 1);
        i = behind - 1;
        continue;
      }
    }
    if (c == '<') {
      constexpr std::size_t longest_address = 2000;
      const std::size_t length = text.substr(i, longest_address).find('>');
      const std::size_t end = length == std::string_view::npos ? length : i + length;
      const std::string_view inside =
          end == std::string_view::npos ? std::string_view() : text.substr(i + 1, end - i - 1);
      if (inside.starts_with("http://") || inside.starts_with("https://")) {
        out += inside;
        i = end;
        continue;
      }
    }
    if ((c == '*' || c == '_') && is_emphasis(text, i)) continue;
    if (c == '~' && (text.substr(i, 2) == "~~" || (i > 0 && text[i - 1] == '~'))) continue;
    if (c == '`') continue;
    out += c;
  }
  return out;
}

class MarkdownReader {
 public:
  std::string read(std::string_view markdown) {
    bool in_code = false;
    while (!markdown.empty()) {
      const std::size_t end = std::min(markdown.find('\n'), markdown.size());
      const std::string_view whole = markdown.substr(0, end);
      markdown.remove_prefix(std::min(end + 1, markdown.size()));
      std::string_view line = trim(whole);
      if (is_code_fence(line)) {
        in_code = !in_code;
        end_block();
      } else if (in_code) {
        block_ += std::string(line) + "\n";
      } else {
        while (line.starts_with('>')) line = trim(line.substr(1));
        read_line(line, whole.ends_with("  "));
      }
    }
    end_block();
    return std::move(out_);
  }

 private:
  void read_line(std::string_view line, bool hard_break) {
    if (line.empty() || is_ruler(line)) {
      end_block();
    } else if (heading_level(line) > 0) {
      end_block();
      block_ = heading_text(line);
      end_block();
    } else if (is_link_definition(line) || is_template_tag(line)) {
      return;
    } else {
      const std::size_t mark = list_mark(line);
      if (mark > 0) end_block();
      if (!block_.empty() && block_.back() != '\n') block_ += ' ';
      block_ += line.substr(mark);
      if (hard_break) block_ += '\n';
    }
  }

  // [name]: https://...
  static bool is_link_definition(std::string_view line) {
    const std::size_t colon = line.starts_with('[') ? line.find("]: ") : std::string_view::npos;
    return colon != std::string_view::npos && line.find("://", colon) != std::string_view::npos;
  }

  // A line of what the programs that make sites put in: {% include ad.html %}, {{< youtube x >}}.
  static bool is_template_tag(std::string_view line) {
    return (line.starts_with("{%") && line.ends_with("%}")) || (line.starts_with("{{") && line.ends_with("}}"));
  }

  void end_block() {
    std::string text = strip_inline(block_);
    if (looks_like_markup(text)) text = strip_markup(text);
    const std::string_view trimmed = trim(text);
    if (!trimmed.empty()) {
      if (!out_.empty()) out_ += "\n\n";
      out_ += trimmed;
    }
    block_.clear();
  }

  std::string out_;
  std::string block_;
};

// The first heading of the first level and the text behind it, where nothing but empty lines comes before.
std::optional<std::pair<std::string, std::string_view>> take_title(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos) return std::nullopt;
  text.remove_prefix(begin);
  const std::size_t end = std::min(text.find('\n'), text.size());
  const std::string_view line = trim(text.substr(0, end));
  const std::string_view rest = text.substr(std::min(end + 1, text.size()));
  if (heading_level(line) == 1) return std::pair(strip_inline(heading_text(line)), rest);
  const std::size_t next_end = std::min(rest.find('\n'), rest.size());
  const std::string_view underline = trim(rest.substr(0, next_end));
  if (!line.empty() && underline.starts_with('=') && is_ruler(underline)) {
    return std::pair(strip_inline(line), rest.substr(std::min(next_end + 1, rest.size())));
  }
  return std::nullopt;
}

}  // namespace

bool recognise_markdown(std::string_view head) {
  return has_front_matter(head);
}

std::string strip_markdown(std::string_view markdown) {
  return MarkdownReader().read(markdown);
}

Parsed parse_markdown(const Record& record, const ReadOptions& options) {
  Parsed parsed;
  const std::optional<std::string> text = decode_record(record, {}, parsed);
  if (!text) return parsed;
  FieldValues values;
  std::string_view rest = read_front_matter(*text, options.map, values);
  Article article = values.article(Origin::Metadata, options.now);
  if (auto title = take_title(rest)) {
    if (article.title.empty()) article.title = std::move(title->first);
    rest = title->second;
  }
  std::string body = strip_markdown(rest);
  // Named values may hold the text, with nothing below them.
  if (!body.empty()) article.body = std::move(body);
  complete(std::move(article), record, options, parsed);
  return parsed;
}

}  // namespace wirecopy::corpus
