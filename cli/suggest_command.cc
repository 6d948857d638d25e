// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <string>
#include <vector>

#include "cli/answer_text.h"
#include "cli/commands.h"
#include "cli/layout.h"
#include "cli/options.h"
#include "cli/output.h"
#include "searcher/searcher.h"
#include "text/error.h"
#include "text/escape.h"
#include "web/wording.h"

namespace wirecopy::cli {

namespace {

struct SuggestCommand {
  std::vector<std::string> words;
  uint32_t most = searcher::usual_suggestions;
  std::optional<Format> format;
  std::string index;
};

std::string_view kind_name(searcher::SuggestionKind kind) {
  return std::ranges::find(searcher::suggestion_kinds, kind, &searcher::Named<searcher::SuggestionKind>::value)->name;
}

int run_suggest(const SuggestCommand& command) {
  searcher::Searcher searcher(command.index);
  const searcher::Suggestions made = searcher.suggest(query_text(command.words), command.most);
  const Format format = command.format.value_or(Format::Text);
  if (format == Format::Json) {
    write_out(searcher::to_json(made) + "\n");
  } else if (format == Format::Tsv) {
    for (const searcher::Suggestion& each : made.suggestions) {
      write_out(std::string(kind_name(each.kind)) + "\t" + text::escape_tsv(each.text) + "\t" +
                text::escape_tsv(each.query) + "\t" + std::to_string(each.articles) + "\n");
    }
  } else {
    std::vector<std::vector<std::string>> rows;
    for (const searcher::Suggestion& each : made.suggestions) {
      rows.push_back(
          {std::string(kind_name(each.kind)), one_line(each.text), web::grouped(each.articles), one_line(each.query)});
    }
    write_out(table(rows));
  }
  return made.suggestions.empty() ? static_cast<int>(Failure::NothingFound) : 0;
}

}  // namespace

Run add_suggest(CLI::App& app) {
  const auto command = std::make_shared<SuggestCommand>();
  app.add_option("query", command->words, "A query, its last word perhaps unfinished")->option_text("QUERY...");
  app.add_option("-n,--limit", command->most, "Suggestions of each kind at most (default: 5)")
      ->check(at_least(1))
      ->check(at_most(searcher::most_suggestions))
      ->option_text("N");
  add_format_option(app, command->format, {Format::Text, Format::Json, Format::Tsv});
  add_index_option(app, command->index);
  return [command] { return run_suggest(*command); };
}

}  // namespace wirecopy::cli
