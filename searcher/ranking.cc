// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/ranking.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <unordered_set>
#include <utility>

#include "searcher/freshness.h"
#include "searcher/nearness.h"
#include "searcher/verifier.h"

namespace wirecopy::searcher {

namespace {

// Scores are compared in steps of a millionth: what is less tells no more than the order of additions, which must not
// decide where a page ends.
constexpr double steps_of_score = 1 << 20;
constexpr double half_a_step = 0.5;

// So many times as many matches as the page takes at first have keys made, since copies fold into one.
constexpr std::size_t keys_to_spare = 4;

// Looks at the clock once for so many matches.
constexpr uint32_t matches_between_looks = 256;

// Puts texts in an order in which none of `most` + 1 neighbours are of one outlet, taking the first that fits each
// time. What is left when nothing fits stays as it is.
std::vector<Selected> diversified(std::vector<Selected> ranking, const std::vector<uint32_t>& outlets, uint32_t most) {
  const auto outlet_of = [&](const Selected& each) {
    return each.document < outlets.size() ? outlets[each.document] : 0;
  };
  std::vector<Selected> order;
  uint32_t in_a_row = 0;
  while (!ranking.empty()) {
    auto next = ranking.begin();
    // An unknown outlet is one of its own.
    if (!order.empty() && in_a_row >= most && outlet_of(order.back()) != 0) {
      const auto other = std::ranges::find_if(
          ranking, [&](const Selected& each) { return outlet_of(each) != outlet_of(order.back()); });
      if (other != ranking.end()) next = other;
    }
    const bool is_same = !order.empty() && outlet_of(*next) != 0 && outlet_of(*next) == outlet_of(order.back());
    in_a_row = is_same ? in_a_row + 1 : 1;
    order.push_back(std::move(*next));
    ranking.erase(next);
  }
  return order;
}

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
        published_(request.sort == Sort::Fresh ? &columns_.published(database_) : nullptr),
        newest_(start != nullptr ? start->newest : database_.get_lastdocid()) {
    if (start != nullptr) statistics_ = start->statistics;
  }

  Selection run() {
    tally_.start(groups_, stories_);
    find();
    if (request_.limit > 0) {
      std::vector<SortKey> keys = first_keys();
      if (is_by_relevance()) add_nearness(keys);
      if (start_ != nullptr && !is_mixed()) drop_shown(keys);
      take_page(keys);
      show_leads();
      if (is_mixed()) mix_outlets();
    }
    if (keeps_matches()) selection_.matches = std::move(matches_.documents);
    selection_.articles = tally_.articles();
    selection_.texts = tally_.texts();
    selection_.stories = tally_.stories();
    return std::move(selection_);
  }

 private:
  bool collapses() const { return grouping_ != Grouping::None; }
  const std::vector<uint32_t>& units() const { return grouping_ == Grouping::Story ? stories_ : groups_; }
  bool is_by_relevance() const {
    return (request_.sort == Sort::Relevance || request_.sort == Sort::Fresh) && !query_.empty;
  }
  bool is_mixed() const { return request_.diverse > 0; }
  bool keeps_matches() const { return !request_.facets.empty() || request_.histogram; }
  bool is_wanted(Xapian::docid document) const {
    if (std::ranges::binary_search(unsatisfied_, document)) return false;
    if (document > newest_ || (request_.behind && !is_news(document))) return false;
    return followers_ == nullptr || (document < followers_->size() && (*followers_)[document]);
  }

  bool is_news(Xapian::docid document) const { return !known_units_.contains(known_unit(document)); }

  // The text or story that request_.behind leaves out with the article.
  uint32_t known_unit(Xapian::docid document) const {
    switch (request_.behind->known) {
      case Grouping::Story:
        return story_of(stories_, document);
      case Grouping::Copies:
        return text_of(groups_, document);
      case Grouping::None:
        break;
    }
    return document;
  }

  // Finds those of matches_ that do not satisfy the query when they are read.
  void verify() {
    if (!query_.doubts.any()) return;
    try {
      Unsatisfied unsatisfied =
          find_unsatisfied(database_, columns_.unsatisfied(), query_, matches_.documents, deadline_);
      unsatisfied_ = std::move(unsatisfied.documents);
      selection_.is_doubtful = !unsatisfied.is_complete;
    } catch (const TimeUp&) {
      selection_.is_doubtful = true;
    }
  }

  // Fills matches_ with all that are wanted, by docid, with the scores of their words where these make the order.
  void find() {
    if (!is_by_relevance() || request_.limit == 0) {
      selection_.is_steady = request_.sort != Sort::Copies && request_.sort != Sort::Outlets;
      find_unscored();
    } else {
      find_scored();
    }
    // Which of its copies an article is may change with another that goes.
    if (is_mixed() || followers_ != nullptr || query_.rests_on_groups) selection_.is_steady = false;
    // Where one that was shown is gone, another copy may stand for its text behind it.
    if (start_ != nullptr && start_->articles != 0 && start_->articles != articles_of_list())
      selection_.is_steady = false;
    verify();
    keep_wanted();
    tally_.add(matches_.documents);
  }

  // What was found before and does not match any more keeps nothing of its text or story back.
  void note_found() {
    std::vector<Xapian::docid>& found = selection_.found;
    std::ranges::set_difference(matches_.documents, unsatisfied_, std::back_inserter(found));
    std::vector<Xapian::docid> known;
    std::ranges::set_intersection(found, request_.behind->found, std::back_inserter(known));
    for (const Xapian::docid document : known) known_units_.insert(known_unit(document));
  }

  void keep_wanted() {
    if (request_.behind) note_found();
    const bool all_are_old = matches_.documents.empty() || matches_.documents.back() <= newest_;
    if (all_are_old && unsatisfied_.empty() && !request_.behind && followers_ == nullptr) return;
    std::size_t kept = 0;
    for (std::size_t i = 0; i < matches_.documents.size(); ++i) {
      const Xapian::docid document = matches_.documents[i];
      if (!is_wanted(document)) continue;
      matches_.documents[kept] = document;
      matches_.scores[kept++] = matches_.scores[i];
    }
    matches_.documents.resize(kept);
    matches_.scores.resize(kept);
  }

  // Until time is up, as find_scored.
  void find_unscored() {
    try {
      if (auto matches = match_all(database_, columns_.postings(), query_.query, deadline_)) {
        matches_.documents = std::move(*matches);
      } else {
        for_each_match(database_, query_.query, [&](Xapian::docid document) {
          if (matches_.documents.size() % matches_between_looks == 0) deadline_.check();
          matches_.documents.push_back(document);
        });
      }
    } catch (const TimeUp&) {
      selection_.is_partial = true;
    }
    matches_.scores.resize(matches_.documents.size());
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
      visit_matches(database_, enquire, [&](Xapian::docid document, double score) {
        if (matches_.documents.size() % matches_between_looks == 0) deadline_.check();
        matches_.documents.push_back(document);
        matches_.scores.push_back(score);
      });
    } catch (const TimeUp&) {
      selection_.is_partial = true;
    }
  }

  // The keys of as many matches as a page is likely to need; of all that are not by relevance or go on with a list.
  std::vector<SortKey> first_keys() {
    const std::size_t best = std::max(nearness_depth, first_depth()) * keys_to_spare;
    has_all_keys_ = !is_by_relevance() || start_ != nullptr || matches_.documents.size() <= best;
    if (is_by_relevance()) return keys_of_best(has_all_keys_ ? matches_.documents.size() : best);
    std::vector<SortKey> keys;
    keys.reserve(matches_.documents.size());
    SortKeys(database_, columns_, request_.sort, matches_.documents.size()).append(matches_.documents, keys);
    return keys;
  }

  // The keys of the best so many matches by relevance, in no order. What is behind them is passed over unseen.
  std::vector<SortKey> keys_of_best(std::size_t best) const {
    std::vector<SortKey> keys;
    keys.reserve(std::min(2 * best, matches_.documents.size()));
    double least = 0;  // steps of score; docids ascend, so of equal ones those that come first are kept
    for (std::size_t i = 0; i < matches_.documents.size(); ++i) {
      const Xapian::docid document = matches_.documents[i];
      const double nearness = nearness_.empty() ? 0 : nearness_of(document);
      const double steps = steps_of((matches_.scores[i] + nearness) * freshness(document));
      if (steps < least) continue;
      keys.push_back({static_cast<int64_t>(steps), 0, document});
      if (keys.size() < 2 * best) continue;
      keep_best(keys, best);
      least = static_cast<double>(keys.back().first) + 1;
    }
    if (keys.size() > best) keep_best(keys, best);
    return keys;
  }

  // The last of them stands behind all others then.
  static void keep_best(std::vector<SortKey>& keys, std::size_t best) {
    std::nth_element(keys.begin(), keys.begin() + static_cast<std::ptrdiff_t>(best) - 1, keys.end(), comes_before);
    keys.resize(best);
  }

  static double steps_of(double score) { return score * steps_of_score + half_a_step; }  // no score is below zero
  static SortKey key_of(Xapian::docid document, double score) {
    return {static_cast<int64_t>(steps_of(score)), 0, document};
  }

  static bool comes_before(const SortKey& a, const SortKey& b) { return comes_later(b, a); }

  // Puts the best so many keys (or all) in front of all others, in order; those that stand so already are left alone.
  void sort_best(std::vector<SortKey>& keys, std::size_t best) {
    if (best = std::min(best, keys.size()); best <= sorted_) return;
    const auto begin = keys.begin();
    std::partial_sort(begin + static_cast<std::ptrdiff_t>(sorted_), begin + static_cast<std::ptrdiff_t>(best),
                      keys.end(), comes_before);
    sorted_ = best;
  }

  // Raises the best matches by the nearness of their words. What it only adds to those that stand before all others
  // lets them stay before. A list that goes on raises those again that stood there when it was begun.
  void add_nearness(std::vector<SortKey>& keys) {
    Nearness nearness(database_, query_.near_words, statistics_);
    if (keys.empty() || !nearness.has_effect()) return;
    auto end = keys.begin();
    if (start_ == nullptr) {
      sort_best(keys, std::max(nearness_depth, first_depth()));
      end += static_cast<std::ptrdiff_t>(std::min(nearness_depth, keys.size()));
      near_until_ = *std::prev(end);
    } else {
      near_until_ = start_->near_until;
      end =
          std::partition(keys.begin(), keys.end(), [&](const SortKey& key) { return !comes_later(key, near_until_); });
    }
    for (auto key = keys.begin(); key != end; ++key) {
      nearness_[key->document] = nearness.score(key->document);
      *key = key_of(key->document, score_of(key->document));
    }
    if (start_ == nullptr) std::sort(keys.begin(), end, comes_before);
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

  // The articles of the index that are no newer than the list. Reads the numbers of those that are.
  Xapian::doccount articles_of_list() const {
    Xapian::doccount newer = 0;
    auto document = database_.postlist_begin("");
    const auto end = database_.postlist_end("");
    if (document != end) document.skip_to(newest_ + 1);
    for (; document != end; ++document) ++newer;
    return database_.get_doccount() - newer;
  }

  Xapian::doccount articles_at_start() const {
    if (start_ != nullptr) return start_->articles;
    const bool has_stories = grouping_ == Grouping::Story;
    const uint64_t units = has_stories ? columns_.story_count(database_) : columns_.texts(database_);
    return collapses() && units < database_.get_doccount() ? articles_of_list() : 0;
  }

  std::size_t page_begin() const { return start_ != nullptr && !is_mixed() ? 0 : request_.offset; }
  std::size_t page_end() const { return page_begin() + request_.limit; }
  // How many texts are put in order for the page: where outlets are mixed, all that they are mixed of.
  std::size_t wanted() const { return is_mixed() ? std::max(page_end(), diverse_depth) : page_end(); }
  // How many articles that will take at first: some more, since copies fold into one.
  std::size_t first_depth() const {
    const std::size_t asked = wanted() + 1;
    return collapses() ? asked + asked / 2 + 10 : asked;
  }

  // Puts ever more of the keys in order until the page is full and there is one behind it.
  void take_page(std::vector<SortKey>& keys) {
    const std::size_t asked = wanted() + 1;
    for (std::size_t depth = first_depth();; depth *= 4) {
      if (depth > keys.size() && !has_all_keys_) {
        keys = keys_of_best(matches_.documents.size());
        has_all_keys_ = true;
        sorted_ = 0;
      }
      depth = std::min(depth, keys.size());
      sort_best(keys, depth);
      const auto end = keys.begin() + static_cast<std::ptrdiff_t>(depth);
      const std::vector<SortKey> best = best_of_each_text(keys.begin(), end, asked);
      if (best.size() < asked && (depth < keys.size() || !has_all_keys_)) continue;
      for (std::size_t i = is_mixed() ? 0 : page_begin(); i < std::min(best.size(), wanted()); ++i)
        page_.push_back(best[i]);
      if (best.size() > page_end())
        selection_.next = {page_.back(), near_until_, newest_, std::move(statistics_), articles_at_start()};
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
    for (const SortKey& key : page_) {
      const uint32_t number = group_of(groups_, key.document);
      Selected& shown = selection_.page.emplace_back();
      shown.document = key.document;
      if (is_by_relevance()) {
        shown.score = score_of(key.document);
        shown.nearness = nearness_of(key.document);
        shown.freshness = freshness(key.document);
      }
      if (number == 0) continue;
      shown.group = schema::read_group(database_, number);
      if (!collapses() || shown.group.members.empty()) continue;
      const Xapian::docid lead = shown.group.lead().document;
      if (lead == key.document || !std::ranges::binary_search(matches_.documents, lead)) continue;
      if (matches_as_well(lead, key)) shown.document = lead;
    }
  }

  // Whether the words of another match weigh the same, or it has the same date or number of copies.
  bool matches_as_well(Xapian::docid other, const SortKey& key) const {
    if (is_by_relevance())
      return key_of(other, word_score(other)).first == key_of(key.document, word_score(key.document)).first;
    std::vector<SortKey> of_other;
    SortKeys(database_, columns_, request_.sort, matches_.documents.size()).append({other}, of_other);
    return of_other.front().first == key.first;
  }

  // Mixes the outlets of the front of what was taken, and takes the page out of it.
  void mix_outlets() {
    std::vector<Selected>& page = selection_.page;
    std::vector<Selected> rest;
    if (page.size() > diverse_depth) {
      rest.assign(page.begin() + diverse_depth, page.end());
      page.resize(diverse_depth);
    }
    page = diversified(std::move(page), columns_.outlets(database_).numbers, request_.diverse);
    std::ranges::move(rest, std::back_inserter(page));
    const std::size_t offset = std::min<std::size_t>(request_.offset, page.size());
    page.erase(page.begin(), page.begin() + static_cast<std::ptrdiff_t>(offset));
    page.resize(std::min<std::size_t>(request_.limit, page.size()));
  }

  // Of a match in an order by relevance: what its words weigh, and what the order rests on.
  double word_score(Xapian::docid document) const {
    const auto match = std::ranges::lower_bound(matches_.documents, document);
    return matches_.scores[static_cast<std::size_t>(match - matches_.documents.begin())];
  }
  double score_of(Xapian::docid document) const {
    return (word_score(document) + nearness_of(document)) * freshness(document);
  }
  double nearness_of(Xapian::docid document) const {
    const auto known = nearness_.find(document);
    return known == nearness_.end() ? 0 : known->second;
  }
  double freshness(Xapian::docid document) const {
    if (published_ == nullptr) return 1;
    const int64_t date = document < published_->size() ? (*published_)[document] : undated;
    return freshness_of(date, query_.now, request_.half_life_days);
  }

  const schema::ShardedDatabase& database_;
  const Columns& columns_;
  const CompiledQuery& query_;
  const Request& request_;
  Tally& tally_;
  const Deadline& deadline_;
  const Continuation* start_;  // null = from request_.offset on
  const std::vector<uint32_t>& groups_;
  const std::vector<uint32_t>& stories_;
  const Grouping grouping_;
  const std::vector<bool>* followers_;     // null = every article is wanted
  const std::vector<int64_t>* published_;  // null = age takes nothing away
  const Xapian::docid newest_;
  std::unordered_set<uint32_t> known_units_;  // of what request_.behind leaves out
  Statistics statistics_;
  ScoredMatches matches_;
  std::vector<Xapian::docid> unsatisfied_;    // of them, sorted
  std::map<Xapian::docid, double> nearness_;  // of those that were looked at
  SortKey near_until_;                        // the last of them
  std::size_t sorted_ = 0;                    // so many keys stand in front, in order
  bool has_all_keys_ = false;                 // every match has one
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
