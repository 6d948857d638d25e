// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <map>
#include <string>

#include <xapian.h>

#include "searcher/group_filters.h"
#include "searcher/syntax.h"
#include "searcher/warnings.h"

namespace wirecopy::searcher {

// Turns Filter nodes into boolean queries over one index. One per query; not thread-safe.
class FieldFilters {
 public:
  FieldFilters(const schema::ShardedDatabase& database, WarningList& warnings)
      : database_(database), groups_(database, warnings) {}

  // The articles that pass; an empty query when none can. The same filter is looked up once.
  Xapian::Query make(const Node& node);

  // date:none
  static Xapian::Query undated();

 private:
  Xapian::Query look_up(const Node& node);
  Xapian::Query property(const Node& node);
  Xapian::Query of_outlets(const Node& node);

  const schema::ShardedDatabase& database_;
  GroupFilters groups_;
  std::map<std::string, Xapian::Query> known_;  // by query text
};

}  // namespace wirecopy::searcher
