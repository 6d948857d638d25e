// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include <xapian.h>

#include "schema/shards.h"

namespace wirecopy::searcher {

// The query without operators that change neither what it matches nor the order of its matches: a boost, or an AND or
// OR of one query.
Xapian::Query unwrapped(Xapian::Query query);

// Its term when an unwrapped query is nothing but one term (empty = every article).
std::optional<std::string> single_term(const Xapian::Query& query);

// Calls visit(docid, score) for every match of what is enquired in the database, by docid, while they are found; in
// joined databases once all are found, since a server cannot call, and what calls there knows no joint docids. Throws
// Xapian::Error, and whatever `visit` throws.
template <class Visit>
void visit_matches(const schema::ShardedDatabase& database, Xapian::Enquire& enquire, const Visit& visit);

// Calls visit(docid) for every match, by docid, without ranking: some 20 ns for each article of a single term, some 50
// for other queries. Throws as that.
template <class Visit>
void for_each_match(const schema::ShardedDatabase& database, const Xapian::Query& query, const Visit& visit);

// All matches with their scores, by docid.
std::vector<std::pair<Xapian::docid, double>> listed_matches(const schema::ShardedDatabase& database,
                                                             Xapian::Enquire& enquire);

// Counts articles, the different texts and the stories among them. Keep one and use it again: it holds two bytes
// for each article of the index, cleared in every 255th round.
class Tally {
 public:
  // `groups` is Columns::groups, `stories` Columns::stories; both must outlive the counting.
  void start(const std::vector<uint32_t>& groups, const std::vector<uint32_t>& stories);

  // Articles that were not added before.
  void add(std::span<const Xapian::docid> documents);

  uint64_t articles() const { return articles_; }
  uint64_t texts() const { return texts_; }
  uint64_t stories() const { return all_stories_; }

 private:
  const std::vector<uint32_t>* groups_ = nullptr;
  const std::vector<uint32_t>* stories_ = nullptr;
  std::vector<uint8_t> round_of_;        // by group: the round in which it was counted last
  std::vector<uint8_t> round_of_story_;  // the same by story
  uint8_t round_ = 0;
  uint64_t articles_ = 0;
  uint64_t texts_ = 0;
  uint64_t all_stories_ = 0;
};

// How many articles match.
uint64_t count_matches(const schema::ShardedDatabase& database, const Xapian::Query& query);

template <class Visit>
class VisitingSpy : public Xapian::MatchSpy {
 public:
  explicit VisitingSpy(const Visit& visit) : visit_(visit) {}
  void operator()(const Xapian::Document& document, double score) override { visit_(document.get_docid(), score); }

 private:
  const Visit& visit_;
};

template <class Visit>
void visit_matches(const schema::ShardedDatabase& database, Xapian::Enquire& enquire, const Visit& visit) {
  if (database.shards().size() > 1 || database.has_remote()) {
    for (const auto& [document, score] : listed_matches(database, enquire)) visit(document, score);
    return;
  }
  VisitingSpy<Visit> spy(visit);
  enquire.add_matchspy(&spy);
  // A page of one, so that the matcher must weigh; the spy sees all.
  enquire.get_mset(0, 1, database.get_doccount());
}

template <class Visit>
void for_each_match(const schema::ShardedDatabase& database, const Xapian::Query& query, const Visit& visit) {
  const Xapian::Query bare = unwrapped(query);
  if (bare.empty()) return;
  if (const auto term = single_term(bare)) {
    const auto end = database.postlist_end(*term);
    for (auto posting = database.postlist_begin(*term); posting != end; ++posting) visit(*posting);
    return;
  }
  Xapian::Enquire enquire(database);
  enquire.set_query(bare);
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  visit_matches(database, enquire, [&](Xapian::docid document, double) { visit(document); });
}

}  // namespace wirecopy::searcher
