// SPDX-License-Identifier: GPL-2.0-or-later
#include "schema/furniture.h"

#include <algorithm>

#include "schema/bytes.h"
#include "schema/slots.h"
#include "text/hash.h"

namespace wirecopy::schema {

namespace {

constexpr const char* key_prefix = "wirecopy:furniture:";

std::string key_of(const std::string& outlet) {
  return key_prefix + pack_digest(text::hash_of(outlet));
}

OutletFurniture decode(std::string_view stored) {
  ByteReader reader(stored);
  OutletFurniture furniture;
  furniture.outlet = reader.string();
  furniture.articles = reader.number();
  for (uint64_t left = reader.number(); left > 0; --left) {
    LearnedLine& line = furniture.learned.emplace_back();
    line.text = reader.string();
    line.articles = reader.number();
    line.last = reader.number();
  }
  while (!reader.at_end()) {
    CandidateLine& line = furniture.candidates.emplace_back();
    line.hash = reader.number();
    line.first = reader.number();
    for (uint64_t left = reader.number(); left > 0; --left) {
      TextMark& text = line.texts.emplace_back();
      for (uint32_t& hash : text) hash = static_cast<uint32_t>(reader.number());
    }
  }
  return furniture;
}

}  // namespace

OutletFurniture read_furniture(const Xapian::Database& database, const std::string& outlet) {
  const std::string stored = database.get_metadata(key_of(outlet));
  OutletFurniture furniture;
  if (!stored.empty()) furniture = decode(stored);
  // Of two outlets with one hash the one that came first is followed.
  if (furniture.outlet != outlet) furniture = {};
  furniture.outlet = outlet;
  return furniture;
}

void write_furniture(Xapian::WritableDatabase& database, const OutletFurniture& furniture) {
  ByteWriter writer;
  writer.string(furniture.outlet);
  writer.number(furniture.articles);
  writer.number(furniture.learned.size());
  for (const LearnedLine& line : furniture.learned) {
    writer.string(line.text);
    writer.number(line.articles);
    writer.number(line.last);
  }
  for (const CandidateLine& line : furniture.candidates) {
    writer.number(line.hash);
    writer.number(line.first);
    writer.number(line.texts.size());
    for (const TextMark& text : line.texts) {
      for (const uint32_t hash : text) writer.number(hash);
    }
  }
  database.set_metadata(key_of(furniture.outlet), writer.take());
}

std::size_t count_furniture(const Xapian::Database& database) {
  std::size_t count = 0;
  for (auto key = database.metadata_keys_begin(key_prefix); key != database.metadata_keys_end(key_prefix); ++key)
    ++count;
  return count;
}

std::vector<OutletFurniture> all_furniture(const Xapian::Database& database) {
  std::vector<OutletFurniture> all;
  for (auto key = database.metadata_keys_begin(key_prefix); key != database.metadata_keys_end(key_prefix); ++key) {
    OutletFurniture furniture = decode(database.get_metadata(*key));
    if (!furniture.learned.empty()) all.push_back(std::move(furniture));
  }
  std::ranges::sort(all, {}, &OutletFurniture::outlet);
  return all;
}

}  // namespace wirecopy::schema
