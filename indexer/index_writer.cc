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

IndexWriter::IndexWriter(std::string path)
    : path_(std::move(path)),
      database_(open_for_writing(path_)),
      last_before_(database_.get_lastdocid()),
      spellings_(database_),
      furniture_(database_) {}

namespace {

bool has_given_id(const corpus::Article& article) {
  return article.id_origin == corpus::IdOrigin::Given;
}

}  // namespace

// The document of an id, 0 when there is none.
Xapian::docid IndexWriter::find(const std::string& id) const {
  const std::string term = schema::make_term(schema::field("id").prefix, id);
  const auto posting = database_.postlist_begin(term);
  return posting == database_.postlist_end(term) ? 0 : *posting;
}

// What waits to take the place of a document, nullptr when nothing does.
IndexWriter::Waiting* IndexWriter::waiting_for(Xapian::docid document) {
  const auto found = replacing_.find(document);
  return found == replacing_.end() ? nullptr : found->second;
}

// Whether a document is this version, or has it for an earlier one.
bool IndexWriter::has_version(Xapian::docid document, uint64_t digest) const {
  const std::string standing = database_.get_document(document).get_value(schema::number_of(schema::Slot::Digest));
  return standing == schema::pack_digest(digest) ||
         schema::has_version(database_.get_metadata(schema::versions_key(document)), digest);
}

// An id that was given is the identity of an article, so several may have one address. A version without an id goes to
// the one that has it already, else to the first.
IndexWriter::Match IndexWriter::match_at_address(const Prepared& prepared) {
  if (prepared.address == 0) return {};
  Match first;
  const std::string term = schema::address_term(prepared.address);
  for (auto posting = database_.postlist_begin(term); posting != database_.postlist_end(term); ++posting) {
    if (removed_.contains(*posting)) continue;
    Waiting* waiting = waiting_for(*posting);
    if (waiting != nullptr && waiting->prepared.address != prepared.address) continue;
    if (has_given_id(prepared.article)) {
      const schema::StoredArticle head = schema::decode_record_head(database_.get_document(*posting).get_data());
      if (has_given_id(waiting != nullptr ? waiting->prepared.article : head.article)) continue;
    }
    if (has_version(*posting, prepared.digest)) return {waiting, *posting};
    if (first.document == 0) first = {waiting, *posting};
  }
  if (first.document != 0) return first;
  const auto at = pending_at_.find(prepared.address);
  if (at == pending_at_.end() || (has_given_id(prepared.article) && has_given_id(at->second->prepared.article)))
    return {};
  return {at->second, at->second->document};
}

IndexWriter::Match IndexWriter::match(const Prepared& prepared) {
  const auto waiting = pending_of_.find(prepared.article.id);
  if (waiting != pending_of_.end()) return {waiting->second, waiting->second->document};
  const Xapian::docid document = find(prepared.article.id);
  if (document != 0 && !removed_.contains(document)) return {waiting_for(document), document};
  return match_at_address(prepared);
}

// True when the id, which is a file name, belongs to a file at another path.
bool IndexWriter::stands_elsewhere(const Prepared& prepared) const {
  if (const auto waiting = pending_of_.find(prepared.article.id); waiting != pending_of_.end())
    return waiting->second->prepared.place.file != prepared.place.file;
  const Xapian::docid document = find(prepared.article.id);
  return document != 0 &&
         schema::decode_record_head(database_.get_document(document).get_data()).place.file != prepared.place.file;
}

namespace {

// A version that says no id of its own does not take that of its article away.
void keep_id(const std::string& id, Prepared& prepared) {
  prepared.article.id = id;
  prepared.article.id_origin = corpus::IdOrigin::Given;
}

}  // namespace

// A further version of an article that waits for the commit.
void IndexWriter::add_to(Waiting& waiting, Prepared&& prepared) {
  const Prepared& standing = waiting.prepared;
  if (standing.digest == prepared.digest || schema::has_version(waiting.versions, prepared.digest)) {
    ++unchanged_;
    return;
  }
  ++replaced_;
  if (has_given_id(standing.article)) keep_id(standing.article.id, prepared);
  pending_of_[prepared.article.id] = &waiting;
  if (prepared.address != 0) pending_at_.try_emplace(prepared.address, &waiting);
  const bool older = is_older(prepared.article.modified, standing.article.modified);
  const Prepared& earlier = older ? prepared : standing;
  schema::append_version(waiting.versions, earlier.digest, schema::encode_record(earlier.article, earlier.place));
  if (!older) waiting.prepared = std::move(prepared);
}

// An article counts once for what it teaches. Whether it stood here before must not depend on what of this run is
// committed, so only documents that stood before count, and none that may have changed.
void IndexWriter::remember(Prepared& prepared) {
  try {
    const Xapian::docid document = find(prepared.article.id);
    if (document != 0 && document <= last_before_ && !changed_.contains(document)) {
      const std::string digest = database_.get_document(document).get_value(schema::number_of(schema::Slot::Digest));
      if (digest == schema::pack_digest(prepared.digest)) return;
      changed_.insert(document);
    }
    spellings_.settle(prepared.article);
    furniture_.clean(prepared.article);
  } catch (const Xapian::Error& error) {
    schema::rethrow(error, path_);
  }
}

void IndexWriter::add(Prepared&& prepared) {
  try {
    if (prepared.id_is_of_file && stands_elsewhere(prepared))
      prepared.article.id = id_with_path(prepared.article.id, prepared.place);
    const auto [waiting, document] = match(prepared);
    std::string& late = late_versions_[document];
    schema::StoredArticle standing;
    if (document != 0) standing = schema::decode_record_head(database_.get_document(document).get_data());
    if (document != 0 && (schema::has_version(late, prepared.digest) || has_version(document, prepared.digest))) {
      ++unchanged_;
    } else if (waiting != nullptr) {
      add_to(*waiting, std::move(prepared));
    } else if (document != 0 && is_older(prepared.article.modified, standing.article.modified)) {
      schema::append_version(late, prepared.digest, schema::encode_record(prepared.article, prepared.place));
      ++replaced_;
    } else {
      ++(document != 0 ? replaced_ : added_);
      if (document != 0 && has_given_id(standing.article)) keep_id(standing.article.id, prepared);
      Waiting& added = pending_.emplace_back(Waiting{std::move(prepared), document, {}});
      pending_of_[added.prepared.article.id] = &added;
      if (document != 0) replacing_[document] = &added;
      if (added.prepared.address != 0) pending_at_.try_emplace(added.prepared.address, &added);
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

void IndexWriter::withdraw(const std::string& id) {
  const auto found = pending_of_.find(id);
  if (found == pending_of_.end()) {
    withdrawn_ += remove(id) ? 1 : 0;
    return;
  }
  Waiting* const waiting = found->second;
  const auto is_it = [&](const auto& entry) { return entry.second == waiting; };
  std::erase_if(pending_of_, is_it);
  std::erase_if(pending_at_, is_it);
  std::erase_if(replacing_, is_it);
  if (waiting->document != 0) removed_.insert(waiting->document);
  waiting->is_withdrawn = true;
  ++withdrawn_;
}

void IndexWriter::commit(const CheckPoint& check) {
  if (pending() == 0 && files_.empty()) return;
  try {
    // Without a transaction, what was written until something failed would be committed when the database is closed.
    database_.begin_transaction();
    write_pending(check);
    check();
    database_.commit_transaction();
  } catch (const Xapian::Error& error) {
    schema::rethrow(error, path_);
  }
  pending_.clear();
  pending_of_.clear();
  pending_at_.clear();
  replacing_.clear();
  late_versions_.clear();
  removed_.clear();
  files_.clear();
}

void IndexWriter::write_pending(const CheckPoint& check) {
  // The committed state, for looking up copies: reading lists from a database with changes in memory would write those
  // out term by term.
  const Xapian::Database before(path_);
  schema::Metadata metadata = schema::read_metadata(before, path_);
  if (metadata.reference_words <= 0 && !pending_.empty()) {
    double words = 0;
    for (const Waiting& waiting : pending_) words += waiting.prepared.analysis.words;
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
  for (const Waiting& waiting : pending_) {
    if (waiting.is_withdrawn) continue;
    check();
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
  Regrouping regrouping(before, database_, check);
  regrouping.run(arrivals, gone);
  StoryUpdate(before, database_, check).run(arrivals, gone, regrouping.changed());
  for (const FileRecord& file : files_) write_file_record(database_, file);
  spellings_.write(database_);
  furniture_.write(database_);
  ++metadata.revision;
  schema::write_metadata(database_, metadata);
}

}  // namespace wirecopy::indexer
