// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/unfinished_file.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <utility>

#include "text/error.h"

namespace wirecopy::indexer {

std::optional<UnfinishedFile> UnfinishedFile::create(const std::string& path) {
  const int descriptor = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (descriptor < 0 && (errno == EEXIST || errno == ENOENT)) return std::nullopt;
  if (descriptor < 0) refuse_file("write", path);
  struct stat state {};
  const bool is_ours = ::flock(descriptor, LOCK_EX | LOCK_NB) == 0 && ::fstat(descriptor, &state) == 0;
  if (is_ours && state.st_nlink > 0) return UnfinishedFile(path, descriptor);
  ::close(descriptor);  // remove_remnant came between
  return std::nullopt;
}

UnfinishedFile::~UnfinishedFile() {
  if (descriptor_ < 0) return;
  if (!path_.empty()) ::unlink(path_.c_str());
  ::close(descriptor_);
}

UnfinishedFile::UnfinishedFile(UnfinishedFile&& other) noexcept
    : path_(std::move(other.path_)), descriptor_(std::exchange(other.descriptor_, -1)) {}

UnfinishedFile& UnfinishedFile::operator=(UnfinishedFile&& other) noexcept {
  std::swap(path_, other.path_);
  std::swap(descriptor_, other.descriptor_);
  return *this;
}

void UnfinishedFile::write(std::string_view bytes) const {
  while (!bytes.empty()) {
    const ssize_t count = ::write(descriptor_, bytes.data(), bytes.size());
    if (count < 0 && errno != EINTR) refuse_file("write", path_);
    bytes.remove_prefix(count > 0 ? static_cast<std::size_t>(count) : 0);
  }
  if (::fsync(descriptor_) != 0) refuse_file("write", path_);
}

void UnfinishedFile::finish(const std::string& name) {
  if (::rename(path_.c_str(), name.c_str()) != 0) refuse_file("write", name);
  path_.clear();
  const std::string directory = std::filesystem::path(name).parent_path();
  const int descriptor = ::open(directory.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0 && errno == ENOENT) return;  // whoever it was for has taken it already, and cleared up
  const bool is_on_disk = descriptor >= 0 && ::fsync(descriptor) == 0;
  const int failure = errno;
  if (descriptor >= 0) ::close(descriptor);
  errno = failure;
  if (!is_on_disk) refuse_file("write", directory);
}

void remove_remnant(const std::string& path) {
  const int descriptor = ::open(path.c_str(), O_WRONLY | O_CLOEXEC);
  if (descriptor < 0) return;
  if (::flock(descriptor, LOCK_EX | LOCK_NB) == 0) ::unlink(path.c_str());
  ::close(descriptor);
}

void refuse_file(const std::string& what, const std::string& path) {
  const int reason = errno;
  const bool is_full = reason == ENOSPC || reason == EDQUOT;
  throw Error("cannot " + what + " " + path + ": " + std::strerror(reason),
              is_full ? "make room on the disk" : "check whose the directory is, and who may write there");
}

}  // namespace wirecopy::indexer
