// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/term_matches.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

#include "schema/metadata.h"

namespace wirecopy::searcher {

namespace {

using Xapian::Query;

constexpr double k3 = 1;

// What the scores of a part of the query are multiplied by; 0 for a filter, which is only looked up.
using Scale = double;

// The factor of an OP_SCALE_WEIGHT. Xapian tells it in the description alone: "Query(0.5 * (...".
Scale factor_of(const Query& query) {
  constexpr std::string_view head = "Query(";
  const std::string description = query.get_description();
  double factor = 1;
  if (description.starts_with(head))
    std::from_chars(description.data() + head.size(), description.data() + description.size(), factor);
  return factor;
}

// Above one article in so many, an OR adds up in an array over all docids; below, it sorts what it found.
constexpr std::size_t sparse = 16;

// FNV-1a, of a word or of several one after the other (http://www.isthe.com/chongo/tech/comp/fnv/).
uint32_t hash_of(std::optional<uint32_t> before, std::string_view word) {
  uint32_t hash = before ? *before * 16'777'619u : 2'166'136'261u;
  for (const char byte : word) hash = (hash ^ static_cast<uint8_t>(byte)) * 16'777'619u;
  return hash;
}

// Whether every part of a query is one that Evaluator knows.
bool is_known(const Query& query, Scale scale) {
  switch (query.get_type()) {
    case Query::LEAF_TERM:
    case Query::LEAF_MATCH_ALL:
    case Query::LEAF_MATCH_NOTHING:
      return true;
    case Query::OP_AND:
    case Query::OP_OR:
      break;
    case Query::OP_SYNONYM:
      for (std::size_t i = 0; i < query.get_num_subqueries(); ++i)
        if (query.get_subquery(i).get_type() != Query::LEAF_TERM) return false;
      return true;
    case Query::OP_SCALE_WEIGHT:
      break;
    case Query::OP_MAX:
      if (scale != 0) return false;
      break;
    case Query::OP_FILTER:
    case Query::OP_AND_NOT:
      if (!is_known(query.get_subquery(0), scale)) return false;
      for (std::size_t i = 1; i < query.get_num_subqueries(); ++i)
        if (!is_known(query.get_subquery(i), 0)) return false;
      return true;
    default:
      return false;
  }
  for (std::size_t i = 0; i < query.get_num_subqueries(); ++i)
    if (!is_known(query.get_subquery(i), scale)) return false;
  return true;
}

// The parts of a query that an article must all satisfy, its ANDs and filters taken apart.
struct Conjunction {
  struct Part {
    Query query;
    Scale scale;
  };
  std::vector<Part> parts;
  std::vector<Query> unwanted;

  void add(const Query& query, Scale scale) {
    switch (query.get_type()) {
      case Query::OP_AND:
        for (std::size_t i = 0; i < query.get_num_subqueries(); ++i) add(query.get_subquery(i), scale);
        return;
      case Query::OP_FILTER:
        add(query.get_subquery(0), scale);
        for (std::size_t i = 1; i < query.get_num_subqueries(); ++i) add(query.get_subquery(i), 0);
        return;
      case Query::OP_AND_NOT:
        add(query.get_subquery(0), scale);
        for (std::size_t i = 1; i < query.get_num_subqueries(); ++i) unwanted.push_back(query.get_subquery(i));
        return;
      case Query::OP_SCALE_WEIGHT:
        add(query.get_subquery(0), scale == 0 ? 0 : scale * factor_of(query));
        return;
      default:
        parts.push_back({query, scale});
    }
  }
};

class Evaluator {
 public:
  Evaluator(const Xapian::Database& database, const PostingCache& cache, Statistics& statistics,
            const Deadline& deadline)
      : database_(database),
        cache_(cache),
        statistics_(statistics),
        deadline_(deadline),
        doccount_(database.get_doccount()) {
    if (statistics_.doccount == 0) statistics_.doccount = doccount_;
  }

  ScoredMatches all(const Query& query, Scale scale) const {
    deadline_.check();
    switch (query.get_type()) {
      case Query::LEAF_TERM:
        return of_term(query, scale);
      case Query::LEAF_MATCH_ALL:
        return of_postings(std::string(), [](Xapian::termcount) { return 0.0; });
      case Query::OP_AND:
      case Query::OP_FILTER:
      case Query::OP_AND_NOT:
      case Query::OP_SCALE_WEIGHT:
        return of_conjunction(query, scale);
      case Query::OP_SYNONYM:
        return of_synonym(query, scale);
      case Query::OP_OR:
      case Query::OP_MAX:
        return of_or(query, [&](const Query& part) { return all(part, scale); });
      default:
        return {};
    }
  }

 private:
  // At most so many matches.
  std::size_t bound(const Query& query) const {
    std::size_t sum = 0;
    switch (query.get_type()) {
      case Query::LEAF_TERM:
        return database_.get_termfreq(*query.get_terms_begin());
      case Query::LEAF_MATCH_ALL:
        return doccount_;
      case Query::OP_AND:
      case Query::OP_FILTER:
        sum = doccount_;
        for (std::size_t i = 0; i < query.get_num_subqueries(); ++i) sum = std::min(sum, bound(query.get_subquery(i)));
        return sum;
      case Query::OP_AND_NOT:
        return bound(query.get_subquery(0));
      default:
        for (std::size_t i = 0; i < query.get_num_subqueries(); ++i) sum += bound(query.get_subquery(i));
        return std::min<std::size_t>(sum, doccount_);
    }
  }

  TermWeight weight_of(const Query& leaf) const {
    const std::string term = *leaf.get_terms_begin();
    return {statistics_.doccount, statistics_.frequency(database_, term),
            static_cast<Xapian::termcount>(leaf.get_length())};
  }

  // In how many articles a word is: as the statistics have it, which learn it where they do not.
  Xapian::doccount known_frequency(uint32_t hash, Xapian::doccount frequency) const {
    const Xapian::doccount known = statistics_.frequencies.try_emplace(hash, frequency).first->second;
    return std::min(known, statistics_.doccount);
  }

  ScoredMatches of_term(const Query& leaf, Scale scale) const {
    const std::string term = *leaf.get_terms_begin();
    if (scale == 0) return of_postings(term, [](Xapian::termcount) { return 0.0; });
    const TermWeight weight = weight_of(leaf);
    return of_postings(term, [&](Xapian::termcount wdf) { return scale * weight.of(wdf); });
  }

  template <class Score>
  ScoredMatches of_postings(const std::string& term, Score score) const {
    const std::shared_ptr<const Postings> postings = cache_.read(database_, term);
    ScoredMatches matches{postings->documents, {}};
    matches.scores.resize(postings->frequencies.size());
    std::ranges::transform(postings->frequencies, matches.scores.begin(), score);
    return matches;
  }

  // Its terms count as one that stands wherever one of them does. (Xapian guesses in how many articles that is.)
  ScoredMatches of_synonym(const Query& query, Scale scale) const {
    ScoredMatches matches = of_or(query, [&](const Query& leaf) {
      return of_postings(*leaf.get_terms_begin(), [](Xapian::termcount wdf) { return static_cast<double>(wdf); });
    });
    if (scale == 0) return without_scores(std::move(matches));
    std::optional<uint32_t> hash;
    for (std::size_t i = 0; i < query.get_num_subqueries(); ++i)
      hash = hash_of(hash, *query.get_subquery(i).get_terms_begin());
    const TermWeight weight(statistics_.doccount,
                            known_frequency(hash.value_or(0), static_cast<Xapian::doccount>(matches.documents.size())),
                            1);
    for (double& score : matches.scores) score = scale * weight.of(static_cast<Xapian::termcount>(score));
    return matches;
  }

  static ScoredMatches without_scores(ScoredMatches matches) {
    std::ranges::fill(matches.scores, 0);
    return matches;
  }

  // The rarest first: everything else is only looked up for what it leaves.
  ScoredMatches of_conjunction(const Query& query, Scale scale) const {
    Conjunction wanted;
    wanted.add(query, scale);
    std::vector<std::pair<std::size_t, std::size_t>> order;
    for (std::size_t i = 0; i < wanted.parts.size(); ++i) order.emplace_back(bound(wanted.parts[i].query), i);
    std::sort(order.begin(), order.end());
    const Conjunction::Part& rarest = wanted.parts[order.front().second];
    ScoredMatches matches = all(rarest.query, rarest.scale);
    for (std::size_t i = 1; i < order.size(); ++i) {
      const Conjunction::Part& part = wanted.parts[order[i].second];
      keep_common(matches, part.query, part.scale);
    }
    for (const Query& unwanted : wanted.unwanted) take_out(matches, unwanted);
    return matches;
  }

  void take_out(ScoredMatches& matches, const Query& unwanted) const {
    if (unwanted.get_type() == Query::LEAF_TERM) {
      PostingWalk walk(database_, cache_, *unwanted.get_terms_begin(), matches.documents.size());
      keep(matches, [&](Xapian::docid document, double&) { return !walk.seek(document); });
      return;
    }
    const std::vector<Xapian::docid> without = all(unwanted, 0).documents;
    auto next = without.begin();
    keep(matches, [&](Xapian::docid document, double&) {
      while (next != without.end() && *next < document) ++next;
      return next == without.end() || *next != document;
    });
  }

  // Takes out the matches for which keeps(document, score) is false; it may change the score.
  template <class Keeps>
  static void keep(ScoredMatches& matches, Keeps keeps) {
    std::size_t kept = 0;
    for (std::size_t i = 0; i < matches.documents.size(); ++i) {
      double score = matches.scores[i];
      if (!keeps(matches.documents[i], score)) continue;
      matches.documents[kept] = matches.documents[i];
      matches.scores[kept++] = score;
    }
    matches.documents.resize(kept);
    matches.scores.resize(kept);
  }

  void keep_common(ScoredMatches& matches, const Query& part, Scale scale) const {
    if (matches.documents.empty()) return;
    deadline_.check();
    if (part.get_type() == Query::LEAF_TERM) {
      const TermWeight weight = scale != 0 ? weight_of(part) : TermWeight(1, 1, 0);
      PostingWalk walk(database_, cache_, *part.get_terms_begin(), matches.documents.size());
      keep(matches, [&](Xapian::docid document, double& score) {
        if (!walk.seek(document)) return false;
        if (scale != 0) score += scale * weight.of(walk.frequency());
        return true;
      });
      return;
    }
    const ScoredMatches others = all(part, scale);
    std::size_t next = 0;
    keep(matches, [&](Xapian::docid document, double& score) {
      while (next < others.documents.size() && others.documents[next] < document) ++next;
      if (next == others.documents.size() || others.documents[next] != document) return false;
      score += others.scores[next];
      return true;
    });
  }

  // `matches_of(part)` gives the matches of a part with its scores, which are added up.
  template <class MatchesOf>
  ScoredMatches of_or(const Query& query, MatchesOf matches_of) const {
    std::size_t expected = 0;
    for (std::size_t i = 0; i < query.get_num_subqueries(); ++i) expected += bound(query.get_subquery(i));
    return expected * sparse < doccount_ ? of_rare(query, matches_of, expected) : of_common(query, matches_of);
  }

  template <class MatchesOf>
  ScoredMatches of_rare(const Query& query, MatchesOf matches_of, std::size_t expected) const {
    std::vector<std::pair<Xapian::docid, double>> found;
    found.reserve(expected);
    for (std::size_t i = 0; i < query.get_num_subqueries(); ++i) {
      const ScoredMatches part = matches_of(query.get_subquery(i));
      for (std::size_t j = 0; j < part.documents.size(); ++j) found.emplace_back(part.documents[j], part.scores[j]);
    }
    std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    ScoredMatches matches;
    for (const auto& [document, score] : found) {
      if (!matches.documents.empty() && matches.documents.back() == document) {
        matches.scores.back() += score;
      } else {
        matches.documents.push_back(document);
        matches.scores.push_back(score);
      }
    }
    return matches;
  }

  template <class MatchesOf>
  ScoredMatches of_common(const Query& query, MatchesOf matches_of) const {
    const std::size_t size = static_cast<std::size_t>(database_.get_lastdocid()) + 1;
    std::vector<double> sums(size);
    std::vector<char> is_found(size);
    for (std::size_t i = 0; i < query.get_num_subqueries(); ++i) {
      const ScoredMatches part = matches_of(query.get_subquery(i));
      for (std::size_t j = 0; j < part.documents.size(); ++j) {
        sums[part.documents[j]] += part.scores[j];
        is_found[part.documents[j]] = 1;
      }
    }
    // Without branches, each written over by the next when it is not found.
    ScoredMatches matches{std::vector<Xapian::docid>(size), std::vector<double>(size)};
    std::size_t kept = 0;
    for (std::size_t document = 1; document < size; ++document) {
      matches.documents[kept] = static_cast<Xapian::docid>(document);
      matches.scores[kept] = sums[document];
      kept += static_cast<std::size_t>(is_found[document]);
    }
    matches.documents.resize(kept);
    matches.scores.resize(kept);
    return matches;
  }

  const Xapian::Database& database_;
  const PostingCache& cache_;
  Statistics& statistics_;
  const Deadline& deadline_;
  Xapian::doccount doccount_;
};

}  // namespace

Xapian::doccount Statistics::frequency(const Xapian::Database& database, const std::string& term) {
  if (doccount == 0) doccount = database.get_doccount();
  const uint32_t hash = hash_of({}, term);
  auto known = frequencies.find(hash);
  if (known == frequencies.end()) known = frequencies.emplace(hash, database.get_termfreq(term)).first;
  return std::min(known->second, doccount);
}

TermWeight::TermWeight(Xapian::doccount doccount, Xapian::doccount termfreq, Xapian::termcount wqf) {
  // As Xapian's BM25Weight does it, which keeps the weight of very common terms above zero.
  double odds = (doccount - termfreq + 0.5) / (termfreq + 0.5);
  if (odds < 2) odds = odds * 0.5 + 1;
  factor_ = std::log(odds) * (k3 + 1) * wqf / (k3 + wqf) * (saturation + 1);
}

Xapian::BM25Weight ranking_weight() {
  return {TermWeight::saturation, 0, k3, 0, 0.5};
}

std::optional<ScoredMatches> score_all(const Xapian::Database& database, const PostingCache& cache, const Query& query,
                                       Statistics& statistics, const Deadline& deadline) {
  if (query.empty()) return ScoredMatches{};
  if (!is_known(query, 1)) return {};
  return Evaluator(database, cache, statistics, deadline).all(query, 1);
}

std::optional<ScoredMatches> score_all(const Xapian::Database& database, const PostingCache& cache,
                                       const Query& query) {
  Statistics statistics;
  return score_all(database, cache, query, statistics);
}

std::optional<std::vector<Xapian::docid>> match_all(const Xapian::Database& database, const PostingCache& cache,
                                                    const Query& query, const Deadline& deadline) {
  if (query.empty()) return std::vector<Xapian::docid>{};
  if (!is_known(query, 0)) return {};
  Statistics unused;
  return Evaluator(database, cache, unused, deadline).all(query, 0).documents;
}

}  // namespace wirecopy::searcher
