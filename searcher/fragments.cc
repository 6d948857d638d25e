// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/fragments.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string>

#include "text/sentences.h"
#include "text/utf8.h"

namespace wirecopy::searcher {

namespace {

// In characters of an alphabet; a letter of three bytes is mostly as wide as two of these.
constexpr double usual_width = 200;
constexpr double largest_width = 320;
constexpr double lead_in = 60;  // kept before a mark where its sentence is too long to be shown whole

// What further marks of a rule, and the distance between marks, weigh beside a first mark.
constexpr double weight_of_further = 0.02;
constexpr double weight_of_width = 0.05;

// What a rule still weighs once a fragment shows it.
constexpr double weight_when_shown = 0.25;

struct Widths {
  uint32_t usual;
  uint32_t largest;
  uint32_t lead_in;
};

// The widths in bytes of a text, by the characters at its beginning.
Widths widths_of(std::string_view text) {
  const std::string_view sample = text.substr(0, 600);
  const auto characters = std::count_if(sample.begin(), sample.end(), [](char byte) { return (byte & 0xC0) != 0x80; });
  const double bytes = characters == 0 ? 1 : static_cast<double>(sample.size()) / static_cast<double>(characters);
  const double scale = std::clamp(bytes, 1.0, 2.0);
  return {static_cast<uint32_t>(usual_width * scale), static_cast<uint32_t>(largest_width * scale),
          static_cast<uint32_t>(lead_in * scale)};
}

bool is_space(char byte) {
  return byte == ' ' || byte == '\n' || byte == '\r' || byte == '\t';
}

Span trimmed(std::string_view text, Span span) {
  while (span.begin < span.end && is_space(text[span.begin])) ++span.begin;
  while (span.end > span.begin && is_space(text[span.end - 1])) --span.end;
  return span;
}

// The sentence behind a position, or nothing at the end of the text.
std::optional<Span> sentence_behind(std::string_view text, uint32_t position) {
  while (position < text.size() && is_space(text[position])) ++position;
  if (position >= text.size()) return {};
  return text::sentence_at(text, position);
}

// Adds the sentences that follow while the whole is short and stays within `width`.
uint32_t grown(std::string_view text, Span span, uint32_t width, uint32_t limit) {
  while (span.size() * 5 < width * 3) {
    const auto next = sentence_behind(text, span.end);
    if (!next || next->end <= span.end || next->end > limit || next->end - span.begin > width) break;
    span.end = next->end;
  }
  return span.end;
}

class Chooser {
 public:
  Chooser(std::string_view body, const std::vector<Mark>& marks, const std::vector<Span>& words,
          std::vector<double> weights)
      : body_(body),
        marks_(marks),
        words_(words),
        spans_(merged(marks)),
        weights_(std::move(weights)),
        widths_(widths_of(body)),
        counts_(weights_.size()) {}

  std::vector<Fragment> run(uint32_t most) {
    while (chosen_.size() < most) {
      const std::optional<Window> window = best_window();
      if (!window) break;
      chosen_.push_back(aligned(*window));
      std::set<uint32_t> shown;
      for (std::size_t i = window->first; i <= window->last; ++i) shown.insert(marks_[i].rule);
      for (const uint32_t rule : shown) weights_[rule] *= weight_when_shown;
    }
    std::sort(chosen_.begin(), chosen_.end());
    std::vector<Fragment> fragments;
    for (const Span& span : chosen_) fragments.push_back(fragment_of(span));
    return fragments;
  }

 private:
  // Marks from `first` to `last`.
  struct Window {
    std::size_t first;
    std::size_t last;
    double score;
  };

  bool is_taken(const Span& span) const {
    return std::any_of(chosen_.begin(), chosen_.end(),
                       [&](const Span& each) { return span.begin < each.end && each.begin < span.end; });
  }

  // Two fingers over the marks. A window never reaches over a fragment chosen before.
  std::optional<Window> best_window() {
    std::optional<Window> best;
    std::fill(counts_.begin(), counts_.end(), 0);
    double score = 0;
    std::size_t first = 0;
    for (std::size_t last = 0; last < marks_.size(); ++last) {
      if (is_taken(marks_[last].span)) {
        std::fill(counts_.begin(), counts_.end(), 0);
        score = 0;
        first = last + 1;
        continue;
      }
      score += value_of_next(counts_[marks_[last].rule]++, marks_[last].rule);
      // A long mark may end behind the ones that begin after it.
      while (first < last && marks_[last].span.end - marks_[first].span.begin > widths_.usual) {
        score -= value_of_next(--counts_[marks_[first].rule], marks_[first].rule);
        ++first;
      }
      const double width = static_cast<double>(marks_[last].span.end - marks_[first].span.begin);
      const double total = score - weight_of_width * std::min(1.0, width / widths_.usual);
      if (!best || total > best->score + 1e-9) best = Window{first, last, total};
    }
    return best;
  }

  double value_of_next(uint32_t count, uint32_t rule) const {
    if (count == 0) return weights_[rule];
    return count < 5 ? weight_of_further * weights_[rule] : 0;
  }

  // The window grown to whole sentences, within what the fragments chosen before leave free.
  Span aligned(const Window& window) const {
    Span core{marks_[window.first].span.begin, marks_[window.first].span.end};
    for (std::size_t i = window.first; i <= window.last; ++i) core.end = std::max(core.end, marks_[i].span.end);
    uint32_t lowest = 0;
    auto highest = static_cast<uint32_t>(body_.size());
    for (const Span& each : chosen_) {
      if (each.end <= core.begin) lowest = std::max(lowest, each.end);
      if (each.begin >= core.end) highest = std::min(highest, each.begin);
    }
    const Span first_sentence = text::sentence_at(body_, core.begin);
    const Span last_sentence = core.end <= first_sentence.end ? first_sentence : text::sentence_at(body_, core.end - 1);
    Span span{std::max(lowest, std::min(first_sentence.begin, core.begin)),
              std::min(highest, std::max(last_sentence.end, core.end))};
    if (span.size() > widths_.largest) {
      if (core.end - span.begin > widths_.largest) span.begin = std::max(span.begin, word_from(core.begin));
      if (span.size() > widths_.largest) {
        const uint32_t least = std::max(core.end, span.begin + std::min(widths_.largest, span.size()));
        span.end = std::min(span.end, std::max(core.end, word_to(least)));
      }
    }
    span = without_cut_marks(span, lowest, highest);
    span.end = grown(body_, span, widths_.usual, highest);
    span = without_cut_marks(span, lowest, highest);
    return trimmed(body_, span);
  }

  // The beginning of the first word that is at most `lead_in` before a position.
  uint32_t word_from(uint32_t position) const {
    const uint32_t earliest = position > widths_.lead_in ? position - widths_.lead_in : 0;
    const auto word = std::lower_bound(words_.begin(), words_.end(), earliest,
                                       [](const Span& each, uint32_t value) { return each.begin < value; });
    return word == words_.end() ? position : std::min(word->begin, position);
  }

  // The end of the last word that ends at or before a position.
  uint32_t word_to(uint32_t position) const {
    const auto word = std::upper_bound(words_.begin(), words_.end(), position,
                                       [](uint32_t value, const Span& each) { return value < each.end; });
    return word == words_.begin() ? position : std::prev(word)->end;
  }

  Span without_cut_marks(Span span, uint32_t lowest, uint32_t highest) const {
    for (const Span& mark : spans_) {
      if (mark.begin < span.begin && span.begin < mark.end) span.begin = std::max(lowest, mark.begin);
      if (mark.begin < span.end && span.end < mark.end) span.end = std::min(highest, mark.end);
    }
    return span;
  }

  Fragment fragment_of(const Span& span) const {
    Fragment fragment{span, std::string(span.of(body_)), {}};
    for (const Span& mark : spans_) {
      if (span.begin <= mark.begin && mark.end <= span.end) fragment.matches.push_back(mark);
    }
    return fragment;
  }

  std::string_view body_;
  const std::vector<Mark>& marks_;
  const std::vector<Span>& words_;
  std::vector<Span> spans_;
  std::vector<double> weights_;
  Widths widths_;
  std::vector<uint32_t> counts_;  // by rule: marks in the window
  std::vector<Span> chosen_;
};

}  // namespace

std::vector<Span> merged(const std::vector<Mark>& marks) {
  std::vector<Span> spans;
  for (const Mark& mark : marks) {
    if (!spans.empty() && mark.span.begin < spans.back().end) {
      spans.back().end = std::max(spans.back().end, mark.span.end);
    } else {
      spans.push_back(mark.span);
    }
  }
  return spans;
}

std::vector<Fragment> best_fragments(std::string_view body, const std::vector<Mark>& marks,
                                     const std::vector<Span>& words, const std::vector<double>& weights,
                                     uint32_t most) {
  return Chooser(body, marks, words, weights).run(most);
}

std::vector<Fragment> first_sentences(std::string_view body) {
  const auto first = sentence_behind(body, 0);
  if (!first) return {};
  const Widths widths = widths_of(body);
  Span span = *first;
  if (span.size() > widths.largest) {
    std::size_t cut = text::character_start(body, span.begin + widths.largest);
    const std::size_t space = body.substr(span.begin, cut - span.begin).find_last_of(" \t");
    if (space != std::string_view::npos && space > widths.usual) cut = span.begin + space;
    span.end = static_cast<uint32_t>(cut);
  }
  span.end = grown(body, span, widths.usual, static_cast<uint32_t>(body.size()));
  span = trimmed(body, span);
  return {{span, std::string(span.of(body)), {}}};
}

}  // namespace wirecopy::searcher
