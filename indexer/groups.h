// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <functional>
#include <span>
#include <vector>

#include <xapian.h>

#include "dedup/grouping.h"
#include "schema/groups.h"

namespace wirecopy::indexer {

// The groups of two members or more that memberships describe. `document_of` gives the docid of an index of
// `memberships`.
std::vector<schema::Group> groups_of(std::span<const dedup::Membership> memberships,
                                     const std::function<Xapian::docid(uint32_t)>& document_of);

// Writes a group: its record, and its number into the Copies slot of each member that does not have it yet. A group of
// one or none takes the record away.
void write_group(Xapian::WritableDatabase& database, const schema::Group& group);

// Sets the Copies slot of one document, 0 = alone. Leaves a document that has it already untouched.
void set_group_number(Xapian::WritableDatabase& database, Xapian::docid document, uint32_t number);

// Sets the Story slot of one document by the number of its story. Leaves a document that has it already untouched.
void set_story_number(Xapian::WritableDatabase& database, Xapian::docid document, uint32_t number);

}  // namespace wirecopy::indexer
