// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "corpus/article.h"
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
  dedup::Overlap overlap;                   // size_a is of a
  std::optional<dedup::Relation> relation;  // of b to a; nothing where the overlap is not dedup::is_reported
  bool grouped = false;                     // both are in one group of copies of the index
  std::vector<dedup::Passage> passages;     // of the bodies, in the order of a
  std::vector<Span> added_by_a;             // what stands in no passage, in order: runs with a word in them
  std::vector<Span> added_by_b;
};

// Compares any two articles, of an index or not. `index` and `grouped` are left to the caller. Linear in the texts.
ArticleComparison compare_articles(corpus::Article a, corpus::Article b);

// The passage of most words, the first of equals; null when there is none.
const dedup::Passage* longest_passage(const std::vector<dedup::Passage>& passages);

// The shape of docs/api.md, as JSON text on one line; the shape is listed in reuse_json.cc.
std::string to_json(const ArticleComparison& comparison);

}  // namespace wirecopy::searcher
