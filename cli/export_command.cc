// SPDX-License-Identifier: GPL-2.0-or-later
#include "cli/article_line.h"
#include "cli/commands.h"
#include "cli/options.h"
#include "cli/output.h"
#include "searcher/searcher.h"
#include "text/error.h"

namespace wirecopy::cli {

namespace {

struct ExportCommand {
  QueryOptions query;
  std::string index;
  searcher::Grouping group = searcher::Grouping::None;
  std::optional<Format> format;
};

int run_export(const ExportCommand& command) {
  searcher::Searcher searcher(command.index);
  searcher::Request request = command.query.request;
  request.text = query_text(command.query.words);
  // --dups collapse and --group copies say the same.
  if (command.group != searcher::Grouping::None) {
    request.group = command.group;
    request.duplicates = searcher::Duplicates::Collapse;
  }
  const bool is_table = command.format == Format::Csv;
  if (is_table) write_out(article_row_header);
  bool found = false;
  searcher.each_article(request, [&](const schema::StoredArticle& stored) {
    corpus::Article article = stored.article;
    article.standfirst.clear();  // the stored text begins with it
    write_out(is_table ? article_row(article) : article_line(article, stored.place));
    found = true;
    return true;
  });
  flush_out();
  return found ? 0 : static_cast<int>(Failure::NothingFound);
}

}  // namespace

Run add_export(CLI::App& app) {
  const auto command = std::make_shared<ExportCommand>();
  command->query.request.duplicates = searcher::Duplicates::Show;
  add_query_options(app, command->query, Shaping::Counts);
  add_choice(app, "--group", command->group, searcher::groupings, "Print one article of each text or story");
  add_format_option(app, command->format, {Format::Jsonl, Format::Csv});
  add_index_option(app, command->index);
  return [command] { return run_export(*command); };
}

}  // namespace wirecopy::cli
