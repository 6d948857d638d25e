// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <chrono>
#include <cstddef>
#include <mutex>
#include <string>
#include <unordered_map>

namespace wirecopy::web {

// A bucket of tokens for each visitor: a request takes one, a batch one for each call, `per_second` flow back, up to
// `burst`. Holds only visitors whose bucket is not full, and at most `most_visitors` of them: when as many come within
// a moment, the fullest half is forgotten. Thread-safe.
class RateLimit {
 public:
  using Clock = std::chrono::steady_clock;
  static constexpr std::size_t most_visitors = 65'536;

  // per_second 0 = no limit.
  RateLimit(double per_second, double burst) : per_second_(per_second), burst_(burst < 1 ? 1 : burst) {}

  // Zero when a request that counts as `cost` requests may pass; else how long to wait until it would. Precondition:
  // no more than `most_at_once`.
  std::chrono::seconds take(const std::string& visitor, Clock::time_point now, std::size_t cost = 1);

  // The most that one request may ever cost.
  std::size_t most_at_once() const;

  std::size_t visitors() const;

 private:
  struct Bucket {
    double tokens = 0;
    Clock::time_point filled;
  };
  double tokens_at(const Bucket& bucket, Clock::time_point now) const;
  void forget(Clock::time_point now);

  const double per_second_;
  const double burst_;
  mutable std::mutex mutex_;
  std::unordered_map<std::string, Bucket> buckets_;
};

}  // namespace wirecopy::web
