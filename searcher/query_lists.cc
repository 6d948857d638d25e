// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/query_lists.h"

#include <sys/stat.h>

#include "text/error.h"

namespace wirecopy::searcher {

namespace {

// A figure that changes with the file; 0 when there is none.
int64_t version_of(const std::string& path) {
  struct stat status {};
  if (stat(path.c_str(), &status) != 0) return 0;
  const int64_t time = status.st_mtim.tv_sec * 1'000'000'000 + status.st_mtim.tv_nsec;
  const auto figure = static_cast<uint64_t>(time) * 31 + static_cast<uint64_t>(status.st_size) * 1'000'003 +
                      static_cast<uint64_t>(status.st_ino);
  return static_cast<int64_t>(figure >> 1) | 1;
}

// Runs read(path) when the file is another one than the last time.
template <class Kept, class Read>
void refresh(Kept& kept, const std::string& path, Read read) {
  const int64_t version = version_of(path);
  if (kept.path == path && kept.version == version) return;
  kept.path = path;
  kept.version = -1;  // tried again when reading throws
  kept.list = version == 0 ? decltype(kept.list){} : read(path);
  kept.version = version;
}

}  // namespace

const SavedQueries& QueryLists::saved() const {
  try {
    refresh(saved_, saved_queries_path(index_), read_saved_queries);
  } catch (const Error&) {
    // An index on another machine has no saved queries, and a file that cannot be read none that can be found.
    saved_.list = {};
  }
  return saved_.list;
}

const Synonyms& QueryLists::synonyms(const std::string& file) const {
  if (file.empty()) {
    try {
      refresh(synonyms_, synonyms_path(index_), Synonyms::of_file);
    } catch (const Error&) {
      synonyms_.list = {};
    }
    return synonyms_.list;
  }
  if (version_of(file) == 0) Synonyms::of_file(file);  // says what is wrong with it
  refresh(synonyms_, file, Synonyms::of_file);
  return synonyms_.list;
}

}  // namespace wirecopy::searcher
