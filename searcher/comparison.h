// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "corpus/article.h"
#include "dedup/judgement.h"
#include "dedup/overlap.h"
#include "dedup/passages.h"
#include "searcher/answer.h"

namespace wirecopy::searcher {

// Two articles held against one another: how much of each stands in the other, and where.
struct ArticleComparison {
  std::optional<IndexState> index;  // that the articles are from; nothing when none of them is
  corpus::Article a;                // their bodies are schema::stored_body, and all places are bytes of them
  corpus::Article b;
  uint32_t words_a = 0;  // units of the bodies: words, or characters in a script without spaces
  uint32_t words_b = 0;
  dedup::Overlap overlap;                         // size_a is of a
  std::optional<dedup::Relation> relation;        // of b to a; nothing where the overlap is not dedup::is_reported
  dedup::Verdict verdict = dedup::Verdict::Copy;  // whether these are copies; says nothing without a relation
  bool grouped = false;                           // both are in one group of copies of the index
  std::vector<dedup::Passage> passages;           // of the bodies, in the order of a
  std::vector<dedup::Passage> repeats;            // where b says again what is in a passage already, in the order of b
  std::vector<Span> added_by_a;  // what stands in no passage and no repeat, in order: runs with a word in them
  std::vector<Span> added_by_b;
  std::vector<Warning> warnings = {};  // of who asks
};

// Compares any two articles, of an index or not, and judges them by their texts. `index`, `grouped`, and the verdicts
// that only an index can give are left to the caller. Linear in the texts.
ArticleComparison compare_articles(corpus::Article a, corpus::Article b);

// Why two that overlap are in no group of copies; null where they are in one, or are copies as far as their texts tell,
// or share too little.
const dedup::VerdictRow* reason_against(const ArticleComparison& comparison);

// True for a reason that lies in the texts: they are no copies, whatever else is in the index.
bool is_of_texts(const dedup::VerdictRow& reason);

// The passage of most words, the first of equals; null when there is none.
const dedup::Passage* longest_passage(const std::vector<dedup::Passage>& passages);

// The shape of docs/api.md, as JSON text on one line; the shape is listed in reuse_json.cc.
enum class Bodies { Shown, Left };  // Left: without the texts of the two articles
std::string to_json(const ArticleComparison& comparison, Bodies bodies = Bodies::Shown);

}  // namespace wirecopy::searcher
