// SPDX-License-Identifier: GPL-2.0-or-later
#include "dedup/shingles.h"

#include <algorithm>
#include <array>
#include <bit>
#include <string>

#define XXH_INLINE_ALL
#include <xxhash.h>

#include "text/language.h"
#include "text/utf8.h"
#include "text/words.h"

namespace wirecopy::dedup {

static_assert(std::endian::native == std::endian::little,
              "a shingle hash is defined over the little-endian bytes of unit hashes");

namespace {

// FNV-1a over 64 bits (RFC 9923, section 5), then mixed and cut to 31 bits. DO NOT CHANGE: hashes are in the index.
constexpr uint64_t unit_seed = 0xcbf29ce484222325;
constexpr uint64_t unit_prime = 0x100000001b3;
constexpr uint32_t unit_figure_mark = uint32_t{1} << 31;

constexpr uint64_t add_byte(uint64_t state, uint8_t byte) {
  return (state ^ byte) * unit_prime;
}

constexpr uint32_t finish_unit(uint64_t state, bool is_figure) {
  const uint64_t mixed = (state ^ state >> 32) * 0x9e3779b97f4a7c15;
  return static_cast<uint32_t>(mixed >> 33) | (is_figure ? unit_figure_mark : 0);
}

// The lower-case byte to hash of each ASCII letter, digit and underscore; 0 for all other bytes.
constexpr std::array<uint8_t, 256> unit_bytes = [] {
  std::array<uint8_t, 256> table{};
  for (uint8_t byte = '0'; byte <= '9'; ++byte) table[byte] = byte;
  for (uint8_t byte = 'a'; byte <= 'z'; ++byte) table[byte] = table[byte - 'a' + 'A'] = byte;
  table['_'] = '_';
  return table;
}();

constexpr bool is_digit(uint8_t byte) {
  return byte >= '0' && byte <= '9';
}
constexpr bool is_beyond_ascii(uint8_t byte) {
  return byte >= 0x80;
}

// Characters without a shape of their own that stand inside words: folding drops them (soft hyphen, joiners, byte order
// mark).
bool is_ignorable(char32_t code_point) {
  return code_point == 0xAD || code_point == 0x200C || code_point == 0x200D || code_point == 0x2060 ||
         code_point == 0xFEFF;
}

// Folding a word beyond ASCII costs a microsecond where hashing it costs nanoseconds, and texts repeat their words:
// each thread remembers the words it met lately. The memory holds results of a pure function, so it never changes one.
uint32_t hash_of_folded(std::string_view unit) {
  struct Remembered {
    uint64_t key = 0;
    uint32_t hash = 0;
  };
  thread_local std::vector<Remembered> memory(4096);
  const uint64_t key = XXH3_64bits(unit.data(), unit.size());
  Remembered& place = memory[key % memory.size()];
  if (place.key == key) return place.hash;
  const std::string folded = text::fold(unit);
  uint64_t state = unit_seed;
  for (const char character : folded) state = add_byte(state, static_cast<uint8_t>(character));
  place = {.key = key, .hash = finish_unit(state, !folded.empty() && is_digit(static_cast<uint8_t>(folded[0])))};
  return place.hash;
}

// The walk over one text: a tight loop over ASCII, left for single words and characters beyond it.
class UnitReader {
 public:
  UnitReader(std::string_view text, WithSpans with_spans) : text_(text), with_spans_(with_spans) {
    // English has one word in six bytes; the vector grows once in a text of shorter words.
    units_.hashes.reserve(text.size() / 5 + 1);
    if (with_spans == WithSpans::Yes) units_.spans.reserve(text.size() / 5 + 1);
  }

  Units read() && {
    const auto* const bytes = reinterpret_cast<const uint8_t*>(text_.data());
    const std::size_t size = text_.size();
    std::size_t position = 0;
    while (position < size) {
      uint8_t byte = unit_bytes[bytes[position]];
      if (byte == 0 && !is_beyond_ascii(bytes[position])) {
        ++position;
        continue;
      }
      const std::size_t begin = position;
      uint64_t state = unit_seed;
      while (byte != 0) {
        state = add_byte(state, byte);
        byte = ++position < size ? unit_bytes[bytes[position]] : uint8_t{0};
      }
      if (position < size && is_beyond_ascii(bytes[position])) {
        position = read_beyond_ascii(begin, position);
      } else {
        add(finish_unit(state, is_digit(bytes[begin])), begin, position);
      }
    }
    units_.unspaced = unspaced_ * 2 > units_.hashes.size();
    return std::move(units_);
  }

 private:
  // Goes on with the word that began at `begin` from a character beyond ASCII at `position`, until the first character
  // that is in no unit; on the way, characters of a script without spaces are units by themselves. Returns where that
  // character ends.
  std::size_t read_beyond_ascii(std::size_t begin, std::size_t position) {
    while (position < text_.size()) {
      const std::size_t here = position;
      const char32_t code_point = text::next_code_point(text_, position);
      const bool is_part =
          code_point == '_' || text::is_word_character(code_point) || (is_ignorable(code_point) && here > begin);
      if (is_part && !text::is_unspaced(code_point)) continue;
      if (here > begin) add_folded(begin, here);
      if (!is_part) return position;
      add_folded(here, position);
      ++unspaced_;
      begin = position;
    }
    if (position > begin) add_folded(begin, position);
    return position;
  }

  void add_folded(std::size_t begin, std::size_t end) {
    add(hash_of_folded(text_.substr(begin, end - begin)), begin, end);
  }

  void add(uint32_t hash, std::size_t begin, std::size_t end) {
    units_.hashes.push_back(hash);
    if (with_spans_ == WithSpans::Yes)
      units_.spans.push_back({static_cast<uint32_t>(begin), static_cast<uint32_t>(end)});
  }

  std::string_view text_;
  WithSpans with_spans_;
  Units units_;
  std::size_t unspaced_ = 0;
};

uint64_t hash_of_shingle(const uint32_t* units, std::size_t size) {
  uint32_t marks = 0;
  for (std::size_t i = 0; i < size; ++i) marks |= units[i];
  const uint64_t hash = XXH3_64bits(units, size * sizeof(uint32_t)) & ~figure_mark;
  return hash | (marks & unit_figure_mark ? figure_mark : 0);
}

std::vector<uint64_t> set_of(const Units& units) {
  std::vector<uint64_t> set = shingles_of(units);
  std::sort(set.begin(), set.end());
  set.erase(std::unique(set.begin(), set.end()), set.end());
  return set;
}

}  // namespace

Units units_of(std::string_view text, WithSpans with_spans) {
  return UnitReader(text, with_spans).read();
}

std::vector<uint64_t> shingles_of(const Units& units, std::size_t size) {
  std::vector<uint64_t> shingles;
  const std::size_t count = units.hashes.size();
  if (count == 0) return shingles;
  if (count < size) {
    shingles.push_back(hash_of_shingle(units.hashes.data(), count));
    return shingles;
  }
  shingles.reserve(count - size + 1);
  for (std::size_t i = 0; i + size <= count; ++i) shingles.push_back(hash_of_shingle(units.hashes.data() + i, size));
  return shingles;
}

std::vector<uint64_t> shingle_set(std::string_view text) {
  return set_of(units_of(text));
}

std::vector<uint64_t> shingle_set(std::string_view title, std::string_view body) {
  Units units = units_of(body);
  if (units.hashes.size() < least_body_units) {
    std::string both(title);
    units = units_of(both.append("\n").append(body));
  }
  return set_of(units);
}

}  // namespace wirecopy::dedup
