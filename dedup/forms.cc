// SPDX-License-Identifier: GPL-2.0-or-later
#include "dedup/forms.h"

#include <algorithm>
#include <array>
#include <map>
#include <numeric>
#include <set>
#include <span>
#include <string>
#include <unordered_map>
#include <utility>

#include "dedup/ratio.h"

namespace wirecopy::dedup {

namespace {

// Shorter names are not held to be misspelled, or to be shortened.
constexpr std::size_t shortest_misspelled = 4;
constexpr std::size_t shortest_twice_misspelled = 8;  // "Bella" is not "Zelda"

// A pattern: how long the longest run may be that a text has for itself, and how many words differ; and by the number
// of such runs, how much of the text they are, and how much of what differs is names and figures.
constexpr uint32_t longest_island = 20;
constexpr uint32_t least_different = 2;
struct Pattern {
  uint32_t least_islands;
  double least_own;
  double least_names;
};
constexpr std::array<Pattern, 2> patterns{{
    {.least_islands = 3, .least_own = 0.05, .least_names = 1.0 / 3},
    {.least_islands = 2, .least_own = 0.08, .least_names = 1.0 / 2},
}};

// It is a report that was brought up to date instead where at most one name is another, some are kept, the day is the
// same, and no more names differ, be it in their spelling, than figures do, or twice as many are kept.
constexpr std::size_t least_other_names = 2;
constexpr uint32_t least_kept_names = 3;

// A form: how long its items are, in words or characters, how much their lengths and what they have for themselves may
// be, how many places are filled in, and how many words in one.
constexpr std::size_t longest_form = 400;
constexpr double most_other_length = 0.2;
constexpr double most_filled = 0.6;
constexpr std::size_t least_filled_places = 2;
constexpr std::size_t longest_filled = 6;
// The same without capitals, where a scanner's misreadings must not be taken for it: places, and how much of them are
// figures and names, here as in what tells of another event.
constexpr std::size_t least_unspaced_places = 3;
constexpr double least_told_places = 2.0 / 3;
constexpr std::size_t least_figures_beside_place = 2;
// Of nothing but figures so many; an editor who corrects corrects one or two.
constexpr std::size_t least_other_figures = 4;
// In such a script, characters that are alike between two places that differ by chance.
constexpr std::size_t chance_characters = 1;

constexpr double least_same_figures = 0.8;

// True when one word is the other with a letter or two misread.
bool is_misspelled(std::string_view a, std::string_view b) {
  if (a.size() > b.size()) std::swap(a, b);
  const std::size_t most = a.size() >= shortest_twice_misspelled ? 2 : 1;
  if (a.size() < shortest_misspelled || b.size() - a.size() > most) return false;
  // The edit distance, row by row. Words are short.
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), 0);
  for (std::size_t i = 0; i < a.size(); ++i) {
    std::size_t diagonal = std::exchange(row[0], i + 1);
    for (std::size_t j = 0; j < b.size(); ++j) {
      const std::size_t replaced = diagonal + (a[i] != b[j]);
      diagonal = row[j + 1];
      row[j + 1] = std::min({replaced, row[j] + 1, diagonal + 1});
    }
  }
  return row.back() <= most;
}

// Two spellings of one name: misread, or one the beginning of the other ("Calif.", "California").
bool is_same_name(std::string_view a, std::string_view b) {
  if (a.size() > b.size()) std::swap(a, b);
  return is_misspelled(a, b) || (a.size() >= shortest_misspelled && b.starts_with(a));
}

// A word before a surname that both have: a first name.
bool is_before_shared_name(const std::vector<ReadWord>& words, std::size_t at) {
  if (!words[at].is_part || at + 1 == words.size()) return false;
  return words[at + 1].is_name && !words[at + 1].is_own;
}

// "Tuesday", or "5" beside "May".
bool is_day(const std::vector<ReadWord>& words, std::size_t at) {
  if (is_weekday(words[at].word)) return true;
  return words[at].is_figure &&
         ((at > 0 && is_month(words[at - 1].word)) || (at + 1 < words.size() && is_month(words[at + 1].word)));
}

// What a text has for itself and the other does not have for itself too.
struct Beyond {
  uint32_t different = 0;       // words, but for those that begin a sentence, which may be names or not
  uint32_t telling = 0;         // of these, figures and different names
  uint32_t figures = 0;         // of these
  uint32_t named = 0;           // names, be they other ones or spelled differently
  uint32_t kept = 0;            // names that both have
  std::set<std::string> names;  // different ones
  bool other_day = false;       // it speaks of a day that the other does not speak of
};

Beyond beyond(const std::vector<ReadWord>& words, const std::vector<ReadWord>& others) {
  std::unordered_map<std::string, uint32_t> theirs;
  bool has_relative_day = false;
  for (const ReadWord& other : others) {
    if (!other.is_own) continue;
    ++theirs[other.word];
    has_relative_day |= is_relative_day(other.word);
  }
  const auto is_theirs = [&](const ReadWord& word) {
    if (is_weekday(word.word) && has_relative_day) return true;
    return std::ranges::any_of(theirs, [&](const auto& other) { return is_same_name(word.word, other.first); });
  };
  Beyond result;
  std::map<std::string, uint32_t> corrected;  // first names, if they are
  for (std::size_t i = 0; i < words.size(); ++i) {
    const ReadWord& word = words[i];
    if (!word.is_own) {
      result.kept += word.is_name;
      continue;
    }
    if (const auto found = theirs.find(word.word); found != theirs.end() && found->second > 0) {
      --found->second;
      result.kept += word.is_name;
      continue;
    }
    if (word.in_dateline) continue;
    result.different += !word.begins_sentence;
    result.other_day |= is_day(words, i) && !has_relative_day;
    result.figures += word.is_figure;
    result.named += word.is_name;
    if (!word.is_name || is_theirs(word)) continue;
    if (is_before_shared_name(words, i)) {
      ++corrected[word.word];
      continue;
    }
    ++result.telling;
    result.names.insert(word.word);
  }
  // An editor who corrects names corrects one: of two, neither is known to be a correction.
  for (const auto& [name, count] : corrected) {
    if (corrected.size() == 1) break;
    result.telling += count;
    result.names.insert(name);
  }
  result.telling += result.figures;
  return result;
}

bool is_pattern_beside(const Side& side, const Beyond& beyond) {
  if (side.longest_run() > longest_island || beyond.different < least_different) return false;
  const bool is_update = beyond.names.size() < least_other_names && !beyond.other_day &&
                         beyond.kept >= least_kept_names &&
                         (beyond.figures >= beyond.named || beyond.kept >= 2 * beyond.named);
  if (is_update) return false;
  return std::ranges::any_of(patterns, [&](const Pattern& pattern) {
    return side.islands() >= pattern.least_islands && side.own() >= pattern.least_own * side.size() &&
           beyond.telling >= pattern.least_names * beyond.different;
  });
}

bool is_mostly(std::size_t told, std::size_t places) {
  return static_cast<double>(told) >= least_told_places * static_cast<double>(places);
}

using WordSpan = std::span<const ReadWord>;

// Words of one text in whose place the other has others.
struct Filled {
  WordSpan a;
  WordSpan b;
};

// Where two short texts differ, by their longest common subsequence (Wagner and Fischer 1974); `chance` words or fewer
// that are alike between two such places belong to them.
std::vector<Filled> differences(WordSpan a, WordSpan b, std::size_t chance) {
  std::unordered_map<std::string_view, uint32_t> numbers;
  const auto numbered = [&](WordSpan words) {
    std::vector<uint32_t> row;
    for (const ReadWord& word : words)
      row.push_back(numbers.try_emplace(word.word, static_cast<uint32_t>(numbers.size())).first->second);
    return row;
  };
  const std::vector<uint32_t> row_a = numbered(a);
  const std::vector<uint32_t> row_b = numbered(b);
  // common[i * width + j]: of what begins at i and at j.
  const std::size_t width = row_b.size() + 1;
  std::vector<uint16_t> common((row_a.size() + 1) * width);
  for (std::size_t i = row_a.size(); i-- > 0;) {
    for (std::size_t j = row_b.size(); j-- > 0;) {
      common[i * width + j] = row_a[i] == row_b[j] ? static_cast<uint16_t>(common[(i + 1) * width + j + 1] + 1)
                                                   : std::max(common[(i + 1) * width + j], common[i * width + j + 1]);
    }
  }
  std::vector<Filled> places;
  std::size_t i = 0;
  std::size_t j = 0;
  std::size_t alike = chance + 1;
  while (i < row_a.size() || j < row_b.size()) {
    if (i < row_a.size() && j < row_b.size() && row_a[i] == row_b[j]) {
      ++i;
      ++j;
      ++alike;
      continue;
    }
    if (alike > chance) places.push_back({a.subspan(i, 0), b.subspan(j, 0)});
    alike = 0;
    const bool skips_a =
        j == row_b.size() || (i < row_a.size() && common[(i + 1) * width + j] >= common[i * width + j + 1]);
    skips_a ? ++i : ++j;
    places.back().a = {places.back().a.data(), a.data() + i};
    places.back().b = {places.back().b.data(), b.data() + j};
  }
  return places;
}

bool is_name(const ReadWord& word) {
  return word.is_name && !is_weekday(word.word) && !is_month(word.word);
}

// A name that is none of the others, however they are spelled.
bool is_other_name(const ReadWord& word, WordSpan others) {
  return is_name(word) &&
         std::ranges::none_of(others, [&](const ReadWord& other) { return is_same_name(word.word, other.word); });
}

// True when every name of the first sentence that names anything is another in the others: of names in a row, as a
// person has, one at least stands in a place that is filled in with something else, `places` as seen from the words.
bool has_other_subject(WordSpan words, const std::vector<Filled>& places) {
  const auto is_another = [&](const ReadWord& word) {
    return std::ranges::any_of(places, [&](const Filled& place) {
      return !place.a.empty() && &place.a.front() <= &word && &word <= &place.a.back() && is_other_name(word, place.b);
    });
  };
  const auto first = std::ranges::find_if(words, is_name);
  if (first == words.end()) return false;
  const auto is_inside = [&](auto at) { return at != words.end() && at->sentence == first->sentence; };
  for (auto at = first; is_inside(at);) {
    if (!is_name(*at)) {
      ++at;
      continue;
    }
    bool is_replaced = false;
    for (; is_inside(at) && is_name(*at); ++at) is_replaced |= is_another(*at);
    if (!is_replaced) return false;
  }
  return true;
}

std::vector<Filled> mirrored(std::vector<Filled> places) {
  for (Filled& place : places) std::swap(place.a, place.b);
  return places;
}

bool has_other_name(WordSpan words, WordSpan others) {
  return std::ranges::any_of(words, [&](const ReadWord& word) { return is_other_name(word, others); });
}

// True when what differs tells of another event though the office that reports it is the same: names, the day or a
// figure, and little else.
bool is_other_event(const std::vector<Filled>& places) {
  const auto tells_when_or_how_many = [](const ReadWord& word) { return word.is_figure || is_weekday(word.word); };
  std::size_t names = 0;
  std::size_t figures = 0;
  std::size_t told = 0;
  for (const Filled& place : places) {
    const bool is_named = has_other_name(place.a, place.b) && has_other_name(place.b, place.a);
    const bool is_figure =
        std::ranges::any_of(place.a, tells_when_or_how_many) && std::ranges::any_of(place.b, tells_when_or_how_many);
    names += is_named;
    figures += is_figure;
    told += is_named || is_figure;
  }
  return names >= least_other_names && figures > 0 && is_mostly(told, places.size());
}

std::string spelled(WordSpan words) {
  std::string all;
  for (const ReadWord& word : words) all += word.word;
  return all;
}

bool is_numeral(const ReadWord& word) {
  static constexpr std::string_view numerals =
      "\u4E00\u4E8C\u4E09\u56DB\u4E94\u516D\u4E03\u516B\u4E5D\u5341\u767E\u5343\u4E07\u842C\u96F6\u3007\u4E24\u5169";
  return word.is_figure || (word.word.size() == 3 && numerals.find(word.word) != std::string_view::npos);
}

// Whether words that differ stand in front of what a town, a county or a ward is called in Chinese or Japanese.
bool is_before_place(WordSpan filled, WordSpan words) {
  static constexpr std::string_view kinds =
      "\u5E02\u770C\u53BF\u7E23\u7701\u533A\u5340\u753A\u9547\u93AE\u6751\u90E1\u5DDE\u5E9C\u9053\u4E61\u9109";
  const ReadWord* const behind = filled.data() + filled.size();
  return !filled.empty() && behind < words.data() + words.size() && behind->word.size() == 3 &&
         kinds.find(behind->word) != std::string_view::npos;
}

// Where capitals tell nothing: figures are numerals, and a name is what is replaced alike twice, or once in front of
// what places are called where figures differ too. A list of figures has none; where they are written in other signs,
// it may be the same.
bool is_told_by_places(WordSpan a, const std::vector<Filled>& places) {
  if (places.size() < least_unspaced_places) return false;
  std::size_t told = 0;
  std::size_t other_figures = 0;  // in the same signs
  std::size_t other_places = 0;
  std::map<std::pair<std::string, std::string>, std::size_t> replaced;
  for (const Filled& place : places) {
    const bool is_figure = std::ranges::all_of(place.a, is_numeral) && std::ranges::all_of(place.b, is_numeral);
    told += is_figure;
    other_figures += is_figure && place.a.front().is_figure == place.b.front().is_figure;
    if (is_figure) continue;
    other_places += is_before_place(place.a, a);
    ++replaced[{spelled(place.a), spelled(place.b)}];
  }
  if (other_figures == places.size() && other_figures >= least_other_figures) return true;
  bool has_name = other_figures >= least_figures_beside_place && other_places > 0;
  if (has_name) told += other_places;
  for (const auto& [spellings, count] : replaced) {
    if (count < 2) continue;
    has_name = true;
    told += count;
  }
  return has_name && is_mostly(told, places.size());
}

}  // namespace

bool is_pattern(const Side& a, const Side& b) {
  if (!a.tells_names() || !b.tells_names()) return false;
  const std::vector<ReadWord> words_a = a.words();
  const std::vector<ReadWord> words_b = b.words();
  return is_pattern_beside(a, beyond(words_a, words_b)) && is_pattern_beside(b, beyond(words_b, words_a));
}

bool is_filled_form(const Side& a, const Side& b) {
  const auto [shorter, longer] = std::minmax({a.size(), b.size()});
  if (longer > longest_form || shorter < (1 - most_other_length) * longer || a.unspaced() != b.unspaced()) return false;
  if (a.own() > most_filled * a.size() || b.own() > most_filled * b.size()) return false;
  if (!a.unspaced() && (!a.tells_names() || !b.tells_names())) return false;
  const std::vector<ReadWord> words_a = a.words();
  const std::vector<ReadWord> words_b = b.words();
  const std::vector<Filled> places = differences(words_a, words_b, a.unspaced() ? chance_characters : 0);
  const auto is_in_place = [](const Filled& place) {
    const auto [fewer, more] = std::minmax({place.a.size(), place.b.size()});
    return fewer > 0 && more <= longest_filled;
  };
  if (places.size() < least_filled_places || !std::ranges::all_of(places, is_in_place)) return false;
  if (a.unspaced()) return is_told_by_places(words_a, places);
  return (has_other_subject(words_a, places) && has_other_subject(words_b, mirrored(places))) || is_other_event(places);
}

bool has_same_figures(const Side& a, const Side& b) {
  const auto figures = [](const Side& side) {
    std::multiset<std::string> all;
    for (ReadWord& word : side.words())
      if (word.is_figure) all.insert(std::move(word.word));
    return all;
  };
  const std::multiset<std::string> in_a = figures(a);
  const std::multiset<std::string> in_b = figures(b);
  std::vector<std::string> both;
  std::ranges::set_intersection(in_a, in_b, std::back_inserter(both));
  return ratio(both.size(), std::min(in_a.size(), in_b.size())) >= least_same_figures;
}

}  // namespace wirecopy::dedup
