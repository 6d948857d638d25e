// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

namespace wirecopy::corpus {

// Which file it is on this machine, whatever its path; of standard input nothing.
struct FileIdentity {
  uint64_t device = 0;
  uint64_t inode = 0;
  bool operator==(const FileIdentity&) const = default;
};

// Of the file that a path leads to; nothing where there is none.
std::optional<FileIdentity> identity_of(const std::string& path);

// A file that a source names or holds.
struct SourceFile {
  std::string path;      // the source as given, with the path below it; "-" for standard input
  uint64_t size = 0;     // bytes on disk
  int64_t modified = 0;  // nanoseconds since 1970
  FileIdentity identity = {};
};

// Why a source cannot be read: it is not there, or is a directory that cannot be listed. Empty where neither is so.
std::string fault_of_source(const std::string& source);

// Throws Error where a source has a fault.
void require_source(const std::string& source);

// Calls `visit` for every file of a source: the files of a directory by path in byte order, names that start with a dot
// and links to directories left out, and so are the directories that browsers save beside a page ("quay.html" and
// "quay_files") and indexes; or the one file. Stops when `visit` gives false, and then returns false. A
// directory below the source that cannot be listed is given to `failed` with the reason. Memory: the names of one
// directory a level. Throws Error as require_source does.
bool walk_source(const std::string& source, const std::function<bool(const SourceFile&)>& visit,
                 const std::function<void(const std::string& path, const std::string& reason)>& failed);

}  // namespace wirecopy::corpus
