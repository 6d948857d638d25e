// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <vector>

namespace wirecopy::searcher {

inline std::string repeated(const std::string& part, int times) {
  std::string text;
  for (int i = 0; i < times; ++i) text += part;
  return text;
}

// Query texts that are hard to read: deep, long, broken, and no text at all. Each must end in a reading, and soon.
inline std::vector<std::string> hostile_texts() {
  std::string bytes;
  for (int i = 0; i < 65'536; ++i) bytes += static_cast<char>(i * 7919 >> 5);
  return {
      repeated("(", 10'000),
      repeated(")", 10'000),
      repeated("NOT ", 10'000),
      repeated("-", 10'000) + "a",
      repeated("\"", 10'001),
      repeated("(a OR ", 10'000),
      repeated("(a OR (b AND ", 10'000) + "c",
      repeated("NOT (a ", 10'000),
      repeated("title:(", 10'000) + "a",
      repeated("title:(a NEAR ", 300) + "b",
      repeated("a NEAR/3 ", 3'000),
      repeated("a,", 30'000),
      "title:" + repeated("a,", 30'000),
      "source:" + repeated("a,", 30'000),
      repeated("a*", 30'000),
      repeated("ab*?", 10'000),
      repeated("a:", 30'000),
      repeated("\\", 10'001),
      repeated("\xC3\xA9 ", 20'000),
      repeated("\xE2\x80\x9C", 10'000),
      repeated("^2", 10'000),
      repeated("a~2^3 ", 10'000),
      std::string(1 << 20, 'a'),
      std::string(1 << 20, ' '),
      std::string("a\0b \0", 5),
      std::string(1000, '\0'),
      "\xFF\xFE\x80 a\xC3(b\xE2\x82",
      repeated("\xFF", 70'000),
      "ti\xE2\x80\x8Ftle:fl\xE2\x80\x8Food",
      "\xE2\x80\xAE gnorw \xE2\x80\xAC",
      "\xEF\xBB\xBFgrain",
      "\xF4\x8F\xBF\xBF \xEF\xBF\xBD",
      repeated("\"a b\" NEAR ", 3'000),
      repeated("ab~2^3 ", 10'000),
      repeated("date:2024..2023 ", 4'000),
      repeated("\xE6\x9D\xB1", 20'000),
      repeated("a\xE2\x80\x8F", 15'000),
      std::string(1 << 20, '\xFF'),
      std::string(1 << 20, '\0'),
      bytes,
  };
}

}  // namespace wirecopy::searcher
