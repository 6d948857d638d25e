// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/json_repair.h"

#include <array>
#include <cstdint>
#include <cstdio>

#include "text/charset.h"

namespace wirecopy::corpus {
namespace {

// The code unit of an escape \uXXXX at `position`, or -1.
int32_t escaped_unit(std::string_view json, std::size_t position) {
  if (position + 6 > json.size() || json[position] != '\\' || json[position + 1] != 'u') return -1;
  int32_t unit = 0;
  for (std::size_t i = position + 2; i < position + 6; ++i) {
    const char c = json[i];
    int32_t digit;
    if (c >= '0' && c <= '9') {
      digit = c - '0';
    } else if (c >= 'a' && c <= 'f') {
      digit = c - 'a' + 10;
    } else if (c >= 'A' && c <= 'F') {
      digit = c - 'A' + 10;
    } else {
      return -1;
    }
    unit = unit * 16 + digit;
  }
  return unit;
}

bool is_high_surrogate(int32_t unit) {
  return unit >= 0xD800 && unit < 0xDC00;
}
bool is_low_surrogate(int32_t unit) {
  return unit >= 0xDC00 && unit < 0xE000;
}

}  // namespace

std::string repair_json(std::string_view bytes) {
  // NUL is kept from repair_text, which makes it a space: right for both places where it may stand.
  const std::string json = text::repair_text(bytes);
  std::string out;
  out.reserve(json.size() + 16);
  bool in_string = false;
  for (std::size_t i = 0; i < json.size(); ++i) {
    const char c = json[i];
    if (!in_string) {
      in_string = c == '"';
      bool replaced = false;
      for (const std::string_view word : {"NaN", "-Infinity", "Infinity"}) {
        if (json.compare(i, word.size(), word) != 0) continue;
        out += "null";
        i += word.size() - 1;
        replaced = true;
        break;
      }
      // A comma behind the last of a list.
      const std::size_t next = c == ',' ? json.find_first_not_of(" \t\r\n", i + 1) : std::string::npos;
      if (next != std::string::npos && (json[next] == '}' || json[next] == ']')) continue;
      if (!replaced) out += c;
    } else if (c == '"') {
      in_string = false;
      out += c;
    } else if (static_cast<unsigned char>(c) < 0x20) {
      std::array<char, 8> escape;
      std::snprintf(escape.data(), escape.size(), "\\u%04x", static_cast<unsigned>(c));
      out += escape.data();
    } else if (c == '\\') {
      const int32_t unit = escaped_unit(json, i);
      if (is_high_surrogate(unit) && is_low_surrogate(escaped_unit(json, i + 6))) {
        out.append(json, i, 12);
        i += 11;
      } else if (is_high_surrogate(unit) || is_low_surrogate(unit)) {
        out += "\\ufffd";
        i += 5;
      } else {
        out += c;
        if (i + 1 < json.size()) out += json[++i];
      }
    } else {
      out += c;
    }
  }
  return out;
}

}  // namespace wirecopy::corpus
