// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <set>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include <xapian.h>

#include "indexer/interruption.h"
#include "indexer/regrouping.h"
#include "schema/groups.h"
#include "stories/story_finder.h"

namespace wirecopy::indexer {

// The time of an article for stories. None when its date is not known to the day, or was read off its address, its text
// or its file: the page of a trial may bear the date of the crime, so such a date does not keep two articles apart.
int64_t story_time(const corpus::Date& date);

// Finds the stories of articles that came, or changed, in an increment. Each is placed among the stories as they stand,
// in the order of time; articles that were there already stay where they are, but for two rules: the copies of one text
// are in one story, that of their lead, and a story has its smallest docid for a number. So articles that arrive in the
// order of time are placed as if all had come at once.
//
// `before` is the committed state without the increment, `after` the open transaction in which the documents of the
// arrivals stand and their copies are found.
class StoryUpdate {
 public:
  StoryUpdate(
      const Xapian::Database& before, Xapian::WritableDatabase& after, CheckPoint check = [] {})
      : before_(before), after_(after), check_(std::move(check)) {}

  // `gone`: documents of `before` that were removed, or are among the arrivals with another text. `changed`: groups of
  // copies that are not as they were.
  void run(const std::vector<Arrival>& arrivals, const std::vector<Xapian::docid>& gone,
           const std::vector<schema::Group>& changed);

 private:
  // A story while it is looked at.
  struct Story {
    std::set<Xapian::docid> articles;
    bool changed = false;
  };

  void load();
  std::size_t story_of(Xapian::docid document);
  std::optional<std::size_t> story_of(const schema::Group& group);
  void follow(const stories::StoryFinder& finder);
  void restore_window(const std::vector<Arrival>& arrivals, stories::StoryFinder& finder);
  void move(Xapian::docid document, std::size_t story);
  void leave(Xapian::docid document);
  void write() const;

  const Xapian::Database& before_;
  Xapian::WritableDatabase& after_;
  const CheckPoint check_;
  std::unordered_set<Xapian::docid> gone_;
  std::vector<int64_t> published_;                                   // by docid, of `before`
  std::vector<uint32_t> numbers_;                                    // by docid, of `before`
  std::unordered_map<uint32_t, std::vector<Xapian::docid>> larger_;  // of `before`, those of two articles and more
  std::vector<Story> stories_;
  std::unordered_map<uint32_t, std::size_t> by_number_;       // number in `before` -> index of stories_
  std::unordered_map<Xapian::docid, std::size_t> placed_;     // articles of stories_
  std::vector<std::size_t> of_finder_;                        // story of the finder -> index of stories_
  std::vector<Xapian::docid> documents_;                      // article of the finder -> its docid
  std::unordered_map<Xapian::docid, Xapian::docid> lead_of_;  // copies in `before` of articles that are looked at
};

}  // namespace wirecopy::indexer
