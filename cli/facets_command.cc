// SPDX-License-Identifier: GPL-2.0-or-later
#include <fmt/format.h>

#include "cli/answer_text.h"
#include "cli/bars.h"
#include "cli/commands.h"
#include "cli/counting.h"
#include "text/escape.h"
#include "web/export.h"
#include "web/wording.h"

namespace wirecopy::cli {

namespace {

using searcher::Answer;
using searcher::Facet;

std::string facet_text(const Screen& screen, const Answer& answer, const Facet& facet) {
  const std::string name(searcher::name_in(searcher::facet_fields, facet.field));
  const std::string unit(searcher::name_in(searcher::units, facet.unit));
  std::string out = screen.paint(Ink::Title, name) + screen.paint(Ink::Quiet, ", " + unit) + '\n';
  std::vector<Bar> bars;
  for (const searcher::FacetValue& value : facet.values) {
    bars.push_back({value.value, value.count});
  }
  out += draw_bars(screen, bars);
  std::vector<std::string> notes;
  if (facet.distinct > facet.values.size()) {
    notes.push_back(web::count_words(facet.distinct - facet.values.size(), "other value", "other values") + ": " +
                    web::grouped(facet.other));
  }
  notes.push_back(repeats_words(answer, facet.unit, sum_of(facet), name));
  if (facet.missing > 0) notes.push_back(web::unit_words(facet.missing, facet.unit) + " without");
  if (facet.values.empty() && facet.missing == 0) notes.emplace_back("none");
  return out + notes_line(screen, notes) + '\n';
}

std::string rows(const Answer& answer, char separator, std::string (*escape)(std::string_view)) {
  std::string out;
  for (const Facet& facet : answer.facets) {
    for (const searcher::FacetValue& value : facet.values) {
      out += fmt::format("{}{}{}{}{}\n", searcher::name_in(searcher::facet_fields, facet.field), separator,
                         escape(value.value), separator, value.count);
    }
  }
  return out;
}

std::string formatted(const Screen& screen, Format format, const Answer& answer) {
  if (format == Format::Csv) return "field,value,count\n" + rows(answer, ',', web::csv_cell);
  if (format == Format::Tsv) return rows(answer, '\t', text::escape_tsv);
  std::string out;
  for (const Facet& facet : answer.facets) out += facet_text(screen, answer, facet);
  return out + totals_text(screen, answer);
}

}  // namespace

Run add_facets(CLI::App& app) {
  const auto command = std::make_shared<CountingCommand>();
  searcher::Request& request = command->query.request;
  add_choices(app, "--by", request.facets, searcher::facet_fields, "Fields to count by (default: all of them)");
  app.add_option("-n,--limit", request.facet_values, "Values of each field, the most frequent (default: 10)")
      ->option_text("N");
  add_unit_option(app, request);
  add_counting_options(app, *command);
  return [command] {
    if (command->query.request.facets.empty()) {
      for (const auto& row : searcher::facet_fields) command->query.request.facets.push_back(row.value);
    }
    return run_counting(*command, formatted);
  };
}

}  // namespace wirecopy::cli
