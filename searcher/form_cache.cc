// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/form_cache.h"

namespace wirecopy::searcher {

FormCache::Forms FormCache::find(const std::string& stem) const {
  const std::lock_guard lock(mutex_);
  const auto found = by_stem_.find(stem);
  return found == by_stem_.end() ? nullptr : found->second;
}

void FormCache::keep(const std::string& stem, const Forms& forms) const {
  const std::size_t size = forms->size() + 1;
  if (size > most_) return;
  const std::lock_guard lock(mutex_);
  if (held_ + size > most_) {
    by_stem_.clear();
    held_ = 0;
  }
  if (by_stem_.emplace(stem, forms).second) held_ += size;
}

}  // namespace wirecopy::searcher
