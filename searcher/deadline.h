// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <exception>
#include <optional>

namespace wirecopy::searcher {

// The shorter of two limits of time, of which 0 is none.
constexpr uint32_t shorter_limit(uint32_t a, uint32_t b) {
  if (a == 0 || b == 0) return a + b;
  return a < b ? a : b;
}

// Thrown where a search looks at the clock and its time is up; caught where its matches are gathered.
class TimeUp : public std::exception {};

// When a search must end with what it has.
class Deadline {
 public:
  Deadline() = default;  // never

  // So many milliseconds from now; 0 = never.
  explicit Deadline(uint32_t milliseconds) : is_set_(milliseconds > 0) {
    if (is_set_) end_ = std::chrono::steady_clock::now() + std::chrono::milliseconds(milliseconds);
  }

  bool is_over() const { return is_set_ && std::chrono::steady_clock::now() >= end_; }

  // Nothing when there is no end; 0 when it is over.
  std::optional<uint32_t> milliseconds_left() const {
    if (!is_set_) return std::nullopt;
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(end_ - std::chrono::steady_clock::now()).count();
    return static_cast<uint32_t>(std::max<int64_t>(left, 0));
  }

  // Throws TimeUp when it is over.
  void check() const {
    if (is_over()) throw TimeUp();
  }

 private:
  bool is_set_ = false;
  std::chrono::steady_clock::time_point end_{};
};

}  // namespace wirecopy::searcher
