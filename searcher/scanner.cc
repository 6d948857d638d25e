// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/scanner.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace wirecopy::searcher {

char32_t Scanner::peek(std::size_t ahead) const {
  std::size_t position = position_ + ahead;
  return position < source_.size() ? text::next_code_point(source_, position) : U' ';
}

bool Scanner::is_delimiter(std::size_t position, Place place) const {
  if (position >= source_.size()) return true;
  const char32_t next = text::next_code_point(source_, position);
  return is_space(next) || next == '(' || next == ')' || next == '|' || (next == ',' && place == Place::FieldValue);
}

bool Scanner::at_gershayim() const {
  if (peek() != '"' || position_ < 2 || !is_hebrew(peek(1))) return false;
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
  if (at < source_.size() && source_[at] == '~') {
    const std::size_t end = digits_from(at + 1);
    uint32_t number = bare_tilde;
    if (end - at - 1 > 4) return suffix;
    std::from_chars(source_.data() + at + 1, source_.data() + end, number);
    if (!is_delimiter(end, place) && source_[end] != '^') return suffix;
    suffix.tilde = number;
    suffix.end = end;
    at = end;
  }
  if (at < source_.size() && source_[at] == '^') {
    std::size_t end = digits_from(at + 1);
    if (end == at + 1) return suffix;
    if (end < source_.size() && source_[end] == '.') end = digits_from(end + 1);
    if (end - at > 12 || !is_delimiter(end, place)) return suffix;
    double boost = 1;
    std::from_chars(source_.data() + at + 1, source_.data() + end, boost);
    // Three places are enough, and have a short text of their own.
    suffix.boost = std::round(std::min(boost, largest_boost) * 1000) / 1000;
    suffix.end = end;
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
    advance();
    if (is_address) open += next == '(' ? 1 : next == ')' ? -1 : 0;
    const char32_t meant = next == '\\' && !at_end() ? advance() : next;
    if (!is_invisible(meant)) text::append_utf8(value, meant);
  }
  return value;
}

std::vector<std::string> Scanner::read_values(const schema::Field& field, Suffix& suffix) {
  std::vector<std::string> values;
  suffix.end = position_;
  while (true) {
    std::string value;
    if (opens_quote(peek())) {
      read_quote([&](char32_t next, bool) {
        if (!is_invisible(next)) text::append_utf8(value, next);
      });
      suffix = this->suffix(Place::FieldValue);
    } else {
      value = read_value(field, suffix);
    }
    if (!value.empty()) values.push_back(std::move(value));
    if (suffix.end > position_ || peek() != ',') return values;
    advance();
  }
}

}  // namespace wirecopy::searcher
