// SPDX-License-Identifier: GPL-2.0-or-later
// Times the reading of hostile query texts, each the best of five: lines of milliseconds, tab, bytes, tab, the
// beginning of the text, and the longest of them last.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <string>
#include <vector>

#include "searcher/syntax.h"
#include "text/escape.h"

namespace {

std::string repeated(const std::string& part, int times) {
  std::string text;
  for (int i = 0; i < times; ++i) text += part;
  return text;
}

std::vector<std::string> hostile_texts() {
  std::string bytes;
  for (int i = 0; i < 65'536; ++i) bytes += static_cast<char>(i * 7919 >> 5);
  return {repeated("(", 10'000),
          repeated(")", 10'000),
          repeated("NOT ", 10'000),
          repeated("-", 10'000) + "a",
          repeated("\"", 10'001),
          repeated("(a OR (b AND ", 10'000) + "c",
          repeated("NOT (a ", 10'000),
          repeated("title:(a NEAR ", 300) + "b",
          repeated("a NEAR/3 ", 3'000),
          repeated("\"a b\" NEAR ", 3'000),
          "title:" + repeated("a,", 30'000),
          "source:" + repeated("a,", 30'000),
          repeated("ab*?", 10'000),
          repeated("ab~2^3 ", 10'000),
          repeated("a:", 30'000),
          repeated("date:2024..2023 ", 4'000),
          repeated("\\", 10'001),
          repeated("\xE2\x80\x9C", 10'000),
          repeated("\xE6\x9D\xB1", 20'000),
          repeated("a\xE2\x80\x8F", 15'000),
          std::string(1 << 20, 'a'),
          std::string(1 << 20, ' '),
          std::string(1 << 20, '\xFF'),
          std::string(1 << 20, '\0'),
          bytes};
}

double milliseconds_of(const std::string& text) {
  double best = 1e9;
  for (int round = 0; round < 5; ++round) {
    const auto begin = std::chrono::steady_clock::now();
    const auto parsed = wirecopy::searcher::parse_query(text, {.now = 1'710'496'800});
    const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - begin;
    best = std::min(best, took.count());
  }
  return best;
}

}  // namespace

int main() {
  double worst = 0;
  std::string of;
  for (const std::string& text : hostile_texts()) {
    const double took = milliseconds_of(text);
    const std::string head = wirecopy::text::escape_terminal(text.substr(0, 24));
    std::printf("%.3f\t%zu\t%s\n", took, text.size(), head.c_str());
    if (took > worst) {
      worst = took;
      of = head;
    }
  }
  std::printf("worst\t%.3f\t%s\n", worst, of.c_str());
  return 0;
}
