// SPDX-License-Identifier: GPL-2.0-or-later
#include "bench/timings.h"

#include <algorithm>
#include <cmath>

#include <fmt/core.h>

#include "text/error.h"

namespace wirecopy::bench {

namespace {

// The smallest value that is not below that share of all (nearest rank). Precondition: sorted, not empty.
double percentile(const std::vector<Timing>& sorted, double share) {
  const auto rank = static_cast<std::size_t>(std::ceil(share * static_cast<double>(sorted.size())));
  return sorted[std::max<std::size_t>(rank, 1) - 1].milliseconds;
}

}  // namespace

clockid_t to_clock(const std::string& value) {
  if (value == "wall") return CLOCK_MONOTONIC;
  if (value == "processor") return CLOCK_THREAD_CPUTIME_ID;
  throw Error("no clock '" + value + "'", "name wall or processor", Failure::Usage);
}

double milliseconds_of(clockid_t clock) {
  timespec time{};
  clock_gettime(clock, &time);
  return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

void Measured::add(double milliseconds, std::string_view text, bool has_hit) {
  timings.push_back({milliseconds, text});
  answered += has_hit ? 1 : 0;
}

void print_head() {
  fmt::print("class\tqueries\tanswered\tp50\tp90\tp99\tmost\n");
}

void print_row(std::string_view name, Measured& measured) {
  std::vector<Timing>& timings = measured.timings;
  std::ranges::sort(timings, {}, &Timing::milliseconds);
  fmt::print("{}\t{}\t{}\t{:.3f}\t{:.3f}\t{:.3f}\t{:.3f}\n", name, timings.size(), measured.answered,
             percentile(timings, 0.5), percentile(timings, 0.9), percentile(timings, 0.99),
             timings.back().milliseconds);
}

}  // namespace wirecopy::bench
