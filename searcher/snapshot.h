// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include <xapian.h>

#include "schema/index.h"

namespace wirecopy::searcher {

// Runs a report over one committed state. A writer that overtakes it twice while it runs makes that state unreadable:
// then it starts anew on the newest, unless something was given to the caller already.
template <class Report>
auto on_snapshot(const std::string& path, const Report& report) {
  constexpr int tries = 3;
  for (int left = tries;; --left) {
    const schema::OpenIndex index = schema::open_index(path);
    try {
      return report(index);
    } catch (const Xapian::DatabaseModifiedError& error) {
      if (left <= 1) schema::rethrow(error, path);
    } catch (const Xapian::Error& error) {
      schema::rethrow(error, path);
    }
  }
}

}  // namespace wirecopy::searcher
