// SPDX-License-Identifier: GPL-2.0-or-later
#include <filesystem>

#include "cli/answer_text.h"
#include "cli/article_file.h"
#include "cli/commands.h"
#include "cli/options.h"
#include "cli/output.h"
#include "searcher/searcher.h"
#include "text/error.h"

namespace wirecopy::cli {

namespace {

struct SimilarCommand {
  std::string what;
  searcher::Request request;
  std::string index;
  std::optional<Format> format;
  Colour colour = Colour::Auto;
};

int run_similar(const SimilarCommand& command) {
  searcher::Searcher searcher(command.index);
  searcher::Request request = command.request;
  std::error_code unknown;
  if (searcher.article(command.what)) {
    request.similar_to = command.what;
  } else if (command.what == "-" || std::filesystem::exists(command.what, unknown)) {
    request.similar_article = read_article(command.what);
  } else {
    throw Error("'" + command.what + "' is no article of the index and no file",
                "give an id, as search prints it, or a file with an article", Failure::NothingFound);
  }
  const searcher::Answer answer = searcher.search(request);
  switch (command.format.value_or(Format::Text)) {
    case Format::Json:
      write_out(searcher::to_json(answer) + "\n");
      break;
    case Format::Jsonl:
      for (const searcher::Hit& hit : answer.hits) write_out(searcher::hit_json(hit) + "\n");
      break;
    default:
      write_out(answer_text(Screen::of(Stream::Output, command.colour), answer));
  }
  flush_out();
  return answer.hits.empty() ? static_cast<int>(Failure::NothingFound) : 0;
}

}  // namespace

Run add_similar(CLI::App& app) {
  const auto command = std::make_shared<SimilarCommand>();
  searcher::Request& request = command->request;
  app.add_option("article", command->what, "The id of an article, or a file with one; - is standard input")
      ->option_text("ID|FILE")
      ->required();
  app.add_flag("--copies", request.similar_copies, "The copies of the article too");
  app.add_option("-n,--limit", request.limit, "Hits at most (default: 10)")->option_text("N");
  app.add_flag("--why-rank", request.why_rank, "Tell what the score of each hit is made of");
  add_filter_options(app, request);
  add_format_option(app, command->format, {Format::Text, Format::Json, Format::Jsonl});
  add_colour_option(app, command->colour);
  add_index_option(app, command->index);
  return [command] { return run_similar(*command); };
}

}  // namespace wirecopy::cli
