// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/article.h"
#include "dedup/judgement.h"
#include "dedup/overlap.h"
#include "searcher/listed.h"

namespace wirecopy::searcher {

// A member of a listed group of copies.
struct ListedCopy {
  std::string id;
  std::string title;
  std::string url;
  std::string outlet;
  corpus::Date published;
  dedup::Relation relation = dedup::Relation::Lead;
  dedup::Overlap to_lead;  // size_a is the lead's
};

// A group of copies, the lead first, the others by date (undated last), then by id.
struct ListedGroup {
  std::vector<ListedCopy> members;
  uint32_t outlets = 0;  // different ones
};

// Every group of copies of an index, the largest first, then by id of the lead. Throws Error as Searcher does.
Listed<ListedGroup> list_groups(const std::string& path);

// A verified overlap of two articles of the index.
struct OverlapRow {
  std::string id_a;  // the one that leads before the other (dedup::leads_before)
  std::string id_b;
  dedup::Relation relation = dedup::Relation::Near;  // of b to a
  dedup::Overlap overlap;
  dedup::Verdict verdict = dedup::Verdict::Copy;  // Copy: both are in one group of copies; else why they are not
};

// The name of why the two are not grouped; empty where they are.
std::string_view reason_of(const OverlapRow& row);

// Gives every overlap that dedup::is_reported, grouped or not, worked out from the stored sketches and verified on the
// stored texts, in a fixed order. The reason why two are not grouped is that of today: it was decided when they came,
// and how common a shingle is may have changed since. Memory: some 600 bytes an article. Ends early when `visit` gives
// false. Returns the state of the index that they are of.
IndexState list_overlaps(const std::string& path, const std::function<bool(const OverlapRow&)>& visit);

// What an index holds, for `wirecopy info`.
struct IndexInfo {
  uint64_t revision = 0;
  uint64_t articles = 0;
  uint64_t texts = 0;
  uint64_t groups = 0;
  uint64_t copies = 0;  // articles in groups
  uint64_t undated = 0;
  uint64_t bytes_on_disk = 0;  // 0 when remote
  double reference_words = 0;
  int format_version = 0;
  std::string created;
  corpus::Date earliest;
  corpus::Date latest;
  std::vector<std::pair<std::string, uint64_t>> languages;  // most frequent first
  std::vector<std::pair<std::string, uint64_t>> outlets;
};
IndexInfo index_info(const std::string& path);

// A paragraph that an index has learned to be furniture of an outlet.
struct FurnitureRow {
  std::string outlet;
  std::string text;
  uint64_t articles = 0;            // at whose beginning or end it stood
  uint64_t articles_of_outlet = 0;  // that were looked at
};

// By outlet, the most frequent first; of indexes that are joined, what each has learned by itself. Throws Error as
// Searcher does.
std::vector<FurnitureRow> learned_furniture(const std::string& path);

}  // namespace wirecopy::searcher
