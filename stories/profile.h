// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <tsl/robin_map.h>

namespace wirecopy::stories {

// A word, name or figure of an article. Words are hashed into buckets: a profile is compared often and read by nobody.
struct Feature {
  // DO NOT RENUMBER: stored in the index.
  enum class Kind : uint8_t {
    Word = 0,
    Name = 1,      // a name or figure
    Language = 2,  // the language of the article, with weight 0: how rare a word is is asked among its articles
  };

  uint32_t bucket = 0;
  uint8_t weight = 0;  // how much the article makes of it, in eighths; how rare it is elsewhere is not in it
  Kind kind = Kind::Word;

  bool operator==(const Feature&) const = default;
};
inline constexpr uint32_t bucket_count = 1 << 20;

// What an article is about, for telling whether two report one event: its features by bucket, each bucket once.
using Profile = std::vector<Feature>;

// No profile has more, but for its language: what an article says once and late tells little.
inline constexpr std::size_t most_features = 160;

// Makes the profile of one article. Call sequence: (add* finish)*
class ProfileMaker {
 public:
  // Where a word stands.
  enum class Place { Title, SentenceStart, Inside };

  // Takes the next word: its stem, and as it is spelled.
  void add(std::string_view stem, std::string_view spelled, Place place);

  // `language` is an ISO 639-1 code, empty when unknown.
  Profile finish(std::string_view language);

 private:
  struct Seen {
    uint32_t count = 0;
    uint32_t first = 0;    // its place among the words of the article
    uint32_t small = 0;    // times without a capital
    uint32_t capital = 0;  // times with one where a plain word would have none
    bool has_digit = false;
  };
  uint32_t words_ = 0;
  tsl::robin_map<uint32_t, Seen> seen_;  // by bucket
};

}  // namespace wirecopy::stories
