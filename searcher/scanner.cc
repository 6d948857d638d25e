// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/scanner.h"

#include <algorithm>
#include <charconv>

namespace wirecopy::searcher {

namespace {

// Bytes: what is longer is no number, and each ^ of many is looked at for so long only.
constexpr std::size_t longest_weight = 24;

}  // namespace

char32_t Scanner::sign_at(std::size_t position) const {
  return position < source_.size() ? sign_meant(text::next_code_point(source_, position)) : U' ';
}

std::size_t Scanner::second_position() const {
  std::size_t position = position_;
  if (!at_end()) text::next_code_point(source_, position);
  return position;
}

bool Scanner::is_delimiter(std::size_t position, Place place) const {
  if (position >= source_.size()) return true;
  const char32_t next = sign_at(position);
  return is_space(next) || next == '(' || next == ')' || next == '|' || (next == ',' && place == Place::FieldValue);
}

bool Scanner::at_gershayim() const {
  if (peek() != '"' || position_ < 2 || !is_hebrew(peek_second())) return false;
  std::size_t before = text::character_start(source_, position_ - 1);
  return is_hebrew(text::next_code_point(source_, before));
}

Suffix Scanner::suffix(Place place) const {
  Suffix suffix{.tilde = std::nullopt, .boost = std::nullopt, .end = position_};
  std::size_t at = position_;
  const auto digits_from = [&](std::size_t from) {
    std::size_t end = from;
    while (end < source_.size() && is_ascii_digit(static_cast<unsigned char>(source_[end]))) ++end;
    return end;
  };
  const auto read_tilde = [&](std::size_t begin) {
    const std::size_t end = digits_from(begin + 1);
    uint32_t number = bare_tilde;
    if (end - begin - 1 > 4) {
      number = huge_tilde;
    } else {
      std::from_chars(source_.data() + begin + 1, source_.data() + end, number);
    }
    if (!is_delimiter(end, place) && (source_[end] != '^' || begin != position_)) return false;
    suffix.tilde = number;
    suffix.end = end;
    return true;
  };
  if (at < source_.size() && source_[at] == '~') {
    if (!read_tilde(at)) return suffix;
    at = suffix.end;
  }
  if (at < source_.size() && source_[at] == '^') {
    std::size_t end = at + 1;
    bool has_digit = false;
    for (; !is_delimiter(end, place) && (source_[end] != '~' || suffix.tilde); ++end) {
      if (end - at > longest_weight) return suffix;
      if (std::string_view("0123456789.eE+-^").find(source_[end]) == std::string_view::npos) return suffix;
      has_digit = has_digit || is_ascii_digit(static_cast<unsigned char>(source_[end]));
    }
    if (!has_digit) return suffix;
    const bool has_tilde_behind = !is_delimiter(end, place);
    if (has_tilde_behind && !read_tilde(end)) return suffix;
    double boost = 0;
    const auto [read, error] = std::from_chars(source_.data() + at + 1, source_.data() + end, boost);
    const bool is_weight = error == std::errc() && read == source_.data() + end && source_[at + 1] != '-';
    suffix.boost = is_weight ? boost : -1;
    if (!has_tilde_behind) suffix.end = end;
  }
  return suffix;
}

void Scanner::warn_unclosed(std::size_t begin) {
  const std::string_view rest = source_.substr(begin);
  warnings_.add("unclosed_quote", span_from(begin), {rest.substr(0, text::character_start(rest, 20))});
}

// Addresses may hold commas, quotes, weights and pairs of brackets.
std::string Scanner::read_value(const schema::Field& field, Suffix& suffix) {
  const bool is_address = field.name == "url";
  std::string value;
  int open = 0;
  while (!at_end()) {
    const char32_t next = peek();
    if (is_space(next) || (next == ')' && open == 0)) break;
    if (!is_address && (at_delimiter(Place::FieldValue) || opens_quote(next))) break;
    if (!is_address && next == '^' && !value.empty()) {
      suffix = this->suffix(Place::FieldValue);
      if (suffix.end > position_) break;
    }
    const char32_t typed = advance();
    if (is_address) open += next == '(' ? 1 : next == ')' ? -1 : 0;
    const char32_t meant = next == '\\' && !at_end() ? advance() : typed;
    if (!is_invisible(meant)) text::append_utf8(value, meant);
  }
  return value;
}

std::vector<std::string> Scanner::read_values(const schema::Field& field, Suffix& suffix) {
  std::vector<std::string> values;
  suffix.end = position_;
  while (true) {
    std::string value;
    bool is_empty_quote = false;
    if (peek() == '=') {
      advance();
      value += '=';
    }
    if (opens_quote(peek())) {
      is_empty_quote = true;
      read_quote([&](char32_t next, bool) {
        is_empty_quote = false;
        if (!is_invisible(next)) text::append_utf8(value, next);
      });
      suffix = this->suffix(Place::FieldValue);
    } else {
      value += read_value(field, suffix);
    }
    if (!value.empty() && !is_empty_quote) values.push_back(std::move(value));
    if (suffix.end > position_ || peek() != ',') return values;
    advance();
  }
}

}  // namespace wirecopy::searcher
