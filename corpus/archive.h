// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "corpus/byte_stream.h"

namespace wirecopy::corpus {

// True for the first bytes of a tar, zip, 7-Zip or cpio archive.
bool is_archive(std::string_view head);

// True for the first bytes of a file that open_filtered undoes: xz, bzip2, lzip or compress.
bool is_filtered(std::string_view head);

// The same bytes decompressed.
std::unique_ptr<ByteSource> open_filtered(std::unique_ptr<ByteSource> source);

// Walks the files in an archive from its front to its end, without seeking. Not thread-safe.
// Call sequence: (next, then open and read what is wanted)*, damage
class ArchiveReader {
 public:
  struct Member {
    std::string path;      // as the archive has it, in UTF-8; "#7" for the seventh entry where that cannot be told
    int64_t modified = 0;  // seconds since 1970; 0 where the archive does not say
  };

  // The stream must outlive the reader.
  explicit ArchiveReader(ByteStream& stream);
  ~ArchiveReader();
  ArchiveReader(const ArchiveReader&) = delete;
  ArchiveReader& operator=(const ArchiveReader&) = delete;

  // The next regular file; directories, links and devices are passed over. Nothing at the end or where the damage is.
  std::optional<Member> next();

  // The content of the member that next gave, for as long as next is not called again and this lives.
  std::unique_ptr<ByteSource> open();

  // Valid once next gave nothing.
  Damage damage() const { return damage_; }
  const std::string& damage_message() const { return message_; }

 private:
  struct State;
  std::unique_ptr<State> state_;
  Damage damage_ = Damage::None;
  std::string message_;
};

}  // namespace wirecopy::corpus
