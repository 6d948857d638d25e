// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "bench/draft.h"

namespace wirecopy::bench {

// Writes articles out of the sentences of given ones, shuffled: their words are as frequent, and stand beside each
// other, as in real texts. An article keeps to one language. Memory: the given sentences.
class GrownAuthor : public Author {
 public:
  // Reads the given articles from any source that `wirecopy index` reads. Throws Error when there is no sentence in it.
  GrownAuthor(uint64_t seed, std::size_t body_bytes, const std::string& source);

  Draft write(uint64_t number) const override;

  std::size_t sentences() const;
  std::size_t mean_sentence_bytes() const;

 private:
  struct Pool {
    std::string language;
    std::vector<std::string> titles;
    std::vector<std::string> sentences;
  };
  Pool& pool_of(const std::string& language);

  uint64_t seed_;
  std::size_t body_bytes_;
  std::vector<Pool> pools_;
  std::size_t articles_ = 0;
  std::size_t sentence_bytes_ = 0;
};

}  // namespace wirecopy::bench
