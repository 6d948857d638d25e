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

// From the first to the last article of a story.
struct Span {
  int64_t first = undated;  // seconds; undated as long as no article has a date
  int64_t last = undated;

  void add(int64_t published);  // nothing when undated
  void add(const Span& other);
  // Whether an article or story of the one span may be of a story of the other.
  bool may_touch(const Span& other) const;
  // Whether it ended too long before a date (or `undated`) for an article of that date.
  bool is_over(int64_t published) const;
};

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
    Vector sum;                      // of the unit vectors of its articles
    std::vector<uint32_t> articles;  // none once it was made one with another, or put away
  };
  // What a search for candidates asks of each of thousands of stories, apart from the rest to be read fast.
  struct Reach {
    Span span;
    bool is_open = true;  // it has articles
    float shared = 0;     // scratch
  };
  // The stories that have a word; in front those that are over, which no later article asks for.
  struct Holders {
    std::vector<uint32_t> stories;
    std::size_t over = 0;
  };
  struct Candidate {
    uint32_t story;
    double similarity;
  };

  uint32_t enter(Vector vector, const Form& form, int64_t published, uint32_t story);
  uint32_t begin_story();
  void add(uint32_t story, uint32_t article, int64_t published);
  void announce(uint32_t story, const Vector& words);
  // Adds up what the stories with a word share with an article of a date, and lists those that it meets first.
  void meet(Holders& holders, float share, int64_t published, std::vector<uint32_t>& found);
  std::vector<Candidate> candidates_of(const Vector& article, int64_t published, double doubt);
  void merge(uint32_t story, const std::vector<Candidate>& candidates);
  void part(uint32_t story);
  void exchange(uint32_t a, uint32_t b);
  void hand_over(uint32_t from, uint32_t to);
  bool has_other_item(uint32_t story, const Form& form) const;
  bool have_items_of_one_form(uint32_t a, uint32_t b) const;
  void refresh(uint32_t story);
  void close(uint32_t story);
  void forget();

  const Rarity& rarity_;
  std::vector<Vector> vectors_;     // by article; empty once its story is too old to grow
  std::vector<Form> forms_;         // by article
  std::vector<int64_t> published_;  // by article
  std::vector<uint32_t> story_of_;  // by article
  std::vector<Story> stories_;
  tsl::robin_map<uint32_t, Holders> stories_with_;  // by bucket
  std::vector<Reach> reach_;                        // by story
  std::vector<uint32_t> open_;                      // stories that are kept in mind
  int64_t newest_ = INT64_MIN;                      // date of what was placed; `undated` once they are in no order
};

}  // namespace wirecopy::stories
