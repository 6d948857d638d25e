// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "text/span.h"

namespace wirecopy::dedup {

// Words in a shingle (a run of consecutive words), and characters in one where the script sets no spaces between words:
// words of two characters, as in Japanese and Chinese, make five words lose as many shingles to a changed word as nine
// characters do.
inline constexpr std::size_t shingle_words = 5;
inline constexpr std::size_t shingle_characters = 9;

// The mark that a shingle holds a figure (a unit that begins with a digit): the highest bit of its hash. Sorted sets
// therefore end with the shingles that hold one, and what two texts do not share can be told apart into words and
// figures without the texts.
inline constexpr uint64_t figure_mark = uint64_t{1} << 63;

// The units of a text that shingles are made of: runs of letters, digits, marks and underscores, folded, so that
// punctuation, case, accents, quotes and soft hyphens make no difference; apostrophes, full stops, commas and hyphens
// divide. In a script without spaces each character is a unit.
struct Units {
  std::vector<uint32_t> hashes;  // of the folded unit; the highest bit says that it begins with a digit
  std::vector<Span> spans;       // where it stands, in bytes of the text; empty when not asked for
  bool unspaced =
      false;  // most units are characters of a script without spaces; shingles are then of shingle_characters

  std::size_t shingle_size() const { return unspaced ? shingle_characters : shingle_words; }
};

enum class WithSpans { No, Yes };

// `text` must be well-formed UTF-8 and below 4 GiB. Linear; no work is done per word but for words beyond ASCII that
// were not met lately.
Units units_of(std::string_view text, WithSpans with_spans = WithSpans::No);

// The hash of each shingle of `size` units (at least 1), in order of the text: element i starts at unit i. A text
// shorter than one shingle but not empty gives one shingle of all its units, so that two equal short texts are equal.
// XXH3 over the unit hashes, the highest bit replaced by figure_mark; stable for ever: the sketch in the index is made
// of them. DO NOT CHANGE without a new format version.
std::vector<uint64_t> shingles_of(const Units& units, std::size_t size);
inline std::vector<uint64_t> shingles_of(const Units& units) {
  return shingles_of(units, units.shingle_size());
}

// The set of shingles of a text: sorted, each once. What overlap.h compares.
std::vector<uint64_t> shingle_set(std::string_view text);

// The set that an article is compared by: of its body, since papers write their own titles over the same text; where
// the body is shorter than this many units, of title and body as one text, since a brief without its title ("rose 2
// pct") says nothing of its own.
inline constexpr std::size_t least_body_units = 20;
std::vector<uint64_t> shingle_set(std::string_view title, std::string_view body);

}  // namespace wirecopy::dedup
