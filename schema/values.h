// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <utility>
#include <vector>

#include <xapian.h>

#include "schema/shards.h"
#include "schema/slots.h"

namespace wirecopy::schema {

// Every article that has a value in a slot, with that value, by docid: in one message from each server, where Xapian's
// own stream would ask for each article by itself.
std::vector<std::pair<Xapian::docid, std::string>> remote_values(const ShardedDatabase& database, Slot slot);

// Calls visit(docid, packed value) for every article that has a value in the slot, by docid. Throws Xapian::Error.
template <class Visit>
void for_each_value(const Xapian::Database& database, Slot slot, const Visit& visit) {
  const Xapian::valueno number = number_of(slot);
  const auto end = database.valuestream_end(number);
  for (auto value = database.valuestream_begin(number); value != end; ++value) visit(value.get_docid(), *value);
}

template <class Visit>
void for_each_value(const ShardedDatabase& database, Slot slot, const Visit& visit) {
  if (!database.has_remote()) return for_each_value(static_cast<const Xapian::Database&>(database), slot, visit);
  for (const auto& [document, value] : remote_values(database, slot)) visit(document, value);
}

}  // namespace wirecopy::schema
