// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/utf8.h"

#include <cstdint>

#include <unicode/uchar.h>
#include <unicode/utf8.h>

namespace wirecopy::text {

namespace {

// Length of the well-formed sequence at `position`, 0 when it is ill-formed (RFC 3629, section 4).
std::size_t sequence_length(std::string_view text, std::size_t position) {
  auto byte = [&](std::size_t at) { return at < text.size() ? static_cast<uint8_t>(text[at]) : uint8_t{0}; };
  const uint8_t lead = byte(position);
  const uint8_t second = byte(position + 1);
  auto is_tail = [](uint8_t value) { return (value & 0xC0) == 0x80; };
  if (lead < 0x80) return 1;
  if (lead < 0xC2) return 0;
  if (lead < 0xE0) return is_tail(second) ? 2 : 0;
  if (lead < 0xF0) {
    const uint8_t low = lead == 0xE0 ? 0xA0 : 0x80;
    const uint8_t high = lead == 0xED ? 0x9F : 0xBF;
    return second >= low && second <= high && is_tail(byte(position + 2)) ? 3 : 0;
  }
  if (lead < 0xF5) {
    const uint8_t low = lead == 0xF0 ? 0x90 : 0x80;
    const uint8_t high = lead == 0xF4 ? 0x8F : 0xBF;
    return second >= low && second <= high && is_tail(byte(position + 2)) && is_tail(byte(position + 3)) ? 4 : 0;
  }
  return 0;
}

}  // namespace

bool is_utf8(std::string_view bytes) {
  std::size_t position = 0;
  while (position < bytes.size()) {
    const std::size_t length = sequence_length(bytes, position);
    if (length == 0) return false;
    position += length;
  }
  return true;
}

std::string repair_utf8(std::string_view bytes) {
  std::string out;
  out.reserve(bytes.size());
  std::size_t position = 0;
  while (position < bytes.size()) {
    const std::size_t length = sequence_length(bytes, position);
    if (length == 0) {
      out += "\xEF\xBF\xBD";
      ++position;
    } else if (bytes[position] == '\0') {
      out += ' ';
      ++position;
    } else {
      out.append(bytes, position, length);
      position += length;
    }
  }
  return out;
}

char32_t next_code_point(std::string_view text, std::size_t& position) {
  const auto first = static_cast<uint8_t>(text[position]);
  if (first < 0x80) {
    ++position;
    return first;
  }
  const std::size_t length = sequence_length(text, position);
  if (length == 0) {
    ++position;
    return 0xFFFD;
  }
  char32_t code_point = first & (0x7Fu >> length);
  for (std::size_t i = 1; i < length; ++i) {
    code_point = code_point << 6 | (static_cast<uint8_t>(text[position + i]) & 0x3Fu);
  }
  position += length;
  return code_point;
}

void append_utf8(std::string& out, char32_t code_point) {
  if (code_point > 0x10FFFF || (code_point >= 0xD800 && code_point <= 0xDFFF)) code_point = 0xFFFD;
  uint8_t bytes[4];
  std::size_t length = 0;
  U8_APPEND_UNSAFE(bytes, length, code_point);
  out.append(reinterpret_cast<const char*>(bytes), length);
}

std::size_t character_start(std::string_view text, std::size_t position) {
  if (position >= text.size()) return text.size();
  while (position > 0 && (static_cast<uint8_t>(text[position]) & 0xC0) == 0x80) --position;
  return position;
}

bool is_word_character(char32_t code_point) {
  if (code_point < 0x80) {
    return (code_point >= 'a' && code_point <= 'z') || (code_point >= 'A' && code_point <= 'Z') ||
           (code_point >= '0' && code_point <= '9');
  }
  return (U_GET_GC_MASK(static_cast<UChar32>(code_point)) & (U_GC_L_MASK | U_GC_M_MASK | U_GC_N_MASK)) != 0;
}

bool is_letter(char32_t code_point) {
  return u_isalpha(static_cast<UChar32>(code_point)) != 0;
}

bool is_upper(char32_t code_point) {
  return u_isupper(static_cast<UChar32>(code_point)) != 0;
}

bool is_lower(char32_t code_point) {
  return u_islower(static_cast<UChar32>(code_point)) != 0;
}

std::size_t display_width(std::string_view text) {
  std::size_t width = 0;
  std::size_t position = 0;
  while (position < text.size()) {
    const auto code_point = static_cast<UChar32>(next_code_point(text, position));
    const uint32_t category = U_GET_GC_MASK(code_point);
    if (category & (U_GC_MN_MASK | U_GC_ME_MASK | U_GC_CF_MASK | U_GC_CC_MASK)) continue;
    const int east_asian = u_getIntPropertyValue(code_point, UCHAR_EAST_ASIAN_WIDTH);
    width += east_asian == U_EA_WIDE || east_asian == U_EA_FULLWIDTH ? 2 : 1;
  }
  return width;
}

}  // namespace wirecopy::text
