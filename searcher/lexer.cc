// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/lexer.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "searcher/characters.h"
#include "searcher/letters.h"
#include "searcher/scanner.h"
#include "searcher/word_cutter.h"
#include "text/utf8.h"
#include "text/words.h"

namespace wirecopy::searcher {

namespace {

constexpr uint32_t default_distance = 10;
constexpr uint32_t widest_distance = 9999;  // what the warning near_distance says, too
constexpr std::size_t longest_field_name = 24;

// Fields of almost the same name, for "did you mean".
std::string close_fields(std::string_view typed) {
  const FuzzyPattern pattern(text::lower(typed), typed.size() < 6 ? 1 : 2);
  std::string names;
  for (const schema::Field& field : schema::fields) {
    for (const std::string_view name : {field.name, field.alias}) {
      if (name.size() < 2 || !pattern.matches(name)) continue;
      names.append(names.empty() ? "; did you mean " : " or ").append(name).append(":");
    }
  }
  return names;
}

// Three places are enough, and have a short text of their own.
double rounded_boost(double typed) {
  return std::round(std::min(typed, largest_boost) * 1000) / 1000;
}

std::string boost_text(double boost) {
  std::array<char, 32> digits{};
  return {digits.data(), std::to_chars(digits.data(), digits.data() + digits.size(), boost).ptr};
}

// With the wide letters and figures of Chinese and Japanese keyboards as those of ASCII.
std::string in_ascii(std::string_view word) {
  std::string ascii;
  for (std::size_t position = 0; position < word.size();) {
    const char32_t typed = text::next_code_point(word, position);
    text::append_utf8(ascii, typed >= 0xFF01 && typed <= 0xFF5E ? typed - 0xFF01 + '!' : typed);
  }
  return ascii;
}

class Lexer {
 public:
  Lexer(std::string_view source, WarningList& warnings)
      : source_(source), scanner_(source, warnings), warnings_(warnings), cutter_(lexed_, warnings) {}

  Lexed run();

 private:
  void lex_sign(char32_t sign);
  void lex_word(Place place);
  bool lex_run(Place place, bool& escaped);
  bool lex_field();
  void lex_text_value(const schema::Field& field);
  void warn_of_blank(const schema::Field& field, std::size_t begin, std::size_t end);
  void lex_values(const schema::Field& field, std::size_t begin);
  void lex_phrase(WordForm form = WordForm::Stem);
  void take_suffix(const Suffix& suffix, std::size_t begin);
  void take_suffix_of_bracket();
  bool make_operator(Token& token, std::size_t begin);
  uint32_t distance_within_bounds(uint32_t distance, std::size_t begin);
  void lex_negation(const schema::Field& field);
  Token& emit(Token token);

  std::string_view source_;
  Scanner scanner_;
  bool at_start_ = true;  // a sign here would stand at the start of something
  Lexed lexed_;
  WarningList& warnings_;
  WordCutter cutter_;
};

Token& Lexer::emit(Token token) {
  lexed_.tokens.push_back(std::move(token));
  return lexed_.tokens.back();
}

Lexed Lexer::run() {
  while (!scanner_.at_end()) {
    const std::size_t begin = scanner_.position();
    const char32_t next = scanner_.peek();
    if (is_space(next) || is_invisible(next)) {
      scanner_.advance();
      at_start_ = at_start_ || is_space(next);
      continue;
    }
    if (next == '(' || next == ')') {
      scanner_.advance();
      emit({.kind = next == '(' ? TokenKind::Open : TokenKind::Close, .at = scanner_.span_from(begin)});
      at_start_ = next == '(';
      if (next == ')') take_suffix_of_bracket();
    } else if (next == '|' || next == '-' || next == '!' || next == '+') {
      lex_sign(next);
    } else if (opens_quote(next)) {
      lex_phrase();
      at_start_ = false;
    } else {
      if (!lex_field()) lex_word(Place::Free);
      at_start_ = false;
    }
  }
  cutter_.cut();
  return std::move(lexed_);
}

// "-x" takes x away; " - " and the hyphen behind a word or quote are punctuation.
void Lexer::lex_sign(char32_t sign) {
  const std::size_t begin = scanner_.position();
  scanner_.advance();
  if (sign == '|') {
    while (scanner_.peek() == '|') scanner_.advance();
    emit({.kind = TokenKind::Or, .at = scanner_.span_from(begin), .is_sign = true});
    at_start_ = true;
    return;
  }
  if (!at_start_ || (scanner_.at_delimiter(Place::Free) && scanner_.peek() != '(')) return;
  emit({.kind = sign == '+' ? TokenKind::Plus : TokenKind::Minus, .at = scanner_.span_from(begin)});
}

void Lexer::take_suffix_of_bracket() {
  const std::size_t begin = scanner_.position();
  const Suffix suffix = scanner_.suffix(Place::Free);
  take_suffix(suffix, begin);
  const Span at = scanner_.span_from(begin);
  if (suffix.tilde) warnings_.add("bracket_distance", at, {at.of(source_)});
}

void Lexer::take_suffix(const Suffix& suffix, std::size_t begin) {
  scanner_.move_to(suffix.end);
  if (!suffix.boost) return;
  const Span at = scanner_.span_from(begin);
  if (*suffix.boost < 0) {
    warnings_.add("bad_boost", at, {at.of(source_)});
    return;
  }
  const double boost = rounded_boost(*suffix.boost);
  if (boost != *suffix.boost) warnings_.add("boost_bounds", at, {at.of(source_), boost_text(boost)});
  emit({.kind = TokenKind::Boost, .at = at, .boost = boost});
}

uint32_t Lexer::distance_within_bounds(uint32_t distance, std::size_t begin) {
  const uint32_t within = std::clamp(distance, 1u, widest_distance);
  const Span at = scanner_.span_from(begin);
  if (within != distance) warnings_.add("near_distance", at, {at.of(source_), std::to_string(within)});
  return within;
}

bool Lexer::make_operator(Token& token, std::size_t begin) {
  const std::string word = in_ascii(token.cooked.of(lexed_.text));
  const std::size_t slash = word.find('/');
  const std::string name = word.substr(0, slash);
  uint32_t distance = default_distance;
  if (slash != std::string_view::npos) {
    const std::string digits = word.substr(slash + 1);
    if (digits.empty() || !std::ranges::all_of(digits, is_ascii_digit)) {
      if (name == "NEAR" || name == "ADJ") warnings_.add("bad_distance", scanner_.span_from(begin), {word, name});
      return false;
    }
    if (std::from_chars(digits.data(), digits.data() + digits.size(), distance).ec != std::errc())
      distance = UINT32_MAX;
  }
  const bool has_distance = slash != std::string_view::npos;
  token.is_lower_operator = has_distance ? name == "near" || name == "adj" : name == "or" || name == "not";
  if (name == "NEAR") {
    token.kind = TokenKind::Near;
  } else if (name == "ADJ") {
    token.kind = TokenKind::Adjacent;
  } else if (has_distance) {
    return false;
  } else if (name == "AND") {
    token.kind = TokenKind::And;
  } else if (name == "OR") {
    token.kind = TokenKind::Or;
  } else if (name == "NOT") {
    token.kind = TokenKind::Not;
  }
  if (token.kind == TokenKind::Near || token.kind == TokenKind::Adjacent)
    token.number = distance_within_bounds(distance, begin);
  return token.kind != TokenKind::Word;
}

// The characters of a word up to the next delimiter, quote or suffix. False when there are none but wildcards.
bool Lexer::lex_run(Place place, bool& escaped) {
  bool plain = false;
  char32_t before = ' ';
  bool in_address = false;
  while (!scanner_.at_delimiter(Place::Free)) {
    const char32_t next = scanner_.peek();
    if (opens_quote_in_word(next) && !scanner_.at_gershayim()) break;
    if (next == ',' && place == Place::FieldValue && !(is_figure(before) && is_figure(scanner_.peek_second()))) break;
    if ((next == '~' || next == '^') && before != ' ' && scanner_.suffix(place).end > scanner_.position()) break;
    const char32_t typed = scanner_.advance();
    before = next;
    if (is_invisible(next)) continue;
    if ((next == '*' || next == '?') && !in_address) {
      cutter_.append_wildcard(static_cast<char>(next));
      continue;
    }
    if (next == '\\' && !scanner_.at_end()) {
      escaped = true;
      cutter_.append(scanner_.advance());
    } else {
      cutter_.append(typed);
      in_address = in_address || (next == '/' && lexed_.text.ends_with("://"));
    }
    plain = true;
  }
  return plain;
}

void Lexer::lex_word(Place place) {
  const std::size_t begin = scanner_.position();
  Token token;
  if (scanner_.peek() == '=' || scanner_.peek() == '~') {
    token.form = scanner_.peek() == '=' ? WordForm::Exact : WordForm::Synonym;
    scanner_.advance();
    if (opens_quote(scanner_.peek())) return lex_phrase(token.form);
    if (scanner_.at_delimiter(place)) {
      emit({.kind = TokenKind::Word, .at = scanner_.span_from(begin)});
      return;
    }
  }
  const uint32_t text_begin = cutter_.begin();
  bool escaped = false;
  const bool plain = lex_run(place, escaped);
  if (scanner_.position() == begin) scanner_.advance();
  token.cooked = cutter_.end(text_begin);
  const Suffix suffix = scanner_.suffix(place);
  if (!plain && token.cooked.size() > 0 && token.cooked.of(lexed_.text).find('?') == std::string_view::npos) {
    token.kind = TokenKind::Everything;
  } else if (suffix.tilde && token.form == WordForm::Stem) {
    token.form = *suffix.tilde == 0 ? WordForm::Exact : WordForm::Fuzzy;
    token.number = *suffix.tilde == bare_tilde ? 1 : *suffix.tilde;
    if (token.number > 2) {
      const std::string_view typed = source_.substr(begin, suffix.end - begin);
      warnings_.add("fuzzy_cut", {static_cast<uint32_t>(begin), static_cast<uint32_t>(suffix.end)}, {typed});
      token.number = 2;
    }
  } else if (!escaped && plain && token.form == WordForm::Stem && !suffix.tilde && !suffix.boost &&
             place == Place::Free && make_operator(token, begin)) {
    cutter_.lower_ascii(token.cooked);
  }
  const bool has_two_marks = suffix.tilde && (token.form == WordForm::Synonym || scanner_.sign_at(begin) == '=');
  if (suffix.tilde) scanner_.move_to(suffix.end);
  token.at = scanner_.span_from(begin);
  if (has_two_marks) warnings_.add("two_marks", token.at, {token.at.of(source_)});
  emit(std::move(token));
  if (suffix.boost) take_suffix(suffix, begin);
}

// name:value. False when this is no field and must be read as a word.
bool Lexer::lex_field() {
  std::size_t end = scanner_.position();
  while (end < source_.size() && end - scanner_.position() < longest_field_name &&
         (is_ascii_letter(static_cast<unsigned char>(source_[end])) || source_[end] == '-'))
    ++end;
  if (end == scanner_.position() || scanner_.sign_at(end) != ':') return false;
  const std::string_view name = source_.substr(scanner_.position(), end - scanner_.position());
  const schema::Field* field = schema::find_field(name);
  std::size_t value = end;
  text::next_code_point(source_, value);
  const Span at{static_cast<uint32_t>(scanner_.position()), static_cast<uint32_t>(value)};
  const bool has_value =
      value < source_.size() && (!scanner_.is_delimiter(value, Place::Free) || scanner_.sign_at(value) == '(');
  if (field == nullptr) {
    const bool is_address = source_.substr(value, 2) == "//";
    if (has_value && !is_address) warnings_.add("unknown_field", at, {at.of(source_), close_fields(name)});
    return false;
  }
  if (!has_value) {
    warnings_.add("empty_field", at, {name});
    return false;
  }
  const std::size_t begin = scanner_.position();
  scanner_.move_to(value);
  lex_negation(*field);
  if (field->kind == schema::FieldKind::Text || scanner_.peek() == '(') {
    emit({.kind = TokenKind::Field, .at = at, .field = field});
    if (scanner_.peek() != '(') lex_text_value(*field);
  } else {
    lex_values(*field, begin);
  }
  return true;
}

// title:-grain is -title:grain; numbers, dates, ids and addresses may have a sign of their own.
void Lexer::lex_negation(const schema::Field& field) {
  const bool is_of_words = field.kind == schema::FieldKind::Text || field.kind == schema::FieldKind::Names ||
                           field.kind == schema::FieldKind::Property || field.name == "lang";
  const char32_t sign = scanner_.peek();
  if (!is_of_words || (sign != '-' && sign != '!')) return;
  if (scanner_.is_delimiter(scanner_.second_position(), Place::Free) && scanner_.peek_second() != '(') return;
  const std::size_t begin = scanner_.position();
  scanner_.advance();
  emit({.kind = TokenKind::Minus, .at = scanner_.span_from(begin)});
}

// A list that ends with a comma goes on, for its writer.
void Lexer::warn_of_blank(const schema::Field& field, std::size_t begin, std::size_t end) {
  std::size_t next = end;
  while (next < source_.size() && source_[next] == ' ') ++next;
  const bool goes_on = next > end && !scanner_.is_delimiter(next, Place::Free);
  const Span at{static_cast<uint32_t>(begin), static_cast<uint32_t>(end)};
  if (goes_on) warnings_.add("list_space", at, {field.name, field.name});
}

// The word, quote, or list of these behind title: or body:. A list becomes (a OR b).
void Lexer::lex_text_value(const schema::Field& field) {
  const std::size_t first_begin = scanner_.position();
  const std::size_t first = lexed_.tokens.size();
  bool is_list = false;
  while (true) {
    const std::size_t begin = scanner_.position();
    if (opens_quote(scanner_.peek())) {
      lex_phrase();
    } else {
      lex_word(Place::FieldValue);
    }
    if (scanner_.peek() != ',') break;
    const std::size_t comma = scanner_.position();
    if (scanner_.is_delimiter(scanner_.second_position(), Place::FieldValue)) {
      warn_of_blank(field, first_begin, scanner_.second_position());
      break;
    }
    scanner_.advance();
    if (!is_list) {
      lexed_.tokens.insert(lexed_.tokens.begin() + static_cast<std::ptrdiff_t>(first),
                           {.kind = TokenKind::Open, .at = scanner_.span_from(begin)});
    }
    is_list = true;
    emit({.kind = TokenKind::Or, .at = scanner_.span_from(comma), .is_sign = true});
  }
  if (is_list) emit({.kind = TokenKind::Close, .at = scanner_.span_from(scanner_.position())});
}

// In quotes a * belongs to the word before it and a ? counts between letters only: people quote questions.
void Lexer::lex_phrase(WordForm form) {
  const std::size_t begin = scanner_.position();
  Token token{.kind = TokenKind::Phrase, .form = form};
  const uint32_t text_begin = cutter_.begin();
  char32_t before = ' ';
  bool lost_wildcard = false;
  scanner_.read_quote([&](char32_t next, bool escaped) {
    if (is_invisible(next)) return;
    lost_wildcard = lost_wildcard || (next == '*' && !escaped && is_space(before));
    const bool counts =
        next == '*' ? !is_space(before) : text::is_word_character(before) && text::is_word_character(scanner_.peek());
    before = next;
    if (!escaped && counts && (next == '*' || next == '?')) {
      cutter_.append_wildcard(static_cast<char>(next));
    } else {
      cutter_.append(next);
    }
  });
  token.cooked = cutter_.end(text_begin);
  const Suffix suffix = scanner_.suffix(Place::FieldValue);
  scanner_.move_to(suffix.end);
  token.at = scanner_.span_from(begin);
  if (suffix.tilde && form == WordForm::Synonym) {
    warnings_.add("two_marks", token.at, {token.at.of(source_)});
  } else if (suffix.tilde && *suffix.tilde > 0) {
    token.number = *suffix.tilde == bare_tilde ? default_distance : distance_within_bounds(*suffix.tilde, begin);
  }
  if (lost_wildcard) warnings_.add("lonely_wildcard", token.at, {token.at.of(source_)});
  emit(std::move(token));
  take_suffix(suffix, begin);
}

void Lexer::lex_values(const schema::Field& field, std::size_t begin) {
  Token token{.kind = TokenKind::Value, .field = &field};
  Suffix suffix;
  token.values = scanner_.read_values(field, suffix);
  token.at = scanner_.span_from(begin);
  if (source_[scanner_.position() - 1] == ',') warn_of_blank(field, begin, scanner_.position());
  const uint32_t text_begin = cutter_.begin();
  cutter_.append(field.name);
  for (std::size_t i = 0; i < token.values.size(); ++i) {
    cutter_.append(i == 0 ? U':' : U',');
    cutter_.append(token.values[i]);
  }
  token.cooked = cutter_.end(text_begin);
  if (token.values.empty()) {
    token.kind = TokenKind::Word;
    warnings_.add("empty_field", token.at, {field.name});
  }
  emit(std::move(token));
  if (suffix.end > scanner_.position()) take_suffix(suffix, begin);
}

}  // namespace

Lexed lex(std::string_view source, WarningList& warnings) {
  return Lexer(source, warnings).run();
}

std::string repaired_query(std::string_view bytes, WarningList& warnings) {
  if (bytes.size() > longest_query) {
    const std::size_t kept = text::character_start(bytes, longest_query);
    warnings.add("too_long",
                 {static_cast<uint32_t>(kept), static_cast<uint32_t>(std::min<std::size_t>(bytes.size(), UINT32_MAX))},
                 {"64 KiB"});
    bytes = bytes.substr(0, kept);
  }
  std::string out(bytes);
  bool damaged = false;
  std::size_t position = 0;
  while (position < bytes.size()) {
    const std::size_t begin = position;
    const char32_t code_point = text::next_code_point(bytes, position);
    if (code_point == 0) out[begin] = ' ';
    if (code_point != 0xFFFD || position - begin != 1) continue;
    out[begin] = static_cast<char>(substitute);
    if (!damaged) warnings.add("bad_utf8", {static_cast<uint32_t>(begin), static_cast<uint32_t>(position)});
    damaged = true;
  }
  return out;
}

}  // namespace wirecopy::searcher
