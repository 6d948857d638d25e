// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <xapian.h>

#include "schema/groups.h"
#include "searcher/answer.h"
#include "searcher/columns.h"

namespace wirecopy::searcher {

// Who else carries the text of one article.
struct Copies {
  std::string id;  // of the lead; empty when the article is alone
  uint32_t articles = 1;
  uint32_t outlets = 1;
  dedup::Relation role = dedup::Relation::Lead;  // of the article itself
  dedup::Overlap to_lead;                        // the same; nothing of a lead
  std::vector<Copy> others;                      // the lead first, then by date (undated last), then by docid
};

// The copies of `document`, a member of `group`, with at most `most` of the others listed; all are counted. An article
// without an outlet counts as an outlet of its own. Reads the records that are listed; of a large group also the
// columns of dates and outlets.
Copies copies_of(const schema::ShardedDatabase& database, const Columns& columns, Xapian::docid document,
                 const schema::Group& group, uint32_t most);

}  // namespace wirecopy::searcher
