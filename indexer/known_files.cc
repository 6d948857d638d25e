// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/known_files.h"

#include <filesystem>

#include "schema/bytes.h"
#include "schema/slots.h"
#include "text/hash.h"

namespace wirecopy::indexer {

namespace {

std::string key_of(const std::string& path) {
  return "wirecopy:file:" + schema::pack_digest(text::hash_of(path));
}

// A reject lies in the file or in what is packed in it ("file!path"): only what comes behind the path is stored.
void write_reject(schema::ByteWriter& writer, const corpus::Reject& reject, std::size_t path_length) {
  writer.string(std::string_view(reject.place.file).substr(path_length));
  writer.number(reject.place.record);
  writer.number(reject.place.offset);
  writer.string(reject.code);
  writer.string(reject.message);
}

corpus::Reject read_reject(schema::ByteReader& reader, const std::string& path) {
  corpus::Reject reject;
  reject.place.file = path + std::string(reader.string());
  reject.place.record = reader.number();
  reject.place.offset = reader.number();
  reject.code = reader.string();
  reject.message = reader.string();
  return reject;
}

}  // namespace

std::string known_path(const std::string& file) {
  return file == "-" ? file : std::filesystem::absolute(file).lexically_normal().string();
}

uint64_t reading_of(const corpus::ReadOptions& options) {
  schema::ByteWriter writer;
  writer.string(options.format);
  writer.string(options.language);
  writer.string(options.outlet);
  writer.string(options.outlets.table());
  writer.string(options.map.pairs());
  writer.number(options.record_limit);
  writer.number(options.file_limit);
  writer.number(options.depth_limit);
  writer.number(options.entity_limit);
  writer.number(options.page_milliseconds);
  const std::string bytes = writer.take();
  return text::hash_of(bytes);
}

std::optional<FileRecord> read_file_record(const Xapian::Database& database, const std::string& path) {
  const std::string stored = database.get_metadata(key_of(path));
  if (stored.empty()) return std::nullopt;
  schema::ByteReader reader(stored);
  FileRecord record;
  record.file.path = path;
  record.file.size = reader.number();
  record.file.modified = reader.signed_number();
  record.file.reading = reader.number();
  record.is_whole = reader.number() != 0;
  while (!reader.at_end()) record.rejects.push_back(read_reject(reader, path));
  return record;
}

void write_file_record(Xapian::WritableDatabase& database, const FileRecord& record) {
  schema::ByteWriter writer;
  writer.number(record.file.size);
  writer.signed_number(record.file.modified);
  writer.number(record.file.reading);
  writer.number(record.is_whole ? 1 : 0);
  for (const corpus::Reject& reject : record.rejects) write_reject(writer, reject, record.file.path.size());
  database.set_metadata(key_of(record.file.path), writer.take());
}

}  // namespace wirecopy::indexer
