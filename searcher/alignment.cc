// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/alignment.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "searcher/characters.h"
#include "text/utf8.h"

namespace wirecopy::searcher {

namespace {

bool is_punctuation(char32_t character) {
  return !is_space(character) && !text::is_word_character(character);
}

// A passage with the punctuation that hangs on its words, not beyond `least` and `most`.
Span with_punctuation(std::string_view text, Span span, uint32_t least, uint32_t most) {
  while (span.begin > least) {
    const std::size_t before = text::character_start(text, span.begin - 1);
    std::size_t at = before;
    if (before < least || !is_punctuation(text::next_code_point(text, at))) break;
    span.begin = static_cast<uint32_t>(before);
  }
  while (span.end < most) {
    std::size_t at = span.end;
    if (!is_punctuation(text::next_code_point(text, at)) || at > most) break;
    span.end = static_cast<uint32_t>(at);
  }
  return span;
}

// Rows of b's own text cut where it repeats what a has once.
std::vector<AlignedRow> with_repeats(const std::vector<AlignedRow>& rows, const ArticleComparison& comparison) {
  std::vector<AlignedRow> cut;
  for (AlignedRow row : rows) {
    if (!row.shared) {
      for (const dedup::Passage& repeat : comparison.repeats) {
        if (repeat.in_b.begin < row.b.begin || repeat.in_b.end > row.b.end) continue;
        const Span again = with_punctuation(comparison.b.body, repeat.in_b, row.b.begin, row.b.end);
        const Span nothing{row.a.end, row.a.end};
        cut.push_back({row.a, {row.b.begin, again.begin}, false});
        cut.push_back({nothing, again, true});
        row = {nothing, {again.end, row.b.end}, false};
      }
    }
    cut.push_back(row);
  }
  return cut;
}

}  // namespace

std::vector<AlignedRow> aligned_rows(const ArticleComparison& comparison) {
  const std::string& a = comparison.a.body;
  const std::string& b = comparison.b.body;
  const auto size_a = static_cast<uint32_t>(a.size());
  const auto size_b = static_cast<uint32_t>(b.size());
  std::vector<Span> in_b;
  for (const dedup::Passage& passage : comparison.passages) in_b.push_back(passage.in_b);
  std::ranges::sort(in_b);
  // Where the passage before a place of b ends, and the one after it begins.
  const auto end_before = [&](uint32_t place) {
    uint32_t end = 0;
    for (const Span& span : in_b) {
      if (span.begin < place) end = std::max(end, std::min(span.end, place));
    }
    return end;
  };
  const auto begin_after = [&](uint32_t place) {
    const auto next = std::ranges::find_if(in_b, [&](const Span& span) { return span.begin >= place; });
    return next == in_b.end() ? size_b : next->begin;
  };
  std::vector<AlignedRow> rows;
  std::vector<uint32_t> shown;  // places of b where what stands before them was shown
  uint32_t shown_a = 0;
  for (std::size_t i = 0; i < comparison.passages.size(); ++i) {
    const dedup::Passage& passage = comparison.passages[i];
    const uint32_t next_a = i + 1 < comparison.passages.size() ? comparison.passages[i + 1].in_a.begin : size_a;
    const uint32_t before_b = end_before(passage.in_b.begin);
    const AlignedRow row{with_punctuation(a, passage.in_a, shown_a, next_a),
                         with_punctuation(b, passage.in_b, before_b, begin_after(passage.in_b.end)), true};
    AlignedRow own{{shown_a, std::max(shown_a, row.a.begin)}, {}};
    if (std::ranges::find(shown, passage.in_b.begin) == shown.end()) {
      const auto previous = std::ranges::find(in_b, before_b, &Span::end);
      const uint32_t from =
          previous == in_b.end() ? before_b : with_punctuation(b, *previous, previous->begin, row.b.begin).end;
      own.b = {std::min(from, row.b.begin), row.b.begin};
      shown.push_back(passage.in_b.begin);
    }
    rows.push_back(own);
    rows.push_back(row);
    shown_a = row.a.end;
  }
  uint32_t last_b = 0;
  for (const AlignedRow& row : rows) last_b = std::max(last_b, row.b.end);
  rows.push_back({{shown_a, size_a}, {last_b, size_b}});
  return with_repeats(rows, comparison);
}

}  // namespace wirecopy::searcher
