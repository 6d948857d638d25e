// SPDX-License-Identifier: GPL-2.0-or-later
#include <ctime>
#include <optional>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "cli/answer_text.h"
#include "cli/cells.h"
#include "cli/commands.h"
#include "cli/errors.h"
#include "cli/json_text.h"
#include "cli/lines.h"
#include "cli/options.h"
#include "cli/output.h"
#include "searcher/searcher.h"
#include "text/error.h"
#include "text/escape.h"
#include "web/export.h"
#include "web/feed.h"

namespace wirecopy::cli {

namespace {

using searcher::Answer;
using searcher::Hit;

constexpr uint32_t usual_limit = 10;
constexpr uint32_t usual_batch_limit = 1000;  // what evaluations of ranked lists look at

struct SearchCommand {
  QueryOptions query;
  std::string index;
  std::optional<uint32_t> limit;
  std::optional<Format> format;
  Colour colour = Colour::Auto;
  std::string batch_file;
  std::string tag = "wirecopy";
  std::string origin = "http://127.0.0.1:8080";
};

// rank, id, score, published, outlet, language, articles and outlets of its copies, title, url
std::string tsv_row(const Hit& hit) {
  using text::escape_tsv;
  const corpus::Article& article = hit.article;
  return fmt::format("{}\t{}\t{:.6f}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\n", hit.rank, escape_tsv(article.id), hit.score,
                     searcher::date_text(article.published), escape_tsv(article.outlet), escape_tsv(article.language),
                     hit.copies_articles, hit.copies_outlets, escape_tsv(article.title), escape_tsv(article.url));
}

// The columns of TREC runs are set apart by white space, so an id may hold none.
std::string trec_column(std::string_view value) {
  std::string column(value);
  for (char& character : column) {
    if (character == ' ' || (character >= '\t' && character <= '\r')) character = '_';
  }
  return column;
}

// Tools order a run by its scores, so an order that is not by relevance gets scores that fall with the rank.
std::string trec_row(const std::string& query, const Hit& hit, const std::string& tag) {
  const double score = hit.score > 0 ? hit.score : 1.0 / hit.rank;
  return fmt::format("{} Q0 {} {} {:.6f} {}\n", trec_column(query), trec_column(hit.article.id), hit.rank, score,
                     trec_column(tag));
}

void write_answer(const SearchCommand& command, Format format, const searcher::Request& request, const Answer& answer,
                  const std::string& query_id = "1") {
  switch (format) {
    case Format::Text:
      write_out(answer_text(Screen::of(Stream::Output, command.colour), answer));
      break;
    case Format::Json:
      write_out(searcher::to_json(answer) + "\n");
      break;
    case Format::Jsonl:
      for (const Hit& hit : answer.hits) write_out(searcher::hit_json(hit) + "\n");
      break;
    case Format::Tsv:
      for (const Hit& hit : answer.hits) write_out(tsv_row(hit));
      break;
    case Format::Csv:
      write_out(csv_lines(web::hit_cells(answer)));
      break;
    case Format::Atom:
      write_out(web::atom_feed(request, answer, {.origin = command.origin, .now = std::time(nullptr)}));
      break;
    case Format::Trec:
      for (const Hit& hit : answer.hits) write_out(trec_row(query_id, hit, command.tag));
      break;
  }
}

int run_one(const SearchCommand& command, searcher::Searcher& searcher, searcher::Request request) {
  const Format format = command.format.value_or(Format::Text);
  request.text = query_text(command.query.words);
  request.limit = command.limit.value_or(usual_limit);
  if (format == Format::Csv) request.fragments = request.others = 0;
  Answer answer = searcher.search(request);
  if (request.sort != searcher::Sort::Fresh && request.half_life_days != searcher::Request().half_life_days)
    answer.warnings.push_back({"no_effect", {}, "--half-life does nothing without --sort fresh"});
  write_answer(command, format, request, answer);
  flush_out();
  if (format != Format::Json) write_warnings(Screen::of(Stream::Errors, command.colour), answer);
  return answer.articles.value > 0 ? 0 : static_cast<int>(Failure::NothingFound);
}

// Answers the queries of a file in one process. A line is an id, a tab and a query; a line without a tab is a query
// whose id is the number of the line, which is noted where other lines have one.
int run_batch(const SearchCommand& command, searcher::Searcher& searcher, searcher::Request request) {
  const Format format = command.format.value_or(Format::Trec);
  request.limit = command.limit.value_or(usual_batch_limit);
  if (format == Format::Trec) request.fragments = request.others = 0;
  uint64_t number = 0;
  bool found = false;
  bool has_tabs = false;
  std::vector<uint64_t> without_tab;
  read_lines(command.batch_file, [&](std::string_view line) {
    ++number;
    if (line.empty()) return;
    const std::size_t tab = line.find('\t');
    has_tabs = has_tabs || tab != line.npos;
    if (tab == line.npos) without_tab.push_back(number);
    const std::string id = tab == line.npos ? std::to_string(number) : std::string(line.substr(0, tab));
    request.text = tab == line.npos ? line : line.substr(tab + 1);
    const Answer answer = searcher.search(request);
    found = found || answer.articles.value > 0;
    if (format == Format::Trec) {
      write_answer(command, format, request, answer, id);
    } else {
      write_out("{\"id\":" + dumped(id) + "," + searcher::to_json(answer).substr(1) + "\n");
    }
  });
  for (const uint64_t line : without_tab) {
    if (!has_tabs) break;
    write_error("wirecopy: line " + std::to_string(line) + " of '" + one_line(command.batch_file) +
                "' has no tab: it was searched for whole, as query " + std::to_string(line));
  }
  return found ? 0 : static_cast<int>(Failure::NothingFound);
}

void check(const SearchCommand& command) {
  if (!command.query.request.cursor.empty() && command.query.request.offset > 0) {
    throw Error("search: --cursor and --offset were given", "give one of them", Failure::Usage);
  }
  if (command.batch_file.empty()) return;
  if (!command.query.words.empty()) {
    throw Error("search: a query and --batch were given", "give one of them", Failure::Usage);
  }
  const Format format = command.format.value_or(Format::Trec);
  if (format != Format::Trec && format != Format::Jsonl) {
    throw Error("search: --batch writes no such format", "use -f trec, or -f jsonl for one answer a line",
                Failure::Usage);
  }
}

int run_search(const SearchCommand& command) {
  check(command);
  searcher::Searcher searcher(command.index);
  return command.batch_file.empty() ? run_one(command, searcher, command.query.request)
                                    : run_batch(command, searcher, command.query.request);
}

}  // namespace

Run add_search(CLI::App& app) {
  const auto command = std::make_shared<SearchCommand>();
  searcher::Request& request = command->query.request;
  add_query_options(app, command->query);
  app.add_option("-n,--limit", command->limit, "Hits at most (default: 10, with --batch 1000); 0 = count only")
      ->option_text("N");
  app.add_option("--offset", request.offset, "Leave out so many hits at the start")->option_text("N");
  app.add_option("--cursor", request.cursor, "Go on behind a page: what it had under next in -f json")
      ->option_text("TEXT");
  app.add_option("--time-limit", request.time_limit_ms, "Print what was found after so many milliseconds")
      ->option_text("MS");
  app.add_option("--fragments", request.fragments, "Pieces of the text shown with a hit (default: 2)")
      ->option_text("N");
  app.add_option("--others", request.others, "Other copies listed with a hit (default: 20)")->option_text("N");
  add_format_option(app, command->format,
                    {Format::Text, Format::Json, Format::Jsonl, Format::Csv, Format::Tsv, Format::Trec, Format::Atom},
                    ", with --batch trec");
  app.add_option("--batch", command->batch_file, "Answer the queries of a file, a line each: id, tab, query")
      ->option_text("FILE");
  app.add_option("--tag", command->tag, "The last column of -f trec")->option_text("NAME");
  app.add_option("--origin", command->origin, "With -f atom: where links lead (default: http://127.0.0.1:8080)")
      ->option_text("URL");
  add_colour_option(app, command->colour);
  add_index_option(app, command->index);
  return [command] { return run_search(*command); };
}

}  // namespace wirecopy::cli
