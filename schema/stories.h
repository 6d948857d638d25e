// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include <xapian.h>

#include "schema/shards.h"
#include "stories/profile.h"
#include "stories/rarity.h"

namespace wirecopy::schema {

// A story has the smallest docid in it for a number. It stands in the Story slot of its articles but for the one that
// has this docid: an article without the slot is in the story of its own number, alone or with those that name it. So
// an article that joins a story rewrites no other document.

// The number of the story of an article, from the value of its Story slot.
uint32_t story_number(Xapian::docid document, const std::string& value);
uint32_t story_number(const ShardedDatabase& database, Xapian::docid document, const std::string& value);

// The value of the Profile slot: for each feature the distance of its bucket from the one before, then its weight and
// kind.
std::string encode_profile(const stories::Profile& profile);

// Throws Error when the bytes are no profile ("the index is damaged"). Empty bytes are an empty profile.
stories::Profile decode_profile(std::string_view data);

// How rare words are, in the metadata of the database. Nothing was counted in an index that has no article.
stories::Rarity read_rarity(const Xapian::Database& database);
void write_rarity(Xapian::WritableDatabase& database, const stories::Rarity& rarity);

}  // namespace wirecopy::schema
