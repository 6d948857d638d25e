// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/groups.h"

#include <algorithm>
#include <map>

#include "schema/slots.h"

namespace wirecopy::indexer {

std::vector<schema::Group> groups_of(std::span<const dedup::Membership> memberships,
                                     const std::function<Xapian::docid(uint32_t)>& document_of) {
  std::map<uint32_t, schema::Group> by_lead;
  for (uint32_t index = 0; index < memberships.size(); ++index) {
    const dedup::Membership& membership = memberships[index];
    if (membership.lead == index) continue;
    schema::Group& group = by_lead[membership.lead];
    if (group.members.empty()) group.members.push_back({document_of(membership.lead), dedup::Relation::Lead, {}});
    group.members.push_back({document_of(index), membership.relation, membership.to_lead});
  }
  std::vector<schema::Group> groups;
  for (auto& [lead, group] : by_lead) {
    std::sort(group.members.begin() + 1, group.members.end(),
              [](const auto& a, const auto& b) { return a.document < b.document; });
    group.number = std::ranges::min(group.members, {}, &schema::GroupMember::document).document;
    groups.push_back(std::move(group));
  }
  return groups;
}

namespace {

void set_value(Xapian::WritableDatabase& database, Xapian::docid document, schema::Slot slot,
               const std::string& value) {
  Xapian::Document changed = database.get_document(document);
  if (changed.get_value(schema::number_of(slot)) == value) return;
  changed.add_value(schema::number_of(slot), value);
  // Replacing a document by what get_document gave writes only what was changed, here one value.
  database.replace_document(document, changed);
}

}  // namespace

void set_group_number(Xapian::WritableDatabase& database, Xapian::docid document, uint32_t number) {
  set_value(database, document, schema::Slot::Copies, number == 0 ? std::string() : schema::pack_number(number));
}

void set_story_number(Xapian::WritableDatabase& database, Xapian::docid document, uint32_t number) {
  set_value(database, document, schema::Slot::Story, number == document ? std::string() : schema::pack_number(number));
}

void write_group(Xapian::WritableDatabase& database, const schema::Group& group) {
  const bool stands = group.members.size() > 1;
  database.set_metadata(schema::group_key(group.number), stands ? schema::encode_group(group) : std::string());
  if (!stands) return;
  for (const schema::GroupMember& member : group.members) set_group_number(database, member.document, group.number);
}

}  // namespace wirecopy::indexer
