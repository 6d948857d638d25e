// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/words.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <memory>
#include <stdexcept>
#include <utility>

#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/utext.h>

#include "text/elision.h"
#include "text/utf8.h"

namespace wirecopy::text {

namespace {

// Word_Break classes of the ASCII characters (UAX 29, table 3), with the colon left out of MidLetter as in CLDR.
enum class Class : uint8_t { Other, Space, Letter, Digit, Underscore, MidLetter, MidDigit, MidBoth, Beyond };

constexpr std::array<Class, 256> make_classes() {
  std::array<Class, 256> classes{};
  for (std::size_t i = 0; i <= ' '; ++i) classes[i] = Class::Space;
  for (std::size_t i = 'a'; i <= 'z'; ++i) classes[i] = Class::Letter;
  for (std::size_t i = 'A'; i <= 'Z'; ++i) classes[i] = Class::Letter;
  for (std::size_t i = '0'; i <= '9'; ++i) classes[i] = Class::Digit;
  classes['_'] = Class::Underscore;
  classes['.'] = classes['\''] = Class::MidBoth;
  classes[','] = classes[';'] = Class::MidDigit;
  for (std::size_t i = 0x80; i < 256; ++i) classes[i] = Class::Beyond;
  return classes;
}
constexpr std::array<Class, 256> classes = make_classes();

Class class_at(std::string_view text, std::size_t position) {
  return classes[static_cast<uint8_t>(text[position])];
}

// What a character of a word of ASCII says about the word; 0 = it is no part of one by itself.
using Traits = uint8_t;
constexpr Traits in_word = 1;
constexpr Traits alphanumeric = 2;
constexpr Traits capital = 4;

constexpr std::array<Traits, 256> make_traits() {
  std::array<Traits, 256> traits{};
  for (std::size_t i = 0; i < traits.size(); ++i) {
    if (classes[i] == Class::Letter || classes[i] == Class::Digit) traits[i] = in_word | alphanumeric;
  }
  for (std::size_t i = 'A'; i <= 'Z'; ++i) traits[i] |= capital;
  traits['_'] = in_word;
  return traits;
}
constexpr std::array<Traits, 256> traits = make_traits();

bool is_in_word(char32_t code_point) {
  return code_point == '_' || is_word_character(code_point);
}

// Where the text between two places ends but for signs.
std::size_t without_signs_behind(std::string_view text, std::size_t begin, std::size_t end) {
  while (end > begin) {
    const std::size_t last = character_start(text, end - 1);
    std::size_t position = last;
    if (is_in_word(next_code_point(text, position))) break;
    end = last;
  }
  return end;
}

// Where the first word character stands between two places; the end when there is none.
std::size_t behind_signs(std::string_view text, std::size_t begin, std::size_t end) {
  while (begin < end) {
    std::size_t position = begin;
    if (is_in_word(next_code_point(text, position))) break;
    begin = position;
  }
  return begin;
}

// A run beyond ASCII is segmented at a time; longer ones are taken in parts, so that a hostile text costs bounded
// memory.
constexpr std::size_t longest_run = 64 * 1024;

// Where the chunk begins that holds the first byte beyond ASCII, or the text ends.
std::size_t ascii_chunks_end(std::string_view text, std::size_t position) {
  constexpr uint64_t high_bits = 0x8080'8080'8080'8080;
  std::size_t end = position;
  for (uint64_t eight = 0; text.size() - end >= sizeof(eight); end += sizeof(eight)) {
    std::memcpy(&eight, text.data() + end, sizeof(eight));
    if ((eight & high_bits) != 0) break;
  }
  while (end < text.size() && class_at(text, end) != Class::Beyond) ++end;
  if (end == text.size()) return end;
  while (end > position && class_at(text, end - 1) != Class::Space) --end;
  return end;
}

UBreakIterator& word_iterator() {
  static thread_local const std::unique_ptr<UBreakIterator, decltype(&ubrk_close)> iterator = [] {
    UErrorCode status = U_ZERO_ERROR;
    UBreakIterator* made = ubrk_open(UBRK_WORD, "en", nullptr, 0, &status);
    if (U_FAILURE(status)) throw std::runtime_error("the word rules of ICU are missing");
    return std::unique_ptr<UBreakIterator, decltype(&ubrk_close)>(made, &ubrk_close);
  }();
  return *iterator;
}

bool is_mark(char32_t code_point) {
  return (U_GET_GC_MASK(static_cast<UChar32>(code_point)) & U_GC_M_MASK) != 0;
}

bool is_base(char32_t code_point) {
  return (U_GET_GC_MASK(static_cast<UChar32>(code_point)) & (U_GC_L_MASK | U_GC_N_MASK)) != 0;
}

// A letter or digit; a mark without one, as a blank may carry it, is no word.
bool has_base_character(std::string_view text) {
  std::size_t position = 0;
  while (position < text.size()) {
    if (is_base(next_code_point(text, position))) return true;
  }
  return false;
}

// Letters of Thai, Lao, Khmer, Burmese and their like, whose words ICU joins with what they touch.
bool is_of_dictionary(char32_t code_point) {
  return u_getIntPropertyValue(static_cast<UChar32>(code_point), UCHAR_LINE_BREAK) == U_LB_COMPLEX_CONTEXT;
}

// Those begin with one of few bytes.
bool may_hold_dictionary_letters(std::string_view text) {
  return text.find_first_of("\xE0\xE1\xEA\xF0") != std::string_view::npos;
}

// Names and counts are written with a small ke or ka or with a large one, and the dictionary knows most with the small
// one: between ideographs, or behind a figure, that is what is looked up. Both have three bytes. The text itself where
// it has none such; else `changed`.
std::string_view with_small_kana(std::string_view text, std::string& changed) {
  constexpr std::pair<std::string_view, std::string_view> kana[] = {{"\u30B1", "\u30F6"}, {"\u30AB", "\u30F5"}};
  const auto is_ideograph_at = [&](std::size_t at) {
    return u_hasBinaryProperty(static_cast<UChar32>(next_code_point(text, at)), UCHAR_IDEOGRAPHIC);
  };
  bool is_changed = false;
  for (const auto& [large, small] : kana) {
    for (std::size_t at = text.find(large); at != std::string_view::npos; at = text.find(large, at + large.size())) {
      const std::size_t behind = at + large.size();
      if (at == 0 || behind >= text.size() || !is_ideograph_at(behind)) continue;
      std::size_t before = character_start(text, at - 1);
      if (!is_ideograph_at(before) && !u_isdigit(static_cast<UChar32>(next_code_point(text, before)))) continue;
      if (!is_changed) changed.assign(text);
      is_changed = true;
      changed.replace(at, large.size(), small);
    }
  }
  return is_changed ? std::string_view(changed) : text;
}

}  // namespace

bool Words::next(Word& word) {
  while (true) {
    if (next_boundary_ < boundaries_.size()) {
      if (next_in_segments(word)) return true;
      continue;
    }
    if (position_ < ascii_end_) {
      if (next_in_ascii(word)) return true;
      continue;
    }
    while (position_ < text_.size() && class_at(text_, position_) == Class::Space) ++position_;
    if (position_ >= text_.size()) return false;
    // Chunks between spaces: those of plain ASCII go by our own rules, anything else by ICU, neighbouring chunks of
    // that kind with it.
    ascii_end_ = ascii_chunks_end(text_, position_);
    if (ascii_end_ > position_) continue;
    std::size_t end = position_;
    while (end < text_.size() && class_at(text_, end) != Class::Space) ++end;
    while (end < text_.size() && end - position_ < longest_run) {
      std::size_t chunk = end;
      while (chunk < text_.size() && class_at(text_, chunk) == Class::Space) ++chunk;
      bool chunk_beyond = false;
      std::size_t chunk_end = chunk;
      while (chunk_end < text_.size() && class_at(text_, chunk_end) != Class::Space)
        chunk_beyond |= class_at(text_, chunk_end++) == Class::Beyond;
      if (!chunk_beyond) break;
      end = chunk_end;
    }
    if (end - position_ > 2 * longest_run)
      end = std::max(position_ + 1, character_start(text_, position_ + 2 * longest_run));
    segment(position_, end);
  }
}

bool Words::next_in_ascii(Word& word) {
  const auto traits_at = [text = text_.data()](std::size_t at) { return traits[static_cast<uint8_t>(text[at])]; };
  std::size_t begin = position_;
  while (begin < ascii_end_ && traits_at(begin) == 0) ++begin;
  std::size_t end = begin;
  Traits seen = 0;
  while (end < ascii_end_) {
    if (const Traits here = traits_at(end); here != 0) {
      seen |= here;
      ++end;
      continue;
    }
    const Class here = class_at(text_, end);
    // WB6, WB7, WB11, WB12: one such mark joins when letters, or digits, stand on both sides.
    if (end + 1 >= ascii_end_) break;
    const Class before = class_at(text_, end - 1);
    const Class after = class_at(text_, end + 1);
    const bool joins_letters =
        (here == Class::MidLetter || here == Class::MidBoth) && before == Class::Letter && after == Class::Letter;
    const bool joins_digits =
        (here == Class::MidDigit || here == Class::MidBoth) && before == Class::Digit && after == Class::Digit;
    if (!joins_letters && !joins_digits) break;
    if (text_[end] == '\'' && elided_length(text_.substr(begin, ascii_end_ - begin)) == end - begin) break;
    seen |= traits_at(end + 1);
    end += 2;
  }
  position_ = end;
  if ((seen & alphanumeric) == 0) return false;
  word.span = {static_cast<uint32_t>(begin), static_cast<uint32_t>(end)};
  word.lower = text_.substr(begin, end - begin);
  if ((seen & capital) != 0) {
    lower_ = word.lower;
    for (char& character : lower_) {
      if (character >= 'A' && character <= 'Z') character = static_cast<char>(character + 32);
    }
    word.lower = lower_;
  }
  word.folded = word.lower;
  return true;
}

bool Words::next_in_segments(Word& word) {
  const std::size_t begin = position_;
  const std::size_t end = boundaries_[next_boundary_++];
  position_ = end;
  const std::string_view surface = text_.substr(begin, end - begin);
  if (!has_base_character(surface)) return false;
  lower_ = lower(surface);
  folded_ = strip_marks(lower_);
  if (folded_.empty()) return false;
  word.span = {static_cast<uint32_t>(begin), static_cast<uint32_t>(end)};
  word.lower = lower_;
  word.folded = folded_;
  return true;
}

// Adds where a word ends, and before it where short words in front of apostrophes and these end.
void Words::add_word(std::size_t begin, std::size_t end) {
  while (const std::size_t elided = elided_length(text_.substr(begin, end - begin))) {
    const std::size_t apostrophe = begin + elided;
    begin = apostrophe + apostrophe_at(text_, apostrophe);
    boundaries_.push_back(static_cast<uint32_t>(apostrophe));
    boundaries_.push_back(static_cast<uint32_t>(begin));
  }
  if (begin < end) boundaries_.push_back(static_cast<uint32_t>(end));
}

// Adds the words of what ICU takes for one: where dictionary letters touch others, each kind stands by itself, and what
// is no word between them too.
void Words::add_scripts(std::size_t begin, std::size_t end) {
  if (!may_hold_dictionary_letters(text_.substr(begin, end - begin))) return add_word(begin, end);
  bool is_known = false;
  bool kind = false;
  std::size_t kind_end = begin;
  for (std::size_t position = begin; position < end;) {
    const std::size_t at = position;
    const char32_t code_point = next_code_point(text_, position);
    if (!is_base(code_point)) {
      if (is_mark(code_point) && kind_end == at) kind_end = position;
      continue;
    }
    const bool next_kind = is_of_dictionary(code_point);
    if (is_known && next_kind != kind) {
      add_word(begin, kind_end);
      if (kind_end < at) boundaries_.push_back(static_cast<uint32_t>(at));
      begin = at;
    }
    is_known = true;
    kind = next_kind;
    kind_end = position;
  }
  add_word(begin, end);
}

void Words::segment(std::size_t begin, std::size_t end) {
  boundaries_.clear();
  next_boundary_ = 0;
  std::string changed;
  const std::string_view run = with_small_kana(text_.substr(begin, end - begin), changed);
  UErrorCode status = U_ZERO_ERROR;
  UText source = UTEXT_INITIALIZER;
  utext_openUTF8(&source, run.data(), static_cast<int64_t>(run.size()), &status);
  UBreakIterator& iterator = word_iterator();
  ubrk_setUText(&iterator, &source, &status);
  if (U_SUCCESS(status)) {
    std::size_t start = begin;
    for (int32_t at = ubrk_next(&iterator); at != UBRK_DONE; at = ubrk_next(&iterator)) {
      const std::size_t stop = begin + static_cast<std::size_t>(at);
      // ICU 72 keeps the @ of an address inside the word; UAX 29 does not, nor the signs beside it.
      for (std::size_t sign = start; sign < stop; ++sign) {
        if (text_[sign] != '@') continue;
        add_scripts(start, without_signs_behind(text_, start, sign));
        start = sign = behind_signs(text_, sign, stop);
        boundaries_.push_back(static_cast<uint32_t>(start));
      }
      add_scripts(start, stop);
      start = stop;
    }
  }
  utext_close(&source);
  if (boundaries_.empty() || boundaries_.back() != end) boundaries_.push_back(static_cast<uint32_t>(end));
}

}  // namespace wirecopy::text
