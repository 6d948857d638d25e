// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text/span.h"

namespace wirecopy::text {

// One word of a text. The views are valid until the next call of Words::next.
struct Word {
  Span span;               // where it stands in the text, byte offsets
  std::string_view lower;  // case-folded and compatibility-composed, digits of any script as 0-9, marks kept but for
                           // the stress of Cyrillic letters: what a stemmer wants
  // `lower` without the marks that its script can do without: the exact form that is indexed. The same view in a word
  // of plain ASCII.
  std::string_view folded;
};

// The words of a text by the rules of Unicode Standard Annex 29 as ICU has them: dictionaries for Chinese, Japanese,
// Thai, Lao, Khmer, Burmese, of which the last four also end where Latin letters or figures begin; "can't", "3.5",
// "U.S" and "10,000" are one word, "l'eau" is two (text/elision.h); punctuation and space are none. ASCII runs take a
// short path with the same result. Articles and queries are both cut up by this class and nothing else. Call sequence:
// (next)*; the text must be well-formed UTF-8, below 4 GiB, and outlive the object. One thread at a time.
class Words {
 public:
  Words() = default;
  explicit Words(std::string_view text) : text_(text) {}

  // The next word, or false at the end.
  bool next(Word& word);

 private:
  bool next_in_ascii(Word& word);
  bool next_in_segments(Word& word);
  void segment(std::size_t begin, std::size_t end);
  void add_word(std::size_t begin, std::size_t end);
  void add_scripts(std::size_t begin, std::size_t end);

  std::string_view text_;
  std::size_t position_ = 0;
  std::size_t ascii_end_ = 0;         // up to here the text is plain ASCII
  std::vector<uint32_t> boundaries_;  // of the run beyond ASCII that was segmented last
  std::size_t next_boundary_ = 0;
  std::string lower_;
  std::string folded_;
};

// The forms that Words gives, of one word by itself. fold(lower(word)) == fold(word).
std::string fold(std::string_view word);
std::string lower(std::string_view word);

// Takes off the marks of a text that is in lower form already: Latin, Greek, Hebrew and Arabic marks go, Cyrillic yo
// becomes ye, Arabic and Persian letter variants and the two sizes of Japanese ka and ke become one; voicing marks,
// Indic signs, and the marks of words that can only be Vietnamese stay, since they tell words apart.
std::string strip_marks(std::string_view lower);

// The same for words that can only be Vietnamese too: what people type who leave all marks out.
std::string strip_all_marks(std::string_view lower);

}  // namespace wirecopy::text
