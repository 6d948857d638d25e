// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace wirecopy::indexer {

// A file that is being written and goes by another name once it is whole; it goes away with this where it never gets
// there. It is locked for as long, so that others who look into its directory can tell it from a remnant.
class UnfinishedFile {
 public:
  // Nothing when there is a file of this name, somebody has just taken this one for a remnant, or its directory is not
  // there. Throws Error.
  static std::optional<UnfinishedFile> create(const std::string& path);
  ~UnfinishedFile();
  UnfinishedFile(UnfinishedFile&& other) noexcept;
  UnfinishedFile& operator=(UnfinishedFile&& other) noexcept;

  // Puts bytes behind what is there, and on the disk. Throws Error.
  void write(std::string_view bytes) const;

  // Gives it its name, in its directory, on the disk. Throws Error.
  void finish(const std::string& name);

  const std::string& path() const { return path_; }

 private:
  UnfinishedFile(std::string path, int descriptor) : path_(std::move(path)), descriptor_(descriptor) {}

  std::string path_;  // empty once it is finished
  int descriptor_;
};

// Takes a file away that nobody is writing any more: its process was killed.
void remove_remnant(const std::string& path);

// Throws Error with what errno says and what to do.
[[noreturn]] void refuse_file(const std::string& what, const std::string& path);

}  // namespace wirecopy::indexer
