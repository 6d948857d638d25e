// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

// Words compared letter by letter, that is by code points.
namespace wirecopy::searcher {

// A folded pattern in which * stands for any letters, none included, and ? for one.
class WildcardPattern {
 public:
  explicit WildcardPattern(std::string_view pattern);

  bool matches(std::string_view word) const;

  // The bytes before the first wildcard: every match starts with them.
  std::string_view literal() const { return literal_; }

  // Whether its only wildcard is a * at the end, so that every word that starts with literal() matches.
  bool is_prefix() const { return is_prefix_; }

 private:
  std::u32string pattern_;  // no two * in a row
  std::string literal_;
  bool is_prefix_ = false;
};

// Whether one word becomes another by at most `distance` edits: a letter put in, left out or changed, or two neighbours
// swapped, no part edited twice (optimal string alignment). The first letter must be the same.
class FuzzyPattern {
 public:
  FuzzyPattern(std::string_view word, int distance);

  bool matches(std::string_view word) const;

  // The first letter.
  std::string_view literal() const { return literal_; }

 private:
  std::u32string word_;
  std::string literal_;
  std::size_t distance_;
  mutable std::u32string other_;  // reused between calls
  mutable std::vector<std::size_t> rows_[3];
};

}  // namespace wirecopy::searcher
