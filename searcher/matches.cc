// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/matches.h"

#include <algorithm>
#include <limits>

namespace wirecopy::searcher {

Xapian::Query unwrapped(Xapian::Query query) {
  while (query.get_num_subqueries() == 1) {
    const Xapian::Query::op type = query.get_type();
    if (type != Xapian::Query::OP_SCALE_WEIGHT && type != Xapian::Query::OP_AND && type != Xapian::Query::OP_OR) break;
    query = query.get_subquery(0);
  }
  return query;
}

std::optional<std::string> single_term(const Xapian::Query& query) {
  if (query.get_type() == Xapian::Query::LEAF_MATCH_ALL) return std::string();
  if (query.get_type() != Xapian::Query::LEAF_TERM) return {};
  return *query.get_terms_begin();
}

void Tally::start(const std::vector<uint32_t>& groups, const std::vector<uint32_t>& stories) {
  groups_ = &groups;
  stories_ = &stories;
  articles_ = texts_ = all_stories_ = 0;
  const std::size_t wanted = std::max<std::size_t>({1, groups.size(), stories.size()});
  if (round_of_.size() < wanted || round_ == std::numeric_limits<uint8_t>::max()) {
    round_of_.assign(std::max(wanted, round_of_.size()), 0);
    round_of_story_.assign(round_of_.size(), 0);
    round_ = 0;
  }
  ++round_;
}

void Tally::add(std::span<const Xapian::docid> documents) {
  // Without branches: whether an article has company is as good as random, and guessing wrong costs more than the rest.
  // What is stored does not depend on what was loaded, so that no article waits for the one before.
  const uint8_t round = round_;
  uint8_t* const round_of = round_of_.data();
  uint8_t* const round_of_story = round_of_story_.data();
  const std::span<const uint32_t> groups(*groups_);
  const std::span<const uint32_t> stories(*stories_);
  uint64_t texts = 0;
  uint64_t all_stories = 0;
  for (const Xapian::docid document : documents) {
    const uint32_t group = document < groups.size() ? groups[document] : 0;
    texts += static_cast<unsigned>(group == 0) | static_cast<unsigned>(round_of[group] != round);
    round_of[group] = round;
    const uint32_t story = document < stories.size() ? stories[document] : 0;
    all_stories += static_cast<unsigned>(round_of_story[story] != round);
    round_of_story[story] = round;
  }
  articles_ += documents.size();
  texts_ += texts;
  all_stories_ += all_stories;
}

std::vector<std::pair<Xapian::docid, double>> listed_matches(const schema::ShardedDatabase& database,
                                                             Xapian::Enquire& enquire) {
  const Xapian::MSet found = enquire.get_mset(0, database.get_doccount());
  std::vector<std::pair<Xapian::docid, double>> matches;
  matches.reserve(found.size());
  for (auto match = found.begin(); match != found.end(); ++match) matches.emplace_back(*match, match.get_weight());
  std::ranges::sort(matches);
  return matches;
}

uint64_t count_matches(const schema::ShardedDatabase& database, const Xapian::Query& query) {
  const Xapian::Query bare = unwrapped(query);
  if (bare.empty()) return 0;
  if (const auto term = single_term(bare))
    return term->empty() ? database.get_doccount() : database.get_termfreq(*term);
  uint64_t count = 0;
  for_each_match(database, bare, [&](Xapian::docid) { ++count; });
  return count;
}

}  // namespace wirecopy::searcher
