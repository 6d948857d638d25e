// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace wirecopy::corpus {

// Which value of a record fills which field of an article: the names of corpus/json_fields.h, and what a user says of
// records that go by other names. Not changed once made, so safe to share between threads.
class FieldMap {
 public:
  // The known names alone.
  FieldMap() = default;

  // "title=headline,body=content.text": left one of the known names of a field, right the path of the value in the
  // record. A field that is mapped is read from there and from nowhere else. Throws Error (usage) where a pair is not
  // of this form or its field is not known.
  explicit FieldMap(std::string_view pairs);

  // As given; empty where nothing is mapped.
  const std::string& pairs() const { return pairs_; }

  // The place in field_names of a path in written form (see append_key), or -1.
  int find(const std::string& path) const;

  // True where names lead into an object or array of that path.
  bool leads_on(const std::string& path) const;

 private:
  std::string pairs_;
  std::unordered_map<std::string, int> names_;
  std::unordered_set<std::string> prefixes_;
  std::vector<bool> is_mapped_;  // by Field; empty when nothing is mapped
};

}  // namespace wirecopy::corpus
