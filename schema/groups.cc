// SPDX-License-Identifier: GPL-2.0-or-later
#include "schema/groups.h"

#include <algorithm>
#include <cassert>

#include "schema/bytes.h"
#include "schema/slots.h"

namespace wirecopy::schema {

namespace {

constexpr std::string_view group_key_prefix = "wirecopy:group:";

}  // namespace

// The number is packed so that keys come in the order of the numbers.
std::string group_key(uint32_t number) {
  return std::string(group_key_prefix) + pack_number(number);
}

std::string encode_group(const Group& group) {
  ByteWriter writer;
  writer.number(group.members.size());
  for (const GroupMember& member : group.members) {
    writer.number(member.document);
    writer.number(static_cast<uint64_t>(member.relation));
    writer.number(member.to_lead.shared);
    writer.number(member.to_lead.size_a);
    writer.number(member.to_lead.size_b);
  }
  return writer.take();
}

Group decode_group(uint32_t number, std::string_view data) {
  Group group{number, {}};
  ByteReader reader(data);
  for (uint64_t left = reader.number(); left > 0; --left) {
    GroupMember member;
    member.document = static_cast<Xapian::docid>(reader.number());
    member.relation = static_cast<dedup::Relation>(reader.number());
    member.to_lead.shared = static_cast<uint32_t>(reader.number());
    member.to_lead.size_a = static_cast<uint32_t>(reader.number());
    member.to_lead.size_b = static_cast<uint32_t>(reader.number());
    group.members.push_back(member);
  }
  return group;
}

Group read_group(const Xapian::Database& database, uint32_t number) {
  assert(database.size() <= 1);
  const std::string data = database.get_metadata(group_key(number));
  return data.empty() ? Group{number, {}} : decode_group(number, data);
}

std::vector<uint32_t> group_numbers(const Xapian::Database& database) {
  assert(database.size() <= 1);
  std::vector<uint32_t> numbers;
  const std::string prefix(group_key_prefix);
  for (auto key = database.metadata_keys_begin(prefix); key != database.metadata_keys_end(prefix); ++key) {
    numbers.push_back(unpack_number((*key).substr(prefix.size())));
  }
  return numbers;
}

Group read_group(const ShardedDatabase& database, uint32_t number) {
  const std::size_t shard = database.shard_of(number);
  Group group = read_group(database.shards()[shard], database.local(number));
  group.number = number;
  for (GroupMember& member : group.members) member.document = database.joint(member.document, shard);
  return group;
}

std::vector<uint32_t> group_numbers(const ShardedDatabase& database) {
  std::vector<uint32_t> numbers;
  for (std::size_t shard = 0; shard < database.shards().size(); ++shard) {
    for (const uint32_t number : group_numbers(database.shards()[shard]))
      numbers.push_back(database.joint(number, shard));
  }
  std::ranges::sort(numbers);
  return numbers;
}

uint32_t group_number(const ShardedDatabase& database, Xapian::docid document, const std::string& value) {
  const uint32_t number = unpack_number(value);
  return number == 0 ? 0 : database.joint(number, database.shard_of(document));
}

}  // namespace wirecopy::schema
