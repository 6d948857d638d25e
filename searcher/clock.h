// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <chrono>

namespace wirecopy::searcher {

// Milliseconds since it was made: the took_ms of answers.
class Clock {
 public:
  double elapsed() const {
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start_).count();
  }

 private:
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

}  // namespace wirecopy::searcher
