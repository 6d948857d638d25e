// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/rank_reasons.h"

#include <algorithm>
#include <cmath>

#include "schema/terms.h"
#include "searcher/term_matches.h"

namespace wirecopy::searcher {

namespace {

using Xapian::Query;

// What a query adds to the score of one article.
double score_in(const Source& source, const Query& query, const Query& article, Xapian::docid document) {
  if (query.empty()) return 0;
  const Query one(Query::OP_FILTER, query, article);
  if (const auto matches = score_all(source.database, source.columns.postings(), one)) {
    for (std::size_t i = 0; i < matches->documents.size(); ++i) {
      if (matches->documents[i] == document) return matches->scores[i];
    }
    return 0;
  }
  Xapian::Enquire enquire(source.database);
  enquire.set_weighting_scheme(ranking_weight());
  enquire.set_query(one);
  const Xapian::MSet matches = enquire.get_mset(0, 10);
  for (auto match = matches.begin(); match != matches.end(); ++match) {
    if (*match == document) return match.get_weight();
  }
  return 0;
}

}  // namespace

std::vector<ScorePart> rank_reasons(const Source& source, const CompiledQuery& query, const Selected& selected,
                                    const std::string& id, const std::vector<Highlighter::RulePlaces>& places) {
  constexpr double hair = 1e-6;
  std::vector<ScorePart> reasons;
  if (selected.score == 0) return reasons;
  const std::vector<std::string> terms = schema::value_terms(schema::field("id"), id);
  if (terms.empty()) return reasons;
  const Query article(terms.front());
  double rest = selected.score / selected.freshness;
  for (const ScoredPart& part : query.parts) {
    const double value = part.scale == 0 ? 0 : part.scale * score_in(source, part.query, article, selected.document);
    rest -= value;
    if (value <= hair) continue;
    // The same word in several alternatives.
    const auto known = std::ranges::find(reasons, part.text, &ScorePart::part);
    if (!part.text.empty() && known != reasons.end()) {
      known->value += value;
      continue;
    }
    reasons.push_back({part.text, value});
    if (!part.rule) continue;
    if (part.text.empty()) reasons.back().part = places[*part.rule].first;
    reasons.back().places = places[*part.rule].places;
  }
  rest -= selected.nearness;
  if (selected.nearness > hair) reasons.push_back({"nearness", selected.nearness});
  if (std::abs(rest) > 1e-4 * selected.score) reasons.push_back({"rest", rest});
  if (selected.freshness != 1) reasons.push_back({"freshness", selected.freshness, true});
  return reasons;
}

}  // namespace wirecopy::searcher
