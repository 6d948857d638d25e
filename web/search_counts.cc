// SPDX-License-Identifier: GPL-2.0-or-later
#include "web/search_counts.h"

#include <algorithm>

namespace wirecopy::web {

namespace {

using searcher::Answer;
using searcher::FacetField;
using searcher::Histogram;
using searcher::Interval;
using searcher::Request;

constexpr uint32_t usual_facet_values = 8;

// How many stretches lie between the first and the last, both counted.
int64_t span_of(const Histogram& histogram) {
  return histogram.buckets.empty() ? 0 : histogram.buckets.back().number - histogram.buckets.front().number + 1;
}

Request counting(const Request& request) {
  Request counts = request;
  counts.limit = 0;
  counts.offset = 0;
  counts.cursor.clear();
  counts.facets.clear();
  counts.histogram.reset();
  return counts;
}

std::optional<Histogram> count_by(searcher::Searcher& searcher, const Request& request, Interval interval) {
  Request counts = counting(request);
  counts.histogram = interval;
  return searcher.search(counts).histogram;
}

uint64_t total_of(const Histogram& histogram) {
  uint64_t total = 0;
  for (const searcher::Bucket& bucket : histogram.buckets) total += bucket.count;
  return total;
}

// By hours, where there are few days and most articles tell their hour; else what it was.
std::optional<Histogram> with_hours(searcher::Searcher& searcher, const Request& request,
                                    std::optional<Histogram> days) {
  constexpr int64_t most_days = 2;
  if (!days || days->buckets.empty() || span_of(*days) > most_days) return days;
  std::optional<Histogram> hours = count_by(searcher, request, Interval::Hour);
  return hours && hours->imprecise * 2 <= total_of(*hours) ? hours : days;
}

void recount_facet(searcher::Searcher& searcher, Request open, FacetField field, Answer& answer) {
  open = counting(open);
  open.facets = {field};
  const Answer counted = searcher.search(open);
  for (searcher::Facet& facet : answer.facets)
    if (facet.field == field && !counted.facets.empty()) facet = counted.facets.front();
}

}  // namespace

Interval fitting_interval(const Histogram& months) {
  const int64_t span = span_of(months);
  if (span <= 2) return Interval::Day;
  if (span <= 14) return Interval::Week;
  return span <= 120 ? Interval::Month : Interval::Year;
}

Answer search_with_counts(searcher::Searcher& searcher, const Request& request) {
  static const Request standard;
  Request full = request;
  full.facets.clear();
  for (const auto& row : searcher::facet_fields) full.facets.push_back(row.value);
  if (full.facet_values == standard.facet_values) full.facet_values = usual_facet_values;
  full.histogram = request.histogram.value_or(Interval::Month);
  Answer answer = searcher.search(full);
  if (!request.histogram && answer.histogram) {
    const Interval interval = fitting_interval(*answer.histogram);
    if (interval != Interval::Month) answer.histogram = count_by(searcher, full, interval);
    if (interval == Interval::Day) answer.histogram = with_hours(searcher, full, std::move(answer.histogram));
  }
  if (!request.sources.empty()) {
    Request open = full;
    open.sources.clear();
    recount_facet(searcher, open, FacetField::Source, answer);
  }
  if (!request.languages.empty()) {
    Request open = full;
    open.languages.clear();
    recount_facet(searcher, open, FacetField::Language, answer);
  }
  return answer;
}

}  // namespace wirecopy::web
