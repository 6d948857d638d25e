// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/buckets.h"

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <unordered_map>

#include "corpus/article.h"
#include "searcher/columns.h"

namespace wirecopy::searcher {

namespace {

using namespace std::chrono;

constexpr int64_t day_seconds = 86'400;
constexpr int64_t hour_seconds = 3'600;
constexpr int64_t week_seconds = 7 * day_seconds;
constexpr int64_t first_monday = 4 * day_seconds;  // 1970-01-05

int64_t floor_to(int64_t value, int64_t step) {
  return value - ((value % step) + step) % step;
}

std::string padded(int64_t figure, std::size_t width) {
  const std::string digits = std::to_string(std::abs(figure));
  return (figure < 0 ? "-" : "") + std::string(width - std::min(width, digits.size()), '0') + digits;
}

std::string offset_text(int64_t offset) {
  if (offset == 0) return "Z";
  const int64_t minutes = std::abs(offset) / 60;
  return (offset < 0 ? "-" : "+") + padded(minutes / 60, 2) + ":" + padded(minutes % 60, 2);
}

// The stretches of one interval in one time zone. An hour is known by its first second of UTC, since the clocks show
// some hours twice; anything longer by its first second as the clocks show it.
class Stretches {
 public:
  Stretches(Interval interval, const text::TimeZone& zone) : interval_(interval), zone_(zone) {}

  int64_t of(int64_t published, corpus::Precision precision) const {
    const bool is_day = precision <= corpus::Precision::Day;
    const int64_t local = is_day ? published : published + zone_.offset_at(published);
    switch (interval_) {
      case Interval::Hour:
        return is_day ? zone_.to_utc(published) : begin_of_hour(published, local - published);
      case Interval::Day:
        return floor_to(local, day_seconds);
      case Interval::Week:
        return floor_to(local - first_monday, week_seconds) + first_monday;
      default:
        return seconds(first_day_of(local).time_since_epoch()).count();
    }
  }

  int64_t number(int64_t stretch) const {
    const year_month_day date{floor<days>(sys_seconds(seconds(stretch)))};
    switch (interval_) {
      case Interval::Hour:
        return floor_to(stretch, hour_seconds) / hour_seconds;
      case Interval::Day:
        return stretch / day_seconds;
      case Interval::Week:
        return (stretch - first_monday) / week_seconds;
      case Interval::Month:
        return static_cast<int>(date.year()) * 12 + static_cast<int>(static_cast<unsigned>(date.month()));
      default:
        return static_cast<int>(date.year());
    }
  }

  std::string label(int64_t stretch) const {
    const int64_t offset = interval_ == Interval::Hour ? zone_.offset_at(stretch) : 0;
    const sys_seconds start{seconds(stretch + offset)};
    const year_month_day date{floor<days>(start)};
    std::string text = padded(static_cast<int>(date.year()), 4);
    if (interval_ == Interval::Year) return text;
    text += "-" + padded(static_cast<unsigned>(date.month()), 2);
    if (interval_ == Interval::Month) return text;
    text += "-" + padded(static_cast<unsigned>(date.day()), 2);
    if (interval_ != Interval::Hour) return text;
    const hh_mm_ss time{start - floor<days>(start)};
    return text + "T" + padded(time.hours().count(), 2) + ":" + padded(time.minutes().count(), 2) + ":00" +
           offset_text(offset);
  }

 private:
  // Where the clocks were put back or forth within the hour, it begins with that.
  int64_t begin_of_hour(int64_t published, int64_t offset) const {
    int64_t begin = floor_to(published + offset, hour_seconds) - offset;
    if (zone_.offset_at(begin) == offset) return begin;
    int64_t end = published;
    while (begin + 1 < end) {
      const int64_t middle = begin + (end - begin) / 2;
      (zone_.offset_at(middle) == offset ? end : begin) = middle;
    }
    return end;
  }

  sys_days first_day_of(int64_t local) const {
    const year_month_day date{floor<days>(sys_seconds(seconds(local)))};
    return interval_ == Interval::Month ? date.year() / date.month() / 1 : date.year() / January / 1;
  }

  Interval interval_;
  const text::TimeZone& zone_;
};

corpus::Precision needed_for(Interval interval) {
  switch (interval) {
    case Interval::Hour:
      return corpus::Precision::Minute;
    case Interval::Month:
      return corpus::Precision::Month;
    case Interval::Year:
      return corpus::Precision::Year;
    default:
      return corpus::Precision::Day;
  }
}

}  // namespace

BucketColumn make_buckets(const std::vector<int64_t>& published, const std::vector<uint8_t>& precisions,
                          Interval interval, const text::TimeZone& zone) {
  const Stretches stretches(interval, zone);
  BucketColumn column{std::vector<uint32_t>(published.size()), {""}, {0}, std::vector<uint8_t>(published.size())};
  std::vector<int64_t> found;  // by number - 1, in order of appearance
  std::unordered_map<int64_t, uint32_t> numbers;
  uint32_t last = 0;
  for (std::size_t document = 1; document < published.size(); ++document) {
    if (published[document] == undated) continue;
    const auto precision = static_cast<corpus::Precision>(precisions[document]);
    const int64_t stretch = stretches.of(published[document], precision);
    if (last == 0 || found[last - 1] != stretch) {
      const auto [entry, is_new] = numbers.try_emplace(stretch, static_cast<uint32_t>(found.size() + 1));
      if (is_new) found.push_back(stretch);
      last = entry->second;
    }
    column.numbers[document] = last;
    column.imprecise[document] = precision < needed_for(interval) ? 1 : 0;
  }
  std::vector<int64_t> by_time = found;
  std::sort(by_time.begin(), by_time.end());
  for (const int64_t stretch : by_time) {
    column.labels.push_back(stretches.label(stretch));
    column.stretches.push_back(stretches.number(stretch));
  }
  std::vector<uint32_t> place_of{0};  // by number of appearance
  for (const int64_t stretch : found) {
    const auto place = std::lower_bound(by_time.begin(), by_time.end(), stretch) - by_time.begin();
    place_of.push_back(static_cast<uint32_t>(place) + 1);
  }
  for (uint32_t& number : column.numbers) number = place_of[number];
  return column;
}

}  // namespace wirecopy::searcher
