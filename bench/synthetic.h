// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>

#include "bench/draft.h"
#include "bench/prose.h"
#include "bench/vocabulary.h"

namespace wirecopy::bench {

// Writes articles of invented words.
class SyntheticAuthor : public Author {
 public:
  // `body_bytes` is the mean length of a body.
  SyntheticAuthor(uint64_t seed, std::size_t body_bytes) : seed_(seed), body_bytes_(body_bytes), prose_(vocabulary_) {}

  SyntheticAuthor(const SyntheticAuthor&) = delete;
  SyntheticAuthor& operator=(const SyntheticAuthor&) = delete;

  Draft write(uint64_t number) const override;

 private:
  uint64_t seed_;
  std::size_t body_bytes_;
  Vocabulary vocabulary_;
  Prose prose_;
};

}  // namespace wirecopy::bench
