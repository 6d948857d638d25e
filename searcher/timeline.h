// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/article.h"
#include "dedup/overlap.h"
#include "searcher/answer.h"
#include "searcher/credit.h"

namespace wirecopy::searcher {

class Reader;

// One article of a group of copies, as it came after the first.
struct TimelineEntry {
  corpus::Article article;  // without its body
  dedup::Relation relation = dedup::Relation::Lead;
  dedup::Overlap to_lead;        // size_a is the lead's; 0 for the lead
  double kept = 1;               // the share of the lead's text that it carries
  std::optional<int64_t> after;  // seconds after the first; nothing where a date is not known to the minute
  std::optional<int64_t> days;   // days after the day of the first; nothing where a date is not known to the day
  Credit credit = Credit::Lead;
};

// A group of copies in the order of time (schema/time_order.h), undated ones last, of equals the lead first.
struct Timeline {
  std::string lead;  // its id
  uint32_t outlets = 0;
  bool first_is_certain = false;  // no other may have been published before the first, as far as dates are known
  std::vector<TimelineEntry> entries;
  IndexState index;
  std::vector<Warning> warnings;  // none of its own: for those who ask
  double took_ms = 0;
};

// How long after another date one is: seconds where both are known to the minute, days of the calendar where both are
// known to the day; nothing otherwise.
std::optional<int64_t> seconds_between(const corpus::Date& first, const corpus::Date& date);
std::optional<int64_t> days_between(const corpus::Date& first, const corpus::Date& date);

// The timeline of the group that an article is in; of an article without copies, itself alone; nothing when there is no
// article of the id. Reads all members with their texts. Throws Error as Reader does.
std::optional<Timeline> timeline_of(Reader& reader, std::string_view id);

// "first", or "first known" where it is not certain.
std::string first_words(const Timeline& timeline);

// The time between the first and another: "at the same minute", "38 min", "2 h 23 min", "3 days"; where hours are not
// known "the same day", "1 day"; empty where nothing is known.
std::string delay_words(const TimelineEntry& entry);

// JSON text on one line; the shape is in searcher/reuse_json.cc.
std::string to_json(const Timeline& timeline);

}  // namespace wirecopy::searcher
