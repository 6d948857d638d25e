// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>
#include <vector>

#include <xapian.h>

namespace wirecopy::searcher {

// Lists that were worked out from one revision of an index, by a key. Begins anew when it is full. Thread-safe.
template <class Item>
class ListCache {
 public:
  using List = std::shared_ptr<const std::vector<Item>>;
  static constexpr std::size_t usual_size = 200'000;  // keys and items

  explicit ListCache(std::size_t size = usual_size) : most_(size) {}

  // Null when it is not known.
  List find(const std::string& key) const {
    const std::lock_guard lock(mutex_);
    const auto found = by_key_.find(key);
    return found == by_key_.end() ? nullptr : found->second;
  }

  void keep(const std::string& key, const List& list) const {
    const std::size_t size = list->size() + 1;
    if (size > most_) return;
    const std::lock_guard lock(mutex_);
    if (held_ + size > most_) {
      by_key_.clear();
      held_ = 0;
    }
    if (by_key_.emplace(key, list).second) held_ += size;
  }

 private:
  const std::size_t most_;
  mutable std::mutex mutex_;
  mutable std::unordered_map<std::string, List> by_key_;
  mutable std::size_t held_ = 0;
};

// The words of an index by their stem, as Expander finds them: that takes a walk over all words that start alike, a
// millisecond for a short stem, and quotes ask for the same common stems again and again. Some 60 bytes each.
using FormCache = ListCache<std::string>;

// The articles that were read and do not satisfy a query, by the query (verifier.h).
using UnsatisfiedCache = ListCache<Xapian::docid>;

}  // namespace wirecopy::searcher
