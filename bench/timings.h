// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <ctime>
#include <string>
#include <string_view>
#include <vector>

namespace wirecopy::bench {

// "wall", or "processor": the time that this thread had. Throws Error (Usage) on anything else.
clockid_t to_clock(const std::string& value);

double milliseconds_of(clockid_t clock);

struct Timing {
  double milliseconds = 0;
  std::string_view text;  // what was asked
};

// What was measured for one class of questions.
struct Measured {
  std::vector<Timing> timings;
  uint64_t answered = 0;  // had a hit

  void add(double milliseconds, std::string_view text, bool has_hit);
};

// Tab-separated: class, queries, answered, p50, p90, p99, most in milliseconds. A percentile is a time that was
// measured (nearest rank). Sorts the timings; precondition: there is one.
void print_head();
void print_row(std::string_view name, Measured& measured);

}  // namespace wirecopy::bench
