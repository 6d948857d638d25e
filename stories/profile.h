// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <tsl/robin_map.h>
#include <tsl/robin_set.h>

#include "stories/form.h"

namespace wirecopy::stories {

// A word, name or figure of an article. Words are hashed into buckets: a profile is compared often and read by nobody.
struct Feature {
  // DO NOT RENUMBER: stored in the index.
  enum class Kind : uint8_t {
    Word = 0,
    Name = 1,  // a name or figure
    // These have weight 0.
    Language = 2,  // the language of the article: how rare a word is is asked among its articles
    Form = 3,      // of the form of its text
    Series = 4,    // the series that it is an item of
    Item = 5,      // which item of that series
  };

  uint32_t bucket = 0;
  uint8_t weight = 0;  // how much the article makes of it, in eighths; how rare it is elsewhere is not in it
  Kind kind = Kind::Word;

  bool operator==(const Feature&) const = default;
};
inline constexpr uint32_t bucket_count = 1 << 20;

// What an article is about, for telling whether two report one event: its features by bucket, each bucket once.
using Profile = std::vector<Feature>;

// No profile has more words, names and figures: what an article says once and late tells little.
inline constexpr std::size_t most_features = 160;

// Makes the profile of one article. Call sequence: (add* finish)*
class ProfileMaker {
 public:
  // Where a word stands.
  enum class Place { Title, SentenceStart, Inside };

  // Takes the next word: its stem, and as it is spelled.
  void add(std::string_view stem, std::string_view spelled, Place place);

  // `language` is an ISO 639-1 code, empty when unknown; its stop words are left out. A list of names and figures,
  // which is no report of an event, has an empty profile.
  Profile finish(std::string_view language, const Series& series = {});

 private:
  struct Seen {
    uint32_t count = 0;
    uint32_t first = 0;    // its place among the words of the article
    uint32_t small = 0;    // times without a capital
    uint32_t capital = 0;  // times with one where a plain word would have none
    bool has_digit = false;
    bool is_too_short = false;  // to tell anything
  };
  using Buckets = tsl::robin_set<uint32_t>;
  const Buckets& stop_words_of(std::string_view language);

  bool is_list(const Buckets& stop_words) const;

  uint32_t words_ = 0;
  uint32_t filled_in_ = 0;               // names and figures among them
  tsl::robin_map<uint32_t, Seen> seen_;  // by bucket
  FormMaker form_maker_;
  std::map<std::string, Buckets, std::less<>> stop_words_;  // by language
};

Form form_of(const Profile& profile);

}  // namespace wirecopy::stories
