// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/timeline.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "schema/record.h"
#include "schema/time_order.h"
#include "searcher/answer.h"
#include "searcher/articles.h"
#include "searcher/reader.h"

namespace wirecopy::searcher {

namespace {

constexpr int64_t minute = 60;
constexpr int64_t hour = 60 * minute;
constexpr int64_t day = 24 * hour;

bool are_known_to(corpus::Precision precision, const corpus::Date& a, const corpus::Date& b) {
  return a.precision >= precision && b.precision >= precision;
}

int64_t floor_days(int64_t seconds) {
  return seconds >= 0 ? seconds / day : -((day - 1 - seconds) / day);
}

std::string count_of(int64_t count, std::string_view one, std::string_view many) {
  return std::to_string(count) + " " + std::string(count == 1 ? one : many);
}

Timeline timeline_of(const View& view, Xapian::docid document) {
  const auto read = [&](Xapian::docid number) {
    return schema::decode_record(schema::read_record(view.database, number)).article;
  };
  schema::Group group;
  if (const uint32_t number = group_of(view.columns.groups(view.database), document); number != 0)
    group = schema::read_group(view.database, number);
  if (group.members.empty()) group.members.push_back({document, dedup::Relation::Lead, {}});

  Timeline timeline;
  timeline.index = state_of(view);
  const corpus::Article lead = read(group.lead().document);
  timeline.lead = lead.id;
  std::set<std::string> outlets;
  for (const schema::GroupMember& member : group.members) {
    TimelineEntry entry;
    entry.article = read(member.document);
    entry.relation = member.relation;
    entry.to_lead = member.to_lead;
    if (member.relation != dedup::Relation::Lead) {
      entry.kept = member.to_lead.share_of_a();
      entry.credit = credit_of(entry.article, lead);
    }
    entry.article.body.clear();
    outlets.insert(entry.article.outlet.empty() ? "\n" + entry.article.id : entry.article.outlet);
    timeline.entries.push_back(std::move(entry));
  }
  timeline.outlets = static_cast<uint32_t>(outlets.size());
  std::ranges::sort(timeline.entries, [](const TimelineEntry& a, const TimelineEntry& b) {
    const auto key = [](const TimelineEntry& entry) {
      return std::tuple(schema::last_second(entry.article.published), entry.relation != dedup::Relation::Lead,
                        std::string_view(entry.article.id));
    };
    return key(a) < key(b);
  });
  const corpus::Date first = timeline.entries.front().article.published;
  timeline.first_is_certain =
      std::none_of(timeline.entries.begin() + 1, timeline.entries.end(),
                   [&](const TimelineEntry& entry) { return schema::may_precede(entry.article.published, first); });
  for (TimelineEntry& entry : timeline.entries) {
    entry.after = seconds_between(first, entry.article.published);
    entry.days = days_between(first, entry.article.published);
  }
  return timeline;
}

}  // namespace

std::optional<int64_t> seconds_between(const corpus::Date& first, const corpus::Date& date) {
  if (!are_known_to(corpus::Precision::Minute, first, date)) return {};
  return date.seconds - first.seconds;
}

std::optional<int64_t> days_between(const corpus::Date& first, const corpus::Date& date) {
  if (!are_known_to(corpus::Precision::Day, first, date)) return {};
  return floor_days(date.seconds) - floor_days(first.seconds);
}

std::optional<Timeline> timeline_of(Reader& reader, std::string_view id) {
  return reader.with_newest([&](const View& view) -> std::optional<Timeline> {
    const Xapian::docid document = find_article(view.database, id);
    if (document == 0) return {};
    return timeline_of(view, document);
  });
}

std::string first_words(const Timeline& timeline) {
  return timeline.first_is_certain ? "first" : "first known";
}

std::string delay_words(const TimelineEntry& entry) {
  if (!entry.after) {
    if (!entry.days) return {};
    return *entry.days == 0 ? "the same day" : count_of(*entry.days, "day", "days");
  }
  const int64_t after = *entry.after;
  if (after < minute) return "at the same minute";
  if (after < hour) return count_of(after / minute, "min", "min");
  if (after < 2 * day) {
    const int64_t minutes = after % hour / minute;
    return count_of(after / hour, "h", "h") + (minutes > 0 ? " " + count_of(minutes, "min", "min") : "");
  }
  return count_of(after / day, "day", "days");
}

}  // namespace wirecopy::searcher
