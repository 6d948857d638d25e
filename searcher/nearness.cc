// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/nearness.h"

#include <algorithm>
#include <cmath>

#include "schema/metadata.h"
#include "schema/terms.h"

namespace wirecopy::searcher {

namespace {

constexpr double k1 = schema::bm25_k1;

}  // namespace

Nearness::Nearness(const Xapian::Database& database, const std::vector<std::vector<std::string>>& words,
                   Statistics& statistics)
    : database_(database) {
  if (words.size() < 2 || words.size() > most_near_words) return;
  if (statistics.doccount == 0) statistics.doccount = database.get_doccount();
  const double articles = statistics.doccount;
  for (const std::vector<std::string>& stems : words) {
    Word word{{}, 0, 0};
    double with_word = 0;
    for (const std::string& stem : stems) {
      word.terms.push_back(schema::make_term({}, stem));
      with_word += statistics.frequency(database, word.terms.back());
    }
    with_word = std::min(with_word, articles);
    if (with_word == 0) continue;
    double odds = (articles - with_word + 0.5) / (with_word + 0.5);
    if (odds < 2) odds = odds * 0.5 + 1;
    word.weight = std::log(odds);
    words_.push_back(std::move(word));
  }
}

double Nearness::score(Xapian::docid document) {
  if (!has_effect()) return 0;
  places_.clear();
  for (std::size_t i = 0; i < words_.size(); ++i) {
    words_[i].credit = 0;
    for (const std::string& term : words_[i].terms) {
      const auto end = database_.positionlist_end(document, term);
      for (auto position = database_.positionlist_begin(document, term); position != end; ++position)
        places_.push_back({*position, i});
    }
  }
  std::sort(places_.begin(), places_.end(), [](const Place& a, const Place& b) {
    return a.position != b.position ? a.position < b.position : a.word < b.word;
  });
  for (std::size_t i = 1; i < places_.size(); ++i) {
    const Place& a = places_[i - 1];
    const Place& b = places_[i];
    const Xapian::termpos distance = b.position - a.position;
    if (a.word == b.word || distance == 0 || distance > nearness_reach) continue;
    const double credit = 1.0 / (static_cast<double>(distance) * distance);
    words_[a.word].credit += words_[b.word].weight * credit;
    words_[b.word].credit += words_[a.word].weight * credit;
  }
  double score = 0;
  for (const Word& word : words_) score += std::min(1.0, word.weight) * word.credit * (k1 + 1) / (word.credit + k1);
  return nearness_weight * score;
}

}  // namespace wirecopy::searcher
