// SPDX-License-Identifier: GPL-2.0-or-later
#include "schema/metadata.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdlib>

#include "text/error.h"

namespace wirecopy::schema {

namespace {

constexpr const char* version_key = "wirecopy:version";
constexpr const char* revision_key = "wirecopy:revision";
constexpr const char* reference_key = "wirecopy:reference_words";
constexpr const char* common_key = "wirecopy:common_stems";
constexpr const char* created_key = "wirecopy:created";
constexpr const char* creator_key = "wirecopy:creator";

// Stems hold no blanks.
std::string joined(const std::vector<std::string>& words) {
  std::string line;
  for (const std::string& word : words) line += (line.empty() ? "" : " ") + word;
  return line;
}

std::vector<std::string> split(std::string_view line) {
  std::vector<std::string> words;
  while (!line.empty()) {
    const std::size_t blank = std::min(line.find(' '), line.size());
    words.emplace_back(line.substr(0, blank));
    line.remove_prefix(std::min(blank + 1, line.size()));
  }
  return words;
}

}  // namespace

uint32_t frequency_in_index(const Occurrences& occurrences, uint32_t words, double reference_words) {
  const double weighed = occurrences.all + title_weight * occurrences.in_title + lead_weight * occurrences.in_lead;
  const double length = reference_words > 0 ? 1 - bm25_b + bm25_b * words / reference_words : 1;
  return static_cast<uint32_t>(std::round(frequency_scale * (presence + weighed / length)));
}

Metadata read_metadata(const Xapian::Database& database, const std::string& path) {
  const std::string version = database.get_metadata(version_key);
  if (version.empty()) {
    throw Error("'" + path + "' is a Xapian database but no Wirecopy index",
                "make an index with `wirecopy index SOURCE -i " + path + ".index`", Failure::IndexMissing);
  }
  Metadata metadata;
  metadata.version = 0;
  std::from_chars(version.data(), version.data() + version.size(), metadata.version);
  if (metadata.version != format_version) {
    throw Error("the index '" + path + "' has format " + version + ", this program reads format " +
                    std::to_string(format_version),
                metadata.version > format_version ? "use a newer wirecopy"
                                                  : "build the index again from its sources with `wirecopy index`",
                Failure::IndexMissing);
  }
  metadata.revision = std::strtoull(database.get_metadata(revision_key).c_str(), nullptr, 10);
  metadata.reference_words = std::strtod(database.get_metadata(reference_key).c_str(), nullptr);
  metadata.common_stems = split(database.get_metadata(common_key));
  metadata.created = database.get_metadata(created_key);
  metadata.creator = database.get_metadata(creator_key);
  return metadata;
}

void write_metadata(Xapian::WritableDatabase& database, const Metadata& metadata) {
  database.set_metadata(version_key, std::to_string(metadata.version));
  database.set_metadata(revision_key, std::to_string(metadata.revision));
  database.set_metadata(reference_key, std::to_string(metadata.reference_words));
  database.set_metadata(common_key, joined(metadata.common_stems));
  database.set_metadata(created_key, metadata.created);
  database.set_metadata(creator_key, metadata.creator);
}

}  // namespace wirecopy::schema
