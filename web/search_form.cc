// SPDX-License-Identifier: GPL-2.0-or-later
#include "web/search_form.h"

#include <array>

#include "web/parameters.h"
#include "web/wording.h"

namespace wirecopy::web {

namespace {

template <class Value, std::size_t size>
Markup choice(std::string_view label, std::string name, Value chosen,
              const std::array<searcher::Named<Value>, size>& table, std::string_view (*words)(Value)) {
  Markup options;
  for (const searcher::Named<Value>& row : table)
    options += element("option", {{"value", std::string(row.name)}, {"selected", flag(row.value == chosen)}},
                       {words(row.value)});
  return element("label", {{"class", "choice"}},
                 {element("span", {}, {label}), element("select", {{"name", std::move(name)}}, {options})});
}

Markup box(std::string_view label, std::string name, std::string value, std::string example) {
  return element("label", {{"class", "box"}},
                 {element("span", {}, {label}), element("input", {{"type", "text"},
                                                                  {"name", std::move(name)},
                                                                  {"value", std::move(value)},
                                                                  {"placeholder", std::move(example)},
                                                                  {"autocomplete", "off"},
                                                                  {"spellcheck", "false"}})});
}

// A parameter as a query string would write it, which is how a box shows it.
std::string written(std::string_view name, const searcher::Request& request) {
  for (const Parameter& parameter : parameters())
    if (parameter.name == name) return parameter.write(request);
  return "";
}

// What the form has no control for and must not lose.
Markup kept(const searcher::Request& request) {
  static constexpr std::array<std::string_view, 9> names{"half_life", "diverse", "unit",  "facets",       "facet_limit",
                                                         "histogram", "share",   "limit", "time_limit_ms"};
  Markup fields;
  for (const std::string_view name : names)
    if (const std::string value = written(name, request); !value.empty())
      fields += element("input", {{"type", "hidden"}, {"name", std::string(name)}, {"value", value}});
  return fields;
}

bool only_copies(const searcher::Request& request) {
  return request.duplicates == searcher::Duplicates::Only;
}

}  // namespace

bool has_filters(const searcher::Request& request) {
  return !request.from.empty() || !request.until.empty() || !request.sources.empty() || !request.languages.empty();
}

Markup search_form(const searcher::Request& request, Focus focus, Boxes boxes) {
  const Markup line = element("div", {{"class", "line"}},
                              {element("label", {{"for", "q"}, {"class", "unseen"}}, {"Search the news"}),
                               element("input", {{"id", "q"},
                                                 {"type", "search"},
                                                 {"name", "q"},
                                                 {"value", request.text},
                                                 {"placeholder", "Words, \"a quote\", source:courier"},
                                                 {"dir", "auto"},
                                                 {"autocomplete", "off"},
                                                 {"autocapitalize", "off"},
                                                 {"spellcheck", "false"},
                                                 {"aria-keyshortcuts", "/"},
                                                 {"autofocus", flag(focus == Focus::Box)}}),
                               element("kbd", {{"aria-hidden", "true"}, {"title", "Press / to search"}}, {"/"}),
                               element("button", {{"type", "submit"}}, {"Search"})});
  const Markup filters = element(
      "details", {{"class", "filters"}, {"open", flag(boxes == Boxes::Open)}},
      {element("summary", {}, {"Dates, outlets, languages"}),
       element("div", {{"class", "boxes"}},
               {box("From", "from", request.from, "2024-03-01"), box("Until", "until", request.until, "2024-03"),
                box("Outlets", "source", written("source", request), "courier, gazette"),
                box("Languages", "lang", written("lang", request), "en, German"),
                box("Time zone", "tz", written("tz", request), "UTC"),
                element("label", {{"class", "check"}},
                        {element("input", {{"type", "checkbox"},
                                           {"name", "dups"},
                                           {"value", "only"},
                                           {"checked", flag(only_copies(request))}}),
                         " Copies only"}),
                element("button", {{"type", "submit"}, {"class", "apply"}}, {"Apply"})})});
  const Markup controls =
      element("div", {{"class", "controls"}},
              {choice("Order", "sort", request.sort, searcher::sorts, sort_words),
               choice("Match", "match", request.match, searcher::match_modes, match_words),
               choice("Show", "group", searcher::grouping_of(request), searcher::groupings, grouping_words),
               element("button", {{"type", "submit"}, {"class", "apply choices"}, {"hidden", flag(true)}}, {"Apply"}),
               filters});
  return element("form", {{"class", "search"}, {"role", "search"}, {"action", "/"}, {"method", "get"}},
                 {line, controls, kept(request)});
}

}  // namespace wirecopy::web
