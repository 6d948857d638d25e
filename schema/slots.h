// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

#include "corpus/article.h"

namespace wirecopy::schema {

// Value slots of an article's document. DO NOT RENUMBER, never reuse a number.
enum class Slot : Xapian::valueno {
  Published = 0,  // seconds since 1970, by pack_seconds; absent = undated
  Copies = 1,     // group number by pack_number; absent = the article has no copies
  Story = 2,      // story number by pack_number; absent = that of its own docid (schema/stories.h)
  Outlet = 3,     // as shown
  Language = 4,   // ISO 639-1
  Words = 5,      // words of title and body, by pack_number
  Added = 6,      // seconds since 1970 when it came into the index, by pack_seconds
  Digest = 7,  // 8 bytes: hash of everything the article says; an article read again with the same digest is left alone
  DateKind = 8,  // 2 bytes: corpus::Precision, corpus::Origin
  Shingles = 9,  // size of its set of shingles, by pack_number: tells the rate of its sketch, and who leads
  Authors = 10,  // as shown, by pack_names
  Section = 11,  // as shown
  Tags = 12,     // as shown, by pack_names
  Profile = 13,  // what tells its event, by encode_profile
};

struct SlotRow {
  Slot slot;
  std::string_view name;
  std::string_view meaning;
};
inline constexpr std::array<SlotRow, 14> slots{{
    {Slot::Published, "published", "when it was published, seconds since 1970 (UTC), sortable double"},
    {Slot::Copies, "copies", "number of its group of copies = smallest docid in it, 4 bytes big-endian"},
    {Slot::Story, "story", "number of its story = smallest docid in it, 4 bytes big-endian; absent in that article"},
    {Slot::Outlet, "outlet", "the outlet as shown"},
    {Slot::Language, "language", "ISO 639-1 code"},
    {Slot::Words, "words", "words of title and body, 4 bytes big-endian"},
    {Slot::Added, "added", "when it came into the index, seconds since 1970, sortable double"},
    {Slot::Digest, "digest", "hash of the whole article, 8 bytes"},
    {Slot::DateKind, "date kind", "precision and origin of the date, one byte each"},
    {Slot::Shingles, "shingles", "size of its set of shingles, 4 bytes big-endian"},
    {Slot::Authors, "authors", "every author as shown, each behind its length (LEB128)"},
    {Slot::Section, "section", "the section as shown"},
    {Slot::Tags, "tags", "every tag as shown, each behind its length (LEB128)"},
    {Slot::Profile, "profile", "what tells its event: see \"Profiles\""},
}};

constexpr Xapian::valueno number_of(Slot slot) {
  return static_cast<Xapian::valueno>(slot);
}

// Byte strings that sort like the figures they stand for. Unpacking a string of another length gives 0.
std::string pack_seconds(int64_t seconds);
int64_t unpack_seconds(const std::string& packed);
std::string pack_number(uint32_t number);
uint32_t unpack_number(const std::string& packed);
std::string pack_digest(uint64_t digest);
uint64_t unpack_digest(const std::string& packed);

// Several names in one slot. Unpacking throws Error when the bytes are damaged.
std::string pack_names(const std::vector<std::string>& names);
std::vector<std::string> unpack_names(const std::string& packed);

// The date of an article from its slots.
corpus::Date date_of(const Xapian::Document& document);

}  // namespace wirecopy::schema
