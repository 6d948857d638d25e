// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/elision.h"

#include <algorithm>
#include <array>

#include "text/utf8.h"

namespace wirecopy::text {

namespace {

constexpr std::array<std::string_view, 24> elided_words{
    "l",   "d",    "j",    "m",    "t",    "s",    "n",     "c",     "v",  "qu",   "jusqu",  "lorsqu",
    "all", "dell", "nell", "sull", "dall", "coll", "quell", "quest", "un", "sant", "puisqu", "quoiqu"};
constexpr std::size_t longest_elided = 6;

}  // namespace

std::size_t apostrophe_at(std::string_view text, std::size_t position) {
  const std::string_view rest = text.substr(position);
  if (rest.starts_with('\'')) return 1;
  return rest.starts_with("\u2019") ? std::string_view("\u2019").size() : 0;
}

std::size_t elided_length(std::string_view word) {
  std::size_t length = 0;
  char lower[longest_elided];
  while (length < word.size() && length < longest_elided) {
    const char letter = static_cast<char>(word[length] | 0x20);
    if (letter < 'a' || letter > 'z') break;
    lower[length++] = letter;
  }
  if (length == 0 || length == word.size()) return 0;
  const std::size_t apostrophe = apostrophe_at(word, length);
  if (apostrophe == 0) return 0;
  if (std::ranges::find(elided_words, std::string_view(lower, length)) == elided_words.end()) return 0;
  std::size_t position = length + apostrophe;
  if (position >= word.size()) return 0;
  const char32_t next = next_code_point(word, position);
  if (!is_letter(next)) return 0;
  if (position < word.size() && is_word_character(next_code_point(word, position))) return length;
  // By itself a consonant is an English ending: "the T's", "d'd".
  constexpr std::u32string_view words_of_one_letter = U"aAyYoOeE\u00E0\u00C0\u00E8\u00C8";
  return words_of_one_letter.find(next) != std::u32string_view::npos ? length : 0;
}

}  // namespace wirecopy::text
