// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/syntax.h"
#include "searcher/warnings.h"

namespace wirecopy::searcher {

enum class TokenKind {
  Word,        // `words`: none, one, or several for a compound word
  Phrase,      // `words` of quoted text
  Everything,  // *
  Value,       // `values` of `field`, which is not a text field; `words` are those of the same text without a field
  Field,       // what follows is in `field`: a Word, Phrase, Everything or Open
  Open,
  Close,
  And,
  Or,
  Near,
  Adjacent,
  Not,    // NOT: where nothing follows it is a word
  Minus,  // - or ! right before something
  Plus,
  Boost,  // right behind something
};

// A range of Lexed::words.
struct WordRange {
  uint32_t begin = 0;
  uint32_t end = 0;

  uint32_t size() const { return end - begin; }
};

struct Token {
  TokenKind kind = TokenKind::Word;
  Span at{};          // where it was typed
  Span cooked{};      // its text in Lexed::text
  WordRange words{};  // also of an operator in letters, which may turn out to be a word
  // Of a Word: Exact, Fuzzy or Synonym where it was marked so; of a Phrase: Exact or Synonym.
  WordForm form = WordForm::Stem;
  uint32_t number = 0;  // edits of a fuzzy Word, distance of a near Phrase (0 = none), of NEAR and ADJ
  double boost = 1;     // of a Boost
  const schema::Field* field = nullptr;
  std::vector<std::string> values{};
  bool is_sign = false;            // of Or: typed as |
  bool is_lower_operator = false;  // of a Word: "or", "near/5", "adj/5"
};

// A word as text::Words cuts it, with the wildcards that belong to it.
struct CutWord {
  std::string text;
  bool has_wildcard = false;
};

struct Lexed {
  std::vector<Token> tokens;
  std::string text;            // the words and quotes, escapes and signs taken off, a line each
  std::vector<CutWord> words;  // of all tokens, in order
};

// Cuts a query text into tokens. `source` must be well-formed UTF-8 (see repaired_query). Linear in its length.
Lexed lex(std::string_view source, WarningList& warnings);

// The text with each NUL made a space and each ill-formed byte a substitute character (U+001A), so that no byte moves;
// cut at longest_query.
std::string repaired_query(std::string_view bytes, WarningList& warnings);

}  // namespace wirecopy::searcher
