// SPDX-License-Identifier: GPL-2.0-or-later
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "cli/answer_text.h"
#include "cli/commands.h"
#include "cli/errors.h"
#include "cli/json_text.h"
#include "cli/layout.h"
#include "cli/options.h"
#include "cli/output.h"
#include "searcher/saved_expansion.h"
#include "searcher/saved_queries.h"
#include "searcher/syntax.h"
#include "text/error.h"
#include "text/escape.h"

namespace wirecopy::cli {

namespace {

struct QueriesCommand {
  std::string index;
  std::optional<Format> format;
  std::vector<std::string> arguments;  // list, save NAME QUERY..., or remove NAME...
};

int list_queries(const QueriesCommand& command) {
  using Json = nlohmann::ordered_json;
  const std::string path = searcher::saved_queries_path(command.index);
  const searcher::SavedQueries saved = searcher::read_saved_queries(path);
  const Format format = command.format.value_or(Format::Text);
  Json list = Json::array();
  std::vector<std::vector<std::string>> rows;
  for (const searcher::SavedQuery& query : saved.queries) {
    list.push_back({{"name", query.name}, {"query", query.text}});
    rows.push_back({one_line(query.name), one_line(query.text)});
    if (format == Format::Tsv) write_out(text::escape_tsv(query.name) + "\t" + text::escape_tsv(query.text) + "\n");
  }
  if (format == Format::Json) {
    const Json whole = {{"format_version", 1}, {"queries", std::move(list)}};
    write_out(dumped(whole) + "\n");
  } else if (format == Format::Text) {
    write_out(table(rows));
  }
  for (const std::size_t line : saved.bad_lines)
    write_error("wirecopy: line " + std::to_string(line) + " of '" + path + "' is no saved query");
  return saved.queries.empty() ? static_cast<int>(Failure::NothingFound) : 0;
}

// What a search for the saved query would warn of.
void warn_of(const searcher::SavedQueries& saved, const std::string& name) {
  searcher::WarningList warnings;
  searcher::Node root = searcher::parse_query("query:" + name, {}).root;
  searcher::expand_saved(root, saved, {}, warnings);
  for (const searcher::Warning& warning : warnings.take()) write_note("warning: " + one_line(warning.message));
}

int save(const QueriesCommand& command, const std::string& name, const std::vector<std::string>& words) {
  const std::string path = searcher::saved_queries_path(command.index);
  const bool replaced = searcher::save_query(path, {name, query_text(words)});
  write_note("query:" + one_line(name) + (replaced ? " replaced" : " saved"));
  warn_of(searcher::read_saved_queries(path), name);
  return 0;
}

int remove(const QueriesCommand& command, const std::vector<std::string>& names) {
  const std::vector<std::string> missing = searcher::remove_queries(searcher::saved_queries_path(command.index), names);
  for (const std::string& name : missing)
    write_error("wirecopy: no query is saved under the name '" + one_line(name) + "'");
  return missing.empty() ? 0 : static_cast<int>(Failure::NothingFound);
}

int run_queries(const QueriesCommand& command) {
  const std::string action = command.arguments.empty() ? "list" : command.arguments.front();
  const std::vector<std::string> rest(command.arguments.begin() + (command.arguments.empty() ? 0 : 1),
                                      command.arguments.end());
  if (action == "list" && rest.empty()) return list_queries(command);
  if (action == "save" && rest.size() >= 2) return save(command, rest.front(), {rest.begin() + 1, rest.end()});
  if (action == "remove" && !rest.empty()) return remove(command, rest);
  throw Error("queries: this is none of what it does", "write list, save NAME QUERY..., or remove NAME...",
              Failure::Usage);
}

}  // namespace

Run add_queries(CLI::App& app) {
  const auto command = std::make_shared<QueriesCommand>();
  app.add_option("action", command->arguments, "list (what it does by itself), save NAME QUERY..., or remove NAME...")
      ->check(often_one_of({"list", "save", "remove"}))
      ->option_text("[ACTION ...]");
  add_format_option(app, command->format, {Format::Text, Format::Json, Format::Tsv});
  add_index_option(app, command->index);
  return [command] { return run_queries(*command); };
}

}  // namespace wirecopy::cli
