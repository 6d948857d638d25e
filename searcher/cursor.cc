// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/cursor.h"

#include <bit>
#include <limits>

#include "schema/bytes.h"
#include "searcher/bad_value.h"
#include "text/hash.h"

namespace wirecopy::searcher {

namespace {

constexpr uint64_t version = 3;
constexpr std::size_t most_words = 300;
constexpr std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

// Base 64 for addresses and file names (RFC 4648, section 5), without padding.
std::string to_text(std::string_view bytes) {
  std::string text;
  uint32_t held = 0;
  int bits = 0;
  for (const char byte : bytes) {
    held = held << 8 | static_cast<uint8_t>(byte);
    for (bits += 8; bits >= 6; bits -= 6) text += digits[held >> (bits - 6) & 63];
  }
  if (bits > 0) text += digits[held << (6 - bits) & 63];
  return text;
}

// Nothing for a text with other characters.
std::string to_bytes(std::string_view text) {
  std::string bytes;
  uint32_t held = 0;
  int bits = 0;
  for (const char character : text) {
    const std::size_t digit = digits.find(character);
    if (digit == digits.npos) return {};
    held = held << 6 | static_cast<uint32_t>(digit);
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes += static_cast<char>(held >> bits);
  }
  return bytes;
}

// Of everything that decides what is found and in which order.
uint64_t hash_of(const Request& request) {
  schema::ByteWriter writer;
  writer.string(request.text);
  writer.number(static_cast<uint64_t>(request.match));
  writer.number(static_cast<uint64_t>(request.sort));
  writer.number(static_cast<uint64_t>(request.duplicates));
  writer.number(static_cast<uint64_t>(request.group));
  writer.number(std::bit_cast<uint64_t>(request.half_life_days));
  writer.number(request.diverse);
  writer.string(request.from);
  writer.string(request.until);
  for (const auto* list : {&request.sources, &request.languages}) {
    writer.number(list->size());
    for (const std::string& value : *list) writer.string(value);
  }
  writer.string(request.time_zone);
  return text::hash_of(writer.take());
}

[[noreturn]] void refuse(const std::string& why) {
  throw BadValue("cursor", "the cursor " + why,
                 "start again without one, and change nothing of the query but the limit");
}

uint32_t read_small(schema::ByteReader& reader) {
  const uint64_t value = reader.number();
  if (value > std::numeric_limits<uint32_t>::max()) refuse("is damaged");
  return static_cast<uint32_t>(value);
}

struct Stamped {
  uint64_t index = 0;
  uint64_t request = 0;
  Cursor cursor;
};

Stamped read(std::string_view bytes) {
  schema::ByteReader reader(bytes);
  if (reader.number() != version) refuse("is none of this version");
  Stamped stamped;
  stamped.index = reader.number();
  stamped.request = reader.number();
  Cursor& cursor = stamped.cursor;
  cursor.revision = reader.number();
  cursor.now = reader.signed_number();
  cursor.rank = read_small(reader);
  cursor.start.newest = read_small(reader);
  cursor.start.after.first = reader.signed_number();
  cursor.start.after.second = reader.signed_number();
  cursor.start.after.document = read_small(reader);
  cursor.start.near_until.first = reader.signed_number();
  cursor.start.near_until.document = read_small(reader);
  cursor.start.articles = read_small(reader);
  cursor.start.statistics.doccount = read_small(reader);
  while (!reader.at_end()) {
    const uint32_t word = read_small(reader);
    cursor.start.statistics.frequencies[word] = read_small(reader);
  }
  return stamped;
}

}  // namespace

std::string encode_cursor(const Cursor& cursor, const Xapian::Database& database, const Request& request) {
  schema::ByteWriter writer;
  writer.number(version);
  writer.number(text::hash_of(database.get_uuid()));
  writer.number(hash_of(request));
  writer.number(cursor.revision);
  writer.signed_number(cursor.now);
  writer.number(cursor.rank);
  writer.number(cursor.start.newest);
  writer.signed_number(cursor.start.after.first);
  writer.signed_number(cursor.start.after.second);
  writer.number(cursor.start.after.document);
  writer.signed_number(cursor.start.near_until.first);
  writer.number(cursor.start.near_until.document);
  writer.number(cursor.start.articles);
  const Statistics& statistics = cursor.start.statistics;
  const bool is_short = statistics.frequencies.size() <= most_words;
  writer.number(is_short ? statistics.doccount : 0);
  if (is_short) {
    for (const auto& [word, frequency] : statistics.frequencies) {
      writer.number(word);
      writer.number(frequency);
    }
  }
  return to_text(writer.take());
}

Cursor decode_cursor(const Xapian::Database& database, const Request& request) {
  Stamped stamped;
  try {
    stamped = read(to_bytes(request.cursor));
  } catch (const Error& error) {
    if (error.failure() == Failure::Usage) throw;
    refuse("is damaged");
  }
  if (stamped.index != text::hash_of(database.get_uuid())) {
    throw CursorExpired("the index that the cursor belongs to was replaced by another", "start again without a cursor",
                        Failure::IndexMissing);
  }
  if (stamped.request != hash_of(request)) refuse("belongs to another query");
  return stamped.cursor;
}

}  // namespace wirecopy::searcher
