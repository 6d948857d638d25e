// SPDX-License-Identifier: GPL-2.0-or-later
#include <optional>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "cli/answer_text.h"
#include "cli/commands.h"
#include "cli/json_text.h"
#include "cli/layout.h"
#include "cli/options.h"
#include "cli/output.h"
#include "cli/progress.h"
#include "searcher/answer.h"
#include "searcher/reports.h"
#include "text/error.h"
#include "web/wording.h"

namespace wirecopy::cli {

namespace {

using Json = nlohmann::ordered_json;

struct InfoCommand {
  std::string index;
  std::optional<Format> format;
  bool furniture = false;
};

Json json_of(const std::vector<std::pair<std::string, uint64_t>>& counts) {
  Json list = Json::array();
  for (const auto& [value, count] : counts) list.push_back({{"value", value}, {"count", count}});
  return list;
}

std::string info_json(const searcher::IndexInfo& info) {
  return dumped({{"format_version", 1},
                 {"index_version", info.format_version},
                 {"revision", info.revision},
                 {"created", info.created},
                 {"articles", info.articles},
                 {"texts", info.texts},
                 {"groups", info.groups},
                 {"copies", info.copies},
                 {"undated", info.undated},
                 {"earliest", date_json(info.earliest)},
                 {"latest", date_json(info.latest)},
                 {"reference_words", info.reference_words},
                 {"bytes_on_disk", info.bytes_on_disk},
                 {"languages", json_of(info.languages)},
                 {"sources", json_of(info.outlets)}});
}

std::string most_frequent(const std::vector<std::pair<std::string, uint64_t>>& counts,
                          std::string (*name)(std::string_view)) {
  constexpr std::size_t most_named = 8;
  std::string line;
  for (std::size_t position = 0; position < counts.size() && position < most_named; ++position) {
    if (position > 0) line += ", ";
    line += fmt::format("{} {}", name(counts[position].first), web::grouped(counts[position].second));
  }
  if (counts.size() > most_named) line += fmt::format(" and {} more", counts.size() - most_named);
  return line.empty() ? "none" : line;
}

std::string info_text(const std::string& index, const searcher::IndexInfo& info) {
  const auto language = [](std::string_view code) { return code.empty() ? "unknown" : web::language_words(code); };
  const auto outlet = [](std::string_view name) { return name.empty() ? "unknown" : one_line(name); };
  return table({{"index", one_line(index)},
                {"format", fmt::format("{}", info.format_version)},
                {"revision", web::grouped(info.revision)},
                {"created", info.created},
                {"on disk", info.bytes_on_disk == 0 ? "unknown" : size_words(info.bytes_on_disk)},
                {"articles", web::grouped(info.articles)},
                {"texts", web::grouped(info.texts)},
                {"copies", fmt::format("{} in {}", web::count_words(info.copies, "article", "articles"),
                                       web::count_words(info.groups, "group", "groups"))},
                {"published", web::date_words(info.earliest) + " to " + web::date_words(info.latest)},
                {"undated", web::grouped(info.undated)},
                {"mean length", fmt::format("{:.0f} words in the first build", info.reference_words)},
                {"languages", most_frequent(info.languages, language)},
                {"outlets", most_frequent(info.outlets, outlet)}});
}

std::string furniture_json(const std::vector<searcher::FurnitureRow>& rows) {
  Json list = Json::array();
  for (const searcher::FurnitureRow& row : rows) {
    list.push_back({{"source", row.outlet},
                    {"text", row.text},
                    {"articles", row.articles},
                    {"articles_of_source", row.articles_of_outlet}});
  }
  return dumped({{"format_version", 1}, {"furniture", std::move(list)}});
}

std::string furniture_text(const std::vector<searcher::FurnitureRow>& rows) {
  std::vector<std::vector<std::string>> lines;
  for (const searcher::FurnitureRow& row : rows) {
    lines.push_back({one_line(row.outlet),
                     fmt::format("{} of {}", web::grouped(row.articles), web::grouped(row.articles_of_outlet)),
                     one_line(row.text)});
  }
  return table(lines);
}

// What the index has learned to be furniture; as with searches, it is a failure to find nothing.
int run_furniture(const InfoCommand& command) {
  const std::vector<searcher::FurnitureRow> rows = searcher::learned_furniture(command.index);
  write_out(command.format == Format::Json ? furniture_json(rows) + "\n" : furniture_text(rows));
  if (rows.empty() && command.format != Format::Json) write_note("no furniture was learned");
  return rows.empty() ? static_cast<int>(Failure::NothingFound) : 0;
}

int run_info(const InfoCommand& command) {
  if (command.furniture) return run_furniture(command);
  const searcher::IndexInfo info = searcher::index_info(command.index);
  write_out(command.format == Format::Json ? info_json(info) + "\n" : info_text(command.index, info));
  return 0;
}

}  // namespace

Run add_info(CLI::App& app) {
  const auto command = std::make_shared<InfoCommand>();
  add_format_option(app, command->format, {Format::Text, Format::Json});
  app.add_flag("--furniture", command->furniture, "List the lines that were learned to be furniture, by outlet");
  add_index_option(app, command->index);
  return [command] { return run_info(*command); };
}

}  // namespace wirecopy::cli
