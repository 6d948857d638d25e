// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "searcher/compiler.h"
#include "text/analyzer.h"
#include "text/span.h"

namespace wirecopy::searcher {

enum class Part { Title, Body };

// Where a rule is satisfied: one span from the first of its words to the last.
struct Mark {
  Span span;
  uint32_t rule = 0;  // index into the rules
};

// Finds what satisfies the rules of a query in texts, walking the words of a text once with the analyzer that indexed
// it. The marks of one rule are disjoint: phrases that overlap are one; near groups are taken where their words stand
// closest, and a word that only takes part in one that overlaps those, or lies wider, is a mark by itself.
// Marks of different rules may overlap. Most words cost a look at their first letter, those that were seen to satisfy
// nothing a look-up by hash; any other is stemmed and looked up. Not thread-safe.
class Marker {
 public:
  explicit Marker(const std::vector<MarkRule>& rules);

  // The marks in order of their spans. The text must be well-formed UTF-8. Valid until the next call.
  const std::vector<Mark>& find(text::Analyzer& analyzer, std::string_view text, Part part);

  // Says of each rule that has a mark in the text of the last call that it was found; `found` is by rule.
  void tell_found(std::vector<bool>& found) const;

  // The words of the text of the last call, in order: where a text can be cut. Empty when no rule is about that part.
  const std::vector<Span>& words() const { return words_; }

  const std::vector<MarkRule>& rules() const { return rules_; }

 private:
  // Words of the query by hash, each with the patterns it satisfies.
  class WordTable {
   public:
    void add(const std::string& word, uint32_t pattern);
    void finish();
    template <class Visit>
    void visit(std::string_view word, Visit visit) const;
    bool has_beginning(char letter) const { return beginnings_[static_cast<uint8_t>(letter)] != 0; }

   private:
    struct Entry {
      std::size_t hash;
      std::string word;
      uint32_t pattern;
    };
    std::vector<Entry> entries_;  // by hash
    // One bit for each first and second byte of a word, the second modulo 64: most words of a text stop here.
    std::array<uint64_t, 256> beginnings_{};
  };

  // Remembers words that satisfy nothing: most words of a text are of few kinds, and stand in the next text again. One
  // that is forgotten is only looked up again. By 64 bits of hash.
  class IdleWords {
   public:
    bool contains(std::size_t hash) const { return places_[hash % places_.size()] == hash; }
    void add(std::size_t hash) { places_[hash % places_.size()] = hash; }
    void clear() { places_.fill(0); }

   private:
    std::array<std::size_t, 2048> places_{};
  };

  using Words = std::vector<std::string>;
  struct Rule {
    std::vector<uint32_t> patterns;  // of its words
    uint32_t window = 0;
    bool ordered = false;
    bool is_phrase = false;  // or a single word
  };

  enum class Begins : uint8_t { Unknown, Yes, No };

  uint32_t number_of(const Pattern& pattern);
  void walk(text::Analyzer& analyzer, std::string_view text);
  bool may_satisfy(const text::Analyzer& analyzer, const text::Word& word) const;
  void add_events(text::Analyzer& analyzer, const text::Word& word);
  bool satisfies(uint32_t word, uint32_t pattern) const;
  void mark_phrases(Part part);
  void mark_near(uint32_t rule);
  uint32_t first_of_near(const Rule& rule, std::size_t last_hit) const;
  bool is_of_group(const Rule& rule, std::size_t hit) const;
  bool begins_group(const Rule& rule, std::size_t first) const;
  bool is_of_ordered_group(const Rule& rule, std::size_t hit) const;
  bool assign(const Rule& rule, std::size_t hit, std::vector<bool>& tried) const;
  void add_mark(uint32_t first_word, uint32_t last_word, uint32_t rule);
  bool is_about(uint32_t rule, Part part) const;

  std::vector<MarkRule> rules_;
  std::vector<Rule> compiled_;
  std::map<std::tuple<Words, Words, Words>, uint32_t> patterns_;  // by what a Pattern has
  std::vector<std::vector<uint32_t>> started_by_;                 // by pattern: phrases and words that start with it
  WordTable stems_;
  WordTable forms_;
  bool heeds_language_ = false;  // some stems are those of one language
  IdleWords idle_;
  const text::Analyzer* idle_in_ = nullptr;  // what the idle words are known of: another language stems them otherwise

  // Of the text at hand; kept for their memory.
  std::vector<Span> words_;
  std::vector<uint32_t> first_event_;  // by word, into events_, and one more
  std::vector<uint32_t> events_;       // patterns satisfied
  std::vector<uint32_t> hits_;         // words that satisfy a pattern
  std::vector<uint32_t> last_mark_;    // by phrase: its last one in marks_, or none
  std::vector<Mark> marks_;
  std::vector<uint32_t> left_over_;           // hits that are in no closest group of a rule
  mutable std::vector<Begins> group_begins_;  // by hit: whether the window it begins holds the group of a rule
  mutable std::vector<std::size_t> holder_;   // by word of a near group: the hit that stands for it
};

}  // namespace wirecopy::searcher
