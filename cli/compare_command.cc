// SPDX-License-Identifier: GPL-2.0-or-later
#include <filesystem>
#include <optional>
#include <string>

#include "cli/article_file.h"
#include "cli/commands.h"
#include "cli/comparison_text.h"
#include "cli/options.h"
#include "cli/output.h"
#include "searcher/comparison.h"
#include "searcher/searcher.h"
#include "text/error.h"

namespace wirecopy::cli {

namespace {

struct CompareCommand {
  std::string a;
  std::string b;
  std::string index;
  std::optional<Format> format;
  Colour colour = Colour::Auto;
};

bool is_file(const std::string& name) {
  std::error_code absent;  // what cannot be looked at is no file to read
  return name == "-" || std::filesystem::is_regular_file(name, absent);
}

// The ids of the index come first: an id may be the name of a file, and "./name" is always the file.
searcher::ArticleComparison compare(const CompareCommand& command) {
  const bool both_are_files = is_file(command.a) && is_file(command.b);
  std::optional<searcher::Searcher> searcher;
  try {
    searcher.emplace(command.index);
  } catch (const Error& error) {
    if (!both_are_files || error.failure() != Failure::IndexMissing) throw;
  }
  if (searcher) {
    if (auto found = searcher->compare(command.a, command.b)) return std::move(*found);
  }
  const auto read = [&](const std::string& name) {
    if (searcher) {
      if (auto hit = searcher->article(name)) return std::move(hit->article);
    }
    if (is_file(name)) return read_article(name);
    throw Error("there is no article '" + name + "' in the index '" + command.index + "', and no such file",
                "'wirecopy search' prints the ids of what it finds", Failure::NothingFound);
  };
  corpus::Article a = read(command.a);
  corpus::Article b = read(command.b);
  return searcher::compare_articles(std::move(a), std::move(b));
}

int run_compare(const CompareCommand& command) {
  const searcher::ArticleComparison comparison = compare(command);
  if (command.format == Format::Json) {
    write_out(searcher::to_json(comparison) + "\n");
  } else {
    write_out(comparison_text(Screen::of(Stream::Output, command.colour), comparison));
  }
  const bool share_nothing = comparison.passages.empty() && !comparison.relation;
  return share_nothing ? static_cast<int>(Failure::NothingFound) : 0;
}

}  // namespace

Run add_compare(CLI::App& app) {
  const auto command = std::make_shared<CompareCommand>();
  app.add_option("a", command->a, "The id of an article, or a file")->required()->option_text("A");
  app.add_option("b", command->b, "What it is held against")->required()->option_text("B");
  add_format_option(app, command->format, {Format::Text, Format::Json});
  add_colour_option(app, command->colour);
  add_index_option(app, command->index);
  return [command] { return run_compare(*command); };
}

}  // namespace wirecopy::cli
