// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "dedup/candidates.h"
#include "dedup/overlap.h"

namespace wirecopy::dedup {

// What an article is compared by. Papers write their own titles over the same text, so bodies are held against bodies;
// where a body is too short to say anything of its own ("rose 2 pct"), titles count on both sides. The signature at the
// end of a wire item ("Reuter", "(AP)") counts too where it is shorter than a shingle: it cannot make two texts alike
// by itself, and the figures come out as they do for who counts on the printed text. It does not make equal texts
// unequal.
struct ComparedText {
  std::vector<uint64_t> body;    // shingle_set(title, body): sorted, each once
  std::vector<uint64_t> title;   // shingles that the title adds to it; empty when it is in `body` already
  std::vector<uint64_t> credit;  // shingles that the signature adds to it
  bool brief = false;            // the body is shorter than least_body_units, so that its title is in `body`

  bool operator==(const ComparedText&) const = default;
};

// The longest title that is compared, in shingles. More is text that a reader took for a title.
inline constexpr std::size_t most_title_shingles = 64;

// `credit` may be empty. A credit that the body begins with (a dateline) is in the body already and adds nothing.
ComparedText compared_text(std::string_view title, std::string_view body, std::string_view credit);

// The exact overlap of two articles. O(|a| + |b|).
Overlap compare(const ComparedText& a, const ComparedText& b);

// True when `overlap`, which is compare(a, b), is to be reported or handed to group(): it is_reported, and no
// is_formula. What looks like a formula is reported all the same when titles and texts together are: two briefs of one
// pattern have different titles. All that reports or groups asks here.
bool is_verified(const ComparedText& a, const ComparedText& b, const Overlap& overlap, const CandidatePair& pair);

}  // namespace wirecopy::dedup
