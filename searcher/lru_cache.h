// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <iterator>
#include <list>
#include <mutex>
#include <string>
#include <unordered_map>
#include <utility>

namespace wirecopy::searcher {

// Values by a key, those that were used last: what was used least recently goes when they take too much memory.
// Thread-safe.
template <class Value>
class LruCache {
 public:
  // Holds no more than `bytes`, and nothing that would take more than a quarter of them.
  explicit LruCache(std::size_t bytes) : most_bytes_(bytes) {}

  // Calls see(value), which may change it, while nobody else is served. False where there is none.
  template <class See>
  bool use(const std::string& key, const See& see) {
    const std::lock_guard lock(mutex_);
    const auto found = by_key_.find(key);
    if (found == by_key_.end()) return false;
    entries_.splice(entries_.begin(), entries_, found->second);
    see(found->second->value);
    return true;
  }

  // Puts a value that takes so many bytes in the place of the one that is there.
  void keep(const std::string& key, Value value, std::size_t bytes) {
    if (bytes > most_bytes_ / 4) return;
    const std::lock_guard lock(mutex_);
    const auto [found, is_new] = by_key_.try_emplace(key);
    if (!is_new) drop(found->second);
    entries_.push_front({key, std::move(value), bytes});
    found->second = entries_.begin();
    bytes_ += bytes;
    while (bytes_ > most_bytes_) {
      by_key_.erase(entries_.back().key);
      drop(std::prev(entries_.end()));
    }
  }

 private:
  struct Entry {
    std::string key;
    Value value;
    std::size_t bytes = 0;
  };
  using Place = typename std::list<Entry>::iterator;

  void drop(Place entry) {
    bytes_ -= entry->bytes;
    entries_.erase(entry);
  }

  const std::size_t most_bytes_;
  std::mutex mutex_;
  std::list<Entry> entries_;  // the last used first
  std::unordered_map<std::string, Place> by_key_;
  std::size_t bytes_ = 0;
};

}  // namespace wirecopy::searcher
