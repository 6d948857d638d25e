// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/operators.h"

#include <algorithm>
#include <vector>

#include "searcher/characters.h"
#include "text/utf8.h"

namespace wirecopy::searcher {

namespace {

bool is_binary(TokenKind kind) {
  return kind == TokenKind::And || kind == TokenKind::Or || kind == TokenKind::Near || kind == TokenKind::Adjacent;
}

bool is_operand(TokenKind kind) {
  return kind == TokenKind::Word || kind == TokenKind::Phrase || kind == TokenKind::Everything ||
         kind == TokenKind::Value;
}

// Something a reader would miss when it is left out without a word: a symbol or emoji, but no punctuation.
bool holds_symbol(std::string_view typed) {
  for (std::size_t position = 0; position < typed.size();) {
    const char32_t code_point = text::next_code_point(typed, position);
    const bool is_punctuation = code_point < 0xC0 || (code_point >= 0x2000 && code_point <= 0x206F) ||
                                (code_point >= 0x3000 && code_point <= 0x303F) || code_point == 0xFEFF;
    if (!is_punctuation && !text::is_word_character(code_point)) return true;
  }
  return false;
}

// Drops words without letters, fields and weights that belong to them, and brackets around nothing.
std::vector<Token> drop_empty(std::vector<Token> tokens, std::string_view source, WarningList& warnings) {
  std::vector<Token> kept;
  auto drop_field = [&] {
    if (!kept.empty() && kept.back().kind == TokenKind::Field) kept.pop_back();
  };
  bool dropped = true;  // whether the token before was dropped: then so is its weight
  for (Token& token : tokens) {
    const bool is_word = token.kind == TokenKind::Word || token.kind == TokenKind::Phrase;
    const bool closes_nothing = token.kind == TokenKind::Close && !kept.empty() && kept.back().kind == TokenKind::Open;
    if (is_word && token.words.size() == 0) {
      if (holds_symbol(token.at.of(source))) warnings.add("no_word", token.at, {token.at.of(source)});
      drop_field();
      dropped = true;
    } else if (closes_nothing) {
      kept.pop_back();
      drop_field();
      dropped = true;
    } else if (token.kind != TokenKind::Boost || !dropped) {
      const bool is_value = is_operand(token.kind) || token.kind == TokenKind::Open;
      if (!is_value) drop_field();
      dropped = !is_operand(token.kind) && token.kind != TokenKind::Close && token.kind != TokenKind::Boost;
      kept.push_back(std::move(token));
    }
  }
  drop_field();
  return kept;
}

std::vector<Token> pair_brackets(std::vector<Token> tokens, WarningList& warnings) {
  std::vector<Token> kept;
  std::vector<bool> open;  // whether each open bracket was kept
  std::vector<Span> places;
  int depth = 0;
  bool drops_weight = false;
  bool too_deep = false;
  for (Token& token : tokens) {
    bool keep = true;
    if (token.kind == TokenKind::Open) {
      keep = depth < deepest_nesting;
      open.push_back(keep);
      places.push_back(token.at);
      if (keep) ++depth;
      if (!keep && !too_deep) warnings.add("too_deep", token.at);
      too_deep = too_deep || !keep;
    } else if (token.kind == TokenKind::Close) {
      if (open.empty()) {
        warnings.add("stray_bracket", token.at);
        keep = false;
      } else {
        keep = open.back();
        open.pop_back();
        places.pop_back();
        if (keep) --depth;
      }
    } else if (token.kind == TokenKind::Boost) {
      keep = !drops_weight;
    }
    drops_weight = !keep && token.kind != TokenKind::Boost;
    // A field in front of a bracket that is dropped holds for the first thing in it.
    if (keep) kept.push_back(std::move(token));
  }
  if (!open.empty()) warnings.add("unclosed_bracket", places.front());
  return kept;
}

void warn_lonely(const Token& token, std::string_view source, WarningList& warnings) {
  warnings.add("lonely_operator", token.at,
               {token.at.of(source), token.is_sign ? "left out" : "searched for as a word"});
}

// From the right: every operator needs something to its right.
std::vector<Token> settle_right(std::vector<Token> tokens, std::string_view source, WarningList& warnings) {
  std::vector<Token> kept;  // backwards
  bool begins = false;      // what stands to the right begins something that can be joined
  bool begins_binary = false;
  for (std::size_t i = tokens.size(); i-- > 0;) {
    Token& token = tokens[i];
    const bool was_binary = is_binary(token.kind);
    if (was_binary || token.kind == TokenKind::Not) {
      if (!begins || (token.kind == TokenKind::Not && begins_binary)) {
        warn_lonely(token, source, warnings);
        if (token.is_sign) continue;
        token.kind = TokenKind::Word;
        begins = true;
      } else {
        begins = !was_binary;
      }
    } else if (token.kind == TokenKind::Minus || token.kind == TokenKind::Plus) {
      if (!begins) continue;
    } else if (token.kind == TokenKind::Close) {
      begins = false;
    } else if (token.kind != TokenKind::Boost) {
      begins = true;
    } else {
      begins = false;
    }
    begins_binary = was_binary;
    kept.push_back(std::move(token));
  }
  std::ranges::reverse(kept);
  return kept;
}

// From the left: what joins two needs something to its left.
std::vector<Token> settle_left(std::vector<Token> tokens, std::string_view source, WarningList& warnings) {
  std::vector<Token> kept;
  bool ends = false;
  for (Token& token : tokens) {
    if (is_binary(token.kind)) {
      if (ends) {
        ends = false;
      } else {
        warn_lonely(token, source, warnings);
        if (token.is_sign) continue;
        token.kind = TokenKind::Word;
        ends = true;
      }
    } else {
      ends = is_operand(token.kind) || token.kind == TokenKind::Close || token.kind == TokenKind::Boost;
    }
    kept.push_back(std::move(token));
  }
  return kept;
}

// "flood or storm" is three words; people often mean the operator.
void hint_at_small_letters(const std::vector<Token>& tokens, std::string_view source, WarningList& warnings) {
  for (std::size_t i = 1; i + 1 < tokens.size(); ++i) {
    const Token& token = tokens[i];
    if (token.kind != TokenKind::Word || !token.is_lower_operator) continue;
    const std::string_view typed = token.at.of(source);
    std::string capitals(typed);
    for (char& character : capitals) {
      if (character >= 'a' && character <= 'z') character = static_cast<char>(character - 32);
    }
    warnings.add("lower_case_operator", token.at, {typed, capitals});
  }
}

}  // namespace

void settle_tokens(Lexed& lexed, std::string_view source, WarningList& warnings) {
  std::vector<Token> tokens = drop_empty(std::move(lexed.tokens), source, warnings);
  tokens = pair_brackets(std::move(tokens), warnings);
  tokens = settle_right(std::move(tokens), source, warnings);
  tokens = settle_left(std::move(tokens), source, warnings);
  hint_at_small_letters(tokens, source, warnings);
  lexed.tokens = std::move(tokens);
}

}  // namespace wirecopy::searcher
