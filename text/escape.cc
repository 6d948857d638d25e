// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/escape.h"

#include "text/utf8.h"

namespace wirecopy::text {

std::string escape_html(std::string_view text) {
  std::string out;
  out.reserve(text.size() + text.size() / 16);
  for (const char character : text) {
    switch (character) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        out += character;
    }
  }
  return out;
}

std::string escape_terminal(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  std::size_t position = 0;
  while (position < text.size()) {
    const std::size_t begin = position;
    const char32_t code_point = next_code_point(text, position);
    const bool control =
        (code_point < 0x20 && code_point != '\t' && code_point != '\n') || (code_point >= 0x7F && code_point < 0xA0);
    const bool bidi = (code_point >= 0x202A && code_point <= 0x202E) || (code_point >= 0x2066 && code_point <= 0x2069);
    if (control || bidi || code_point == 0xFFFD) {
      out += "\xEF\xBF\xBD";
    } else {
      out.append(text, begin, position - begin);
    }
  }
  return out;
}

std::string escape_tsv(std::string_view text) {
  std::string out(text);
  for (char& character : out) {
    if (character == '\t' || character == '\n' || character == '\r') character = ' ';
  }
  return out;
}

bool is_formula(std::string_view cell) {
  return !cell.empty() && std::string_view("=+-@\t\r").find(cell.front()) != std::string_view::npos;
}

std::string escape_csv(std::string_view text) {
  if (text.find_first_of(",\"\r\n") == text.npos) return std::string(text);
  std::string out = "\"";
  for (const char character : text) {
    if (character == '"') out += '"';
    out += character;
  }
  return out + '"';
}

}  // namespace wirecopy::text
