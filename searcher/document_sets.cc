// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/document_sets.h"

#include <bit>

#include "searcher/galloping.h"

namespace wirecopy::searcher {

namespace {

constexpr std::size_t word_bits = 64;
constexpr std::size_t docid_bits = 8 * sizeof(Xapian::docid);
// Opening the postings of a term, and looking up one article in them, cost as much as reading so many: each is a way
// down a B-tree.
constexpr uint64_t opening_cost = 256;
constexpr uint64_t lookup_cost = 64;
constexpr std::size_t entry_bytes = 256;  // of a term, its place in the map and the list

}  // namespace

DocumentSet::DocumentSet(const Xapian::Database& database, const std::string& term, Xapian::doccount frequency) {
  const Xapian::docid last = database.get_lastdocid();
  const bool as_bits = frequency > last / docid_bits;
  if (as_bits)
    bits_.resize(last / word_bits + 1);
  else
    documents_.reserve(frequency);
  const auto end = database.postlist_end(term);
  for (auto posting = database.postlist_begin(term); posting != end; ++posting) {
    const Xapian::docid document = *posting;
    if (as_bits)
      bits_[document / word_bits] |= uint64_t{1} << document % word_bits;
    else
      documents_.push_back(document);
  }
}

std::vector<Xapian::docid> DocumentSet::documents() const {
  if (bits_.empty()) return documents_;
  std::vector<Xapian::docid> all;
  for (std::size_t i = 0; i < bits_.size(); ++i) {
    for (uint64_t left = bits_[i]; left != 0; left &= left - 1) {
      all.push_back(static_cast<Xapian::docid>(i * word_bits) + static_cast<Xapian::docid>(std::countr_zero(left)));
    }
  }
  return all;
}

bool DocumentSet::holds(Xapian::docid document, std::size_t& next) const {
  if (!bits_.empty())
    return document / word_bits < bits_.size() && (bits_[document / word_bits] >> document % word_bits & 1) != 0;
  next = first_not_before(documents_, document, next);
  return next < documents_.size() && documents_[next] == document;
}

Xapian::doccount DocumentSets::frequency(const Xapian::Database& database, const std::string& term) const {
  return look(database, term, 0).frequency;
}

std::shared_ptr<const DocumentSet> DocumentSets::read(const Xapian::Database& database, const std::string& term) const {
  Entry entry = look(database, term, 0);
  if (entry.set == nullptr) {
    entry.set = std::make_shared<const DocumentSet>(database, term, entry.frequency);
    keep(term, entry);
  }
  return entry.set;
}

std::shared_ptr<const DocumentSet> DocumentSets::find(const Xapian::Database& database, const std::string& term,
                                                      std::size_t sought) const {
  const Entry entry = look(database, term, opening_cost + sought * lookup_cost);
  if (entry.set != nullptr || entry.spent < entry.frequency) return entry.set;
  return read(database, term);
}

DocumentSets::Entry DocumentSets::look(const Xapian::Database& database, const std::string& term, uint64_t cost) const {
  Entry entry;
  const bool is_known = entries_.use(term, [&](Entry& known) {
    known.spent += cost;
    entry = known;
  });
  if (is_known) return entry;
  entry = {database.get_termfreq(term), cost, nullptr};
  keep(term, entry);
  return entry;
}

void DocumentSets::keep(const std::string& term, const Entry& entry) const {
  entries_.keep(term, entry, entry_bytes + (entry.set == nullptr ? 0 : entry.set->bytes()));
}

DocumentWalk::DocumentWalk(const Xapian::Database& database, const DocumentSets& sets, const std::string& term,
                           std::size_t sought)
    : set_(sets.find(database, term, sought)) {
  if (set_ != nullptr) return;
  posting_ = database.postlist_begin(term);
  end_ = database.postlist_end(term);
}

bool DocumentWalk::seek(Xapian::docid document) {
  if (set_ != nullptr) return set_->holds(document, next_);
  if (posting_ == end_) return false;
  posting_.skip_to(document);
  return posting_ != end_ && *posting_ == document;
}

}  // namespace wirecopy::searcher
