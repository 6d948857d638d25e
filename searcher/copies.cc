// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/copies.h"

#include <algorithm>
#include <tuple>
#include <unordered_set>

#include "schema/record.h"
#include "schema/time_order.h"

namespace wirecopy::searcher {

namespace {

// Up to here all records of a group are read, which is cheaper than loading columns.
constexpr std::size_t small_group = 64;

Copy read_copy(const Xapian::Database& database, const schema::GroupMember& member) {
  const std::string record = schema::read_record(database, member.document);
  corpus::Article article = schema::decode_record_head(record).article;
  return {std::move(article.id), std::move(article.title), std::move(article.url), std::move(article.outlet),
          article.published,     member.relation,          member.to_lead};
}

uint32_t count_outlets(const std::vector<Copy>& copies) {
  std::unordered_set<std::string> names;
  uint32_t nameless = 0;
  for (const Copy& copy : copies) {
    if (copy.outlet.empty()) {
      ++nameless;
    } else {
      names.insert(copy.outlet);
    }
  }
  return static_cast<uint32_t>(names.size()) + nameless;
}

// Fills in all but the role from the records of all members.
void list_small(const Xapian::Database& database, const schema::Group& group, Xapian::docid document, uint32_t most,
                Copies& copies) {
  std::vector<Copy> all;
  for (const schema::GroupMember& member : group.members) all.push_back(read_copy(database, member));
  copies.outlets = count_outlets(all);
  copies.id = all.front().id;
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (group.members[i].document != document) order.push_back(i);
  }
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return std::tuple(a != 0, schema::last_second(all[a].published)) <
           std::tuple(b != 0, schema::last_second(all[b].published));
  });
  if (order.size() > most) order.resize(most);
  for (const std::size_t i : order) copies.others.push_back(std::move(all[i]));
}

// The same from columns: only the records that are listed are read.
void list_large(const schema::ShardedDatabase& database, const Columns& columns, const schema::Group& group,
                Xapian::docid document, uint32_t most, Copies& copies) {
  copies.outlets = columns.group_outlets(database).at(group.number);
  const std::vector<int64_t>& published = columns.published(database);
  const std::vector<uint8_t>& known = columns.precisions(database);
  using Place = std::tuple<bool, int64_t, Xapian::docid, std::size_t>;
  std::vector<Place> order;
  for (std::size_t i = 0; i < group.members.size(); ++i) {
    const Xapian::docid member = group.members[i].document;
    if (member == document) continue;
    corpus::Date date;
    if (member < published.size()) date = {published[member], static_cast<corpus::Precision>(known[member])};
    order.emplace_back(i != 0, schema::last_second(date), member, i);
  }
  const std::size_t listed = std::min<std::size_t>(most, order.size());
  std::partial_sort(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(listed), order.end());
  order.resize(listed);
  for (const Place& place : order) copies.others.push_back(read_copy(database, group.members[std::get<3>(place)]));
  copies.id = !copies.others.empty() && group.lead().document != document ? copies.others.front().id
                                                                          : read_copy(database, group.lead()).id;
}

}  // namespace

Copies copies_of(const schema::ShardedDatabase& database, const Columns& columns, Xapian::docid document,
                 const schema::Group& group, uint32_t most) {
  Copies copies;
  if (group.members.empty()) return copies;
  copies.articles = static_cast<uint32_t>(group.members.size());
  for (const schema::GroupMember& member : group.members) {
    if (member.document != document) continue;
    copies.role = member.relation;
    copies.to_lead = member.to_lead;
  }
  if (group.members.size() <= small_group) {
    list_small(database, group, document, most, copies);
  } else {
    list_large(database, columns, group, document, most, copies);
  }
  return copies;
}

}  // namespace wirecopy::searcher
