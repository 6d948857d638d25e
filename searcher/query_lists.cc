// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/query_lists.h"

#include "searcher/kept_file.h"

namespace wirecopy::searcher {

namespace {

// Runs read(path) when the file is another one than the last time, or could not be read then.
template <class Kept, class Read>
void refresh(Kept& kept, const std::string& path, Read read) {
  const int64_t version = version_of_file(path);
  if (version != -1 && kept.path == path && kept.version == version) return;
  kept.path = path;
  kept.version = -1;
  kept.list = read(path);
  kept.version = version;
}

}  // namespace

const SavedQueries& QueryLists::saved() const {
  refresh(saved_, path_beside(index_, saved_queries_ending), look_into_saved_queries);
  if (!saved_.list.fault.empty()) saved_.version = -1;
  return saved_.list;
}

const Synonyms& QueryLists::synonyms(const std::string& file) const {
  if (file.empty()) {
    refresh(synonyms_, synonyms_path(index_), Synonyms::of_kept_file);
    if (!synonyms_.list.fault().empty()) synonyms_.version = -1;
  } else {
    refresh(synonyms_, file, Synonyms::of_file);
  }
  return synonyms_.list;
}

}  // namespace wirecopy::searcher
