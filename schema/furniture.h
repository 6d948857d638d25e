// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include <xapian.h>

namespace wirecopy::schema {

// A paragraph that was learned to be furniture of an outlet.
struct LearnedLine {
  std::string text;
  uint64_t articles = 0;  // in which it stood at an edge, those that taught it among them
  uint64_t last = 0;      // number of the last of these, see OutletFurniture::articles
};

// Hashes of the two longest paragraphs of an article but one: two articles that share one are taken for one text.
using TextMark = std::array<uint32_t, 2>;

// A paragraph that may yet turn out to be furniture.
struct CandidateLine {
  uint64_t hash = 0;
  uint64_t first = 0;           // number of the article it was first seen in
  std::vector<TextMark> texts;  // of the different articles it was seen in
};

// What an index has learned of the furniture of one outlet (indexer/furniture_memory.h has the rule).
struct OutletFurniture {
  std::string outlet;
  uint64_t articles = 0;  // that were looked at; they are numbered from 1
  std::vector<LearnedLine> learned;
  std::vector<CandidateLine> candidates;  // in the order of `first`
};

// Nothing is known where no furniture is stored: an empty record of the outlet. Throws Error when the bytes are none
// ("the index is damaged").
OutletFurniture read_furniture(const Xapian::Database& database, const std::string& outlet);
void write_furniture(Xapian::WritableDatabase& database, const OutletFurniture& furniture);

// How many outlets are followed.
std::size_t count_furniture(const Xapian::Database& database);

// Of all outlets that something was learned of, by name of the outlet.
std::vector<OutletFurniture> all_furniture(const Xapian::Database& database);

}  // namespace wirecopy::schema
