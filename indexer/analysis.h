// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "corpus/article.h"
#include "dedup/comparison.h"
#include "dedup/sketch.h"
#include "schema/metadata.h"
#include "stories/profile.h"
#include "text/analyzer.h"

namespace wirecopy::indexer {

// A stem of an article and where it stands.
struct StemEntry {
  std::string stem;
  schema::Occurrences occurrences;
  std::vector<uint32_t> positions;  // ascending; those in the title come first
};

// What an article's text comes to, before the figures of the whole index are known.
struct Analysis {
  std::vector<StemEntry> stems;          // in order of first appearance
  std::vector<std::string> exact_forms;  // folded, as schema::exact_term asks for
  uint32_t words = 0;                    // of title and body
  dedup::ComparedText compared;
  dedup::Sketch sketch;  // of compared.body
  stories::Profile profile;
};

// Body words are counted on from here after the last title word, so that no phrase runs from the one into the other.
inline constexpr uint32_t position_gap = 100;

// Analyses articles, keeping one analyzer a language. Not thread-safe: one per thread. The same article gives the same
// analysis.
class ArticleAnalyzer {
 public:
  Analysis analyze(const corpus::Article& article);

 private:
  text::Analyzer& analyzer_of(const std::string& language);

  std::map<std::string, text::Analyzer> analyzers_;
  stories::ProfileMaker profile_maker_;
};

}  // namespace wirecopy::indexer
