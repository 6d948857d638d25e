// SPDX-License-Identifier: GPL-2.0-or-later
#include "web/layout.h"

#include "web/assets.h"
#include "web/parameters.h"
#include "web/routes.h"
#include "web/search_form.h"
#include "web/url.h"
#include "web/wording.h"

namespace wirecopy::web {

namespace {

// Runs before the first paint: what it changes, as the times to the clock of the reader, must not move afterwards.
Markup script(std::string_view name) {
  return element("script", {{"src", asset_path(name)}, {"defer", ""}, {"blocking", "render"}});
}

Markup head(const std::string& title, const Markup& more) {
  return element("head", {},
                 {element("meta", {{"charset", "utf-8"}}), element("title", {}, {title}),
                  element("meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}}),
                  element("meta", {{"name", "color-scheme"}, {"content", "light dark"}}),
                  element("link", {{"rel", "icon"}, {"href", asset_path("icon.svg")}, {"type", "image/svg+xml"}}),
                  element("link", {{"rel", "stylesheet"}, {"href", asset_path("style.css")}}),
                  element("link", {{"rel", "stylesheet"}, {"href", asset_path("desk.css")}}),
                  element("link", {{"rel", "search"},
                                   {"type", "application/opensearchdescription+xml"},
                                   {"href", "/opensearch.xml"},
                                   {"title", "Wirecopy"}}),
                  more, script("script.js"), script("suggest.js"), script("brush.js"), script("kept.js")});
}

Markup masthead(const PageFrame& frame) {
  const bool is_start =
      frame.kind == "start";  // the other pages have a heading of their own, and something to read first
  // What is wrong may stand in a box. Hits name their filters themselves, each to be given up, and nothing may move
  // when one more is chosen.
  const Boxes boxes = frame.kind == "error" && has_filters(frame.request) ? Boxes::Open : Boxes::Closed;
  const auto current = [&](std::string_view kind) {
    return frame.kind == kind ? std::optional<std::string>("page") : std::nullopt;
  };
  return element(
      "header", {{"class", "masthead"}},
      {element(is_start ? "h1" : "p", {{"class", "wordmark"}}, {element("a", {{"href", "/"}}, {"Wirecopy"})}),
       element("p", {{"class", "motto"}}, {"Every story once, and everyone who ran it"}),
       element("nav", {{"class", "places"}, {"aria-label", "Pages"}},
               {element("a", {{"href", "/match"}, {"aria-current", current("match")}}, {"Who ran this text?"}),
                element("a", {{"href", "/saved"}, {"aria-current", current("saved")}}, {"Saved searches"})}),
       search_form(frame.request, is_start ? Focus::Box : Focus::Nowhere, boxes)});
}

Markup footer(const PageFrame& frame) {
  return element("footer", {{"class", "colophon"}},
                 {frame.footer, element("p", {}, {element("a", {{"href", "/#fields"}}, {"How to search"})})});
}

}  // namespace

std::string page(const PageFrame& frame, const Markup& content) {
  const Markup body =
      element("body", {{"class", std::string(frame.kind)}},
              {element("a", {{"class", "skip"}, {"href", "#content"}}, {"Skip to the content"}), masthead(frame),
               element("main", {{"id", "content"}, {"tabindex", "-1"}}, {content}), footer(frame)});
  const std::string title = frame.title.empty() ? "Wirecopy" : frame.title + " - Wirecopy";
  return "<!doctype html>\n" + element("html", {{"lang", "en"}}, {head(title, frame.head), "\n", body}).html() + "\n";
}

std::string error_page(const Problem& problem, const searcher::Request& typed) {
  Markup content = element("p", {{"class", "status"}}, {std::to_string(problem.status)});
  content += element("h1", {}, {reason_phrase(problem.status)});
  content += element("p", {}, {problem.detail + "."});
  if (!problem.hint.empty()) content += element("p", {{"class", "quiet"}}, {problem.hint + "."});
  content += element("p", {}, {element("a", {{"href", "/"}}, {"Back to the search"})});
  return page({.title = std::string(reason_phrase(problem.status)), .kind = "error", .request = typed, .footer = {}},
              element("div", {{"class", "notice"}}, {content}));
}

Response problem_response(const Request& request, const Problem& problem, const searcher::Request& typed) {
  if (is_for_programs(request.path)) return problem_json(problem);
  return html_response(error_page(problem, typed), problem.status);
}

Response html_response(std::string body, int status) {
  Response response{.status = status, .content_type = "text/html; charset=utf-8", .body = std::move(body)};
  if (status != 200) response.headers.push_back({"Cache-Control", "no-store"});
  return response;
}

Markup problem_note(const Problem* problem) {
  if (problem == nullptr) return {};
  return element("p", {{"class", "problem"}, {"role", "alert"}}, {sentence(problem->detail)});
}

Markup index_words(const searcher::IndexState& index) {
  return element("p", {},
                 {count_words(index.articles, "article", "articles") + ", " +
                  count_words(index.texts, "text", "texts") + ", revision " + std::to_string(index.revision)});
}

Markup untitled(const corpus::Article& article) {
  return element("span", {{"class", "untitled"}}, {headline_words(article)});
}

Markup original_link(const corpus::Article& article) {
  if (!is_web_address(article.url)) return {};
  return element("a", {{"href", article.url}, {"rel", "noopener noreferrer nofollow"}}, {"Original"});
}

Markup date_element(const corpus::Date& date) {
  const std::string machine_readable = searcher::date_text(date);
  const std::string_view origin = origin_words(date.origin);
  std::string words = date_words(date);
  if (const std::size_t zone = words.rfind(" UTC"); zone != std::string::npos)
    words.replace(zone, 1, "\u00A0");  // never on a line of its own
  return element("time",
                 {{"datetime", machine_readable.empty() ? std::nullopt : std::optional(machine_readable)},
                  {"title", origin.empty() ? std::nullopt : std::optional(std::string(origin))}},
                 {words});
}

std::optional<std::string> language_attribute(std::string_view language) {
  if (language.empty()) return std::nullopt;
  return std::string(language);
}

std::string article_path(std::string_view id, const searcher::Request& found_by) {
  const std::string query = to_query_string(found_by);
  return "/article/" + percent_encode(id) + (query.empty() ? "" : "?" + query);
}

Markup back_to_hits(const searcher::Request& found_by) {
  if (to_query_string(found_by).empty()) return {};
  return element("p", {{"class", "back"}}, {element("a", {{"href", search_path(found_by)}}, {"Back to the hits"})});
}

std::string search_path(const searcher::Request& request) {
  const std::string query = to_query_string(request);
  return query.empty() ? "/" : "/?" + query;
}

searcher::Request from_first_page(searcher::Request request) {
  request.offset = 0;
  request.cursor.clear();
  return request;
}

}  // namespace wirecopy::web
