// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/ranking.h"

#include <algorithm>
#include <cmath>
#include <unordered_set>
#include <utility>

namespace wirecopy::searcher {

namespace {

// Scores are compared in steps of a millionth: what is less tells no more than the order of additions, which must not
// decide where a page ends.
constexpr double steps_of_score = 1 << 20;

// Looks at the clock once for so many matches.
constexpr uint32_t matches_between_looks = 256;

// Gathers the matches of Xapian's matcher with their scores.
class ScoringSpy : public Xapian::MatchSpy {
 public:
  ScoringSpy(ScoredMatches& matches, const Deadline& deadline) : matches_(matches), deadline_(deadline) {}
  void operator()(const Xapian::Document& document, double score) override {
    if (matches_.documents.size() % matches_between_looks == 0) deadline_.check();
    matches_.documents.push_back(document.get_docid());
    matches_.scores.push_back(score);
  }

 private:
  ScoredMatches& matches_;
  const Deadline& deadline_;
};

// One selection in the making.
class Selector {
 public:
  Selector(const Source& source, const CompiledQuery& query, const Request& request, Tally& tally,
           const Deadline& deadline, const Continuation* start)
      : database_(source.database),
        columns_(source.columns),
        query_(query),
        request_(request),
        tally_(tally),
        deadline_(deadline),
        start_(start),
        groups_(columns_.groups(database_)),
        stories_(columns_.stories(database_)),
        grouping_(grouping_of(request)),
        followers_(request.duplicates == Duplicates::Only ? &columns_.followers(database_) : nullptr),
        newest_(start != nullptr ? start->newest : database_.get_lastdocid()) {
    if (start != nullptr) statistics_ = start->statistics;
  }

  Selection run() {
    tally_.start(groups_, stories_);
    if (request_.limit == 0) {
      count();
    } else {
      find();
      std::vector<SortKey> keys = keys_of_matches();
      if (start_ != nullptr) drop_shown(keys);
      take_page(keys);
      show_leads();
    }
    selection_.articles = tally_.articles();
    selection_.texts = tally_.texts();
    selection_.stories = tally_.stories();
    return std::move(selection_);
  }

 private:
  bool collapses() const { return grouping_ != Grouping::None; }
  const std::vector<uint32_t>& units() const { return grouping_ == Grouping::Story ? stories_ : groups_; }
  bool is_by_relevance() const { return request_.sort == Sort::Relevance && !query_.empty; }
  bool keeps_matches() const { return !request_.facets.empty() || request_.histogram; }
  // To be asked of all matches by docid.
  bool is_wanted(Xapian::docid document) {
    if (document > newest_ || (request_.behind && !is_news(document))) return false;
    return followers_ == nullptr || (document < followers_->size() && (*followers_)[document]);
  }

  bool is_news(Xapian::docid document) {
    const Behind& behind = *request_.behind;
    if (behind.known == Grouping::None) return document > behind.newest;
    const uint32_t unit = behind.known == Grouping::Story ? story_of(stories_, document) : text_of(groups_, document);
    if (document > behind.newest) return !known_units_.contains(unit);
    known_units_.insert(unit);
    return false;
  }

  void count_one(Xapian::docid document) {
    tally_.add(document);
    if (keeps_matches()) selection_.matches.push_back(document);
  }

  // Calls visit(docid) for every match, by docid, until time is up.
  template <class Visit>
  void visit_matches(Visit visit) {
    try {
      if (const auto matches = match_all(database_, columns_.postings(), query_.query, deadline_)) {
        std::ranges::for_each(*matches, visit);
        return;
      }
      uint32_t visited = 0;
      for_each_match(database_, query_.query, [&](Xapian::docid document) {
        if (visited++ % matches_between_looks == 0) deadline_.check();
        visit(document);
      });
    } catch (const TimeUp&) {
      selection_.is_partial = true;
    }
  }

  void count() {
    visit_matches([&](Xapian::docid document) {
      if (is_wanted(document)) count_one(document);
    });
  }

  // Fills matches_ with all that are wanted, by docid, with scores where these make the order.
  void find() {
    if (!is_by_relevance()) {
      selection_.is_steady = request_.sort != Sort::Copies && request_.sort != Sort::Outlets;
      visit_matches([&](Xapian::docid document) { matches_.documents.push_back(document); });
      matches_.scores.resize(matches_.documents.size());
    } else {
      find_scored();
    }
    std::size_t kept = 0;
    for (std::size_t i = 0; i < matches_.documents.size(); ++i) {
      const Xapian::docid document = matches_.documents[i];
      if (!is_wanted(document)) continue;
      count_one(document);
      matches_.documents[kept] = document;
      matches_.scores[kept++] = matches_.scores[i];
    }
    matches_.documents.resize(kept);
    matches_.scores.resize(kept);
  }

  void find_scored() {
    try {
      if (auto matches = score_all(database_, columns_.postings(), query_.query, statistics_, deadline_)) {
        matches_ = std::move(*matches);
        selection_.is_steady = start_ == nullptr || start_->statistics.doccount > 0;
        return;
      }
      Xapian::Enquire enquire(database_);
      enquire.set_weighting_scheme(ranking_weight());
      enquire.set_query(query_.query);
      ScoringSpy spy(matches_, deadline_);
      enquire.add_matchspy(&spy);
      // A page of one, so that the matcher must weigh; the spy sees all.
      enquire.get_mset(0, 1, database_.get_doccount());
    } catch (const TimeUp&) {
      selection_.is_partial = true;
    }
  }

  std::vector<SortKey> keys_of_matches() const {
    std::vector<SortKey> keys;
    keys.reserve(matches_.documents.size());
    if (is_by_relevance()) {
      for (std::size_t i = 0; i < matches_.documents.size(); ++i)
        keys.push_back({std::llround(matches_.scores[i] * steps_of_score), 0, matches_.documents[i]});
    } else {
      SortKeys(database_, columns_, request_.sort, matches_.documents.size()).append(matches_.documents, keys);
    }
    return keys;
  }

  // Takes out the matches that the pages before have shown, with all that carry the same texts.
  void drop_shown(std::vector<SortKey>& keys) const {
    std::unordered_set<uint32_t> groups;
    std::erase_if(keys, [&](const SortKey& key) {
      const bool is_shown = !comes_later(key, start_->after);
      if (is_shown && collapses()) {
        const uint32_t group = group_of(units(), key.document);
        if (group != 0) groups.insert(group);
      }
      return is_shown;
    });
    if (!groups.empty())
      std::erase_if(keys, [&](const SortKey& key) { return groups.contains(group_of(units(), key.document)); });
  }

  // Puts ever more of the keys in order until the page is full and there is one behind it: some more than asked for at
  // first, since copies fold into one.
  void take_page(std::vector<SortKey>& keys) {
    const std::size_t offset = start_ != nullptr ? 0 : request_.offset;
    const std::size_t asked = offset + request_.limit + 1;
    for (std::size_t depth = collapses() ? asked + asked / 2 + 10 : asked;; depth *= 4) {
      depth = std::min(depth, keys.size());
      const auto end = keys.begin() + static_cast<std::ptrdiff_t>(depth);
      std::partial_sort(keys.begin(), end, keys.end(),
                        [](const SortKey& a, const SortKey& b) { return comes_later(b, a); });
      const std::vector<SortKey> best = best_of_each_text(keys.begin(), end, asked);
      if (best.size() < asked && depth < keys.size()) continue;
      for (std::size_t i = offset; i < std::min(best.size(), asked - 1); ++i) page_.push_back(best[i]);
      if (best.size() == asked) selection_.next = {page_.back(), newest_, std::move(statistics_)};
      return;
    }
  }

  template <class Keys>
  std::vector<SortKey> best_of_each_text(Keys begin, Keys end, std::size_t wanted) const {
    std::vector<SortKey> best;
    std::unordered_set<uint32_t> seen;
    for (auto key = begin; key != end && best.size() < wanted; ++key) {
      const uint32_t group = collapses() ? group_of(units(), key->document) : 0;
      if (group == 0 || seen.insert(group).second) best.push_back(*key);
    }
    return best;
  }

  // Fills the page; puts the lead in place of the best match of a text where it stands as high.
  void show_leads() {
    std::vector<SortKey> of_lead;
    for (const SortKey& key : page_) {
      const uint32_t number = group_of(groups_, key.document);
      Selected& shown = selection_.page.emplace_back(key.document, score_of(key.document));
      if (number == 0) continue;
      shown.group = columns_.group(database_, number);
      if (!collapses() || shown.group.members.empty()) continue;
      const Xapian::docid lead = shown.group.lead().document;
      if (lead == key.document || !std::ranges::binary_search(matches_.documents, lead)) continue;
      of_lead.clear();
      if (is_by_relevance()) {
        of_lead.push_back({std::llround(score_of(lead) * steps_of_score), 0, lead});
      } else {
        SortKeys(database_, columns_, request_.sort, matches_.documents.size()).append({lead}, of_lead);
      }
      if (of_lead.front().first == key.first) shown.document = lead;
    }
  }

  double score_of(Xapian::docid document) const {
    if (!is_by_relevance()) return 0;
    const auto match = std::ranges::lower_bound(matches_.documents, document);
    return matches_.scores[static_cast<std::size_t>(match - matches_.documents.begin())];
  }

  const Xapian::Database& database_;
  const Columns& columns_;
  const CompiledQuery& query_;
  const Request& request_;
  Tally& tally_;
  const Deadline& deadline_;
  const Continuation* start_;  // null = from request_.offset on
  const std::vector<uint32_t>& groups_;
  const std::vector<uint32_t>& stories_;
  const Grouping grouping_;
  const std::vector<bool>* followers_;  // null = every article is wanted
  const Xapian::docid newest_;
  std::unordered_set<uint32_t> known_units_;  // that request_.behind leaves out
  Statistics statistics_;
  ScoredMatches matches_;
  std::vector<SortKey> page_;
  Selection selection_;
};

}  // namespace

Grouping grouping_of(const Request& request) {
  if (request.duplicates == Duplicates::Only) return Grouping::None;
  const bool shows = request.duplicates == Duplicates::Show && request.group == Grouping::Copies;
  return shows ? Grouping::None : request.group;
}

Selection select(const Source& source, const CompiledQuery& query, const Request& request, Tally& tally,
                 const Deadline& deadline, const Continuation* start) {
  return Selector(source, query, request, tally, deadline, start).run();
}

}  // namespace wirecopy::searcher
