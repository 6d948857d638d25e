// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/story_update.h"

#include <algorithm>
#include <limits>
#include <optional>
#include <unordered_set>

#include "dedup/grouping.h"
#include "indexer/groups.h"
#include "schema/slots.h"
#include "schema/stories.h"
#include "schema/time_order.h"
#include "schema/values.h"

namespace wirecopy::indexer {

namespace {

using schema::Slot;

// So many articles tell how rare a word is; what comes later no longer changes it, so that a story is found the same
// way this year and next.
constexpr uint32_t counted_articles = 10'000;

// An undated article could belong to any day: it and those that may go with it are looked for among so many of the last
// that came.
constexpr std::size_t most_undated = 50'000;

bool tells_story_time(corpus::Precision precision, corpus::Origin origin) {
  const bool is_said =
      origin == corpus::Origin::Metadata || origin == corpus::Origin::JsonLd || origin == corpus::Origin::Feed;
  return is_said && precision >= corpus::Precision::Day;
}

}  // namespace

int64_t story_time(const corpus::Date& date) {
  return tells_story_time(date.precision, date.origin) ? date.seconds : stories::undated;
}

void StoryUpdate::load() {
  const std::size_t length = static_cast<std::size_t>(before_.get_lastdocid()) + 1;
  published_.assign(length, stories::undated);
  schema::for_each_value(before_, Slot::Published, [&](Xapian::docid document, const std::string& value) {
    published_[document] = schema::unpack_seconds(value);
  });
  schema::for_each_value(before_, Slot::DateKind, [&](Xapian::docid document, const std::string& value) {
    const bool is_whole = value.size() == 2;
    if (!is_whole || !tells_story_time(static_cast<corpus::Precision>(value[0]), static_cast<corpus::Origin>(value[1])))
      published_[document] = stories::undated;
  });
  numbers_.resize(length);
  for (std::size_t document = 0; document < length; ++document) numbers_[document] = static_cast<uint32_t>(document);
  schema::for_each_value(before_, Slot::Story, [&](Xapian::docid document, const std::string& value) {
    const uint32_t number = schema::story_number(document, value);
    if (number == document) return;
    numbers_[document] = number;
    std::vector<Xapian::docid>& articles = larger_[number];
    if (articles.empty()) articles.push_back(number);
    articles.push_back(document);
  });
}

// The index of the story of an article that was there before or is placed.
std::size_t StoryUpdate::story_of(Xapian::docid document) {
  if (const auto placed = placed_.find(document); placed != placed_.end()) return placed->second;
  const uint32_t number = numbers_.at(document);
  const auto [known, is_new] = by_number_.try_emplace(number, stories_.size());
  if (is_new) {
    const auto larger = larger_.find(number);
    Story& story = stories_.emplace_back();
    if (larger != larger_.end()) {
      story.articles.insert(larger->second.begin(), larger->second.end());
    } else {
      story.articles.insert(document);
    }
    for (const Xapian::docid article : story.articles) placed_.emplace(article, known->second);
  }
  return known->second;
}

void StoryUpdate::leave(Xapian::docid document) {
  const std::size_t story = story_of(document);
  stories_[story].articles.erase(document);
  stories_[story].changed = true;
  placed_.erase(document);
}

void StoryUpdate::move(Xapian::docid document, std::size_t story) {
  if (placed_.contains(document)) {
    if (placed_.at(document) == story) return;
    leave(document);
  }
  stories_[story].articles.insert(document);
  stories_[story].changed = true;
  placed_[document] = story;
}

// Gives the finder every story that one of the arrivals may belong to.
void StoryUpdate::restore_window(const std::vector<Arrival>& arrivals, stories::StoryFinder& finder) {
  int64_t earliest = stories::undated;
  int64_t latest = std::numeric_limits<int64_t>::min() / 2;
  bool any_undated = false;
  for (const Arrival& arrival : arrivals) {
    const int64_t time = story_time(arrival.prepared->article.published);
    any_undated |= time == stories::undated;
    if (time == stories::undated) continue;
    earliest = std::min(earliest, time);
    latest = std::max(latest, time);
  }
  const auto is_near = [&](std::size_t document) {
    const int64_t time = published_[document];
    const bool is_recent = document + most_undated >= published_.size();
    if (time == stories::undated) return is_recent;
    const bool is_in_window = time >= earliest - stories::window_seconds && time - stories::window_seconds <= latest;
    return is_in_window || (any_undated && is_recent);
  };
  std::vector<bool> is_active(numbers_.size());
  for (std::size_t document = 1; document < numbers_.size(); ++document) {
    if (is_near(document)) is_active[numbers_[document]] = true;
  }
  // A copy says nothing that its lead does not say.
  std::unordered_set<uint32_t> groups;
  schema::for_each_value(before_, Slot::Copies, [&](Xapian::docid document, const std::string& value) {
    if (is_active[numbers_[document]]) groups.insert(schema::unpack_number(value));
  });
  for (const uint32_t number : groups) {
    const schema::Group group = schema::read_group(before_, number);
    for (std::size_t i = 1; i < group.members.size(); ++i) lead_of_[group.members[i].document] = group.lead().document;
  }
  struct Stored {
    int64_t published;
    Xapian::docid document;
    std::string profile;
  };
  std::vector<Stored> stored;
  schema::for_each_value(before_, Slot::Profile, [&](Xapian::docid document, const std::string& value) {
    if (is_active[numbers_[document]] && !gone_.contains(document) && !lead_of_.contains(document))
      stored.push_back({published_[document], document, value});
  });
  std::ranges::stable_sort(stored, {}, &Stored::published);
  std::unordered_map<std::size_t, uint32_t> finder_of;  // index of stories_ -> story of the finder
  for (const Stored& article : stored) {
    const std::size_t story = story_of(article.document);
    const auto [known, is_new] = finder_of.try_emplace(story, finder.stories());
    if (is_new) of_finder_.push_back(story);
    finder.restore(schema::decode_profile(article.profile), article.published, known->second);
    documents_.push_back(article.document);
  }
}

// Moves every article to where the finder has it now, and its copies with it.
void StoryUpdate::follow(const stories::StoryFinder& finder) {
  while (of_finder_.size() < finder.stories()) {
    of_finder_.push_back(stories_.size());
    stories_.emplace_back();
  }
  for (uint32_t article = 0; article < documents_.size(); ++article)
    move(documents_[article], of_finder_[finder.story_of(article)]);
  for (const auto& [copy, lead] : lead_of_) {
    if (!gone_.contains(copy) && !gone_.contains(lead)) move(copy, story_of(lead));
  }
}

// The story of the first of a group, the lead before all, that is in one.
std::optional<std::size_t> StoryUpdate::story_of(const schema::Group& group) {
  for (const schema::GroupMember& member : group.members) {
    const bool stood = member.document < numbers_.size() && !gone_.contains(member.document);
    if (stood || placed_.contains(member.document)) return story_of(member.document);
  }
  return std::nullopt;
}

void StoryUpdate::run(const std::vector<Arrival>& arrivals, const std::vector<Xapian::docid>& gone,
                      const std::vector<schema::Group>& changed) {
  load();
  gone_.insert(gone.begin(), gone.end());
  for (const Xapian::docid document : gone) leave(document);

  stories::Rarity rarity = schema::read_rarity(before_);
  if (rarity.articles() < counted_articles && !arrivals.empty()) {
    for (const Arrival& arrival : arrivals) rarity.count(arrival.prepared->analysis.profile);
    schema::write_rarity(after_, rarity);
  }
  stories::StoryFinder finder(rarity);
  if (!arrivals.empty()) restore_window(arrivals, finder);

  std::unordered_map<Xapian::docid, const schema::Group*> group_of;
  for (const schema::Group& group : changed) {
    for (const schema::GroupMember& member : group.members) group_of[member.document] = &group;
  }
  std::vector<const Arrival*> order;
  for (const Arrival& arrival : arrivals) order.push_back(&arrival);
  const auto candidate_of = [](const Arrival* arrival) {
    const Prepared& prepared = *arrival->prepared;
    return dedup::Candidate{arrival->document, schema::last_second(prepared.article.published),
                            static_cast<uint32_t>(prepared.analysis.compared.body.size()), prepared.article.id};
  };
  std::ranges::sort(
      order, [&](const Arrival* a, const Arrival* b) { return dedup::leads_before(candidate_of(a), candidate_of(b)); });
  // Of a text that came with this increment only, its first copy is looked at; of one that was there, none.
  std::unordered_set<const schema::Group*> found;
  for (const Arrival* arrival : order) {
    check_();
    const auto group = group_of.find(arrival->document);
    if (group != group_of.end() && (story_of(*group->second) || !found.insert(group->second).second)) continue;
    finder.place(arrival->prepared->analysis.profile, story_time(arrival->prepared->article.published));
    documents_.push_back(arrival->document);
  }
  follow(finder);
  for (const schema::Group& group : changed) {
    const std::optional<std::size_t> story = story_of(group);
    if (!story) continue;
    for (const schema::GroupMember& member : group.members) {
      if (member.document < numbers_.size() && !gone_.contains(member.document)) story_of(member.document);
      move(member.document, *story);
    }
  }
  write();
}

void StoryUpdate::write() const {
  for (const Story& story : stories_) {
    if (!story.changed || story.articles.empty()) continue;
    const Xapian::docid number = *story.articles.begin();
    for (const Xapian::docid document : story.articles) {
      const bool stood = document < numbers_.size() && !gone_.contains(document);
      if (!stood || numbers_[document] != number) set_story_number(after_, document, number);
    }
  }
}

}  // namespace wirecopy::indexer
