// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include <tsl/robin_map.h>

#include "stories/form.h"
#include "stories/profile.h"
#include "stories/rarity.h"
#include "stories/vector.h"

namespace wirecopy::stories {

// What stands for an unknown date. An undated article may belong to a story of any time.
inline constexpr int64_t undated = INT64_MAX;

// A story grows as long as no more time than this passes between one article and the next.
inline constexpr int64_t window_seconds = 10 * 24 * 3600;

// Finds the story of each article that comes along: the one whose articles it resembles most on average, or a new one.
// An article is never joined to a mere neighbour, so stories do not chain, nor to another item of its form
// (stories/form.h). Now and then, as a story grows, it is looked at a second time: two stories that became alike are
// made one, one that reports two events of a kind is parted (stories/contrast.h), and articles of two such events that
// went to the wrong one change over. So what story an article is in is known only after the last one came.
//
// Give articles in the order of time. Memory: some 1.5 kB for each text of the last 50,000
// stories, 80 bytes for any other. Not thread-safe.
class StoryFinder {
 public:
  // `rarity` must outlive the finder and not change.
  explicit StoryFinder(const Rarity& rarity) : rarity_(rarity) {}

  // Takes an article and finds its story. Articles are numbered from 0 as they come.
  uint32_t place(const Profile& profile, int64_t published);

  // Takes an article that is known to be in a story; `story` is stories() to begin one.
  uint32_t restore(const Profile& profile, int64_t published, uint32_t story);

  // The story of an article, as things stand. Numbers of stories that were made one with another stay unused.
  uint32_t story_of(uint32_t article) const { return story_of_[article]; }
  uint32_t stories() const { return static_cast<uint32_t>(stories_.size()); }

 private:
  struct Story {
    Vector sum;  // of the unit vectors of its articles
    std::vector<uint32_t> articles;
    std::size_t looked_at = 0;  // how many articles it had when it was last looked at
    int64_t first = undated;
    int64_t last = undated;
  };
  struct Candidate {
    uint32_t story;
    double similarity;
  };

  uint32_t begin_story();
  void add(uint32_t story, uint32_t article, int64_t published);
  void announce(uint32_t story, const Vector& words);
  std::vector<Candidate> candidates_of(const Vector& article, int64_t published);
  void merge(uint32_t story, const std::vector<Candidate>& candidates);
  void part(uint32_t story);
  void exchange(uint32_t a, uint32_t b);
  void hand_over(uint32_t from, uint32_t to);
  bool has_other_item(uint32_t story, const Form& form) const;
  bool have_items_of_one_form(uint32_t a, uint32_t b) const;
  void refresh(Story& story) const;
  void forget();

  const Rarity& rarity_;
  std::vector<Vector> vectors_;     // by article; empty once its story is too old to grow
  std::vector<Form> forms_;         // by article
  std::vector<int64_t> published_;  // by article
  std::vector<uint32_t> story_of_;  // by article
  std::vector<Story> stories_;
  tsl::robin_map<uint32_t, std::vector<uint32_t>> stories_with_;  // bucket -> stories
  std::vector<float> shared_;                                     // scratch, by story
  std::vector<uint32_t> open_;                                    // stories that are kept in mind
};

}  // namespace wirecopy::stories
