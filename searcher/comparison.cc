// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/comparison.h"

#include <algorithm>
#include <utility>

#include "dedup/comparison.h"
#include "dedup/shingles.h"
#include "schema/record.h"

namespace wirecopy::searcher {

namespace {

uint32_t count_units(std::string_view text) {
  return static_cast<uint32_t>(dedup::units_of(text).hashes.size());
}

bool is_space(char character) {
  return character == ' ' || (character >= '\t' && character <= '\r');
}

// A run without the white space at its ends.
Span trimmed(std::string_view text, Span run) {
  while (run.begin < run.end && is_space(text[run.begin])) ++run.begin;
  while (run.end > run.begin && is_space(text[run.end - 1])) --run.end;
  return run;
}

// What of a text the passages leave over. They may overlap and come in any order.
std::vector<Span> left_over(std::string_view text, std::vector<Span> covered) {
  std::ranges::sort(covered);
  covered.push_back({static_cast<uint32_t>(text.size()), static_cast<uint32_t>(text.size())});
  std::vector<Span> runs;
  uint32_t position = 0;
  for (const Span& span : covered) {
    const Span run = trimmed(text, {position, std::max(position, span.begin)});
    if (run.size() > 0 && count_units(run.of(text)) > 0) runs.push_back(run);
    position = std::max(position, span.end);
  }
  return runs;
}

// The passages of b in a that stand where no passage of a does: what b says twice and a once. One that reaches into
// others is cut; what is left of it must still be a shingle.
std::vector<dedup::Passage> repeats_of(const ArticleComparison& comparison, const std::vector<Span>& free) {
  std::vector<dedup::Passage> repeats;
  if (free.empty()) return repeats;
  for (const dedup::Passage& passage : dedup::passages(comparison.b.body, comparison.a.body)) {
    for (const Span& run : free) {
      const Span part{std::max(run.begin, passage.in_a.begin), std::min(run.end, passage.in_a.end)};
      if (part.begin >= part.end) continue;
      const uint32_t units = count_units(part.of(comparison.b.body));
      if (units >= dedup::shingle_words) repeats.push_back({passage.in_b, part, units});
    }
  }
  return repeats;
}

}  // namespace

ArticleComparison compare_articles(corpus::Article a, corpus::Article b) {
  ArticleComparison result;
  a.body = schema::stored_body(a);
  b.body = schema::stored_body(b);
  result.words_a = count_units(a.body);
  result.words_b = count_units(b.body);
  result.overlap =
      dedup::compare(dedup::compared_text(a.title, a.body, a.credit), dedup::compared_text(b.title, b.body, b.credit));
  if (dedup::is_reported(result.overlap)) {
    result.relation = dedup::relation_to_lead(result.overlap);
    result.verdict = dedup::verdict_of(result.overlap, [&] {
      return std::pair(dedup::judged_text(a.title, a.body, a.outlet), dedup::judged_text(b.title, b.body, b.outlet));
    });
  }
  result.passages = dedup::passages(a.body, b.body);
  std::vector<Span> in_a;
  std::vector<Span> in_b;
  for (const dedup::Passage& passage : result.passages) {
    in_a.push_back(passage.in_a);
    in_b.push_back(passage.in_b);
  }
  result.added_by_a = left_over(a.body, std::move(in_a));
  result.a = std::move(a);
  result.b = std::move(b);
  result.repeats = repeats_of(result, left_over(result.b.body, in_b));
  for (const dedup::Passage& repeat : result.repeats) in_b.push_back(repeat.in_b);
  result.added_by_b = left_over(result.b.body, std::move(in_b));
  return result;
}

const dedup::VerdictRow* reason_against(const ArticleComparison& comparison) {
  const bool is_against = comparison.relation && !comparison.grouped && comparison.verdict != dedup::Verdict::Copy;
  return is_against ? &dedup::row_of(comparison.verdict) : nullptr;
}

bool is_of_texts(const dedup::VerdictRow& reason) {
  return reason.verdict != dedup::Verdict::OtherLead && reason.verdict != dedup::Verdict::OtherIndex;
}

const dedup::Passage* longest_passage(const std::vector<dedup::Passage>& passages) {
  const auto longest = std::ranges::max_element(passages, {}, &dedup::Passage::units);
  return longest == passages.end() ? nullptr : &*longest;
}

}  // namespace wirecopy::searcher
