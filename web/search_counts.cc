// SPDX-License-Identifier: GPL-2.0-or-later
#include "web/search_counts.h"

#include <algorithm>
#include <set>
#include <string>
#include <utility>

#include "web/histogram_part.h"

namespace wirecopy::web {

namespace {

using searcher::Answer;
using searcher::FacetField;
using searcher::Histogram;
using searcher::Interval;
using searcher::Request;

constexpr uint32_t usual_facet_values = 8;

// As many stretches as a drawing has room for: a bar of a pixel or two.
constexpr int64_t most_slots = 500;

// How many stretches a drawing shows.
int64_t span_of(const Histogram& histogram) {
  return span_of(histogram, drawn_part(histogram));
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

// By hours, where there are few days and most articles tell their hour; else what it was.
std::optional<Histogram> with_hours(searcher::Searcher& searcher, const Request& request,
                                    std::optional<Histogram> days) {
  constexpr int64_t most_days = 2;
  if (!days || days->buckets.empty() || span_of(*days) > most_days) return days;
  std::optional<Histogram> hours = count_by(searcher, request, Interval::Hour);
  return hours && hours->imprecise * 2 <= sum_of(*hours) ? hours : days;
}

// The histogram that was asked for, in longer stretches where a drawing has no room for them.
void make_room(searcher::Searcher& searcher, const Request& request, Answer& answer) {
  while (answer.histogram && span_of(*answer.histogram) > most_slots) {
    const auto row =
        std::ranges::find(searcher::intervals, answer.histogram->interval, &searcher::Named<Interval>::value);
    if (row + 1 == searcher::intervals.end()) return;
    std::optional<Histogram> longer = count_by(searcher, request, (row + 1)->value);
    if (!longer) return;
    answer.histogram = std::move(longer);
  }
}

// Lists values beside those of a facet that are listed: less frequent ones, the most frequent first.
void list_too(const std::vector<searcher::FacetValue>& values, searcher::Facet& facet) {
  std::set<std::string> listed;  // there may be thousands
  for (const searcher::FacetValue& each : facet.values) listed.insert(each.value);
  for (const searcher::FacetValue& each : values) {
    if (listed.contains(each.value)) continue;
    facet.values.push_back(each);
    facet.other -= std::min(facet.other, each.count);
  }
}

void recount_facet(searcher::Searcher& searcher, Request open, FacetField field, Answer& answer) {
  open = counting(open);
  open.facets = {field};
  Answer counted = searcher.search(open);
  for (searcher::Facet& facet : answer.facets) {
    if (facet.field != field || counted.facets.empty()) continue;
    list_too(facet.values, counted.facets.front());  // what was found has what is chosen, and no other
    facet = std::move(counted.facets.front());
  }
}

}  // namespace

Interval fitting_interval(const Histogram& months) {
  const int64_t span = span_of(months);
  if (span <= 2) return Interval::Day;
  if (span <= 14) return Interval::Week;
  return span <= 120 ? Interval::Month : Interval::Year;
}

Request with_every_count(Request request) {
  static const Request standard;
  request.facets.clear();
  for (const auto& row : searcher::facet_fields) request.facets.push_back(row.value);
  if (request.facet_values == standard.facet_values) request.facet_values = usual_facet_values;
  request.histogram = request.histogram.value_or(Interval::Month);
  return request;
}

Answer search_with_counts(searcher::Searcher& searcher, const Request& request) {
  const Request full = with_every_count(request);
  Answer answer = searcher.search(full);
  if (!request.histogram && answer.histogram) {
    const Interval interval = fitting_interval(*answer.histogram);
    if (interval != Interval::Month) answer.histogram = count_by(searcher, full, interval);
    if (interval == Interval::Day) answer.histogram = with_hours(searcher, full, std::move(answer.histogram));
  }
  make_room(searcher, full, answer);
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
