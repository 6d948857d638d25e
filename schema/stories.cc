// SPDX-License-Identifier: GPL-2.0-or-later
#include "schema/stories.h"

#include <algorithm>
#include <array>

#include "schema/bytes.h"
#include "schema/slots.h"

namespace wirecopy::schema {

namespace {

// A weight and a kind are written as one figure. Kinds that weigh nothing have those that a word, a name or a language
// of next to no weight would have: there are no such. DO NOT RENUMBER.
using Kind = stories::Feature::Kind;
constexpr uint64_t kinds = 3;
struct Mark {
  Kind kind;
  uint64_t figure;
};
constexpr std::array marks{Mark{Kind::Language, 2}, Mark{Kind::Form, 0}, Mark{Kind::Series, 5}, Mark{Kind::Item, 1}};

uint64_t figure_of(const stories::Feature& feature) {
  const auto* mark = std::ranges::find(marks, feature.kind, &Mark::kind);
  return mark != marks.end() ? mark->figure : feature.weight * kinds + static_cast<uint64_t>(feature.kind);
}

stories::Feature feature_of(uint32_t bucket, uint64_t figure) {
  const auto* mark = std::ranges::find(marks, figure, &Mark::figure);
  if (mark != marks.end()) return {bucket, 0, mark->kind};
  return {bucket, static_cast<uint8_t>(figure / kinds), static_cast<Kind>(figure % kinds)};
}

constexpr const char* rarity_key = "wirecopy:rarity";

}  // namespace

uint32_t story_number(Xapian::docid document, const std::string& value) {
  const uint32_t number = unpack_number(value);
  // A number is the smallest docid of its story: anything else comes from a damaged index.
  return number == 0 || number > document ? document : number;
}

uint32_t story_number(const ShardedDatabase& database, Xapian::docid document, const std::string& value) {
  return database.joint(story_number(database.local(document), value), database.shard_of(document));
}

std::string encode_profile(const stories::Profile& profile) {
  ByteWriter writer;
  uint32_t last = 0;
  for (const stories::Feature& feature : profile) {
    writer.number(feature.bucket - last);
    writer.number(figure_of(feature));
    last = feature.bucket;
  }
  return writer.take();
}

stories::Profile decode_profile(std::string_view data) {
  stories::Profile profile;
  ByteReader reader(data);
  uint32_t bucket = 0;
  while (!reader.at_end()) {
    bucket = (bucket + static_cast<uint32_t>(reader.number())) % stories::bucket_count;
    profile.push_back(feature_of(bucket, reader.number()));
  }
  return profile;
}

stories::Rarity read_rarity(const Xapian::Database& database) {
  stories::Rarity rarity;
  const std::string data = database.get_metadata(rarity_key);
  if (data.empty()) return rarity;
  ByteReader reader(data);
  rarity.set(static_cast<uint32_t>(reader.number()));
  uint32_t bucket = 0;
  while (!reader.at_end()) {
    bucket += static_cast<uint32_t>(reader.number());
    rarity.set(bucket, static_cast<uint32_t>(reader.number()));
  }
  return rarity;
}

void write_rarity(Xapian::WritableDatabase& database, const stories::Rarity& rarity) {
  ByteWriter writer;
  writer.number(rarity.articles());
  uint32_t last = 0;
  for (uint32_t bucket = 0; bucket < stories::bucket_count; ++bucket) {
    if (rarity.articles_with(bucket) == 0) continue;
    writer.number(bucket - last);
    writer.number(rarity.articles_with(bucket));
    last = bucket;
  }
  database.set_metadata(rarity_key, writer.take());
}

}  // namespace wirecopy::schema
