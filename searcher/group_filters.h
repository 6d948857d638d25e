// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <xapian.h>

#include "schema/shards.h"
#include "searcher/syntax.h"
#include "searcher/warnings.h"

namespace wirecopy::searcher {

// What copies-of:, story:, copies:, outlets: and is: stand for in one index, as boolean queries. An article without
// copies counts as one article of one outlet, and as its own lead; in a group an article without an outlet is an outlet
// of its own. The groups are read once, at the first filter that needs them all: some 10 microseconds a group. One per
// query; not thread-safe.
class GroupFilters {
 public:
  GroupFilters(const schema::ShardedDatabase& database, WarningList& warnings)
      : database_(database), warnings_(warnings) {}

  // The articles of `ids` with their copies; an id that is not in the index is warned about.
  Xapian::Query copies_of(const std::vector<std::string>& ids, Span at);

  // The articles of the stories that the articles of `ids` are in.
  Xapian::Query stories_of(const std::vector<std::string>& ids, Span at);

  // Articles of a group with so many articles, or outlets.
  Xapian::Query copies(Comparison comparison, uint64_t number, Span at);
  Xapian::Query outlets(Comparison comparison, uint64_t number, Span at);

  Xapian::Query leads(Span at);
  Xapian::Query non_leads(Span at);

 private:
  struct GroupRow {
    uint32_t number = 0;
    uint32_t articles = 0;
    uint32_t outlets = 0;
    std::vector<Xapian::docid> members;  // the lead first
  };

  const std::vector<GroupRow>& groups();
  void count_outlets();
  Xapian::Query with_figure(uint32_t GroupRow::*figure, Comparison comparison, uint64_t number, Span at,
                            std::string_view name);
  Xapian::Query members_of(const std::vector<const GroupRow*>& chosen, Span at, std::string_view name);
  Xapian::Query joined_story(uint32_t number) const;
  bool is_joined() const { return database_.shards().size() > 1; }
  std::string id_term(Xapian::docid document) const;

  const schema::ShardedDatabase& database_;
  WarningList& warnings_;
  std::optional<std::vector<GroupRow>> groups_;  // by number
  bool has_outlets_ = false;
};

}  // namespace wirecopy::searcher
