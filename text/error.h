// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <stdexcept>
#include <string>

namespace wirecopy {

// Why a command or request ended. The values are the exit codes of the program: DO NOT RENUMBER.
enum class Failure : int {
  NothingFound = 1,
  Usage = 2,
  IndexMissing = 3,  // no index there, or one of another format version
  IndexLocked = 4,
  TooManyRejects = 5,
  Broken = 6,  // input/output failed, or the index is corrupt
  Interrupted = 130,
};

// Ends the command or request; caught in cli/main.cc and in web/ only.
// `what()` is lowercase, without a full stop, and names the file, line, index or query; `hint` says what to do.
class Error : public std::runtime_error {
 public:
  Error(const std::string& message, std::string hint, Failure failure = Failure::Broken)
      : std::runtime_error(message), hint_(std::move(hint)), failure_(failure) {}

  const std::string& hint() const { return hint_; }
  Failure failure() const { return failure_; }

 private:
  std::string hint_;
  Failure failure_;
};

}  // namespace wirecopy
