// SPDX-License-Identifier: GPL-2.0-or-later
#include "web/facets_view.h"

#include <algorithm>
#include <array>
#include <vector>

#include "web/layout.h"
#include "web/parameters.h"
#include "web/wording.h"

namespace wirecopy::web {

namespace {

using searcher::Facet;
using searcher::FacetField;

std::string_view heading(FacetField field) {
  switch (field) {
    case FacetField::Source:
      return "Outlets";
    case FacetField::Author:
      return "Authors";
    case FacetField::Language:
      return "Languages";
    case FacetField::Section:
      return "Sections";
    case FacetField::Tag:
      return "Tags";
  }
  return "";
}

std::string value_words(FacetField field, const std::string& value) {
  return field == FacetField::Language ? language_words(value) : value;
}

// Where a request has a facet's value: in a list of values, or else as a condition of its text.
struct Place {
  std::vector<std::string>*
      list;  // null for fields that have none, and for what a list set apart by commas cannot hold
  std::string written;
};

// A row counts one name, whole, and so does what it leads to. What people type in its place may be the name as it is.
Place place_of(searcher::Request& request, FacetField field, std::string_view value) {
  if (field == FacetField::Language) return {&request.languages, std::string(value)};
  if (field == FacetField::Source && value.find(',') == std::string_view::npos)
    return {&request.sources, "=" + std::string(value)};
  return {nullptr,
          searcher::name_condition(*schema::find_field(searcher::name_in(searcher::facet_fields, field)), value)};
}

// A condition holds for all that stands before it.
std::string with_condition(const searcher::Request& request, const std::string& condition) {
  const std::string& text = request.text;
  if (text.empty()) return condition;
  const bool loose = text.find(" OR ") != std::string::npos || text.find('|') != std::string::npos ||
                     request.match == searcher::MatchMode::Any;
  return loose ? "(" + text + ") AND " + condition : text + " " + condition;
}

std::string without_condition(std::string text, const std::string& condition) {
  const std::string joined = ") AND " + condition;
  if (text.starts_with('(') && text.ends_with(joined)) return text.substr(1, text.size() - joined.size() - 1);
  const std::size_t at = text.find(condition);
  text.erase(at, condition.size());
  if (at > 0 && text[at - 1] == ' ')
    text.erase(at - 1, 1);
  else if (at < text.size() && text[at] == ' ')
    text.erase(at, 1);
  return text;
}

Markup value_row(const searcher::Request& request, const Facet& facet, const searcher::FacetValue& value) {
  const bool chosen = is_chosen(request, facet.field, value.value);
  Markup row = chosen ? element("span", {{"class", "unseen"}}, {"give up "}) : Markup();
  row += element("span", {{"class", "value"}}, {element("bdi", {}, {value_words(facet.field, value.value)})});
  row += element("span", {{"class", "figure"}}, {grouped(value.count)});
  return element("li", {},
                 {element("a",
                          {{"href", search_path(toggled(request, facet.field, value.value))},
                           {"rel", "nofollow"},
                           {"aria-current", chosen ? std::optional<std::string>("true") : std::nullopt}},
                          {row})});
}

Markup rest(const searcher::Request& request, const Facet& facet) {
  constexpr uint32_t more_values = 100;
  if (facet.distinct <= facet.values.size()) return {};
  const std::string words = grouped(facet.distinct - facet.values.size()) + " more";
  if (facet.values.size() >= more_values) return element("li", {{"class", "rest"}}, {words});
  searcher::Request wider = request;
  wider.facet_values = more_values;
  return element("li", {{"class", "rest"}},
                 {element("span", {}, {element("a", {{"href", search_path(wider) + "#facets"}}, {words})})});
}

Markup chip(const searcher::Request& without, const Markup& words) {
  return element("a", {{"href", search_path(without)}},
                 {element("span", {{"class", "unseen"}}, {"give up "}), element("bdi", {}, {words})});
}

// What the figures count: "How many texts there are of each. A text may be counted in several rows."
std::string figures_words(std::span<const Facet> facets, uint64_t total) {
  const searcher::Unit unit = facets.front().unit;
  std::string words = "How many " + std::string(name_in(searcher::units, unit)) + " there are of each.";
  const bool is_more = std::ranges::any_of(facets, [&](const Facet& facet) { return sum_of(facet) > total; });
  if (is_more) words += " " + sentence(one_unit_words(unit) + " may be counted in several rows");
  return words;
}

}  // namespace

bool is_chosen(const searcher::Request& request, FacetField field, std::string_view value) {
  searcher::Request copy = request;
  const Place place = place_of(copy, field, value);
  if (place.list == nullptr) return request.text.find(place.written) != std::string::npos;
  return std::ranges::find(*place.list, place.written) != place.list->end() ||
         std::ranges::find(*place.list, value) != place.list->end();
}

searcher::Request toggled(searcher::Request request, FacetField field, std::string_view value) {
  const bool chosen = is_chosen(request, field, value);
  request = from_first_page(std::move(request));
  const auto [list, written] = place_of(request, field, value);
  if (list == nullptr) {
    request.text = chosen ? without_condition(std::move(request.text), written) : with_condition(request, written);
  } else if (chosen) {
    std::erase(*list, written);
    std::erase(*list, value);
  } else {
    list->push_back(written);
  }
  return request;
}

Markup facets_view(const searcher::Request& request, std::span<const Facet> facets, uint64_t total) {
  Markup lists;
  for (const Facet& facet : facets) {
    if (facet.values.empty()) continue;
    Markup rows;
    for (const searcher::FacetValue& value : facet.values) rows += value_row(request, facet, value);
    rows += rest(request, facet);
    const std::string id = "by-" + std::string(searcher::name_in(searcher::facet_fields, facet.field));
    lists += element("section", {{"aria-labelledby", id}},
                     {element("h3", {{"id", id}}, {heading(facet.field)}), element("ul", {}, {rows})});
  }
  if (lists.empty()) return {};
  return element(
      "aside", {{"class", "facets"}, {"id", "facets"}, {"aria-label", "Narrow the search"}},
      {element("h2", {}, {"Narrow"}), element("p", {{"class", "quiet"}}, {figures_words(facets, total)}), lists});
}

Markup filter_chips(const searcher::Request& request) {
  Markup chips;
  if (!request.from.empty() || !request.until.empty()) {
    searcher::Request open = from_first_page(request);
    open.from = open.until = "";
    const std::string words = request.from == request.until ? request.from
                              : request.from.empty()        ? "until " + request.until
                              : request.until.empty()       ? "from " + request.from
                                                            : request.from + " to " + request.until;
    chips += chip(open, words);
  }
  for (const std::string& outlet : request.sources) {
    searcher::Request without = from_first_page(request);
    std::erase(without.sources, outlet);
    chips += chip(without, outlet.substr(outlet.starts_with('=') ? 1 : 0));
  }
  for (const std::string& language : request.languages)
    chips += chip(toggled(request, FacetField::Language, language), language_words(language));
  if (request.duplicates == searcher::Duplicates::Only) {
    searcher::Request all = from_first_page(request);
    all.duplicates = searcher::Duplicates::Collapse;
    chips += chip(all, "copies only");
  }
  if (chips.empty()) return {};
  return element("p", {{"class", "chips"}}, {chips});
}

}  // namespace wirecopy::web
