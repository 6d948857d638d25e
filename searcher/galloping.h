// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

#include <xapian.h>

namespace wirecopy::searcher {

// The place of the first of ascending docids that is not before `document`, from `next` on: ever longer strides, then
// the last of them halved, since the next article is mostly close.
inline std::size_t first_not_before(const std::vector<Xapian::docid>& documents, Xapian::docid document,
                                    std::size_t next) {
  std::size_t last = next;
  for (std::size_t stride = 1; last < documents.size() && documents[last] < document; stride *= 2) {
    next = last + 1;
    last += stride;
  }
  const auto begin = documents.begin() + static_cast<std::ptrdiff_t>(next);
  const auto end = documents.begin() + static_cast<std::ptrdiff_t>(std::min(last, documents.size()));
  return static_cast<std::size_t>(std::lower_bound(begin, end, document) - documents.begin());
}

}  // namespace wirecopy::searcher
