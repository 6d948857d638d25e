// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/facets.h"

#include <algorithm>
#include <memory>

#include "text/time_zone.h"

namespace wirecopy::searcher {

namespace {

std::vector<FacetValue> most_frequent(const std::vector<uint32_t>& counts, const std::vector<std::string>& names,
                                      std::size_t most) {
  std::vector<uint32_t> found;
  for (uint32_t number = 1; number < counts.size(); ++number) {
    if (counts[number] > 0) found.push_back(number);
  }
  const auto end = found.begin() + static_cast<std::ptrdiff_t>(std::min(most, found.size()));
  std::partial_sort(found.begin(), end, found.end(), [&](uint32_t a, uint32_t b) {
    return counts[a] != counts[b] ? counts[a] > counts[b] : names[a] < names[b];
  });
  std::vector<FacetValue> values;
  for (auto number = found.begin(); number != end; ++number) values.push_back({names[*number], counts[*number]});
  return values;
}

}  // namespace

const std::vector<uint32_t>* unit_column(const schema::ShardedDatabase& database, const Columns& columns, Unit unit) {
  switch (unit) {
    case Unit::Texts:
      return &columns.groups(database);
    case Unit::Stories:
      return &columns.stories(database);
    case Unit::Articles:
      break;
  }
  return nullptr;
}

FacetCounter::FacetCounter(const schema::ShardedDatabase& database, const Columns& columns,
                           const std::vector<Xapian::docid>& matches, Unit unit)
    : database_(database), columns_(columns), unit_(unit), matches_(matches, unit_column(database, columns, unit)) {}

Facet FacetCounter::facet(FacetField field, std::size_t most) const {
  const FacetColumn column = columns_.facet(database_, field);
  const std::vector<uint32_t> counts = matches_.count_by(
      column.names().size(), [&](Xapian::docid document, const auto& count) { column.visit(document, count); });
  Facet facet;
  facet.field = field;
  facet.unit = unit_;
  facet.values = most_frequent(counts, column.names(), most);
  facet.missing = counts[0];
  for (std::size_t number = 1; number < counts.size(); ++number) {
    facet.other += counts[number];
    facet.distinct += counts[number] > 0 ? 1 : 0;
  }
  for (const FacetValue& value : facet.values) facet.other -= value.count;
  return facet;
}

Histogram FacetCounter::histogram(Interval interval, const std::string& time_zone) const {
  Histogram histogram;
  histogram.unit = unit_;
  histogram.interval = interval;
  if (text::TimeZone::find(time_zone)) histogram.time_zone = time_zone;
  const std::shared_ptr<const BucketColumn> column = columns_.buckets(database_, interval, histogram.time_zone);
  const std::vector<uint32_t> counts =
      matches_.count_by(column->labels.size(), [&](Xapian::docid document, const auto& count) {
        count(document < column->numbers.size() ? column->numbers[document] : 0);
      });
  const std::vector<uint32_t> imprecise = matches_.count_by(2, [&](Xapian::docid document, const auto& count) {
    count(document < column->imprecise.size() ? column->imprecise[document] : 0);
  });
  // A unit with a date in one of its articles is in a bucket.
  if (counts[0] > 0) {
    const std::vector<uint32_t> dated = matches_.count_by(2, [&](Xapian::docid document, const auto& count) {
      count(document < column->numbers.size() && column->numbers[document] != 0 ? 1 : 0);
    });
    histogram.undated = matches_.count_by(1, [](Xapian::docid, const auto& count) { count(0); })[0] - dated[1];
  }
  histogram.imprecise = imprecise[1];
  for (std::size_t number = 1; number < counts.size(); ++number) {
    if (counts[number] > 0)
      histogram.buckets.push_back({column->labels[number], column->stretches[number], counts[number], {}});
  }
  return histogram;
}

}  // namespace wirecopy::searcher
