// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/word_cutter.h"

#include <algorithm>

#include "searcher/characters.h"
#include "text/ascii.h"
#include "text/compose.h"
#include "text/language.h"
#include "text/utf8.h"
#include "text/words.h"

namespace wirecopy::searcher {

namespace {

constexpr std::size_t fewest_leading_letters = 2;
constexpr uint32_t longest_beginning = 200;  // bytes that a * may stand behind as one word

// The bytes of the combining marks that a word begins with, where what stood before it was no text: written behind a
// hyphen or blank they would belong to that.
std::size_t leading_marks(std::string_view word) {
  std::size_t begin = 0;
  for (std::size_t position = 0; position < word.size(); begin = position) {
    const char32_t first = text::next_code_point(word, position);
    if (first == substitute) continue;
    if (first < 0x80 || text::is_letter(first)) break;
    const std::string behind_hyphen = "-" + std::string(word.substr(begin));
    text::Words words(behind_hyphen);
    text::Word whole;
    if (words.next(whole) && whole.span.begin == 1) break;
  }
  return begin;
}

// Narrow blanks are joined with figures and letters by the rules of words, and part them in a query.
std::string_view without_blanks(std::string_view word) {
  std::size_t begin = word.size();
  std::size_t end = 0;
  for (std::size_t position = 0; position < word.size();) {
    const std::size_t at = position;
    if (is_space(text::next_code_point(word, position))) continue;
    begin = std::min(begin, at);
    end = position;
  }
  return begin < end ? word.substr(begin, end - begin) : std::string_view();
}

}  // namespace

bool tells_words_apart(std::string_view literal) {
  std::size_t letters = 0;
  for (std::size_t position = 0; position < literal.size();) {
    const char32_t code_point = text::next_code_point(literal, position);
    if (is_ideograph(code_point)) return true;
    if (text::is_word_character(code_point)) ++letters;
  }
  return letters >= fewest_leading_letters;
}

void WordCutter::append(char32_t code_point) {
  if (!is_invisible(code_point)) text::append_utf8(lexed_.text, code_point);
}

void WordCutter::append_wildcard(char mark) {
  wildcards_.push_back(begin());
  lexed_.text += mark;
}

// Signs of ASCII stay and keep their order, so the n-th one is still the n-th.
void WordCutter::compose(uint32_t begin) {
  const std::string typed = lexed_.text.substr(begin);
  const std::string composed = text::composed(typed);
  if (composed == typed) return;
  const auto is_sign = [](char c) { return c == '*' || c == '?'; };
  for (auto wildcard = std::ranges::lower_bound(wildcards_, begin); wildcard != wildcards_.end(); ++wildcard) {
    auto signs = std::count_if(typed.begin(), typed.begin() + (*wildcard - begin), is_sign);
    auto sign = std::ranges::find_if(composed, is_sign);
    for (; signs > 0; --signs) sign = std::find_if(sign + 1, composed.end(), is_sign);
    *wildcard = begin + static_cast<uint32_t>(sign - composed.begin());
  }
  lexed_.text.replace(begin, typed.size(), composed);
}

Span WordCutter::end(uint32_t begin) {
  compose(begin);
  const Span range{begin, static_cast<uint32_t>(lexed_.text.size())};
  lexed_.text += '\n';
  return range;
}

void WordCutter::lower_ascii(Span range) {
  for (uint32_t i = range.begin; i < range.end; ++i) lexed_.text[i] = text::ascii_lower(lexed_.text[i]);
}

void WordCutter::cut() {
  std::string cuttable = lexed_.text;
  for (const uint32_t wildcard : wildcards_) cuttable[wildcard] = 'x';
  text::Words words(cuttable);
  text::Word word;
  bool more = words.next(word);
  std::vector<Span> pieces;
  std::size_t counted = 0;
  for (std::size_t i = 0; i < lexed_.tokens.size(); ++i) {
    Token& token = lexed_.tokens[i];
    pieces.clear();
    for (; more && word.span.begin < token.cooked.end; more = words.next(word)) pieces.push_back(word.span);
    if (token.kind == TokenKind::Everything) pieces.clear();
    finish(token, pieces);
    // Operators are no words of the query, and the text of a value is one only when it cannot be read.
    if (token.kind != TokenKind::Word && token.kind != TokenKind::Phrase) continue;
    counted += token.words.size();
    if (counted <= most_query_words) continue;
    warnings_.add("too_long", token.at, {std::to_string(most_query_words) + " words"});
    token.words.end -= static_cast<uint32_t>(counted - most_query_words);
    lexed_.tokens.resize(i + 1);
    drop_dangling();
  }
}

// An operator in front of what was cut off must not become a word.
void WordCutter::drop_dangling() {
  auto is_kept = [](const Token& token) {
    const bool is_word = token.kind == TokenKind::Word || token.kind == TokenKind::Phrase;
    return is_word ? token.words.size() > 0 : token.kind == TokenKind::Close || token.kind == TokenKind::Value;
  };
  while (!lexed_.tokens.empty() && !is_kept(lexed_.tokens.back())) lexed_.tokens.pop_back();
}

// Scripts without spaces set a wildcard apart from the word it stands on: pieces that touch at one are put together.
// What is typed before a last * may be several words, or the beginning of one: that is left to who looks it up.
void WordCutter::finish(Token& token, std::vector<Span>& pieces) {
  auto is_wildcard = [&](uint32_t at) { return std::ranges::binary_search(wildcards_, at); };
  const auto is_one_run = [&](Span first, Span second) {
    if (token.kind == TokenKind::Phrase || first.end != second.begin) return false;
    if (second.end - first.begin > longest_beginning) return false;
    std::size_t last = text::character_start(lexed_.text, first.end - 1);
    std::size_t next = second.begin;
    return text::is_unspaced(text::next_code_point(lexed_.text, last)) &&
           text::is_unspaced(text::next_code_point(lexed_.text, next));
  };
  const auto words_of_pieces = [&](bool joins_runs) {
    std::vector<Span> whole;
    for (std::size_t i = 0; i < pieces.size();) {
      Span piece = pieces[i++];
      while (i < pieces.size() && pieces[i].begin == piece.end &&
             (is_wildcard(piece.end - 1) || is_wildcard(piece.end)))
        piece.end = pieces[i++].end;
      const auto wildcard = std::ranges::lower_bound(wildcards_, piece.begin);
      const bool ends_in_only_star =
          wildcard != wildcards_.end() && *wildcard + 1 == piece.end && lexed_.text[*wildcard] == '*';
      while (joins_runs && ends_in_only_star && !whole.empty() && is_one_run(whole.back(), piece)) {
        piece.begin = whole.back().begin;
        whole.pop_back();
      }
      whole.push_back(piece);
    }
    return whole;
  };
  token.words.begin = static_cast<uint32_t>(lexed_.words.size());
  std::vector<Span> whole = words_of_pieces(true);
  // Several words behind a = are a phrase as in quotes.
  if (token.form == WordForm::Exact && whole.size() > 1) whole = words_of_pieces(false);
  for (Span piece : whole) {
    piece.begin += static_cast<uint32_t>(leading_marks(piece.of(lexed_.text)));
    if (piece.size() > 0) add_word(token, piece);
  }
  token.words.end = static_cast<uint32_t>(lexed_.words.size());
}

void WordCutter::add_word(const Token& token, Span piece) {
  const std::string_view typed = piece.of(lexed_.text);
  auto wildcard = std::ranges::lower_bound(wildcards_, piece.begin);
  if (wildcard == wildcards_.end() || *wildcard >= piece.end) {
    add_whole(typed);
    return;
  }
  if (tells_words_apart(typed.substr(0, *wildcard - piece.begin))) {
    lexed_.words.push_back({std::string(typed), true});
    if (typed.ends_with('?')) warnings_.add("question_mark", token.at, {typed});
    return;
  }
  warnings_.add("wildcard_too_short", token.at, {typed});
  uint32_t begin = piece.begin;
  for (; wildcard != wildcards_.end() && *wildcard < piece.end; ++wildcard) {
    add_plain(Span{begin, *wildcard}.of(lexed_.text));
    begin = *wildcard + 1;
  }
  add_plain(Span{begin, piece.end}.of(lexed_.text));
}

// A word that was cut among others, as they are read when it stands alone: without signs and marks that only joined it
// to its neighbours. What the dictionary takes for one word among others stays one.
void WordCutter::add_whole(std::string_view typed) {
  text::Words words(typed);
  std::vector<Span> alone;
  bool is_unspaced = false;
  for (text::Word word; words.next(word);) {
    std::size_t begin = word.span.begin;
    is_unspaced |= text::is_unspaced(text::next_code_point(typed, begin));
    alone.push_back(word.span);
  }
  if (alone.size() > 1 && is_unspaced) alone = {Span{0, static_cast<uint32_t>(typed.size())}};
  for (const Span& word : alone) {
    const std::string_view text = without_blanks(word.of(typed));
    if (!text.empty()) lexed_.words.push_back({std::string(text), false});
  }
}

// What is left of a word without its wildcards may be no single word any more.
void WordCutter::add_plain(std::string_view part) {
  text::Words words(part);
  for (text::Word word; words.next(word);) lexed_.words.push_back({std::string(word.span.of(part)), false});
}

}  // namespace wirecopy::searcher
