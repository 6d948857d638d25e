// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>
#include <vector>

namespace wirecopy::searcher {

// The words of one revision of an index by their stem, as Expander finds them: that takes a walk over all words that
// start alike, a millisecond for a short stem, and quotes ask for the same common stems again and again. Begins anew
// when it is full. Thread-safe.
class FormCache {
 public:
  using Forms = std::shared_ptr<const std::vector<std::string>>;
  static constexpr std::size_t usual_size = 200'000;  // stems and forms, some 60 bytes each

  explicit FormCache(std::size_t size = usual_size) : most_(size) {}

  // Null when it is not known.
  Forms find(const std::string& stem) const;
  void keep(const std::string& stem, const Forms& forms) const;

 private:
  const std::size_t most_;
  mutable std::mutex mutex_;
  mutable std::unordered_map<std::string, Forms> by_stem_;
  mutable std::size_t held_ = 0;
};

}  // namespace wirecopy::searcher
