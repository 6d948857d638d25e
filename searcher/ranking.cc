// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/ranking.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <unordered_set>

#include "schema/record.h"
#include "schema/terms.h"
#include "searcher/sort_keys.h"
#include "searcher/term_matches.h"

namespace wirecopy::searcher {

namespace {

// Scores that differ by less are equal: the order of additions is all that tells them apart.
constexpr double hair = 1e-9;

bool equal_scores(double a, double b) {
  return std::abs(a - b) <= hair * std::max(std::abs(a), std::abs(b));
}

struct Ranked {
  Xapian::docid document;
  double score;
};

// Of a ranking, the best match of each text, no more than `wanted`.
std::vector<Ranked> best_of_each_text(const std::vector<Ranked>& ranking, const std::vector<uint32_t>& groups,
                                      std::size_t wanted) {
  std::vector<Ranked> best;
  std::unordered_set<uint32_t> seen;
  for (const Ranked& match : ranking) {
    if (best.size() == wanted) break;
    const uint32_t group = group_of(groups, match.document);
    if (group != 0 && !seen.insert(group).second) continue;
    best.push_back(match);
  }
  return best;
}

class FollowersOnly : public Xapian::MatchDecider {
 public:
  explicit FollowersOnly(const std::vector<bool>& followers) : followers_(followers) {}
  bool operator()(const Xapian::Document& document) const override {
    return document.get_docid() < followers_.size() && followers_[document.get_docid()];
  }

 private:
  const std::vector<bool>& followers_;
};

// One selection in the making.
class Selector {
 public:
  Selector(const Source& source, const CompiledQuery& query, const Request& request, Tally& tally)
      : database_(source.database),
        columns_(source.columns),
        query_(query),
        request_(request),
        tally_(tally),
        groups_(columns_.groups(database_)),
        keeps_matches_(!request.facets.empty() || request.histogram),
        followers_(request.duplicates == Duplicates::Only ? &columns_.followers(database_) : nullptr) {}

  Selection run() {
    tally_.start(groups_);
    const bool by_relevance = request_.sort == Sort::Relevance && !query_.empty;
    if (request_.limit == 0) {
      count();
    } else if (!by_relevance) {
      select_by_key();
    } else if (auto matches = score_all(database_, columns_.postings(), query_.query)) {
      select_from(*matches);
    } else {
      select_by_matcher();
    }
    selection_.articles = tally_.articles();
    selection_.texts = tally_.texts();
    return std::move(selection_);
  }

 private:
  bool collapses() const { return request_.duplicates == Duplicates::Collapse; }
  bool is_wanted(Xapian::docid document) const {
    return followers_ == nullptr || (document < followers_->size() && (*followers_)[document]);
  }
  std::size_t asked() const { return static_cast<std::size_t>(request_.offset) + request_.limit; }

  // The first so many of a ranking to look at: some more than asked, since copies fold into one.
  std::size_t first_look() const { return collapses() ? asked() + asked() / 2 + 10 : asked(); }

  void count_one(Xapian::docid document) {
    tally_.add(document);
    if (keeps_matches_) selection_.matches.push_back(document);
  }

  void count() {
    visit_matches([&](Xapian::docid document) { count_one(document); });
  }

  // Calls visit(docid) for every match that is wanted, by docid.
  template <class Visit>
  void visit_matches(Visit visit) const {
    const auto visit_wanted = [&](Xapian::docid document) {
      if (is_wanted(document)) visit(document);
    };
    if (const auto matches = match_all(database_, columns_.postings(), query_.query)) {
      std::ranges::for_each(*matches, visit_wanted);
    } else {
      for_each_match(database_, query_.query, visit_wanted);
    }
  }

  void select_from(const ScoredMatches& matches) {
    std::vector<Ranked> ranking;
    ranking.reserve(matches.documents.size());
    for (std::size_t i = 0; i < matches.documents.size(); ++i) {
      if (!is_wanted(matches.documents[i])) continue;
      count_one(matches.documents[i]);
      ranking.push_back({matches.documents[i], matches.scores[i]});
    }
    look_deeper([&](std::size_t depth) {
      const auto end = ranking.begin() + static_cast<std::ptrdiff_t>(depth);
      std::partial_sort(ranking.begin(), end, ranking.end(), [](const Ranked& a, const Ranked& b) {
        return a.score != b.score ? a.score > b.score : a.document < b.document;
      });
      return std::vector<Ranked>(ranking.begin(), end);
    });
    show_leads([&](const Selected& shown) -> bool {
      const auto lead =
          std::lower_bound(matches.documents.begin(), matches.documents.end(), shown.group.lead().document);
      return lead != matches.documents.end() && *lead == shown.group.lead().document &&
             equal_scores(matches.scores[static_cast<std::size_t>(lead - matches.documents.begin())], shown.score);
    });
  }

  // Counts in the first ranked pass: a second one over phrases would cost as much again.
  void select_by_matcher() {
    Xapian::Enquire enquire(database_);
    enquire.set_weighting_scheme(ranking_weight());
    enquire.set_query(query_.query);
    std::optional<FollowersOnly> decider;
    if (followers_ != nullptr) decider.emplace(*followers_);
    const auto look = [&](std::size_t depth, Xapian::doccount at_least) {
      const Xapian::MSet matches =
          enquire.get_mset(0, static_cast<Xapian::doccount>(depth), at_least, nullptr, decider ? &*decider : nullptr);
      std::vector<Ranked> ranking;
      for (auto match = matches.begin(); match != matches.end(); ++match)
        ranking.push_back({*match, match.get_weight()});
      return ranking;
    };
    const auto count_wanted = [&](Xapian::docid document) {
      if (is_wanted(document)) count_one(document);
    };
    VisitingSpy spy(count_wanted);
    enquire.add_matchspy(&spy);
    const std::size_t first_depth = std::min<std::size_t>(first_look(), database_.get_doccount());
    std::vector<Ranked> first = look(first_depth, database_.get_doccount());
    enquire.clear_matchspies();
    look_deeper([&](std::size_t depth) {
      if (depth > first_depth) return look(depth, 0);
      return std::vector<Ranked>(first.begin(),
                                 first.begin() + static_cast<std::ptrdiff_t>(std::min(depth, first.size())));
    });
    show_leads([&](const Selected& shown) { return scores_equal_to_lead(enquire, shown); });
  }

  // Asks for the lead alone: its own term beside the query makes that cheap.
  bool scores_equal_to_lead(Xapian::Enquire& enquire, const Selected& shown) const {
    const Xapian::docid lead = shown.group.lead().document;
    const auto head = schema::decode_record_head(database_.get_document(lead).get_data());
    const auto terms = schema::value_terms(schema::field("id"), head.article.id);
    if (terms.empty()) return false;
    enquire.set_query(Xapian::Query(Xapian::Query::OP_FILTER, query_.query, Xapian::Query(terms.front())));
    const Xapian::MSet matches = enquire.get_mset(0, 1);
    return !matches.empty() && *matches.begin() == lead && equal_scores(matches.begin().get_weight(), shown.score);
  }

  // Takes the page from rank(depth), the first `depth` matches in order, ever deeper until enough texts are found.
  // Precondition: everything is counted.
  template <class Rank>
  void look_deeper(Rank rank) {
    const std::size_t matches = tally_.articles();
    const std::size_t wanted = std::min(asked(), static_cast<std::size_t>(collapses() ? tally_.texts() : matches));
    if (wanted <= request_.offset) return;
    for (std::size_t depth = std::min(first_look(), matches);; depth = std::min(depth * 4, matches)) {
      std::vector<Ranked> ranking = rank(depth);
      const bool is_all = depth >= matches || ranking.size() < depth;
      if (collapses()) ranking = best_of_each_text(ranking, groups_, wanted);
      if (ranking.size() < wanted && !is_all) continue;
      for (std::size_t i = request_.offset; i < std::min(wanted, ranking.size()); ++i) {
        add_to_page(ranking[i].document, ranking[i].score);
      }
      return;
    }
  }

  void add_to_page(Xapian::docid document, double score) {
    const uint32_t number = group_of(groups_, document);
    selection_.page.push_back({document, score, number == 0 ? schema::Group{} : columns_.group(database_, number)});
  }

  // Puts the lead in place of the best match of a text where `matches_as_well(shown)` says so.
  template <class MatchesAsWell>
  void show_leads(MatchesAsWell matches_as_well) {
    if (!collapses()) return;
    for (Selected& shown : selection_.page) {
      if (shown.group.members.empty() || shown.group.lead().document == shown.document) continue;
      if (matches_as_well(shown)) shown.document = shown.group.lead().document;
    }
  }

  void select_by_key() {
    std::vector<Xapian::docid> matches;
    visit_matches([&](Xapian::docid document) {
      count_one(document);
      matches.push_back(document);
    });
    const SortKeys keys(database_, columns_, request_.sort, matches.size());
    std::vector<SortKey> heap;
    heap.reserve(matches.size());
    keys.append(matches, heap);
    std::make_heap(heap.begin(), heap.end(), comes_later);
    std::unordered_set<uint32_t> seen;
    std::size_t found = 0;
    std::vector<SortKey> page;
    while (found < asked() && !heap.empty()) {
      std::pop_heap(heap.begin(), heap.end(), comes_later);
      const SortKey next = heap.back();
      heap.pop_back();
      if (collapses() && !seen.insert(text_of(groups_, next.document)).second) continue;
      if (found++ < request_.offset) continue;
      add_to_page(next.document, 0);
      page.push_back(next);
    }
    if (!collapses()) return;
    for (std::size_t i = 0; i < page.size(); ++i) {
      Selected& shown = selection_.page[i];
      if (shown.group.members.empty()) continue;
      const Xapian::docid lead = shown.group.lead().document;
      if (lead == shown.document || !std::binary_search(matches.begin(), matches.end(), lead)) continue;
      std::vector<SortKey> of_lead;
      keys.append({lead}, of_lead);
      if (of_lead.front().first == page[i].first) shown.document = lead;
    }
  }

  const Xapian::Database& database_;
  const Columns& columns_;
  const CompiledQuery& query_;
  const Request& request_;
  Tally& tally_;
  const std::vector<uint32_t>& groups_;
  const bool keeps_matches_;
  const std::vector<bool>* followers_;  // null = every article is wanted
  Selection selection_;
};

}  // namespace

Selection select(const Source& source, const CompiledQuery& query, const Request& request, Tally& tally) {
  return Selector(source, query, request, tally).run();
}

}  // namespace wirecopy::searcher
