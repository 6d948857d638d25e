// SPDX-License-Identifier: GPL-2.0-or-later
#include "schema/sketches.h"

#include <gtest/gtest.h>

#include "dedup/shingles.h"
#include "schema/record.h"
#include "schema/slots.h"
#include "schema/terms.h"
#include "tests/temporary_directory.h"

namespace wirecopy::schema {
namespace {

std::string words(int from, int count) {
  std::string out;
  for (int i = from; i < from + count; ++i) out += "word" + std::to_string(i) + " ";
  return out;
}

void add(Xapian::WritableDatabase& database, const std::string& body) {
  corpus::Article article;
  article.body = body;
  const std::vector<uint64_t> shingles = dedup::shingle_set("", body);
  Xapian::Document document;
  for (const uint64_t shingle : dedup::sketch_of(shingles).shingles) document.add_boolean_term(sketch_term(shingle));
  document.add_value(number_of(Slot::Shingles), pack_number(static_cast<uint32_t>(shingles.size())));
  document.set_data(encode_record(article, {}));
  database.add_document(document);
}

TEST(Sketches, FindWhatOverlapsAndNothingElse) {
  const TemporaryDirectory directory;
  Xapian::WritableDatabase database(directory.path("index"), Xapian::DB_CREATE);
  add(database, words(0, 300));     // 1: the text
  add(database, words(0, 150));     // 2: its first half
  add(database, words(5000, 300));  // 3: another
  database.commit();
  const dedup::Sketch sketch = dedup::sketch_of(dedup::shingle_set("", words(0, 290)));
  std::vector<Xapian::docid> found;
  for (const StoredCandidate& candidate : stored_candidates(database, sketch)) {
    found.push_back(candidate.document);
    EXPECT_GT(candidate.shared, 0u);
    EXPECT_EQ(candidate.distinctive, candidate.shared);
  }
  EXPECT_EQ(found, (std::vector<Xapian::docid>{1, 2}));
}

TEST(Sketches, ShinglesOfADocumentAreThoseOfItsStoredText) {
  const TemporaryDirectory directory;
  Xapian::WritableDatabase database(directory.path("index"), Xapian::DB_CREATE);
  add(database, words(0, 40));
  database.commit();
  EXPECT_EQ(compared_text_of(database, 1).body, dedup::shingle_set("", words(0, 40)));
  EXPECT_TRUE(compared_text_of(database, 2).body.empty());
}

}  // namespace
}  // namespace wirecopy::schema
