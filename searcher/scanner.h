// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "schema/fields.h"
#include "searcher/characters.h"
#include "searcher/warnings.h"
#include "text/utf8.h"

namespace wirecopy::searcher {

// Where a word stands: in a field's value a comma ends it, and operators are words.
enum class Place { Free, FieldValue };

// What may stand right behind a word, quote or bracket: ~, ~2, ^2, ~2^0.5, ^0.5~2.
struct Suffix {
  std::optional<uint32_t> tilde;  // of ~n, bare_tilde or huge_tilde
  std::optional<double> boost;    // of ^n, as typed; below 0 where it looks like a number and is no weight
  std::size_t end = 0;            // where it ends; where the scanner stands when there is none
};
inline constexpr uint32_t bare_tilde = UINT32_MAX;
inline constexpr uint32_t huge_tilde = UINT32_MAX - 1;  // of five digits and more
inline constexpr double largest_boost = 1000;

// Goes over a query text from left to right, by characters. The text must be well-formed UTF-8 and outlive the scanner.
class Scanner {
 public:
  Scanner(std::string_view source, WarningList& warnings) : source_(source), warnings_(warnings) {}

  bool at_end() const { return position_ >= source_.size(); }
  std::size_t position() const { return position_; }
  void move_to(std::size_t position) { position_ = position; }
  std::string_view source() const { return source_; }
  Span span_from(std::size_t begin) const { return {static_cast<uint32_t>(begin), static_cast<uint32_t>(position_)}; }

  // The next character, or the one behind it, wide signs as the ones they are typed for; a space at the end.
  char32_t peek() const { return sign_at(position_); }
  char32_t peek_second() const { return sign_at(second_position()); }
  std::size_t second_position() const;
  // The sign at a position, in that way.
  char32_t sign_at(std::size_t position) const;
  // The next character as it is.
  char32_t advance() { return text::next_code_point(source_, position_); }

  // Whether a word that reaches up to `position` ends there.
  bool is_delimiter(std::size_t position, Place place) const;
  bool at_delimiter(Place place) const { return is_delimiter(position_, place); }

  // Whether this is the mark like a quote before the last letter of a Hebrew abbreviation.
  bool at_gershayim() const;

  Suffix suffix(Place place) const;

  // From an opening mark: hands every character of the quote to `take` with whether it was escaped, and goes past the
  // closing mark. A quote that is not closed ends with the text, with a warning.
  template <class Take>
  void read_quote(Take take) {
    const std::size_t begin = position_;
    const char32_t open = advance();
    uint32_t nested = 0;
    while (!at_end()) {
      const char32_t next = peek();
      if (next == '\\' && position_ + 1 < source_.size()) {
        advance();
        take(advance(), true);
        continue;
      }
      // Inside of typed marks a pair of typographic ones is text.
      if (open == '"' && next == 0x201C) ++nested;
      const bool is_nested = open == '"' && next == 0x201D && nested > 0;
      if (is_nested) --nested;
      if (!is_nested && closes_quote(open, next) && !at_gershayim()) {
        advance();
        return;
      }
      take(advance(), false);
    }
    warn_unclosed(begin);
  }

  // The list behind the colon of a field that is not a text field: quotes, or characters up to a delimiter, with or
  // without a = in front; the suffix behind it, if any, is not passed.
  std::vector<std::string> read_values(const schema::Field& field, Suffix& suffix);

 private:
  void warn_unclosed(std::size_t begin);
  std::string read_value(const schema::Field& field, Suffix& suffix);

  std::string_view source_;
  std::size_t position_ = 0;
  WarningList& warnings_;
};

}  // namespace wirecopy::searcher
