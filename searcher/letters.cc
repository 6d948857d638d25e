// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/letters.h"

#include <algorithm>

#include "schema/terms.h"
#include "text/utf8.h"

namespace wirecopy::searcher {

namespace {

void decode(std::string_view text, std::u32string& out) {
  out.clear();
  for (std::size_t position = 0; position < text.size();) out += text::next_code_point(text, position);
}

}  // namespace

WildcardPattern::WildcardPattern(std::string_view pattern) {
  literal_ = pattern.substr(0, pattern.find_first_of("*?"));
  is_prefix_ = literal_.size() + 1 == pattern.size() && pattern.ends_with('*');
  for (std::size_t position = 0; position < pattern.size();) {
    const char32_t letter = text::next_code_point(pattern, position);
    if (letter != '*' || !pattern_.ends_with(U'*')) pattern_ += letter;
  }
}

// Goes back to the last * only, which is enough: what an earlier * took can always be taken by the later one.
bool WildcardPattern::matches(std::string_view word) const {
  // Longer words are not kept as they are in the index.
  if (word.size() > schema::longest_term || pattern_.size() > 2 * schema::longest_term + 1) return false;
  if (is_prefix_) return word.starts_with(literal_);
  std::size_t at = 0;
  std::size_t in_pattern = 0;
  std::size_t star = std::u32string::npos;
  std::size_t after_star = 0;
  while (at < word.size()) {
    std::size_t next = at;
    const char32_t letter = text::next_code_point(word, next);
    if (in_pattern < pattern_.size() && pattern_[in_pattern] == U'*') {
      star = in_pattern++;
      after_star = at;
    } else if (in_pattern < pattern_.size() && (pattern_[in_pattern] == U'?' || pattern_[in_pattern] == letter)) {
      ++in_pattern;
      at = next;
    } else if (star != std::u32string::npos) {
      text::next_code_point(word, after_star);
      at = after_star;
      in_pattern = star + 1;
    } else {
      return false;
    }
  }
  while (in_pattern < pattern_.size() && pattern_[in_pattern] == U'*') ++in_pattern;
  return in_pattern == pattern_.size();
}

FuzzyPattern::FuzzyPattern(std::string_view word, int distance) : distance_(static_cast<std::size_t>(distance)) {
  decode(word, word_);
  std::size_t first = 0;
  if (!word.empty()) text::next_code_point(word, first);
  literal_ = word.substr(0, first);
}

// Only the cells within `distance_` of the diagonal are worked out.
bool FuzzyPattern::matches(std::string_view word) const {
  if (!word.starts_with(literal_) || word.size() > schema::longest_term) return false;
  decode(word, other_);
  const std::size_t rows = word_.size();
  const std::size_t columns = other_.size();
  if (std::max(rows, columns) - std::min(rows, columns) > distance_) return false;
  const std::size_t too_far = distance_ + 1;
  auto& [before_last, last, current] = rows_;
  for (auto* row : {&before_last, &last, &current}) row->assign(columns + 1, too_far);
  for (std::size_t j = 0; j <= std::min(columns, distance_); ++j) last[j] = j;
  for (std::size_t i = 1; i <= rows; ++i) {
    std::ranges::fill(current, too_far);
    if (i <= distance_) current[0] = i;
    const std::size_t begin = i > distance_ ? i - distance_ : 1;
    const std::size_t end = std::min(columns, i + distance_);
    std::size_t least = current[0];
    for (std::size_t j = begin; j <= end; ++j) {
      std::size_t edits =
          std::min({last[j] + 1, current[j - 1] + 1, last[j - 1] + (word_[i - 1] == other_[j - 1] ? 0 : 1)});
      const bool swapped = i > 1 && j > 1 && word_[i - 1] == other_[j - 2] && word_[i - 2] == other_[j - 1];
      if (swapped) edits = std::min(edits, before_last[j - 2] + 1);
      current[j] = std::min(edits, too_far);
      least = std::min(least, current[j]);
    }
    if (least > distance_) return false;
    std::swap(before_last, last);
    std::swap(last, current);
  }
  return last[columns] <= distance_;
}

}  // namespace wirecopy::searcher
