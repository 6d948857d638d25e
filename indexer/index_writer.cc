// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/index_writer.h"

#include <chrono>

#include "indexer/identity.h"
#include "indexer/regrouping.h"
#include "indexer/story_update.h"
#include "indexer/versions.h"
#include "indexer/writer_lock.h"
#include "schema/index.h"
#include "schema/record.h"
#include "schema/slots.h"
#include "schema/terms.h"
#include "schema/versions.h"

namespace wirecopy::indexer {

IndexWriter::IndexWriter(std::string path) : path_(std::move(path)), database_(open_for_writing(path_)) {}

// The document of an id, 0 when there is none.
Xapian::docid IndexWriter::find(const std::string& id) const {
  const std::string term = schema::make_term(schema::field("id").prefix, id);
  const auto posting = database_.postlist_begin(term);
  return posting == database_.postlist_end(term) ? 0 : *posting;
}

// The document that an article of this id or address has, 0 when there is none.
Xapian::docid IndexWriter::find_standing(const Prepared& prepared) const {
  Xapian::docid document = find(prepared.article.id);
  if (document == 0 && prepared.address != 0) {
    const std::string term = schema::address_term(prepared.address);
    const auto posting = database_.postlist_begin(term);
    if (posting != database_.postlist_end(term)) document = *posting;
  }
  return removed_.contains(document) ? 0 : document;
}

// True when the id, which is a file name, belongs to a file at another path.
bool IndexWriter::stands_elsewhere(const Prepared& prepared) const {
  if (const auto waiting = pending_.find(prepared.article.id); waiting != pending_.end())
    return waiting->second.prepared.place.file != prepared.place.file;
  const Xapian::docid document = find(prepared.article.id);
  return document != 0 &&
         schema::decode_record_head(database_.get_document(document).get_data()).place.file != prepared.place.file;
}

// A further version of an article that waits for the commit.
void IndexWriter::add_to(Waiting& waiting, Prepared&& prepared) {
  const Prepared& standing = waiting.prepared;
  if (standing.digest == prepared.digest || schema::has_version(waiting.versions, prepared.digest)) {
    ++unchanged_;
    return;
  }
  ++replaced_;
  const bool older = is_older(prepared.article.modified, standing.article.modified);
  const Prepared& earlier = older ? prepared : standing;
  schema::append_version(waiting.versions, earlier.digest, schema::encode_record(earlier.article, earlier.place));
  if (!older) waiting.prepared = std::move(prepared);
}

void IndexWriter::add(Prepared&& prepared) {
  try {
    if (prepared.id_is_of_file && stands_elsewhere(prepared))
      prepared.article.id = id_with_path(prepared.article.id, prepared.place);
    auto waiting = pending_.find(prepared.article.id);
    if (const auto at = pending_at_.find(prepared.address); waiting == pending_.end() && at != pending_at_.end())
      waiting = pending_.find(at->second);
    const Xapian::docid document = waiting == pending_.end() ? find_standing(prepared) : waiting->second.document;
    std::string& late = late_versions_[document];
    const bool known =
        document != 0 && (schema::has_version(late, prepared.digest) ||
                          schema::has_version(database_.get_metadata(schema::versions_key(document)), prepared.digest));
    const std::string standing_digest =
        document == 0 ? std::string()
                      : database_.get_document(document).get_value(schema::number_of(schema::Slot::Digest));
    if (known || standing_digest == schema::pack_digest(prepared.digest)) {
      ++unchanged_;
    } else if (waiting != pending_.end()) {
      add_to(waiting->second, std::move(prepared));
    } else if (document != 0 &&
               is_older(prepared.article.modified,
                        schema::decode_record_head(database_.get_document(document).get_data()).article.modified)) {
      schema::append_version(late, prepared.digest, schema::encode_record(prepared.article, prepared.place));
      ++replaced_;
    } else {
      ++(document != 0 ? replaced_ : added_);
      const std::string id = prepared.article.id;
      order_.push_back(id);
      if (prepared.address != 0) pending_at_[prepared.address] = id;
      pending_.emplace(id, Waiting{std::move(prepared), document, {}});
    }
    if (late_versions_[document].empty()) late_versions_.erase(document);
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
  if (pending() == 0 && files_.empty()) return;
  try {
    write_pending();
    database_.commit();
  } catch (const Xapian::Error& error) {
    schema::rethrow(error, path_);
  }
  pending_.clear();
  pending_at_.clear();
  late_versions_.clear();
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
    for (const auto& [id, waiting] : pending_) words += waiting.prepared.analysis.words;
    metadata.reference_words = words / static_cast<double>(pending_.size());
  }
  const int64_t now =
      std::chrono::duration_cast<std::chrono::seconds>(std::chrono::system_clock::now().time_since_epoch()).count();
  std::vector<Arrival> arrivals;
  std::vector<Xapian::docid> gone(removed_.begin(), removed_.end());
  for (const Xapian::docid document : removed_) {
    database_.delete_document(document);
    database_.set_metadata(schema::versions_key(document), {});
  }
  for (const auto& [document, versions] : late_versions_) {
    if (removed_.contains(document)) continue;
    const std::string key = schema::versions_key(document);
    database_.set_metadata(key, database_.get_metadata(key) + versions);
  }
  for (const std::string& id : order_) {
    const Waiting& waiting = pending_.at(id);
    const Xapian::Document document = make_document(waiting.prepared, metadata, now);
    std::string versions = waiting.versions;
    Xapian::docid number = removed_.contains(waiting.document) ? 0 : waiting.document;
    if (number == 0) {
      number = database_.add_document(document);
    } else {
      const Xapian::Document standing = database_.get_document(number);
      std::string earlier = database_.get_metadata(schema::versions_key(number));
      const std::string digest = standing.get_value(schema::number_of(schema::Slot::Digest));
      schema::append_version(earlier, schema::unpack_digest(digest), standing.get_data());
      versions = earlier + versions;
      database_.replace_document(number, document);
      gone.push_back(number);
    }
    if (!versions.empty()) database_.set_metadata(schema::versions_key(number), versions);
    arrivals.push_back({number, &waiting.prepared});
  }
  Regrouping regrouping(before, database_);
  regrouping.run(arrivals, gone);
  StoryUpdate(before, database_).run(arrivals, gone, regrouping.changed());
  for (const KnownFile& file : files_) set_known(database_, file);
  ++metadata.revision;
  schema::write_metadata(database_, metadata);
}

}  // namespace wirecopy::indexer
