// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/posting_cache.h"

#include <bit>

#include "searcher/galloping.h"

namespace wirecopy::searcher {

namespace {

constexpr std::size_t fewest_kept = 256;
// Skipping to an article that is sought costs some 50 ns where many are sought.
constexpr std::size_t lookup_cost = 2;  // postings read
// From one article in so many on, blocks take no more memory than the list and are faster.
constexpr std::size_t dense = 32;

std::size_t size_of(const Postings& postings) {
  return postings.documents.size() * (sizeof(Xapian::docid) + sizeof(Xapian::termcount)) +
         postings.blocks.size() * sizeof(Postings::Block);
}

std::vector<Postings::Block> blocks_of(const std::vector<Xapian::docid>& documents) {
  std::vector<Postings::Block> blocks(documents.back() / Postings::block_size + 1);
  for (const Xapian::docid document : documents)
    blocks[document / Postings::block_size].bits |= uint64_t{1} << document % Postings::block_size;
  uint32_t before = 0;
  for (Postings::Block& block : blocks) {
    block.before = before;
    before += static_cast<uint32_t>(std::popcount(block.bits));
  }
  return blocks;
}

Postings unpack(const Xapian::Database& database, const std::string& term) {
  Postings postings;
  const std::size_t expected = term.empty() ? database.get_doccount() : database.get_termfreq(term);
  postings.documents.reserve(expected);
  postings.frequencies.reserve(expected);
  const auto end = database.postlist_end(term);
  for (auto posting = database.postlist_begin(term); posting != end; ++posting) {
    postings.documents.push_back(*posting);
    postings.frequencies.push_back(posting.get_wdf());
  }
  if (!term.empty() && expected * dense > database.get_lastdocid()) postings.blocks = blocks_of(postings.documents);
  return postings;
}

}  // namespace

std::shared_ptr<const Postings> PostingCache::read(const Xapian::Database& database, const std::string& term) const {
  if (auto found = find(term)) return found;
  const auto postings = std::make_shared<const Postings>(unpack(database, term));
  if (postings->documents.size() >= fewest_kept) postings_.keep(term, postings, size_of(*postings));
  return postings;
}

std::shared_ptr<const Postings> PostingCache::find(const std::string& term) const {
  std::shared_ptr<const Postings> found;
  postings_.use(term, [&](const auto& postings) { found = postings; });
  return found;
}

PostingWalk::PostingWalk(const Xapian::Database& database, const PostingCache& cache, const std::string& term,
                         std::size_t expected) {
  const bool is_worth_it = expected * lookup_cost > database.get_termfreq(term);
  postings_ = is_worth_it ? cache.read(database, term) : cache.find(term);
  if (postings_ != nullptr) return;
  posting_ = database.postlist_begin(term);
  end_ = database.postlist_end(term);
}

bool PostingWalk::seek(Xapian::docid document) {
  if (postings_ == nullptr) {
    if (posting_ == end_) return false;
    posting_.skip_to(document);
    return posting_ != end_ && *posting_ == document;
  }
  if (!postings_->blocks.empty()) {
    const std::size_t number = document / Postings::block_size;
    if (number >= postings_->blocks.size()) return false;
    const Postings::Block& block = postings_->blocks[number];
    const uint64_t bit = uint64_t{1} << document % Postings::block_size;
    next_ = block.before + static_cast<std::size_t>(std::popcount(block.bits & (bit - 1)));
    return (block.bits & bit) != 0;
  }
  const auto& documents = postings_->documents;
  next_ = first_not_before(documents, document, next_);
  return next_ < documents.size() && documents[next_] == document;
}

Xapian::termcount PostingWalk::frequency() const {
  return postings_ != nullptr ? postings_->frequencies[next_] : posting_.get_wdf();
}

}  // namespace wirecopy::searcher
