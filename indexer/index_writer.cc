// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/index_writer.h"

#include <chrono>

#include "indexer/identity.h"
#include "indexer/regrouping.h"
#include "indexer/story_update.h"
#include "indexer/writer_lock.h"
#include "schema/index.h"
#include "schema/record.h"
#include "schema/slots.h"
#include "schema/terms.h"

namespace wirecopy::indexer {

IndexWriter::IndexWriter(std::string path) : path_(std::move(path)), database_(open_for_writing(path_)) {}

// The document of an id, 0 when there is none.
Xapian::docid IndexWriter::find(const std::string& id) const {
  const std::string term = schema::make_term(schema::field("id").prefix, id);
  const auto posting = database_.postlist_begin(term);
  return posting == database_.postlist_end(term) ? 0 : *posting;
}

// True when the id, which is a file name, belongs to a file at another path.
bool IndexWriter::stands_elsewhere(const Prepared& prepared) const {
  if (const auto waiting = pending_.find(prepared.article.id); waiting != pending_.end())
    return waiting->second.place.file != prepared.place.file;
  const Xapian::docid document = find(prepared.article.id);
  return document != 0 &&
         schema::decode_record_head(database_.get_document(document).get_data()).place.file != prepared.place.file;
}

void IndexWriter::add(Prepared&& prepared) {
  try {
    if (prepared.id_is_of_file && stands_elsewhere(prepared))
      prepared.article.id = id_with_path(prepared.article.id, prepared.place);
    const std::string& id = prepared.article.id;
    if (const auto waiting = pending_.find(id); waiting != pending_.end()) {
      ++(waiting->second.digest == prepared.digest ? unchanged_ : replaced_);
      if (waiting->second.digest != prepared.digest) waiting->second = std::move(prepared);
      return;
    }
    const Xapian::docid document = find(id);
    const bool stands = document != 0 && !removed_.contains(document);
    if (stands && database_.get_document(document).get_value(schema::number_of(schema::Slot::Digest)) ==
                      schema::pack_digest(prepared.digest)) {
      ++unchanged_;
      return;
    }
    ++(stands ? replaced_ : added_);
    order_.push_back(id);
    pending_.emplace(id, std::move(prepared));
  } catch (const Xapian::Error& error) {
    schema::rethrow(error, path_);
  }
}

bool IndexWriter::remove(const std::string& id) {
  try {
    const Xapian::docid document = find(id);
    return document != 0 && removed_.insert(document).second;
  } catch (const Xapian::Error& error) {
    schema::rethrow(error, path_);
  }
}

void IndexWriter::commit() {
  if (pending_.empty() && removed_.empty() && files_.empty()) return;
  try {
    write_pending();
    database_.commit();
  } catch (const Xapian::Error& error) {
    schema::rethrow(error, path_);
  }
  pending_.clear();
  order_.clear();
  removed_.clear();
  files_.clear();
}

void IndexWriter::write_pending() {
  // The committed state, for looking up copies: reading lists from a database with changes in memory would write those
  // out term by term.
  const Xapian::Database before(path_);
  schema::Metadata metadata = schema::read_metadata(before, path_);
  if (metadata.reference_words <= 0 && !pending_.empty()) {
    double words = 0;
    for (const auto& [id, prepared] : pending_) words += prepared.analysis.words;
    metadata.reference_words = words / static_cast<double>(pending_.size());
  }
  const int64_t now =
      std::chrono::duration_cast<std::chrono::seconds>(std::chrono::system_clock::now().time_since_epoch()).count();
  std::vector<Arrival> arrivals;
  std::vector<Xapian::docid> gone(removed_.begin(), removed_.end());
  for (const Xapian::docid document : removed_) database_.delete_document(document);
  for (const std::string& id : order_) {
    const Prepared& prepared = pending_.at(id);
    const Xapian::Document document = make_document(prepared, metadata, now);
    Xapian::docid number = find(id);
    if (number == 0 || removed_.contains(number)) {
      number = database_.add_document(document);
    } else {
      database_.replace_document(number, document);
      gone.push_back(number);
    }
    arrivals.push_back({number, &prepared});
  }
  Regrouping regrouping(before, database_);
  regrouping.run(arrivals, gone);
  StoryUpdate(before, database_).run(arrivals, gone, regrouping.changed());
  for (const KnownFile& file : files_) set_known(database_, file);
  ++metadata.revision;
  schema::write_metadata(database_, metadata);
}

}  // namespace wirecopy::indexer
