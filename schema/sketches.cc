// SPDX-License-Identifier: GPL-2.0-or-later
#include "schema/sketches.h"

#include <map>

#include "dedup/candidates.h"
#include "schema/record.h"
#include "schema/slots.h"
#include "schema/terms.h"

namespace wirecopy::schema {

dedup::ComparedText compared_text_of(const Xapian::Database& database, Xapian::docid document) {
  try {
    const StoredArticle stored = decode_record(database.get_document(document).get_data());
    return dedup::compared_text(stored.article.title, stored.article.body, stored.article.credit);
  } catch (const Xapian::DocNotFoundError&) {
    return {};
  }
}

dedup::JudgedText judged_text_of(const Xapian::Database& database, Xapian::docid document) {
  try {
    const corpus::Article article = decode_record(database.get_document(document).get_data()).article;
    return dedup::judged_text(article.title, article.body, article.outlet);
  } catch (const Xapian::DocNotFoundError&) {
    return {};
  }
}

std::vector<StoredCandidate> stored_candidates(const Xapian::Database& database, const dedup::Sketch& sketch) {
  std::map<Xapian::docid, StoredCandidate> shared;
  for (const uint64_t shingle : sketch.shingles) {
    const std::string term = sketch_term(shingle);
    const bool distinctive = database.get_termfreq(term) <= dedup::formula_texts;
    uint32_t left = dedup::common_shingle;
    for (auto posting = database.postlist_begin(term); posting != database.postlist_end(term) && left > 0;
         ++posting, --left) {
      StoredCandidate& candidate = shared[*posting];
      ++candidate.shared;
      candidate.distinctive += distinctive;
    }
  }
  std::vector<StoredCandidate> candidates;
  for (auto& [document, candidate] : shared) {
    const uint32_t size =
        unpack_number(database.get_document(document, Xapian::DOC_ASSUME_VALID).get_value(number_of(Slot::Shingles)));
    candidate.document = document;
    if (candidate.shared >= dedup::candidate_threshold(sketch.size, size)) candidates.push_back(candidate);
  }
  return candidates;
}

}  // namespace wirecopy::schema
