// SPDX-License-Identifier: GPL-2.0-or-later
// Times the reading of hostile query texts, each the best of five: lines of milliseconds, tab, bytes, tab, the
// beginning of the text, and the longest of them last.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <string>
#include <vector>

#include "searcher/syntax.h"
#include "tests/searcher/hostile_texts.h"
#include "text/escape.h"

namespace {

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
  for (const std::string& text : wirecopy::searcher::hostile_texts()) {
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
