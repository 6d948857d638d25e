// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "indexer/index_job.h"

namespace wirecopy::indexer {

// An article of the tests, written as a line of JSON.
struct Item {
  std::string id;
  std::string body;
  std::string date;  // "2024-03-05", empty = undated
};

// Articles of a seed: about half are copies of earlier ones (same, cut, with another start, embedded), dates in no
// order, a few undated.
std::vector<Item> invented_news(uint32_t seed, std::size_t count);

// Writes a file of JSON lines.
void write_lines(const std::string& path, const std::vector<Item>& items);

// Indexes sources quietly.
IndexReport index_quietly(const std::string& index, const std::vector<std::string>& sources, unsigned threads = 2);

// The groups of copies of an index: id of the lead -> ids of the others.
std::map<std::string, std::set<std::string>> groups_in(const std::string& index);

// Everything an index says, document by document in the order of docids: terms with frequencies and positions, values
// but for the time of adding, data. Two indexes with the same dump answer alike.
std::vector<std::string> dump(const std::string& index);

// Group records and Copies slots agree, every member exists once, every number is the smallest docid of its group; the
// fault, or empty.
std::string fault_in_groups(const std::string& index);

}  // namespace wirecopy::indexer
