// SPDX-License-Identifier: GPL-2.0-or-later
#include <array>

#include <fmt/format.h>

#include "cli/answer_text.h"
#include "cli/commands.h"
#include "cli/counting.h"
#include "cli/options.h"
#include "cli/output.h"
#include "web/wording.h"

namespace wirecopy::cli {

namespace {

using searcher::Answer;

struct Total {
  std::string_view unit;
  searcher::Count count;
};

std::array<Total, 3> totals_of(const Answer& answer) {
  return {{{"articles", answer.articles}, {"texts", answer.texts}, {"stories", answer.stories}}};
}

std::string rows(const Answer& answer, char separator) {
  std::string out;
  for (const Total& total : totals_of(answer)) {
    out += fmt::format("{}{}{}{}{}\n", total.unit, separator, total.count.value, separator,
                       searcher::name_in(searcher::exactnesses, total.count.relation));
  }
  return out;
}

std::string formatted(const Screen& screen, Format format, const Answer& answer) {
  switch (format) {
    case Format::Csv:
      return "unit,count,relation\n" + rows(answer, ',');
    case Format::Tsv:
      return rows(answer, '\t');
    default:
      return totals_text(screen, answer);
  }
}

}  // namespace

Run add_count(CLI::App& app) {
  const auto command = std::make_shared<CountingCommand>();
  add_counting_options(app, *command);
  return [command] { return run_counting(*command, formatted); };
}

}  // namespace wirecopy::cli
