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
#include "searcher/document_sets.h"
#include "text/analyzer.h"

namespace wirecopy::searcher {

namespace {

using Documents = std::vector<Xapian::docid>;  // ascending

// So many words at least are asked for before a single article that is left counts as found.
constexpr std::size_t least_asked = 4;
// Articles that a stretch may leave without its pairs being looked at.
constexpr std::size_t few = 8;
// Each takes some 30 us to verify.
constexpr std::size_t most_candidates = 5000;

class Stretches {
 public:
  Stretches(const View& view, std::string_view text, std::string_view language)
      : database_(view.database), sets_(view.columns.document_sets()), common_stems_(view.common_stems) {
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
  };
  using Key = std::array<uint32_t, least_asked>;

  uint32_t number_of(const text::Token& token) {
    const auto number = static_cast<uint32_t>(words_.size());
    const auto [found, is_new] = numbers_.try_emplace(std::string(token.folded), number);
    if (!is_new) return found->second;
    Word word{schema::make_term({}, token.folded), schema::exact_term(token.folded), std::string(token.stem), 0};
    word.frequency = sets_.frequency(database_, word.term) + sets_.frequency(database_, word.exact);
    words_.push_back(std::move(word));
    return number;
  }

  Documents documents_with(const Word& word) const {
    Documents both;
    std::ranges::set_union(sets_.read(database_, word.term)->documents(),
                           sets_.read(database_, word.exact)->documents(), std::back_inserter(both));
    return both;
  }

  // Keeps those of `left` that hold the word.
  void keep_with(const Word& word, Documents& left) const {
    DocumentWalk bare(database_, sets_, word.term, left.size());
    DocumentWalk exact(database_, sets_, word.exact, left.size());
    std::erase_if(left, [&](Xapian::docid document) { return !bare.seek(document) && !exact.seek(document); });
  }

  bool is_common(const std::string& stem) const { return std::ranges::binary_search(common_stems_, stem); }

  // Keeps those of `left` in which the neighbours of a stretch are neighbours too, as far as the index knows.
  void keep_with_pairs(std::size_t begin, std::size_t end, Documents& left) const {
    for (std::size_t i = begin + 1; i < end && left.size() > few; ++i) {
      const std::string& first = words_[sequence_[i - 1]].stem;
      const std::string& second = words_[sequence_[i]].stem;
      if (!is_common(first) || !is_common(second)) continue;
      DocumentWalk walk(database_, sets_, schema::pair_term(first, second), left.size());
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

    Documents left = documents_with(words_[rarest.front()]);
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
  const DocumentSets& sets_;
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
