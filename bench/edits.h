// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "bench/draft.h"
#include "bench/random.h"
#include "dedup/overlap.h"

namespace wirecopy::bench {

// What is done to a text before it is printed elsewhere, and how much of it.
struct EditRow {
  std::string_view edit;
  std::string_view strength;
  // The copy; `own` is a text of the outlet that makes it, in the same language.
  Draft (*apply)(const Draft& original, const Draft& own, Random& random);
  std::vector<dedup::Relation> right;  // what the copy may be called; two where sentences are too coarse to cut exactly
};

// Every edit at every strength, of texts in words and of texts without spaces.
std::span<const EditRow> edit_rows();
std::span<const EditRow> unspaced_edit_rows();

// A text of about `bytes` in an invented language that is written without spaces, in letters of a real one: "ja", "zh"
// or "th".
Draft write_unspaced(Random& random, std::string_view language, std::size_t bytes);

// A text cut into paragraphs and sentences, so that it can be edited.
Draft draft_of(std::string_view title, std::string_view body, std::string_view language);

// The body that the paragraphs make: sentences behind one another, paragraphs set apart by an empty line.
std::string body_of(const Draft& draft);

}  // namespace wirecopy::bench
