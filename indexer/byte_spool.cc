// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/byte_spool.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "text/error.h"

namespace wirecopy::indexer {

namespace {

constexpr std::size_t most_pending = 1 << 20;

}  // namespace

ByteSpool::ByteSpool(const std::string& directory) {
  file_ = ::open(directory.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
  if (file_ < 0) {  // a file system without nameless files
    std::string name = directory + "/spoolXXXXXX";
    file_ = ::mkostemp(name.data(), O_CLOEXEC);
    if (file_ >= 0) ::unlink(name.c_str());
  }
  if (file_ < 0)
    throw Error("cannot make a file in '" + directory + "': " + std::strerror(errno),
                "check that the directory can be written to");
}

ByteSpool::~ByteSpool() {
  ::close(file_);
}

void ByteSpool::append(std::string_view bytes) {
  pending_ += bytes;
  ends_.push_back(written_ + pending_.size());
  if (pending_.size() >= most_pending) flush();
}

void ByteSpool::flush() {
  std::string_view left = pending_;
  while (!left.empty()) {
    const ssize_t count = ::write(file_, left.data(), left.size());
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0)
      throw Error(std::string("cannot write beside the index: ") + std::strerror(errno),
                  "free some space on that disk and run again");
    left.remove_prefix(static_cast<std::size_t>(count));
    written_ += static_cast<uint64_t>(count);
  }
  pending_.clear();
}

std::string ByteSpool::read(uint32_t article) const {
  const uint64_t offset = article == 0 ? 0 : ends_[article - 1];
  const uint64_t size = ends_[article] - offset;
  if (offset >= written_) return pending_.substr(offset - written_, size);
  std::string bytes(size, '\0');
  std::size_t done = 0;
  while (done < size) {
    const ssize_t count = ::pread(file_, bytes.data() + done, size - done, static_cast<off_t>(offset + done));
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0)
      throw Error(std::string("cannot read beside the index: ") + std::strerror(errno), "check the disk and run again");
    done += static_cast<std::size_t>(count);
  }
  return bytes;
}

}  // namespace wirecopy::indexer
