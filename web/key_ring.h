// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "web/api_keys.h"

namespace wirecopy::web {

// The keys of a server that runs: those it was given, or those of a file as it is now. Thread-safe; copies are one
// ring.
class KeyRing {
 public:
  // These for ever. Without any the server has no keys: see Gate.
  KeyRing(ApiKeys keys = {});  // NOLINT: keys are a ring

  // Those of the file, read again when it is another than it was (a stat(2) a call). What cannot be read then changes
  // nothing and is reported once. Throws Error as ApiKeys::read does.
  KeyRing(const std::string& file, std::function<void(const std::string& message, const std::string& hint)> report);

  std::shared_ptr<const ApiKeys> current() const;

  // Whether there are keys to be had, be the file empty at the moment.
  bool has_keys() const;

 private:
  struct State;
  std::shared_ptr<State> state_;
};

}  // namespace wirecopy::web
