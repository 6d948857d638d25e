// SPDX-License-Identifier: GPL-2.0-or-later
#include "web/index_choice.h"

#include <algorithm>
#include <optional>

#include "web/markup.h"
#include "web/parameters.h"
#include "web/url.h"

namespace wirecopy::web {

namespace {

std::string assignment(std::string_view name) {
  return std::string(index_parameter) + "=" + percent_encode(name);
}

// The same search in another index; from other pages, which are about articles of this one, its first page.
std::string same_place(const Request& request, std::string_view name, bool is_first) {
  std::string query;
  if (request.path == "/") {
    for (const QueryPair& pair : parse_query(request.query))
      if (pair.name != index_parameter && pair.name != "cursor" && pair.name != "offset")
        query += (query.empty() ? "" : "&") + percent_encode(pair.name) + "=" + percent_encode(pair.value);
  }
  if (!is_first) query += (query.empty() ? "" : "&") + assignment(name);
  return query.empty() ? "/" : "/?" + query;
}

Markup choice(std::span<const std::string> names, std::string_view chosen, const Request& request) {
  Markup links;
  for (const std::string& name : names)
    links += element("a",
                     {{"href", same_place(request, name, name == names.front())},
                      {"aria-current", name == chosen ? std::optional<std::string>("true") : std::nullopt}},
                     {element("bdi", {}, {name})});
  return element("nav", {{"class", "indexes"}, {"aria-label", "Archives"}}, {links});
}

// Puts the index into every address of ours that an attribute holds: before the fragment, behind other parameters.
void carry(std::string& html, std::string_view attribute, const std::string& parameter) {
  const std::string opening = " " + std::string(attribute) + "=\"/";
  for (std::size_t at = html.find(opening); at != html.npos; at = html.find(opening, at + opening.size())) {
    const std::size_t begin = at + opening.size() - 1;
    const std::size_t end = html.find('"', begin);
    if (end == html.npos) return;
    const std::string_view address = std::string_view(html).substr(begin, end - begin);
    if (address.starts_with("/assets/")) continue;
    const std::size_t fragment = std::min(address.size(), address.find('#'));
    const bool has_query = address.substr(0, fragment).find('?') != address.npos;
    html.insert(begin + fragment, (has_query ? "&amp;" : "?") + parameter);
  }
}

// A form that is sent with GET drops the query of its action: it gets a field.
void carry_in_forms(std::string& html, std::string_view chosen) {
  const std::string field =
      element("input", {{"type", "hidden"}, {"name", std::string(index_parameter)}, {"value", std::string(chosen)}})
          .html();
  for (std::size_t at = html.find("<form "); at != html.npos; at = html.find("<form ", at + 1)) {
    const std::size_t end = html.find('>', at);
    if (end == html.npos) return;
    html.insert(end + 1, field);
  }
}

}  // namespace

std::string with_index_choice(std::string html, std::span<const std::string> names, std::string_view chosen,
                              const Request& request) {
  if (names.size() < 2) return html;
  if (chosen != names.front()) {
    carry(html, "href", assignment(chosen));
    carry(html, "action", assignment(chosen));
    carry_in_forms(html, chosen);
  }
  const std::size_t place = html.find("<nav class=\"places\"");
  if (place != html.npos) html.insert(place, choice(names, chosen, request).html());
  return html;
}

}  // namespace wirecopy::web
