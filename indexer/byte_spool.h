// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace wirecopy::indexer {

// A string of each article of one build, on disk: 8 bytes an article in memory. Call sequence: append* by one thread,
// then read by any thread. The file has no name left and goes with the object.
class ByteSpool {
 public:
  // Makes the file in `directory`. Throws Error when it cannot.
  explicit ByteSpool(const std::string& directory);
  ~ByteSpool();
  ByteSpool(const ByteSpool&) = delete;
  ByteSpool& operator=(const ByteSpool&) = delete;

  // Articles are numbered from 0. Throws Error when the disk is full.
  void append(std::string_view bytes);

  std::string read(uint32_t article) const;
  uint32_t articles() const { return static_cast<uint32_t>(ends_.size()); }

 private:
  void flush();

  int file_ = -1;
  uint64_t written_ = 0;
  std::string pending_;
  std::vector<uint64_t> ends_;
};

}  // namespace wirecopy::indexer
