// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

#include "corpus/article.h"
#include "schema/groups.h"
#include "schema/metadata.h"

namespace wirecopy::searcher {

// A directory of its own for one test, gone with it.
class TemporaryDirectory {
 public:
  TemporaryDirectory();
  ~TemporaryDirectory();
  TemporaryDirectory(const TemporaryDirectory&) = delete;
  TemporaryDirectory& operator=(const TemporaryDirectory&) = delete;

  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

// What a test says of an article; all but `title` is mostly left out.
struct SmallArticle {
  std::string id = {};  // "a1", "a2", ... by its docid when empty
  std::string title = {};
  std::string body = {};
  std::string outlet = {};
  std::string credit = {};
  std::string language = "en";
  corpus::Date published = {};
  std::vector<std::string> authors = {};
  std::string section = {};
  std::vector<std::string> tags = {};
};

// A real index on disk of a few articles, with the terms, slots and records of the index contract.
// Call sequence: (add* (group | story)* commit)*.
class SmallIndex {
 public:
  // Both as in schema::Metadata; 0 leaves lengths out of the ranking.
  explicit SmallIndex(const std::filesystem::path& path, double reference_words = 0,
                      std::vector<std::string> common_stems = {});

  // The docid.
  Xapian::docid add(const SmallArticle& article);

  void remove(Xapian::docid document) { database_.delete_document(document); }

  // Makes copies of articles; the first leads, the others are near copies of it unless `relation` says otherwise.
  void group(const std::vector<Xapian::docid>& members, dedup::Relation relation = dedup::Relation::Near);

  // Puts articles into one story.
  void story(const std::vector<Xapian::docid>& members);

  void commit();

  std::string path() const { return path_.string(); }

 private:
  std::filesystem::path path_;
  Xapian::WritableDatabase database_;
  schema::Metadata metadata_;
};

// A day in March 2024 at noon, known to the second.
corpus::Date march(int day);

}  // namespace wirecopy::searcher
