// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/query_lists.h"

#include <sys/stat.h>

#include <cerrno>

#include "searcher/kept_file.h"

namespace wirecopy::searcher {

namespace {

// A figure that changes with the file; 0 when there is none, -1 when that cannot be told.
int64_t version_of(const std::string& path) {
  struct stat status {};
  if (stat(path.c_str(), &status) != 0) return errno == ENOENT || errno == ENOTDIR ? 0 : -1;
  const int64_t time = status.st_mtim.tv_sec * 1'000'000'000 + status.st_mtim.tv_nsec;
  const auto figure = static_cast<uint64_t>(time) * 31 + static_cast<uint64_t>(status.st_size) * 1'000'003 +
                      static_cast<uint64_t>(status.st_ino);
  return static_cast<int64_t>(figure >> 1) | 1;
}

// Runs read(path) when the file is another one than the last time, or could not be read then.
template <class Kept, class Read>
void refresh(Kept& kept, const std::string& path, Read read) {
  const int64_t version = version_of(path);
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
