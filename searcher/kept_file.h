// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace wirecopy::searcher {

// Small files that stand beside an index and belong to the people who search it: they outlive a rebuild of the index
// and need no writer's lock.

// <index><ending>, absolute; empty for an index that is no path of this machine ("host:port"), beside which nothing is.
std::string path_beside(const std::string& index, std::string_view ending);

// The same for what is to be kept there. Throws Error (Usage) where nothing can be.
std::string place_beside(const std::string& index, std::string_view ending);

// What a file holds, or why it cannot be read.
struct KeptContent {
  bool is_there = true;
  std::string text;
  std::string fault;  // "Is a directory"; empty for one that was read, or is not there
};
KeptContent look_into_kept_file(const std::string& path);

// A figure that changes with the file; 0 when there is none, -1 when that cannot be told.
int64_t version_of_file(const std::string& path);

// The whole of a file; empty when it is not there. Throws Error when it cannot be read or is larger than 64 MB.
std::string read_kept_file(const std::string& path);

// Puts a file in place of another: what stood there stays whole until the new one is complete. Throws Error.
void replace_file(const std::string& path, std::string_view content);

// A file that this process alone may change while one of these lives; others wait. Made when it is not there.
class KeptFile {
 public:
  // Throws Error when the file cannot be opened.
  explicit KeptFile(std::string path);
  ~KeptFile();
  KeptFile(const KeptFile&) = delete;
  KeptFile& operator=(const KeptFile&) = delete;

  const std::string& path() const { return path_; }
  std::string content() const { return read_kept_file(path_); }
  void replace(std::string_view content) const { replace_file(path_, content); }

 private:
  std::string path_;
  int descriptor_ = -1;
};

}  // namespace wirecopy::searcher
