// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "searcher/lexer.h"

namespace wirecopy::searcher {

// Whether enough stands before a wildcard to tell words apart by: an ideograph tells as much as several letters.
bool tells_words_apart(std::string_view literal);

// Gathers the text of the tokens of a query, a line each, and cuts it into words by text::Words, as articles are cut.
// Wildcards count as letters meanwhile, so that they stay on their word.
// Call sequence: (begin (append | append_wildcard)* end)* cut
class WordCutter {
 public:
  WordCutter(Lexed& lexed, WarningList& warnings) : lexed_(lexed), warnings_(warnings) {}

  uint32_t begin() const { return static_cast<uint32_t>(lexed_.text.size()); }
  void append(char32_t code_point);
  void append(std::string_view text) { lexed_.text += text; }
  void append_wildcard(char mark);
  // What was appended since `begin`, composed as the texts of articles are.
  Span end(uint32_t begin);

  void lower_ascii(Span range);

  // Fills Lexed::words and the word ranges of all tokens.
  void cut();

 private:
  void compose(uint32_t begin);
  void finish(Token& token, std::vector<Span>& pieces);
  void drop_dangling();
  void add_word(const Token& token, Span piece);
  void add_whole(std::string_view typed);
  void add_plain(std::string_view part);

  Lexed& lexed_;
  WarningList& warnings_;
  std::vector<uint32_t> wildcards_;  // offsets in Lexed::text
};

}  // namespace wirecopy::searcher
