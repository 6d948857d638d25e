// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/mojibake.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "text/utf8.h"

namespace wirecopy::text {

namespace {

// What windows-1252 has at 0x80 to 0x9F; 0 where it has nothing and readers keep the control character.
constexpr std::array<char32_t, 32> at_0x80{0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                           0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
                                           0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                           0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

// The byte that windows-1252 reads as this character, or 0.
uint8_t byte_of(char32_t c) {
  if (c >= 0x80 && c <= 0xFF) return static_cast<uint8_t>(c);
  if (c < 0x100) return 0;
  const auto found = std::ranges::find(at_0x80, c);
  return found == at_0x80.end() ? 0 : static_cast<uint8_t>(0x80 + (found - at_0x80.begin()));
}

// Bytes of the UTF-8 sequence that a first byte announces, 0 for what is none.
std::size_t announced(uint8_t first) {
  if (first >= 0xC2 && first <= 0xDF) return 2;
  if (first >= 0xE0 && first <= 0xEF) return 3;
  return first >= 0xF0 && first <= 0xF4 ? 4 : 0;
}

struct Count {
  std::size_t pairs = 0;
  std::size_t longer = 0;
  std::size_t others = 0;  // characters beyond ASCII that are in no sequence
};

// Calls `visit(begin, end, bytes)` for each character beyond ASCII, with the bytes of the sequence that starts there or
// none.
template <typename Visit>
void walk(std::string_view text, Visit visit) {
  for (std::size_t position = 0; position < text.size();) {
    if ((text[position] & 0x80) == 0) {
      ++position;
      continue;
    }
    const std::size_t begin = position;
    const uint8_t first = byte_of(next_code_point(text, position));
    const std::size_t wanted = announced(first);
    std::string bytes(1, static_cast<char>(first));
    std::size_t end = position;
    while (bytes.size() < wanted && end < text.size()) {
      std::size_t next = end;
      const uint8_t byte = byte_of(next_code_point(text, next));
      if (byte < 0x80 || byte > 0xBF) break;
      bytes += static_cast<char>(byte);
      end = next;
    }
    if (wanted == 0 || bytes.size() < wanted || !is_utf8(bytes)) {
      visit(begin, position, std::string());
    } else {
      visit(begin, end, bytes);
      position = end;
    }
  }
}

std::optional<std::string> repair_once(std::string_view text) {
  Count count;
  walk(text, [&](std::size_t, std::size_t, const std::string& bytes) {
    ++(bytes.empty() ? count.others : bytes.size() == 2 ? count.pairs : count.longer);
  });
  const bool pairs_too = count.pairs > 0 && count.others * 4 <= count.pairs + count.longer;
  if (!pairs_too && count.longer == 0) return std::nullopt;
  std::string out;
  std::size_t copied = 0;
  walk(text, [&](std::size_t begin, std::size_t end, const std::string& bytes) {
    if (bytes.empty() || (bytes.size() == 2 && !pairs_too)) return;
    out.append(text, copied, begin - copied).append(bytes);
    copied = end;
  });
  return out.append(text, copied);
}

}  // namespace

char32_t character_of_windows_1252(uint8_t byte) {
  if (byte < 0x80) return 0;
  return byte < 0xA0 ? at_0x80[byte - 0x80u] : byte;
}

std::optional<std::string> repair_mojibake(std::string_view text) {
  // Every first byte of a sequence is read as a letter that UTF-8 begins with 0xC3.
  if (text.find('\xC3') == std::string_view::npos) return std::nullopt;
  std::optional<std::string> repaired = repair_once(text);
  constexpr int most_rounds = 3;
  for (int round = 1; repaired && round < most_rounds; ++round) {
    std::optional<std::string> again = repair_once(*repaired);
    if (!again) break;
    repaired = std::move(again);
  }
  return repaired;
}

}  // namespace wirecopy::text
