// SPDX-License-Identifier: GPL-2.0-or-later
#include "web/export.h"

#include <array>
#include <string_view>

#include "text/escape.h"
#include "web/freshness.h"
#include "web/layout.h"
#include "web/parameters.h"
#include "web/route_parameters.h"

namespace wirecopy::web {

namespace {

struct Column {
  std::string_view name;
  std::string (*value)(const searcher::Hit& hit);
};

constexpr std::array columns{
    Column{"rank", [](const searcher::Hit& hit) { return std::to_string(hit.rank); }},
    Column{"id", [](const searcher::Hit& hit) { return hit.article.id; }},
    Column{"published", [](const searcher::Hit& hit) { return searcher::date_text(hit.article.published); }},
    Column{"source", [](const searcher::Hit& hit) { return hit.article.outlet; }},
    Column{"lang", [](const searcher::Hit& hit) { return hit.article.language; }},
    Column{"title", [](const searcher::Hit& hit) { return hit.article.title; }},
    Column{"url", [](const searcher::Hit& hit) { return hit.article.url; }},
    Column{"articles", [](const searcher::Hit& hit) { return std::to_string(hit.copies_articles); }},
    Column{"outlets", [](const searcher::Hit& hit) { return std::to_string(hit.copies_outlets); }},
    Column{"lead", [](const searcher::Hit& hit) { return hit.copies_id.empty() ? hit.article.id : hit.copies_id; }},
};

}  // namespace

std::string csv_cell(std::string_view text) {
  return text::escape_csv(text::is_formula(text) ? "'" + std::string(text) : std::string(text));
}

std::vector<std::vector<std::string>> hit_cells(const searcher::Answer& answer) {
  std::vector<std::vector<std::string>> rows(1);
  for (const Column& column : columns) rows.front().emplace_back(column.name);
  for (const searcher::Hit& hit : answer.hits) {
    std::vector<std::string>& row = rows.emplace_back();
    for (const Column& column : columns) row.push_back(column.value(hit));
  }
  return rows;
}

std::string hits_csv(const searcher::Answer& answer) {
  std::string csv = "\xEF\xBB\xBF";
  for (const std::vector<std::string>& row : hit_cells(answer)) {
    for (const std::string& cell : row) csv += (&cell == &row.front() ? "" : ",") + csv_cell(cell);
    csv += "\r\n";
  }
  return csv;
}

Response send_csv(const Call& call) {
  const auto asked = read_asked(call);
  if (const auto* problem = std::get_if<Problem>(&asked)) return problem_response(call.request, *problem);
  ReadParameters read = read_search(std::get<Asked>(asked));
  if (read.problem) return problem_response(call.request, *read.problem);
  read.request.fragments = 0;
  read.request.others = 0;
  return call.searchers.with([&](searcher::Searcher& searcher) {
    return fresh_response(call.request, call.searchers.index(), searcher.state(),
                          [&](const searcher::IndexState&) -> Response {
                            return {.content_type = "text/csv; charset=utf-8",
                                    .body = hits_csv(searcher.search(read.request)),
                                    .headers = {{"Content-Disposition", "attachment; filename=\"wirecopy.csv\""}}};
                          });
  });
}

}  // namespace wirecopy::web
