// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/reader.h"

#include <algorithm>
#include <utility>

#include "schema/fields.h"

namespace wirecopy::searcher {

namespace {

std::vector<std::string> languages_of(const Xapian::Database& database) {
  const std::string prefix(schema::field("lang").prefix);
  std::vector<std::pair<Xapian::doccount, std::string>> found;
  const auto end = database.allterms_end(prefix);
  for (auto term = database.allterms_begin(prefix); term != end; ++term) {
    found.emplace_back(term.get_termfreq(), (*term).substr(prefix.size()));
  }
  std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
  std::vector<std::string> languages;
  for (auto& [frequency, code] : found) languages.push_back(std::move(code));
  return languages;
}

IndexState state_of(const schema::ShardedDatabase& database, const Columns& columns, uint64_t revision) {
  return {revision, database.get_doccount(), columns.texts(database), columns.story_count(database)};
}

}  // namespace

IndexState state_of(const View& view) {
  return state_of(view.database, view.columns, view.revision);
}

IndexState index_state(const schema::OpenIndex& index, const Columns& columns) {
  return state_of(index.database, columns, index.metadata.revision);
}

Reader::Reader(std::string path) : path_(std::move(path)), lists_(path_) {
  with_newest([](const View&) { return 0; });
}

void Reader::refresh() {
  if (columns_ == nullptr || must_open_ || is_replaced()) {
    open();
    return;
  }
  if (!index_.database.reopen()) return;
  index_.metadata = schema::read_metadata(index_.database, path_);
  look_around();
  // The directory may have been replaced between the look at it and the reopening.
  if (is_replaced()) open();
}

void Reader::open() {
  // The identity first: if the directory is replaced in between, the next call notices.
  identity_ = schema::identity_of(path_);
  must_open_ = true;
  index_ = schema::open_index(path_);
  look_around();
  must_open_ = false;
}

void Reader::look_around() {
  columns_ = columns_of(path_, identity_, index_.database, index_.metadata.revision);
  languages_ = languages_of(index_.database);
}

bool Reader::is_replaced() const {
  return schema::identity_of(path_) != identity_;
}

}  // namespace wirecopy::searcher
