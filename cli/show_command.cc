// SPDX-License-Identifier: GPL-2.0-or-later
#include <optional>
#include <string>

#include <nlohmann/json.hpp>

#include "cli/answer_text.h"
#include "cli/commands.h"
#include "cli/json_text.h"
#include "cli/layout.h"
#include "cli/options.h"
#include "cli/output.h"
#include "searcher/list_json.h"
#include "searcher/searcher.h"
#include "searcher/versions.h"
#include "text/error.h"
#include "web/wording.h"

namespace wirecopy::cli {

namespace {

struct ShowCommand {
  std::string id;
  std::string query;
  std::string index;
  std::optional<Format> format;
  Colour colour = Colour::Auto;
};

using Json = nlohmann::ordered_json;

// An element of "hits" without rank and score, and the parts of the article that a hit does not show.
std::string article_json(const searcher::Hit& hit, const std::vector<schema::Version>& versions) {
  Json json = Json::parse(searcher::hit_json(hit));
  json.erase("rank");
  json.erase("score");
  json["credit"] = hit.article.credit;
  json["body"] = hit.article.body;
  json["versions"] = searcher::json_of(versions, searcher::Places::Told);
  return dumped({{"format_version", 1}, {"article", json}});
}

// A line for each earlier version: when, where from, and its headline.
std::string versions_text(const std::vector<schema::Version>& versions) {
  if (versions.empty()) return {};
  std::vector<std::vector<std::string>> rows;
  for (const schema::Version& version : versions) {
    const corpus::Article& article = version.stored.article;
    const std::string date = searcher::date_text(article.modified.known() ? article.modified : article.published);
    rows.push_back({"  " + (date.empty() ? std::string("undated") : date), one_line(article.title),
                    one_line(version.stored.place.file)});
  }
  return "\n" + web::count_words(versions.size(), "earlier version", "earlier versions") + "\n" + table(rows);
}

int run_show(const ShowCommand& command) {
  searcher::Searcher searcher(command.index);
  const std::optional<searcher::Hit> hit = searcher.article(command.id, command.query);
  if (!hit) {
    throw Error("there is no article '" + command.id + "' in the index '" + command.index + "'",
                "'wirecopy search' prints the ids of what it finds", Failure::NothingFound);
  }
  const std::vector<schema::Version> versions = searcher::versions_of(command.index, command.id);
  if (command.format == Format::Json) {
    write_out(article_json(*hit, versions) + "\n");
  } else {
    write_out(article_text(Screen::of(Stream::Output, command.colour), *hit) + versions_text(versions));
  }
  return 0;
}

}  // namespace

Run add_show(CLI::App& app) {
  const auto command = std::make_shared<ShowCommand>();
  app.add_option("id", command->id, "The id of an article")->required()->option_text("ID");
  app.add_option("-q,--query", command->query, "Mark what matches this query")->option_text("QUERY");
  add_format_option(app, command->format, {Format::Text, Format::Json});
  add_colour_option(app, command->colour);
  add_index_option(app, command->index);
  return [command] { return run_show(*command); };
}

}  // namespace wirecopy::cli
