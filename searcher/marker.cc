// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/marker.h"

#include <algorithm>
#include <functional>
#include <limits>

namespace wirecopy::searcher {

namespace {

constexpr uint32_t none = std::numeric_limits<uint32_t>::max();
constexpr std::size_t no_hit = std::numeric_limits<std::size_t>::max();

std::size_t hash_of(std::string_view word) {
  return std::hash<std::string_view>{}(word);
}

// The first byte of a word, and a bit that stands for its second one (or for none).
uint8_t first_byte(std::string_view word) {
  return static_cast<uint8_t>(word[0]);
}
uint64_t second_byte_bit(std::string_view word) {
  return uint64_t{1} << (word.size() > 1 ? static_cast<uint8_t>(word[1]) % 64 : 0);
}

}  // namespace

void Marker::WordTable::add(const std::string& word, uint32_t pattern) {
  if (word.empty()) return;
  entries_.push_back({hash_of(word), word, pattern});
  beginnings_[first_byte(word)] |= second_byte_bit(word);
}

void Marker::WordTable::finish() {
  std::sort(entries_.begin(), entries_.end(), [](const Entry& a, const Entry& b) { return a.hash < b.hash; });
}

template <class Visit>
void Marker::WordTable::visit(std::string_view word, Visit visit) const {
  if (word.empty() || (beginnings_[first_byte(word)] & second_byte_bit(word)) == 0) return;
  const std::size_t hash = hash_of(word);
  auto entry = std::lower_bound(entries_.begin(), entries_.end(), hash,
                                [](const Entry& each, std::size_t value) { return each.hash < value; });
  for (; entry != entries_.end() && entry->hash == hash; ++entry) {
    if (entry->word == word) visit(entry->pattern);
  }
}

Marker::Marker(const std::vector<MarkRule>& rules) : rules_(rules) {
  for (const MarkRule& rule : rules_) {
    Rule compiled;
    for (const Pattern& pattern : rule.words) compiled.patterns.push_back(number_of(pattern));
    const auto size = static_cast<uint32_t>(compiled.patterns.size());
    compiled.window = std::max(rule.window, size);
    compiled.ordered = rule.ordered;
    compiled.is_phrase = size <= 1 || (rule.ordered && compiled.window == size);
    compiled_.push_back(std::move(compiled));
  }
  started_by_.resize(patterns_.size());
  for (uint32_t rule = 0; rule < compiled_.size(); ++rule) {
    if (compiled_[rule].is_phrase && !compiled_[rule].patterns.empty())
      started_by_[compiled_[rule].patterns.front()].push_back(rule);
  }
  stems_.finish();
  forms_.finish();
}

uint32_t Marker::number_of(const Pattern& pattern) {
  const auto number = static_cast<uint32_t>(patterns_.size());
  const auto [known, is_new] =
      patterns_.try_emplace({pattern.stems, pattern.forms, pattern.stems_of_languages}, number);
  if (!is_new) return known->second;
  for (const std::string& stem : pattern.stems) stems_.add(stem, number);
  for (const std::string& stem : pattern.stems_of_languages) stems_.add(stem, number);
  heeds_language_ |= !pattern.stems_of_languages.empty();
  for (const std::string& form : pattern.forms) forms_.add(form, number);
  return number;
}

bool Marker::is_about(uint32_t rule, Part part) const {
  return part == Part::Title ? rules_[rule].in_title : rules_[rule].in_body;
}

const std::vector<Mark>& Marker::find(text::Analyzer& analyzer, std::string_view text, Part part) {
  marks_.clear();
  words_.clear();
  bool is_needed = false;
  for (uint32_t rule = 0; rule < rules_.size(); ++rule) is_needed |= is_about(rule, part);
  if (!is_needed) return marks_;
  walk(analyzer, text);
  mark_phrases(part);
  for (uint32_t rule = 0; rule < compiled_.size(); ++rule) {
    if (!compiled_[rule].is_phrase && is_about(rule, part)) mark_near(rule);
  }
  std::sort(marks_.begin(), marks_.end(),
            [](const Mark& a, const Mark& b) { return a.span != b.span ? a.span < b.span : a.rule < b.rule; });
  return marks_;
}

void Marker::tell_found(std::vector<bool>& found) const {
  for (const Mark& mark : marks_) found[mark.rule] = true;
}

void Marker::walk(text::Analyzer& analyzer, std::string_view text) {
  first_event_.clear();
  events_.clear();
  hits_.clear();
  if (idle_in_ != &analyzer) idle_.clear();
  idle_in_ = &analyzer;
  analyzer.reset(text);
  text::Word word;
  while (analyzer.next_word(word)) {
    const std::size_t before = events_.size();
    first_event_.push_back(static_cast<uint32_t>(before));
    words_.push_back(word.span);
    if (!may_satisfy(analyzer, word)) continue;
    const std::size_t hash = hash_of(word.lower);
    if (idle_.contains(hash)) continue;
    add_events(analyzer, word);
    if (events_.size() > before) {
      hits_.push_back(static_cast<uint32_t>(words_.size() - 1));
    } else {
      idle_.add(hash);
    }
  }
  first_event_.push_back(static_cast<uint32_t>(events_.size()));
}

// False when the first letter of a word says that it satisfies nothing.
bool Marker::may_satisfy(const text::Analyzer& analyzer, const text::Word& word) const {
  const char letter = word.folded.front();
  const bool is_plain = letter >= 0 && (word.lower.data() == word.folded.data() || word.lower == word.folded);
  return !is_plain || !analyzer.keeps_first_letter() || stems_.has_beginning(letter) || forms_.has_beginning(letter);
}

// The patterns that a word satisfies, each once.
void Marker::add_events(text::Analyzer& analyzer, const text::Word& word) {
  const std::size_t before = events_.size();
  const auto add = [&](uint32_t pattern) {
    if (std::find(events_.begin() + static_cast<std::ptrdiff_t>(before), events_.end(), pattern) == events_.end())
      events_.push_back(pattern);
  };
  const text::Stemmer::Stems stems = analyzer.stems_of(word);
  stems_.visit(stems.stem, add);
  if (stems.plain != stems.stem) stems_.visit(stems.plain, add);
  if (heeds_language_) {
    stems_.visit(language_stem(stems.stem, analyzer.language()), add);
    if (stems.plain != stems.stem) stems_.visit(language_stem(stems.plain, analyzer.language()), add);
  }
  forms_.visit(word.folded, add);
}

bool Marker::satisfies(uint32_t word, uint32_t pattern) const {
  for (uint32_t event = first_event_[word]; event < first_event_[word + 1]; ++event) {
    if (events_[event] == pattern) return true;
  }
  return false;
}

void Marker::add_mark(uint32_t first_word, uint32_t last_word, uint32_t rule) {
  marks_.push_back({{words_[first_word].begin, words_[last_word].end}, rule});
}

void Marker::mark_phrases(Part part) {
  last_mark_.assign(compiled_.size(), none);
  for (const uint32_t word : hits_) {
    for (uint32_t event = first_event_[word]; event < first_event_[word + 1]; ++event) {
      for (const uint32_t number : started_by_[events_[event]]) {
        const Rule& rule = compiled_[number];
        if (!is_about(number, part)) continue;
        const std::size_t size = rule.patterns.size();
        if (size > words_.size() - word) continue;
        uint32_t matched = 1;
        while (matched < size && satisfies(word + matched, rule.patterns[matched])) ++matched;
        if (matched < size) continue;
        if (last_mark_[number] != none && words_[word].begin < marks_[last_mark_[number]].span.end) {
          marks_[last_mark_[number]].span.end = words_[word + matched - 1].end;
          continue;
        }
        last_mark_[number] = static_cast<uint32_t>(marks_.size());
        add_mark(word, word + matched - 1, number);
      }
    }
  }
}

// For each word that can end the group, in order, the nearest words before it that complete the group.
void Marker::mark_near(uint32_t number) {
  const Rule& rule = compiled_[number];
  uint32_t free_from = 0;
  left_over_.clear();
  for (std::size_t hit = 0; hit < hits_.size(); ++hit) {
    left_over_.push_back(static_cast<uint32_t>(hit));
    const uint32_t first = first_of_near(rule, hit);
    if (first == none || first < free_from) continue;
    add_mark(first, hits_[hit], number);
    free_from = hits_[hit] + 1;
    while (!left_over_.empty() && hits_[left_over_.back()] >= first) left_over_.pop_back();
  }
  if (free_from == 0) return;
  // Words of other groups, which share a word with these or lie wider, stand for themselves.
  group_begins_.assign(hits_.size(), Begins::Unknown);
  for (const uint32_t hit : left_over_) {
    if (rule.ordered ? is_of_ordered_group(rule, hit) : is_of_group(rule, hit))
      add_mark(hits_[hit], hits_[hit], number);
  }
}

// Whether a hit and others around it, within the window, make the group. Of words that can make a group each can be
// made part of it that satisfies any of its patterns (they are the bases of a transversal matroid).
bool Marker::is_of_group(const Rule& rule, std::size_t hit) const {
  const auto satisfies_it = [&](uint32_t pattern) { return satisfies(hits_[hit], pattern); };
  if (std::none_of(rule.patterns.begin(), rule.patterns.end(), satisfies_it)) return false;
  for (std::size_t first = hit + 1; first-- > 0 && hits_[first] + rule.window > hits_[hit];) {
    Begins& begins = group_begins_[first];
    if (begins == Begins::Unknown) begins = begins_group(rule, first) ? Begins::Yes : Begins::No;
    if (begins == Begins::Yes) return true;
  }
  return false;
}

// Whether the words of the window that a hit begins can make the group.
bool Marker::begins_group(const Rule& rule, std::size_t first) const {
  holder_.assign(rule.patterns.size(), no_hit);
  std::size_t held = 0;
  std::vector<bool> tried(rule.patterns.size());
  for (std::size_t hit = first; hit < hits_.size() && hits_[hit] < hits_[first] + rule.window; ++hit) {
    std::fill(tried.begin(), tried.end(), false);
    if (assign(rule, hit, tried) && ++held == rule.patterns.size()) return true;
  }
  return false;
}

// Whether a hit stands for one of the words of an ordered group: the nearest of those before it and of those behind it
// are the closest group that it is in.
bool Marker::is_of_ordered_group(const Rule& rule, std::size_t hit) const {
  for (std::size_t place = 0; place < rule.patterns.size(); ++place) {
    if (!satisfies(hits_[hit], rule.patterns[place])) continue;
    std::size_t before = place, first = hit, behind = place + 1, last = hit;
    while (before > 0 && first > 0 && hits_[first - 1] + rule.window > hits_[hit])
      before -= satisfies(hits_[--first], rule.patterns[before - 1]) ? 1 : 0;
    while (behind < rule.patterns.size() && last + 1 < hits_.size() && hits_[last + 1] < hits_[hit] + rule.window)
      behind += satisfies(hits_[++last], rule.patterns[behind]) ? 1 : 0;
    if (before == 0 && behind == rule.patterns.size() && hits_[last] < hits_[first] + rule.window) return true;
  }
  return false;
}

// The first word of the closest group that ends with a hit, or `none`.
uint32_t Marker::first_of_near(const Rule& rule, std::size_t last_hit) const {
  const uint32_t last = hits_[last_hit];
  const uint32_t lowest = last + 1 >= rule.window ? last + 1 - rule.window : 0;
  if (rule.ordered) {
    std::size_t left = rule.patterns.size();
    for (std::size_t hit = last_hit + 1; hit-- > 0 && hits_[hit] >= lowest;) {
      if (!satisfies(hits_[hit], rule.patterns[left - 1])) {
        if (hit == last_hit) return none;
        continue;
      }
      if (--left == 0) return hits_[hit];
    }
    return none;
  }
  // Each word of the group needs a word of the text of its own: a matching of the two, one path after the other (Kuhn).
  holder_.assign(rule.patterns.size(), no_hit);
  std::size_t held = 0;
  std::vector<bool> tried(rule.patterns.size());
  for (std::size_t hit = last_hit + 1; hit-- > 0 && hits_[hit] >= lowest;) {
    std::fill(tried.begin(), tried.end(), false);
    if (assign(rule, hit, tried)) {
      if (++held == rule.patterns.size()) return hits_[hit];
    } else if (hit == last_hit) {
      return none;
    }
  }
  return none;
}

bool Marker::assign(const Rule& rule, std::size_t hit, std::vector<bool>& tried) const {
  for (std::size_t i = 0; i < rule.patterns.size(); ++i) {
    if (tried[i] || !satisfies(hits_[hit], rule.patterns[i])) continue;
    tried[i] = true;
    if (holder_[i] != no_hit && !assign(rule, holder_[i], tried)) continue;
    holder_[i] = hit;
    return true;
  }
  return false;
}

}  // namespace wirecopy::searcher
