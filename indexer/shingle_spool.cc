// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/shingle_spool.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "text/error.h"

namespace wirecopy::indexer {

namespace {

constexpr std::size_t pending_shingles = 1 << 18;  // 1 MiB

static_assert(dedup::most_title_shingles <= UINT8_MAX, "counts of title shingles are kept in a byte");

}  // namespace

ShingleSpool::ShingleSpool(const std::string& directory) {
  file_ = ::open(directory.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
  if (file_ < 0) {  // a file system without nameless files
    std::string name = directory + "/shinglesXXXXXX";
    file_ = ::mkostemp(name.data(), O_CLOEXEC);
    if (file_ >= 0) ::unlink(name.c_str());
  }
  if (file_ < 0)
    throw Error("cannot make a file in '" + directory + "': " + std::strerror(errno),
                "check that the directory can be written to");
}

ShingleSpool::~ShingleSpool() {
  ::close(file_);
}

void ShingleSpool::append(const dedup::ComparedText& text) {
  articles_.push_back({.offset = written_ + pending_.size() * sizeof(uint32_t),
                       .size = static_cast<uint32_t>(text.body.size()),
                       .title = static_cast<uint8_t>(text.title.size()),
                       .credit = static_cast<uint8_t>(text.credit.size()),
                       .brief = text.brief});
  for (const auto* shingles : {&text.body, &text.title, &text.credit}) {
    for (const uint64_t shingle : *shingles) pending_.push_back(static_cast<uint32_t>(shingle >> 32));
  }
  if (pending_.size() >= pending_shingles) flush();
}

void ShingleSpool::flush() {
  const char* bytes = reinterpret_cast<const char*>(pending_.data());
  std::size_t left = pending_.size() * sizeof(uint32_t);
  while (left > 0) {
    const ssize_t count = ::write(file_, bytes, left);
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0)
      throw Error(std::string("cannot write beside the index: ") + std::strerror(errno),
                  "free some space on that disk and run again");
    bytes += count;
    left -= static_cast<std::size_t>(count);
    written_ += static_cast<uint64_t>(count);
  }
  pending_.clear();
}

dedup::ComparedText ShingleSpool::read(uint32_t article) const {
  const Extent extent = articles_[article];
  std::vector<uint32_t> halves(std::size_t{extent.size} + extent.title + extent.credit);
  if (extent.offset >= written_) {
    const std::size_t at = (extent.offset - written_) / sizeof(uint32_t);
    std::copy_n(pending_.begin() + static_cast<std::ptrdiff_t>(at), halves.size(), halves.begin());
  } else {
    char* bytes = reinterpret_cast<char*>(halves.data());
    std::size_t left = halves.size() * sizeof(uint32_t);
    auto offset = static_cast<off_t>(extent.offset);
    while (left > 0) {
      const ssize_t count = ::pread(file_, bytes, left, offset);
      if (count < 0 && errno == EINTR) continue;
      if (count <= 0)
        throw Error(std::string("cannot read beside the index: ") + std::strerror(errno),
                    "check the disk and run again");
      bytes += count;
      left -= static_cast<std::size_t>(count);
      offset += count;
    }
  }
  dedup::ComparedText text;
  text.brief = extent.brief;
  auto half = halves.begin();
  const auto take = [&half](std::vector<uint64_t>& shingles, std::size_t count) {
    shingles.reserve(count);
    for (; count > 0; --count) shingles.push_back(static_cast<uint64_t>(*half++) << 32);
  };
  take(text.body, extent.size);
  take(text.title, extent.title);
  take(text.credit, extent.credit);
  return text;
}

}  // namespace wirecopy::indexer
