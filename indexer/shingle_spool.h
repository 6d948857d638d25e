// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <cstdio>
#include <string>
#include <vector>

#include "dedup/comparison.h"

namespace wirecopy::indexer {

// What the articles of one build are compared by, on disk: 4 bytes a shingle there, 16 bytes an article in memory. The
// upper half of a shingle's hash is kept; within one pair of articles that is as good as the whole. Call sequence:
// append* by one thread, then read by any thread. The file has no name left and goes with the object.
class ShingleSpool {
 public:
  // Makes the file in `directory`. Throws Error when it cannot.
  explicit ShingleSpool(const std::string& directory);
  ~ShingleSpool();
  ShingleSpool(const ShingleSpool&) = delete;
  ShingleSpool& operator=(const ShingleSpool&) = delete;

  // Articles are numbered from 0. Throws Error when the disk is full.
  void append(const dedup::ComparedText& text);

  // What was appended; only the upper 32 bits of each shingle are set.
  dedup::ComparedText read(uint32_t article) const;

  // Shingles of the body.
  uint32_t size_of(uint32_t article) const { return articles_[article].size; }
  uint32_t articles() const { return static_cast<uint32_t>(articles_.size()); }

 private:
  struct Extent {
    uint64_t offset;
    uint32_t size;  // shingles of the body; those of the title and of the credit follow
    uint8_t title;
    uint8_t credit;
    bool brief;
  };
  void flush();

  int file_ = -1;
  uint64_t written_ = 0;
  std::vector<uint32_t> pending_;
  std::vector<Extent> articles_;
};

}  // namespace wirecopy::indexer
