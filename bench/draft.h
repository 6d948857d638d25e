// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "bench/random.h"

namespace wirecopy::bench {

using Paragraph = std::vector<std::string>;  // its sentences

// An article in the making, cut into sentences so that it can be edited as an editor would.
struct Draft {
  std::string title;
  std::vector<Paragraph> paragraphs;
  std::string outlet;
  std::string language;
  int64_t published = 0;  // seconds since 1970
};

// Bytes of the body that the paragraphs make.
inline std::size_t body_size(const Draft& draft) {
  std::size_t size = 0;
  for (const Paragraph& paragraph : draft.paragraphs) {
    for (const std::string& sentence : paragraph) size += sentence.size() + 1;
    ++size;
  }
  return size;
}

// Makes the articles of a corpus by number. An article depends on its number, the seed and the options alone, never on
// how many there are: a smaller corpus is the front of a larger one, and any article can be made again when a copy of
// it is wanted, so that nothing is kept in memory. Thread-safe.
class Author {
 public:
  virtual ~Author() = default;
  virtual Draft write(uint64_t number) const = 0;
};

// How long the body of an article is, in bytes, drawn around the mean as articles are: many short ones, few long ones.
std::size_t draw_body_size(Random& random, std::size_t mean);

// One of 300 invented outlets, the large ones more often.
std::string draw_outlet(Random& random);

// A moment of the 90 days from 2024-01-01 on.
int64_t draw_date(Random& random);

}  // namespace wirecopy::bench
