// SPDX-License-Identifier: GPL-2.0-or-later
#include "cli/stop_signal.h"

#include <signal.h>

#include <atomic>

namespace wirecopy::cli {

namespace {

std::atomic<bool> requested{false};
static_assert(std::atomic<bool>::is_always_lock_free, "a signal handler may not take a lock");

void request_stop(int) {
  requested = true;
}

}  // namespace

void watch_stop_signals() {
  struct sigaction action {};
  action.sa_handler = request_stop;
  action.sa_flags = SA_RESTART | static_cast<int>(SA_RESETHAND);
  ::sigaction(SIGINT, &action, nullptr);
  ::sigaction(SIGTERM, &action, nullptr);
}

bool stop_requested() {
  return requested;
}

}  // namespace wirecopy::cli
