// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "corpus/article.h"

namespace wirecopy::corpus {

// How much of a file was not read because of a reject: once its cause is mended, as much is to be read again.
enum class Extent : uint8_t {
  Record,  // the record alone
  Rest,    // perhaps what comes after it, too
};

// Which records are wanted where not all are: those that an earlier run rejected. An empty one wants them all.
class Selection {
 public:
  // Adds what a reject at `place` kept from being read. Record 0 stands for a file with everything that is in it.
  void add(const Place& place, Extent extent);

  bool empty() const { return touched_.empty(); }
  bool wants(const Place& place) const;

  // True where every record of a file is wanted; not of an empty selection.
  bool holds_whole(std::string_view file) const;

  // False where no record of a file, or of a file in that archive, is wanted.
  bool touches(const std::string& file) const;

 private:
  struct Wanted {
    std::unordered_set<uint64_t> records;
    uint64_t from = UINT64_MAX;  // this one and all behind it
  };

  std::unordered_map<std::string, Wanted> files_;
  std::unordered_set<std::string> touched_;  // the files, and the archives around them
  std::unordered_set<std::string> whole_;
};

}  // namespace wirecopy::corpus
