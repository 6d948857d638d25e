// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/named.h"

namespace wirecopy::searcher {

// What is counted: every article, or the different texts or stories among them.
enum class Unit { Articles, Texts, Stories };
inline constexpr std::array<Named<Unit>, 3> units{
    {{"articles", Unit::Articles}, {"texts", Unit::Texts}, {"stories", Unit::Stories}}};

// By what it is counted; the names are those of the fields of a query.
enum class FacetField { Source, Author, Language, Section, Tag };
inline constexpr std::array<Named<FacetField>, 5> facet_fields{{{"source", FacetField::Source},
                                                                {"author", FacetField::Author},
                                                                {"lang", FacetField::Language},
                                                                {"section", FacetField::Section},
                                                                {"tag", FacetField::Tag}}};

// Weeks begin on Monday.
enum class Interval { Hour, Day, Week, Month, Year };
inline constexpr std::array<Named<Interval>, 5> intervals{{{"hour", Interval::Hour},
                                                           {"day", Interval::Day},
                                                           {"week", Interval::Week},
                                                           {"month", Interval::Month},
                                                           {"year", Interval::Year}}};

enum class Exactness { Equal, AtLeast, About };
inline constexpr std::array<Named<Exactness>, 3> exactnesses{
    {{"eq", Exactness::Equal}, {"gte", Exactness::AtLeast}, {"approx", Exactness::About}}};

struct Count {
  uint64_t value = 0;
  Exactness relation = Exactness::Equal;
};

struct FacetValue {
  std::string value;  // as the articles have it
  uint64_t count = 0;
};

// How many units have which value of a field. A unit of several articles counts once for every value that one of its
// matching articles has; so does an article of several authors or tags.
struct Facet {
  FacetField field = FacetField::Source;
  Unit unit = Unit::Texts;
  std::vector<FacetValue> values;  // the most frequent first, then by value
  uint64_t other = 0;              // sum of the counts of the values that are not listed
  uint64_t distinct = 0;           // different values, listed or not
  uint64_t missing = 0;            // units with an article that has none
  Exactness relation = Exactness::Equal;
};

// Of all values, listed or not: more than there are units where some count more than once.
inline uint64_t sum_of(const Facet& facet) {
  uint64_t sum = facet.other;
  for (const FacetValue& value : facet.values) sum += value.count;
  return sum;
}

struct Bucket {
  // What date: takes, in the time zone asked for: "2024", "2024-03", "2024-03-05", for a week its Monday; an hour as
  // "2024-03-05T10:00:00Z", or with the offset of its time zone.
  std::string date;
  int64_t number = 0;  // of the stretch: one behind the other have numbers one behind the other
  uint64_t count = 0;
  std::optional<uint64_t> all;  // units of this time that pass the filters beside the text, whatever they say
};

// How many units fall into which stretch of time; those without any are left out. A unit of several articles counts
// once in every stretch in which one of its matching articles was published. A date of which no more than the day is
// known is that day in every time zone; where less than the interval is known, its first moment counts.
struct Histogram {
  Unit unit = Unit::Texts;
  Interval interval = Interval::Day;
  std::string time_zone = "UTC";
  std::vector<Bucket> buckets;  // by time
  uint64_t undated = 0;         // units with an article without a date
  uint64_t imprecise = 0;       // units with an article of whose date less than the interval is known
  Exactness relation = Exactness::Equal;
};

// Of all buckets, without what has no date.
inline uint64_t sum_of(const Histogram& histogram) {
  uint64_t sum = 0;
  for (const Bucket& bucket : histogram.buckets) sum += bucket.count;
  return sum;
}

}  // namespace wirecopy::searcher
