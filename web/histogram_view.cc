// SPDX-License-Identifier: GPL-2.0-or-later
#include "web/histogram_view.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cmath>
#include <cstddef>
#include <span>

#include "web/histogram_part.h"
#include "web/layout.h"
#include "web/wording.h"

namespace wirecopy::web {

namespace {

using searcher::Bucket;
using searcher::Histogram;
using searcher::Interval;

constexpr int64_t height = 60;

// The room of each bar, and the bar in the middle of it, in units of the drawing: it is stretched to the width of the
// page. Few bars have all of that width between them, but none is a wall.
struct Slots {
  int64_t width = 10;
  int64_t bar = 8;
};

Slots slots_for(int64_t span) {
  constexpr int64_t least_width = 160;
  constexpr int64_t widest_bar = 16;
  const int64_t width = std::max<int64_t>(10, (least_width + span - 1) / span);
  return {.width = width, .bar = std::min(widest_bar, width - 2)};
}

int number_at(std::string_view text, std::size_t at, std::size_t digits) {
  int number = 0;
  if (at + digits <= text.size()) std::from_chars(text.data() + at, text.data() + at + digits, number);
  return number;
}

std::chrono::sys_days day_of(std::string_view date) {
  using namespace std::chrono;
  const auto one_at_least = [](int number) { return static_cast<unsigned>(std::max(1, number)); };
  return sys_days{year{number_at(date, 0, 4)} / month{one_at_least(number_at(date, 5, 2))} /
                  day{one_at_least(number_at(date, 8, 2))}};
}

std::string day_text(std::chrono::sys_days day) {
  const auto seconds = std::chrono::seconds(day.time_since_epoch()).count();
  return searcher::date_text({seconds, corpus::Precision::Day, corpus::Origin::None});
}

Markup bar(const searcher::Request& request, const Histogram& histogram, const Bucket& bucket, int64_t x,
           const Slots& slots, uint64_t largest) {
  const double share = static_cast<double>(bucket.count) / static_cast<double>(largest);
  const int64_t tall = std::max<int64_t>(2, std::lround(share * static_cast<double>(height - 4)));
  const BucketRange range = range_of(bucket, histogram.interval);
  searcher::Request within = from_first_page(request);
  within.from = range.from;
  within.until = range.until;
  const std::string label = bucket_words(bucket, histogram.interval) + ": " + unit_words(bucket.count, histogram.unit);
  return element(
      "a",
      {{"href", search_path(within)}, {"aria-label", label}, {"data-from", range.from}, {"data-until", range.until}},
      {element("rect", {{"class", "slot"},
                        {"x", std::to_string(x)},
                        {"width", std::to_string(slots.width)},
                        {"height", std::to_string(height)}}),
       element("rect", {{"class", "count"},
                        {"x", std::to_string(x + (slots.width - slots.bar) / 2)},
                        {"y", std::to_string(height - tall)},
                        {"width", std::to_string(slots.bar)},
                        {"height", std::to_string(tall)}})});
}

// What is left out at an end of the drawing, as a search of its own.
Markup left_out(const searcher::Request& request, const Histogram& histogram, std::size_t begin, std::size_t end,
                uint64_t count, std::string_view where) {
  if (begin == end) return {};
  searcher::Request within = from_first_page(request);
  within.from = range_of(histogram.buckets[begin], histogram.interval).from;
  within.until = range_of(histogram.buckets[end - 1], histogram.interval).until;
  return element(
      "p", {{"class", "left-out"}},
      {"Not drawn: ", element("a", {{"href", search_path(within)}}, {unit_words(count, histogram.unit)}), where});
}

Markup left_out(const searcher::Request& request, const Histogram& histogram, const HistogramPart& part) {
  const auto edge = [&](std::size_t bucket) { return bucket_words(histogram.buckets[bucket], histogram.interval); };
  Markup lines;
  if (part.begin > 0)
    lines += left_out(request, histogram, 0, part.begin, part.before, " from before " + edge(part.begin) + ".");
  if (part.end < histogram.buckets.size())
    lines += left_out(request, histogram, part.end, histogram.buckets.size(), part.after,
                      " from after " + edge(part.end - 1) + ".");
  return lines;
}

// Why the bars add up to more than was found, where they do.
Markup several_bars(const Histogram& histogram, uint64_t total) {
  if (sum_of(histogram) + histogram.undated <= total || histogram.unit == searcher::Unit::Articles) return {};
  const std::string interval(searcher::name_in(searcher::intervals, histogram.interval));
  return element(
      "p", {},
      {sentence(one_unit_words(histogram.unit) + " counts in every " + interval + " in which it has an article")});
}

// What the bars leave out or guess.
Markup unplaced(const Histogram& histogram) {
  Markup lines;
  for (const std::string& words : unplaced_words(histogram)) lines += element("p", {}, {sentence(words)});
  return lines;
}

// Whether stretches of time begin at another moment elsewhere in the world, other than by a share that does not show.
bool depends_on_zone(Interval interval) {
  return interval != Interval::Month && interval != Interval::Year;
}

}  // namespace

BucketRange range_of(const Bucket& bucket, Interval interval) {
  if (interval == Interval::Week) return {bucket.date, day_text(day_of(bucket.date) + std::chrono::days(6))};
  std::string until = bucket.date;
  // An hour ends with its last second: "2024-03-05T10:59:59Z".
  if (interval == Interval::Hour && until.size() >= 19) until.replace(14, 5, "59:59");
  return {bucket.date, until};
}

std::string bucket_words(const Bucket& bucket, Interval interval) {
  const auto seconds = std::chrono::seconds(day_of(bucket.date).time_since_epoch()).count();
  const auto words = [&](corpus::Precision precision) {
    return date_words({seconds, precision, corpus::Origin::None});
  };
  switch (interval) {
    case Interval::Year:
      return words(corpus::Precision::Year);
    case Interval::Month:
      return words(corpus::Precision::Month);
    case Interval::Week:
      return "week of " + words(corpus::Precision::Day);
    case Interval::Day:
      return words(corpus::Precision::Day);
    case Interval::Hour:
      return words(corpus::Precision::Day) + ", " + bucket.date.substr(11, 5);
  }
  return "";
}

Markup histogram_view(const searcher::Request& request, const Histogram& histogram, uint64_t total) {
  if (histogram.buckets.empty()) return {};
  const HistogramPart part = drawn_part(histogram);
  const std::span<const Bucket> drawn(histogram.buckets.begin() + static_cast<std::ptrdiff_t>(part.begin),
                                      part.end - part.begin);
  const uint64_t largest = std::max<uint64_t>(1, std::ranges::max_element(drawn, {}, &Bucket::count)->count);
  const Bucket& first = drawn.front();
  const Bucket& last = drawn.back();
  Markup bars;
  const int64_t span = last.number - first.number + 1;
  const Slots slots = slots_for(span);
  for (const Bucket& bucket : drawn)
    bars += bar(request, histogram, bucket, (bucket.number - first.number) * slots.width, slots, largest);
  const std::string box = "0 0 " + std::to_string(span * slots.width) + " " + std::to_string(height);
  std::string name = std::string(searcher::name_in(searcher::units, histogram.unit)) + " by " +
                     std::string(searcher::name_in(searcher::intervals, histogram.interval));
  name.front() = static_cast<char>(name.front() - 'a' + 'A');
  const std::string zone = depends_on_zone(histogram.interval) ? " (" + histogram.time_zone + ")" : "";
  const std::string from = bucket_words(first, histogram.interval);
  const std::string until = bucket_words(last, histogram.interval);
  const std::string scale = name + zone + "; the tallest bar is " + unit_words(largest, histogram.unit);
  // The ends are named below the ends of the drawing; of one bar there is no end.
  Markup caption = span == 1 ? Markup() : element("span", {}, {from});
  caption += element("span", {{"class", "scale"}}, {span == 1 ? from + ". " + scale : scale});
  if (span > 1) caption += element("span", {}, {until});
  return element(
      "figure",
      {{"class", "histogram"}, {"data-zone", zone.empty() ? std::nullopt : std::optional(histogram.time_zone)}},
      {element("svg", {{"viewBox", box}, {"preserveAspectRatio", "none"}, {"role", "group"}, {"aria-label", name}},
               {bars}),
       element("figcaption", {}, {caption}), several_bars(histogram, total), unplaced(histogram),
       left_out(request, histogram, part)});
}

}  // namespace wirecopy::web
