// SPDX-License-Identifier: GPL-2.0-or-later
#include "schema/record.h"

#include <algorithm>
#include <memory>

#include <zstd.h>

#include "schema/bytes.h"
#include "text/error.h"

namespace wirecopy::schema {

namespace {

constexpr uint64_t record_version = 3;

// How the body is stored. On disk: DO NOT RENUMBER.
enum class Packing : uint64_t { Plain = 0, Zstd = 1 };

// Below this a zstd frame saves nothing.
constexpr std::size_t least_packed = 200;
constexpr auto last_access = static_cast<uint64_t>(corpus::Access::Teaser);
constexpr auto last_id_origin = static_cast<uint64_t>(corpus::IdOrigin::Text);
constexpr int zstd_level = 1;

[[noreturn]] void throw_damaged(const char* what) {
  throw Error(std::string("a stored record of the index ") + what,
              "the index is damaged: build it again with `wirecopy index`");
}

std::string pack(std::string_view body) {
  static thread_local const std::unique_ptr<ZSTD_CCtx, decltype(&ZSTD_freeCCtx)> context(ZSTD_createCCtx(),
                                                                                         &ZSTD_freeCCtx);
  std::string out(ZSTD_compressBound(body.size()), '\0');
  const std::size_t size =
      ZSTD_compressCCtx(context.get(), out.data(), out.size(), body.data(), body.size(), zstd_level);
  if (ZSTD_isError(size)) throw Error("zstd cannot compress an article", "this is a defect of wirecopy: report it");
  out.resize(size);
  return out;
}

std::string unpack(std::string_view packed, uint64_t size) {
  if (size > (1ull << 32)) throw_damaged("is larger than any article");
  static thread_local const std::unique_ptr<ZSTD_DCtx, decltype(&ZSTD_freeDCtx)> context(ZSTD_createDCtx(),
                                                                                         &ZSTD_freeDCtx);
  if (ZSTD_getFrameContentSize(packed.data(), packed.size()) != size) throw_damaged("has another size than it says");
  std::string out(size, '\0');
  if (ZSTD_decompressDCtx(context.get(), out.data(), out.size(), packed.data(), packed.size()) != size)
    throw_damaged("does not decompress");
  return out;
}

void write_strings(ByteWriter& writer, const std::vector<std::string>& values) {
  writer.number(values.size());
  for (const std::string& value : values) writer.string(value);
}

std::vector<std::string> read_strings(ByteReader& reader) {
  std::vector<std::string> values;
  for (uint64_t left = reader.number(); left > 0; --left) values.emplace_back(reader.string());
  return values;
}

void write_date(ByteWriter& writer, const corpus::Date& date) {
  writer.signed_number(date.seconds);
  writer.number(static_cast<uint64_t>(date.precision));
  writer.number(static_cast<uint64_t>(date.origin));
}

corpus::Date read_date(ByteReader& reader) {
  corpus::Date date;
  date.seconds = reader.signed_number();
  date.precision = static_cast<corpus::Precision>(reader.number());
  date.origin = static_cast<corpus::Origin>(reader.number());
  return date;
}

StoredArticle read_head(ByteReader& reader) {
  if (reader.number() != record_version) throw_damaged("has an unknown version");
  StoredArticle stored;
  corpus::Article& article = stored.article;
  for (std::string* field : {&article.id, &article.url, &article.title, &article.standfirst, &article.credit,
                             &article.outlet, &article.language, &article.section}) {
    *field = reader.string();
  }
  article.authors = read_strings(reader);
  article.tags = read_strings(reader);
  article.published = read_date(reader);
  article.modified = read_date(reader);
  article.access = static_cast<corpus::Access>(std::min<uint64_t>(reader.number(), last_access));
  article.id_origin = static_cast<corpus::IdOrigin>(std::min<uint64_t>(reader.number(), last_id_origin));
  stored.place.file = reader.string();
  stored.place.record = reader.number();
  stored.place.offset = reader.number();
  return stored;
}

}  // namespace

std::string stored_body(const corpus::Article& article) {
  if (article.standfirst.empty() || article.body.starts_with(article.standfirst)) return article.body;
  return article.standfirst + "\n\n" + article.body;
}

std::string encode_record(const corpus::Article& article, const corpus::Place& place) {
  ByteWriter writer;
  writer.number(record_version);
  for (const std::string* field : {&article.id, &article.url, &article.title, &article.standfirst, &article.credit,
                                   &article.outlet, &article.language, &article.section}) {
    writer.string(*field);
  }
  write_strings(writer, article.authors);
  write_strings(writer, article.tags);
  write_date(writer, article.published);
  write_date(writer, article.modified);
  writer.number(static_cast<uint64_t>(article.access));
  writer.number(static_cast<uint64_t>(article.id_origin));
  writer.string(place.file);
  writer.number(place.record);
  writer.number(place.offset);
  const std::string body = stored_body(article);
  const bool packed = body.size() >= least_packed;
  writer.number(static_cast<uint64_t>(packed ? Packing::Zstd : Packing::Plain));
  writer.number(body.size());
  return writer.take() + (packed ? pack(body) : body);
}

StoredArticle decode_record_head(std::string_view data) {
  ByteReader reader(data);
  return read_head(reader);
}

std::string read_record(const Xapian::Database& database, Xapian::docid document) {
  return database.get_document(document, Xapian::DOC_ASSUME_VALID).get_data();
}

StoredArticle decode_record(std::string_view data) {
  ByteReader reader(data);
  StoredArticle stored = read_head(reader);
  const auto packing = static_cast<Packing>(reader.number());
  const uint64_t size = reader.number();
  stored.article.body = packing == Packing::Zstd ? unpack(reader.rest(), size) : std::string(reader.rest());
  if (stored.article.body.size() != size) throw_damaged("has another size than it says");
  return stored;
}

}  // namespace wirecopy::schema
