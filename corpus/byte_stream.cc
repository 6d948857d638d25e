// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/byte_stream.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cassert>
#include <cerrno>
#include <cstring>

#include "text/error.h"

namespace wirecopy::corpus {
namespace {

constexpr std::size_t block_size = 256 * 1024;

class FileBytes : public ByteSource {
 public:
  explicit FileBytes(const std::string& path)
      : descriptor_(path == "-" ? STDIN_FILENO : open(path.c_str(), O_RDONLY | O_CLOEXEC)) {
    if (descriptor_ < 0) {
      throw Error("cannot open " + path + ": " + std::strerror(errno), "check the name and who may read it");
    }
  }
  ~FileBytes() override {
    if (descriptor_ != STDIN_FILENO) close(descriptor_);
  }
  FileBytes(const FileBytes&) = delete;
  FileBytes& operator=(const FileBytes&) = delete;

  std::size_t read(char* to, std::size_t size) override {
    ssize_t got;
    do {
      got = ::read(descriptor_, to, size);
    } while (got < 0 && errno == EINTR);
    if (got < 0) return fail(Damage::Unreadable, std::string("reading failed: ") + std::strerror(errno));
    taken_ += static_cast<uint64_t>(got);
    return static_cast<std::size_t>(got);
  }

  uint64_t taken() const override { return taken_; }

 private:
  int descriptor_;
  uint64_t taken_ = 0;
};

class MemoryBytes : public ByteSource {
 public:
  explicit MemoryBytes(std::string_view bytes) : bytes_(bytes) {}

  std::size_t read(char* to, std::size_t size) override {
    const std::size_t given = std::min(size, bytes_.size() - taken_);
    bytes_.copy(to, given, taken_);
    taken_ += given;
    return given;
  }

  uint64_t taken() const override { return taken_; }

 private:
  std::string_view bytes_;
  std::size_t taken_ = 0;
};

}  // namespace

std::unique_ptr<ByteSource> open_file(const std::string& path) {
  return std::make_unique<FileBytes>(path);
}

std::unique_ptr<ByteSource> open_memory(std::string_view bytes) {
  return std::make_unique<MemoryBytes>(bytes);
}

ByteStream::ByteStream(std::unique_ptr<ByteSource> source, uint64_t limit)
    : source_(std::move(source)), limit_(limit) {}

bool ByteStream::more() {
  const uint64_t read_so_far = size();
  if (begin_ > 0 && begin_ >= bytes_.size() - begin_) {
    bytes_.erase(0, begin_);
    begin_ = 0;
  }
  const std::size_t old_size = bytes_.size();
  if (read_so_far >= limit_) {
    // One byte more tells a file that is exactly as long as the limit from one that is longer.
    char beyond;
    limited_ = limited_ || source_->read(&beyond, 1) > 0;
    return false;
  }
  const auto wanted = static_cast<std::size_t>(std::min<uint64_t>(block_size, limit_ - read_so_far));
  bytes_.resize(old_size + wanted);
  const std::size_t got = source_->read(bytes_.data() + old_size, wanted);
  bytes_.resize(old_size + got);
  return got > 0;
}

void ByteStream::consume(std::size_t size) {
  assert(size <= bytes_.size() - begin_);
  begin_ += size;
  offset_ += size;
}

bool ByteStream::resume() {
  if (limited_ || !source_->resume()) return false;
  consume(buffer().size());
  return true;
}

Damage ByteStream::damage() const {
  return limited_ ? Damage::TooLarge : source_->damage();
}

std::string ByteStream::damage_message() const {
  if (limited_) return "the file holds more than " + std::to_string(limit_) + " bytes when decompressed";
  return source_->damage_message();
}

}  // namespace wirecopy::corpus
