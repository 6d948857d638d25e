// SPDX-License-Identifier: GPL-2.0-or-later
#include "cli/counting.h"

#include <fmt/format.h>

#include "cli/answer_text.h"
#include "cli/output.h"
#include "searcher/searcher.h"
#include "text/error.h"
#include "web/wording.h"

namespace wirecopy::cli {

void add_counting_options(CLI::App& app, CountingCommand& command) {
  add_query_options(app, command.query, Shaping::Counts);
  add_format_option(app, command.format, {Format::Text, Format::Json, Format::Csv, Format::Tsv});
  add_colour_option(app, command.colour);
  add_index_option(app, command.index);
}

std::string repeats_words(const searcher::Answer& answer, searcher::Unit unit, uint64_t sum, std::string_view place) {
  if (sum <= count_of(answer, unit).value) return {};
  if (unit == searcher::Unit::Articles) return fmt::format("an article of several counts for each {}", place);
  return fmt::format("{} counts for each {} that has an article of it", web::one_unit_words(unit), place);
}

int run_counting(const CountingCommand& command, Formatted formatted) {
  searcher::Searcher searcher(command.index);
  searcher::Request request = command.query.request;
  request.text = query_text(command.query.words);
  request.limit = 0;
  const searcher::Answer answer = searcher.search(request);
  const Format format = command.format.value_or(Format::Text);
  if (format == Format::Json) {
    write_out(searcher::to_json(answer) + "\n");
  } else {
    write_out(formatted(Screen::of(Stream::Output, command.colour), format, answer));
  }
  flush_out();
  if (format != Format::Json) write_warnings(Screen::of(Stream::Errors, command.colour), answer);
  return answer.articles.value > 0 ? 0 : static_cast<int>(Failure::NothingFound);
}

}  // namespace wirecopy::cli
