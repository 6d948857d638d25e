// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

#include "dedup/overlap.h"
#include "schema/shards.h"

namespace wirecopy::schema {

// One article of a group of copies.
struct GroupMember {
  Xapian::docid document = 0;
  dedup::Relation relation = dedup::Relation::Lead;
  dedup::Overlap to_lead;  // size_a is the lead's; zero for the lead itself
};

// A group of copies: at least two members, the lead first, the others by docid. Its number is the smallest docid in it,
// which stands in the Copies slot of every member. Kept in the metadata of the database, so that a new copy rewrites no
// other document.
struct Group {
  uint32_t number = 0;
  std::vector<GroupMember> members;

  const GroupMember& lead() const { return members.front(); }
};

std::string group_key(uint32_t number);  // the metadata key
std::string encode_group(const Group& group);

// Throws Error when the bytes are no group ("the index is damaged").
Group decode_group(uint32_t number, std::string_view data);

// The group of this number; a group without members when there is none. Precondition of the first: the database is one,
// and not joined of several.
Group read_group(const Xapian::Database& database, uint32_t number);
Group read_group(const ShardedDatabase& database, uint32_t number);

// Every group, by number. Precondition of the first: as above.
std::vector<uint32_t> group_numbers(const Xapian::Database& database);
std::vector<uint32_t> group_numbers(const ShardedDatabase& database);

// The number of the group of an article, from the value of its Copies slot; 0 when it is alone. A number is the
// smallest docid of the group in what was joined, as it is in a shard.
uint32_t group_number(const ShardedDatabase& database, Xapian::docid document, const std::string& value);

}  // namespace wirecopy::schema
