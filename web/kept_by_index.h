// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <utility>

namespace wirecopy::web {

// What was worked out last from each index, for the state that it is of. Who asks while it is worked out waits for it,
// so that many who ask at once cost no more than one. Thread-safe.
template <class Value>
class KeptByIndex {
 public:
  // The value of a state, which `tag` names (web/freshness.h); made by make() where it is of another one.
  template <class Make>
  std::shared_ptr<const Value> get(const std::string& index, std::string tag, const Make& make) {
    const std::lock_guard lock(mutex_);
    Kept& kept = by_index_[index];
    if (kept.value == nullptr || kept.tag != tag) kept = {std::move(tag), std::make_shared<const Value>(make())};
    return kept.value;
  }

 private:
  struct Kept {
    std::string tag;
    std::shared_ptr<const Value> value;
  };
  std::mutex mutex_;
  std::map<std::string, Kept> by_index_;
};

}  // namespace wirecopy::web
