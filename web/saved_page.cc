// SPDX-License-Identifier: GPL-2.0-or-later
#include "web/saved_page.h"

#include <filesystem>

#include "web/feed.h"
#include "web/layout.h"

namespace wirecopy::web {

namespace {

Markup row(const searcher::SavedQuery& query) {
  const searcher::Request request{.text = query.text};
  return element("li", {},
                 {element("a", {{"class", "name"}, {"href", search_path(request)}}, {element("bdi", {}, {query.name})}),
                  element("code", {{"class", "asks"}, {"dir", "auto"}}, {query.text}),
                  element("a", {{"href", atom_path(request)}},
                          {"Follow as a feed", element("span", {{"class", "unseen"}}, {": " + query.name})})});
}

}  // namespace

std::string saved_page(const searcher::SavedQueries& saved) {
  Markup rows;
  for (const searcher::SavedQuery& query : saved.queries) rows += row(query);
  Markup content = element("h1", {}, {"Saved searches"});
  content += element("section", {{"id", "kept"}, {"hidden", ""}, {"aria-labelledby", "kept-here"}},
                     {element("h2", {{"id", "kept-here"}}, {"In this browser"}), element("ul", {{"class", "listed"}})});
  content += element("h2", {}, {"Beside the index"});
  if (rows.empty())
    content += element(
        "p", {{"class", "quiet"}},
        {"None yet. ", element("code", {}, {"wirecopy queries save NAME WORDS"}),
         " keeps one for everybody who searches here, to be used as ", element("code", {}, {"query:NAME"}), " too."});
  else
    content += element("ul", {{"class", "listed"}}, {rows});
  content += element("p", {{"class", "quiet"}},
                     {"A feed is an alert: a feed reader tells of every new text once, however many outlets run it."});
  return page({.title = "Saved searches", .kind = "saved", .request = {}, .footer = {}},
              element("div", {{"class", "summary"}}, {content}));
}

Response show_saved(const Call& call) {
  const std::string& index = call.searchers.index();
  const bool is_local = std::filesystem::exists(index);  // beside one on another machine nothing can be saved
  const searcher::SavedQueries saved =
      is_local ? searcher::read_saved_queries(searcher::saved_queries_path(index)) : searcher::SavedQueries();
  return {.content_type = "text/html; charset=utf-8",
          .body = saved_page(saved),
          .headers = {{"Cache-Control", "private, no-cache"}}};
}

}  // namespace wirecopy::web
