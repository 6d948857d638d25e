// SPDX-License-Identifier: GPL-2.0-or-later
#include <optional>
#include <string>

#include <fmt/format.h>

#include "cli/article_file.h"
#include "cli/commands.h"
#include "cli/comparison_text.h"
#include "cli/options.h"
#include "cli/output.h"
#include "searcher/comparison.h"
#include "searcher/searcher.h"
#include "text/error.h"
#include "text/escape.h"

namespace wirecopy::cli {

namespace {

struct MatchCommand {
  std::string file;
  uint32_t limit = searcher::MatchRequest{}.limit;
  std::string index;
  std::optional<Format> format;
  Colour colour = Colour::Auto;
};

// rank, id, share of the text, share of the article, shared words, words of the longest passage, date, outlet, title
std::string match_tsv(const searcher::Match& match, std::size_t rank) {
  const corpus::Article& article = match.article;
  return fmt::format("{}\t{}\t{:.4f}\t{:.4f}\t{}\t{}\t{}\t{}\t{}\n", rank, text::escape_tsv(article.id), match.share,
                     match.density, match.shared_units, searcher::longest_passage(match.passages)->units,
                     searcher::date_text(article.published), text::escape_tsv(article.outlet),
                     text::escape_tsv(article.title));
}

int run_match(const MatchCommand& command) {
  searcher::Searcher searcher(command.index);
  const searcher::MatchAnswer answer = searcher.match({.text = read_text(command.file), .limit = command.limit});
  switch (command.format.value_or(Format::Text)) {
    case Format::Json:
      write_out(searcher::to_json(answer) + "\n");
      break;
    case Format::Tsv:
      for (std::size_t i = 0; i < answer.matches.size(); ++i) write_out(match_tsv(answer.matches[i], i + 1));
      break;
    default:
      write_out(match_text(Screen::of(Stream::Output, command.colour), answer));
  }
  for (const searcher::Warning& warning : answer.warnings) write_note("warning: " + warning.message);
  return answer.articles == 0 ? static_cast<int>(Failure::NothingFound) : 0;
}

}  // namespace

Run add_match(CLI::App& app) {
  const auto command = std::make_shared<MatchCommand>();
  app.add_option("file", command->file, "The text; - is standard input")->required()->option_text("FILE");
  app.add_option("-n,--limit", command->limit, "Articles at most (default: 10)")->option_text("N");
  add_format_option(app, command->format, {Format::Text, Format::Json, Format::Tsv});
  add_colour_option(app, command->colour);
  add_index_option(app, command->index);
  return [command] { return run_match(*command); };
}

}  // namespace wirecopy::cli
