// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/match_candidates.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <limits>
#include <set>
#include <string>
#include <unordered_map>

#include "schema/terms.h"
#include "searcher/posting_cache.h"
#include "text/analyzer.h"

namespace wirecopy::searcher {

namespace {

using Documents = std::vector<Xapian::docid>;  // ascending

// So many words at least are asked for before a single article that is left counts as found.
constexpr std::size_t least_asked = 4;
// Articles that a stretch may leave without its pairs being looked at.
constexpr std::size_t few = 8;
// Longer lists of postings are walked and not copied: those of common words would fill the memory.
constexpr Xapian::doccount longest_copied = 16384;
// Each takes some 30 us to verify.
constexpr std::size_t most_candidates = 5000;

class Stretches {
 public:
  Stretches(const View& view, std::string_view text, std::string_view language)
      : database_(view.database), cache_(view.columns.postings()), common_stems_(view.common_stems) {
    text::Analyzer analyzer(language);
    analyzer.reset(text);
    text::Token token;
    while (analyzer.next(token)) sequence_.push_back(number_of(token));
  }

  MatchCandidates find() {
    const std::size_t size = std::min(match_window, sequence_.size());
    for (std::size_t begin = 0; size > 0 && begin + size <= sequence_.size(); ++begin) search(begin, begin + size);
    MatchCandidates found;
    for (const auto& [document, stretches] : stretches_of_) found.documents.push_back(document);
    std::ranges::sort(found.documents, [this](Xapian::docid a, Xapian::docid b) {
      return std::pair(stretches_of_[b], a) < std::pair(stretches_of_[a], b);
    });
    found.complete = found.documents.size() <= most_candidates;
    if (!found.complete) found.documents.resize(most_candidates);
    return found;
  }

 private:
  struct Word {
    std::string term;   // where the form equals its stem, among others
    std::string exact;  // where it differs, or other forms stand beside it
    std::string stem;
    Xapian::doccount frequency = 0;  // of both terms
    Documents documents;             // with either; empty until asked for
    bool is_copied = false;
  };
  using Key = std::array<uint32_t, least_asked>;

  uint32_t number_of(const text::Token& token) {
    const auto number = static_cast<uint32_t>(words_.size());
    const auto [found, is_new] = numbers_.try_emplace(std::string(token.folded), number);
    if (!is_new) return found->second;
    Word word{schema::make_term({}, token.folded), schema::exact_term(token.folded), std::string(token.stem), 0, {}};
    word.frequency = database_.get_termfreq(word.term) + database_.get_termfreq(word.exact);
    words_.push_back(std::move(word));
    return number;
  }

  Documents read(const Word& word) const {
    const auto bare = cache_.read(database_, word.term);
    const auto exact = cache_.read(database_, word.exact);
    Documents both;
    both.reserve(bare->documents.size() + exact->documents.size());
    std::ranges::set_union(bare->documents, exact->documents, std::back_inserter(both));
    return both;
  }

  const Documents& copied(Word& word) const {
    if (!word.is_copied) word.documents = read(word);
    word.is_copied = true;
    return word.documents;
  }

  // Keeps those of `left` that hold the word.
  void keep_with(Word& word, Documents& left) const {
    if (word.is_copied || word.frequency <= longest_copied) {
      auto from = copied(word).begin();
      const auto end = word.documents.end();
      std::erase_if(left, [&](Xapian::docid document) {
        std::ptrdiff_t step = 1;
        while (step < end - from && from[step] < document) step *= 2;
        from = std::lower_bound(from, from + std::min(step + 1, end - from), document);
        return from == end || *from != document;
      });
      return;
    }
    PostingWalk bare(database_, cache_, word.term, left.size());
    PostingWalk exact(database_, cache_, word.exact, left.size());
    std::erase_if(left, [&](Xapian::docid document) { return !bare.seek(document) && !exact.seek(document); });
  }

  bool is_common(const std::string& stem) const { return std::ranges::binary_search(common_stems_, stem); }

  // Keeps those of `left` in which the neighbours of a stretch are neighbours too, as far as the index knows.
  void keep_with_pairs(std::size_t begin, std::size_t end, Documents& left) const {
    for (std::size_t i = begin + 1; i < end && left.size() > few; ++i) {
      const std::string& first = words_[sequence_[i - 1]].stem;
      const std::string& second = words_[sequence_[i]].stem;
      if (!is_common(first) || !is_common(second)) continue;
      PostingWalk walk(database_, cache_, schema::pair_term(first, second), left.size());
      std::erase_if(left, [&](Xapian::docid document) { return !walk.seek(document); });
    }
  }

  void search(std::size_t begin, std::size_t end) {
    std::vector<uint32_t> rarest(sequence_.begin() + static_cast<std::ptrdiff_t>(begin),
                                 sequence_.begin() + static_cast<std::ptrdiff_t>(end));
    std::ranges::sort(rarest, {}, [this](uint32_t number) { return std::pair(words_[number].frequency, number); });
    rarest.erase(std::ranges::unique(rarest).begin(), rarest.end());
    if (words_[rarest.front()].frequency == 0) return;
    // Neighbouring stretches mostly have the same rarest words; what these have settled stays so.
    Key key;
    key.fill(std::numeric_limits<uint32_t>::max());
    std::copy_n(rarest.begin(), std::min(least_asked, rarest.size()), key.begin());
    if (settled_.contains(key)) return;

    Word& first = words_[rarest.front()];
    Documents left = first.frequency <= longest_copied ? copied(first) : read(first);
    for (std::size_t i = 1; i < rarest.size() && !left.empty(); ++i) {
      if (i >= least_asked) {
        // They will be looked at in any case.
        if (i == least_asked) forget_known(left);
        if (left.size() <= 1) break;
      }
      keep_with(words_[rarest[i]], left);
      if (i + 1 == least_asked && left.empty()) settled_.insert(key);
    }
    if (left.size() > few) keep_with_pairs(begin, end, left);
    for (const Xapian::docid document : left) ++stretches_of_[document];
  }

  // Counts those of `left` that are candidates already, and takes them out.
  void forget_known(Documents& left) {
    std::erase_if(left, [this](Xapian::docid document) {
      const auto known = stretches_of_.find(document);
      if (known == stretches_of_.end()) return false;
      ++known->second;
      return true;
    });
  }

  const Xapian::Database& database_;
  const PostingCache& cache_;
  const std::vector<std::string>& common_stems_;
  std::vector<Word> words_;  // the different ones
  std::unordered_map<std::string, uint32_t> numbers_;
  std::vector<uint32_t> sequence_;  // the text as numbers of its words
  std::set<Key> settled_;           // rarest words that no article holds together
  std::unordered_map<Xapian::docid, uint32_t> stretches_of_;
};

}  // namespace

MatchCandidates match_candidates(const View& view, std::string_view text, std::string_view language) {
  return Stretches(view, text, language).find();
}

}  // namespace wirecopy::searcher
