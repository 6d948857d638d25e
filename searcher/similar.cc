// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/similar.h"

#include <algorithm>
#include <map>
#include <set>

#include "schema/groups.h"
#include "schema/metadata.h"
#include "schema/slots.h"
#include "schema/terms.h"
#include "searcher/term_matches.h"
#include "text/analyzer.h"
#include "text/stop_words.h"

namespace wirecopy::searcher {

namespace {

constexpr std::size_t most_stems = 20;
constexpr std::size_t shortest_stem = 2;  // bytes
constexpr uint32_t common_share = 10;     // a stem of every tenth article tells nothing

class Chooser {
 public:
  // `others` = the least number of articles that have a stem worth looking for; `copies` = how many have all of its
  // stems because they are the same text, which makes no stem common.
  // In an index of many languages the stop words of one are rare.
  Chooser(const Xapian::Database& database, std::string_view language, Xapian::doccount others, Xapian::doccount copies)
      : database_(database), doccount_(database.get_doccount()), others_(others), copies_(copies) {
    text::Analyzer analyzer(language);
    analyzer.reset(text::stop_words(language));
    for (text::Token token; analyzer.next(token);) stop_stems_.emplace(token.stem);
  }

  void offer(const std::string& stem, Xapian::termcount frequency) {
    if (stem.size() < shortest_stem || stop_stems_.contains(stem)) return;
    const Xapian::doccount articles = database_.get_termfreq(schema::make_term({}, stem));
    if (articles < others_) return;
    // In a small index every word is in every tenth article.
    if (articles > copies_ + std::max<Xapian::doccount>(doccount_ / common_share, 10)) return;
    found_.push_back({stem, TermWeight(doccount_, articles, 1).of(frequency)});
  }

  std::vector<TellingStem> take() {
    std::sort(found_.begin(), found_.end(), [](const TellingStem& a, const TellingStem& b) {
      return a.weight != b.weight ? a.weight > b.weight : a.stem < b.stem;
    });
    if (found_.size() > most_stems) found_.resize(most_stems);
    return std::move(found_);
  }

 private:
  const Xapian::Database& database_;
  Xapian::doccount doccount_;
  Xapian::doccount others_;
  Xapian::doccount copies_;
  std::set<std::string> stop_stems_;
  std::vector<TellingStem> found_;
};

// Prefixes are capitals, and words are folded to lower case.
bool is_stem(const std::string& term) {
  return !term.empty() && (term.front() < 'A' || term.front() > 'Z');
}

}  // namespace

std::vector<TellingStem> telling_stems(const schema::ShardedDatabase& database, Xapian::docid document) {
  const Xapian::Document stored = database.get_document(document);
  const std::string value = stored.get_value(schema::number_of(schema::Slot::Copies));
  const std::string language = stored.get_value(schema::number_of(schema::Slot::Language));
  const uint32_t group = schema::group_number(database, document, value);
  const std::size_t copies = group == 0 ? 0 : schema::read_group(database, group).members.size();
  Chooser chooser(database, language, 2, static_cast<Xapian::doccount>(copies));
  const auto end = database.termlist_end(document);
  for (auto term = database.termlist_begin(document); term != end; ++term) {
    if (is_stem(*term)) chooser.offer(*term, term.get_wdf());
  }
  return chooser.take();
}

std::vector<TellingStem> telling_stems(const Xapian::Database& database, const corpus::Article& article) {
  text::Analyzer analyzer(article.language);
  std::map<std::string, uint32_t> counts;
  uint32_t words = 0;
  const auto count = [&](std::string_view text, uint32_t times) {
    analyzer.reset(text);
    text::Token token;
    while (analyzer.next(token)) {
      counts[std::string(token.stem)] += times;
      ++words;
    }
  };
  count(article.title, 1 + static_cast<uint32_t>(schema::title_weight));
  count(article.standfirst, 1);
  count(article.body, 1);
  Chooser chooser(database, article.language, 1, 0);
  for (const auto& [stem, times] : counts)
    chooser.offer(stem, schema::frequency_in_index({.all = times}, words, words));
  return chooser.take();
}

Xapian::Query similar_query(const std::vector<TellingStem>& stems) {
  using Xapian::Query;
  if (stems.size() < 2) return {};
  std::vector<Query> leaves;
  for (const TellingStem& stem : stems) leaves.emplace_back(schema::make_term({}, stem.stem));
  std::vector<Query> pairs;
  for (std::size_t i = 0; i + 1 < leaves.size(); ++i) {
    const Query later(Query::OP_OR, leaves.begin() + static_cast<std::ptrdiff_t>(i) + 1, leaves.end());
    pairs.emplace_back(Query::OP_AND, leaves[i], later);
  }
  return {Query::OP_FILTER, Query(Query::OP_OR, leaves.begin(), leaves.end()),
          Query(Query::OP_OR, pairs.begin(), pairs.end())};
}

MarkRule similar_mark(const TellingStem& stem) {
  MarkRule rule;
  rule.words.push_back({.stems = {stem.stem}, .forms = {}});
  rule.window = 1;
  rule.ordered = true;
  return rule;
}

ScoredPart similar_part(const TellingStem& stem, std::size_t rule) {
  return {.text = {}, .query = Xapian::Query(schema::make_term({}, stem.stem)), .rule = static_cast<uint32_t>(rule)};
}

}  // namespace wirecopy::searcher
