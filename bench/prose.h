// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <string>

#include "bench/random.h"
#include "bench/vocabulary.h"

namespace wirecopy::bench {

// What an article is about. It repeats its own rare words and names; articles of one subject share others.
struct Topic {
  uint32_t subject = 0;
  std::array<uint32_t, 16> words{};  // ranks; the first are used most
  std::array<uint32_t, 5> people{};
};

Topic draw_topic(Random& random);

// Writes sentences with the statistics of news English: real function words in their usual places (about half of the
// words), invented content words by Zipf's law, inflected as English inflects, clustered by topic; names, figures and
// quotations. Thread-safe.
class Prose {
 public:
  explicit Prose(const Vocabulary& vocabulary) : vocabulary_(vocabulary) {}

  // A headline of 4 to 9 words, without a full stop.
  std::string headline(Random& random, const Topic& topic) const;

  // A sentence of some 20 words, with its full stop.
  std::string sentence(Random& random, const Topic& topic) const;

 private:
  uint32_t content_rank(Random& random, const Topic& topic) const;
  void noun(std::string& out, Random& random, const Topic& topic) const;
  void verb(std::string& out, Random& random, const Topic& topic) const;
  void name(std::string& out, Random& random, const Topic& topic) const;
  void noun_phrase(std::string& out, Random& random, const Topic& topic) const;
  void verb_phrase(std::string& out, Random& random, const Topic& topic) const;
  void prepositional_phrase(std::string& out, Random& random, const Topic& topic) const;
  void clause(std::string& out, Random& random, const Topic& topic) const;

  const Vocabulary& vocabulary_;
};

}  // namespace wirecopy::bench
