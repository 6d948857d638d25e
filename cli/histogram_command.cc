// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <iterator>

#include <fmt/format.h>

#include "cli/answer_text.h"
#include "cli/bars.h"
#include "cli/commands.h"
#include "cli/counting.h"
#include "web/wording.h"

namespace wirecopy::cli {

namespace {

using searcher::Answer;
using searcher::Bucket;
using searcher::Histogram;

double share_of(const Bucket& bucket) {
  return static_cast<double>(bucket.count) / static_cast<double>(std::max<uint64_t>(bucket.all.value_or(1), 1));
}

std::string picture(const Screen& screen, const Answer& answer) {
  const Histogram& histogram = *answer.histogram;
  const std::string interval(searcher::name_in(searcher::intervals, histogram.interval));
  const std::string unit(searcher::name_in(searcher::units, histogram.unit));
  std::vector<Bar> bars;
  int64_t next = histogram.buckets.empty() ? 0 : histogram.buckets.front().number;
  for (const Bucket& bucket : histogram.buckets) {
    if (bucket.number > next) {
      const auto missed = static_cast<uint64_t>(bucket.number - next);
      bars.push_back({.name = {}, .note = "· " + web::count_words(missed, interval, interval + "s"), .is_gap = true});
    }
    next = bucket.number + 1;
    bars.push_back({.name = bucket.date,
                    .count = bucket.count,
                    .note = bucket.all
                                ? fmt::format("{:5.1f} % of {}", share_of(bucket) * 100, web::grouped(*bucket.all))
                                : std::string()});
  }
  std::vector<std::string> notes{
      repeats_words(answer, histogram.unit, sum_of(histogram) + histogram.undated, interval)};
  std::ranges::move(web::unplaced_words(histogram), std::back_inserter(notes));
  const std::string out = screen.paint(Ink::Title, unit) +
                          screen.paint(Ink::Quiet, " by " + interval + ", " + histogram.time_zone) + '\n' +
                          draw_bars(screen, bars);
  return out + notes_line(screen, notes) + '\n';
}

std::string rows(const Histogram& histogram, char separator) {
  std::string out;
  for (const Bucket& bucket : histogram.buckets) {
    out += fmt::format("{}{}{}", bucket.date, separator, bucket.count);
    if (bucket.all) out += fmt::format("{}{}{}{:.6f}", separator, *bucket.all, separator, share_of(bucket));
    out += '\n';
  }
  return out;
}

std::string formatted(const Screen& screen, Format format, const Answer& answer) {
  const Histogram& histogram = *answer.histogram;
  const bool has_shares = !histogram.buckets.empty() && histogram.buckets.front().all;
  if (format == Format::Csv) return (has_shares ? "date,count,all,share\n" : "date,count\n") + rows(histogram, ',');
  if (format == Format::Tsv) return rows(histogram, '\t');
  return picture(screen, answer) + totals_text(screen, answer);
}

}  // namespace

Run add_histogram(CLI::App& app) {
  const auto command = std::make_shared<CountingCommand>();
  searcher::Request& request = command->query.request;
  request.histogram = searcher::Interval::Day;
  add_choice(app, "--by", *request.histogram, searcher::intervals, "The stretch of time");
  app.add_flag("--share", request.share, "Compare with all that passes the other options, whatever it says");
  add_unit_option(app, request);
  add_counting_options(app, *command);
  return [command] { return run_counting(*command, formatted); };
}

}  // namespace wirecopy::cli
