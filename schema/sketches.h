// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include <xapian.h>

#include "dedup/comparison.h"
#include "dedup/judgement.h"
#include "dedup/sketch.h"

namespace wirecopy::schema {

// What an article of the index is compared by, from its stored text. Empty when there is no such document.
dedup::ComparedText compared_text_of(const Xapian::Database& database, Xapian::docid document);

// What an article of the index is judged by. Empty when there is no such document.
dedup::JudgedText judged_text_of(const Xapian::Database& database, Xapian::docid document);

// An article whose stored sketch has enough in common with a given one to be worth verifying.
struct StoredCandidate {
  Xapian::docid document = 0;
  uint32_t shared = 0;       // sampled shingles that both hold
  uint32_t distinctive = 0;  // of these, held by no more than dedup::formula_texts articles
};

// The candidates of a sketch (dedup::candidate_threshold), by docid. A sampled shingle that more than
// dedup::common_shingle articles hold is looked up in the first so many of them only.
std::vector<StoredCandidate> stored_candidates(const Xapian::Database& database, const dedup::Sketch& sketch);

}  // namespace wirecopy::schema
