// SPDX-License-Identifier: GPL-2.0-or-later
#include "cli/article_line.h"

#include <vector>

#include <nlohmann/json.hpp>

#include "cli/json_text.h"
#include "searcher/answer.h"
#include "web/export.h"

namespace wirecopy::cli {

namespace {

std::string joined(const std::vector<std::string>& values) {
  std::string text;
  for (const std::string& value : values) text += (text.empty() ? "" : "; ") + value;
  return text;
}

// Told of an undated article, too: otherwise the day on which it changed would be read as its date.
std::string origin_name(const corpus::Article& article) {
  return std::string(article.published.known() ? corpus::name_of(article.published.origin) : corpus::no_date);
}

}  // namespace

std::string article_line(const corpus::Article& article, const corpus::Place& place, Why why) {
  nlohmann::ordered_json json;
  const auto put = [&](const char* name, const auto& value) {
    if (!value.empty()) json[name] = value;
  };
  put("id", article.id);
  put("id_from", corpus::name_of(article.id_origin));
  put("url", article.url);
  put("title", article.title);
  put("standfirst", article.standfirst);
  put("body", article.body);
  put("credit", article.credit);
  put("outlet", article.outlet);
  put("authors", article.authors);
  put("lang", article.language);
  put("section", article.section);
  put("tags", article.tags);
  put("published", searcher::date_text(article.published));
  put("date_from", origin_name(article));
  put("modified", searcher::date_text(article.modified));
  put("access", corpus::name_of(article.access));
  put("notes", article.notes);
  if (why == Why::Told) {
    for (const corpus::FieldSource& source : article.sources) {
      if (json.contains(source.field)) json["why"][std::string(source.field)] = source.from;
    }
  }
  json["place"] = {{"file", place.file}, {"record", place.record}, {"offset", place.offset}};
  return dumped(json) + "\n";
}

const char* const article_row_header =
    "id,url,title,body,credit,outlet,authors,lang,section,tags,published,modified,date_from\n";

std::string article_row(const corpus::Article& article) {
  std::string row;
  for (const std::string& cell :
       {article.id, article.url, article.title, article.body, article.credit, article.outlet, joined(article.authors),
        article.language, article.section, joined(article.tags), searcher::date_text(article.published),
        searcher::date_text(article.modified), origin_name(article)}) {
    row += (row.empty() ? "" : ",") + web::csv_cell(cell);
  }
  return row + "\n";
}

}  // namespace wirecopy::cli
