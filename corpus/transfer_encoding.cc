// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/transfer_encoding.h"

#include <cstdint>

namespace wirecopy::corpus {
namespace {

int hexadecimal(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return -1;
}

}  // namespace

std::string decode_base64(std::string_view text) {
  constexpr std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  uint32_t bits = 0;
  int count = 0;
  for (const char c : text) {
    const std::size_t digit = digits.find(c);
    if (c == '=') break;
    if (digit == std::string_view::npos) continue;
    bits = bits << 6 | static_cast<uint32_t>(digit);
    count += 6;
    if (count < 8) continue;
    count -= 8;
    out += static_cast<char>(bits >> count & 0xFF);
  }
  return out;
}

std::string decode_quoted_printable(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '=') {
      out += text[i];
      continue;
    }
    const int high = i + 2 < text.size() ? hexadecimal(text[i + 1]) : -1;
    const int low = high >= 0 ? hexadecimal(text[i + 2]) : -1;
    // A line that goes on ends with "=" and perhaps blanks.
    const std::size_t end = text.find_first_not_of(" \t", i + 1);
    if (low >= 0) {
      out += static_cast<char>(high * 16 + low);
      i += 2;
    } else if (end == std::string_view::npos) {
      break;
    } else if (text[end] == '\n') {
      i = end;
    } else if (text.substr(end, 2) == "\r\n") {
      i = end + 1;
    } else {
      out += '=';
    }
  }
  return out;
}

}  // namespace wirecopy::corpus
