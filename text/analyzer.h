// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "text/words.h"

namespace wirecopy::text {

// A word as it is indexed. The views are valid until the next call.
struct Token {
  Span span;
  std::string_view folded;  // the exact form
  std::string_view stem;    // equal to `folded` where the language has no stemmer
  // The stem of what is typed when all marks are left out ("informacion" for "información"); mostly equal to `stem`.
  // It is indexed beside the stem, at the same position.
  std::string_view plain_stem;
};

// Stems of one language, with a bounded memory of words already stemmed. Not thread-safe: one per thread and language.
class Stemmer {
 public:
  // `language` is an ISO 639 code ("en"); an unknown one gives a stemmer that leaves words as they are.
  explicit Stemmer(std::string_view language);
  ~Stemmer();
  Stemmer(Stemmer&&) noexcept;
  Stemmer& operator=(Stemmer&&) noexcept;

  // The stem of a word, marks stripped. `lower` and `folded` as in Word. Valid until the next call.
  std::string_view stem(std::string_view lower, std::string_view folded) { return both(lower, folded).stem; }

  struct Stems {
    std::string_view stem;
    std::string_view plain;  // see Token::plain_stem
  };
  Stems both(std::string_view lower, std::string_view folded);

  // Whether a stem always begins as its word does, where that is an ASCII letter and the word has no marks.
  bool keeps_first_letter() const;

  // The same of a word by itself, in any form.
  std::string stem(std::string_view word);

 private:
  struct Memory;
  std::unique_ptr<Memory> memory_;
};

// Walks a text and gives each word with its stem: the only way from text to index terms, for articles, queries and
// highlights alike. Call sequence: (reset, next*)*. Not thread-safe.
class Analyzer {
 public:
  explicit Analyzer(std::string_view language) : language_(language), stemmer_(language) {}

  const std::string& language() const { return language_; }

  // The text must outlive the walk.
  void reset(std::string_view text) { words_ = Words(text); }
  bool next(Token& token);

  // The same in two steps, for who wants the stems of few words only: next_word*, and stems_of the last word.
  bool next_word(Word& word) { return words_.next(word); }
  Stemmer::Stems stems_of(const Word& word) { return stemmer_.both(word.lower, word.folded); }
  bool keeps_first_letter() const { return stemmer_.keeps_first_letter(); }

 private:
  std::string language_;
  Stemmer stemmer_;
  Words words_;
};

}  // namespace wirecopy::text
