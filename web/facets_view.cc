// SPDX-License-Identifier: GPL-2.0-or-later
#include "web/facets_view.h"

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

#include "schema/terms.h"
#include "searcher/syntax.h"
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

const schema::Field& field_of(FacetField field) {
  return *schema::find_field(searcher::name_in(searcher::facet_fields, field));
}

// Whether two names, with a = in front or without, are one to filters.
bool is_one_name(const schema::Field& field, std::string_view a, std::string_view b) {
  const auto terms = [&](std::string_view name) {
    return schema::query_terms(field, (name.starts_with('=') ? "" : "=") + std::string(name));
  };
  return terms(a) == terms(b);
}

// Whether what was typed in a list of values selects the articles of a value: a word does so with every name it is in.
bool selects(const schema::Field& field, std::string_view typed, std::string_view value) {
  const std::vector<std::string> asked = schema::query_terms(field, typed);
  const std::vector<std::string> held = schema::value_terms(field, value);
  return !asked.empty() && std::ranges::all_of(asked, [&](const std::string& term) {
    return std::ranges::find(held, term) != held.end();
  });
}

// Where a request has a facet's value: in a list of values, or else as a condition of its text.
struct Place {
  std::vector<std::string>* list;  // null for fields that have none
  std::string written;
};

// A row counts one name, whole, and so does what it leads to. What people type in its place may be a word of names.
Place place_of(searcher::Request& request, FacetField field, std::string_view value) {
  if (field == FacetField::Language) return {&request.languages, std::string(value)};
  if (field == FacetField::Source) return {&request.sources, "=" + std::string(value)};
  return {nullptr, searcher::name_condition(field_of(field), value)};
}

// A condition holds for all that stands before it.
std::string with_condition(const searcher::Request& request, const std::string& condition) {
  const std::string& text = request.text;
  if (text.empty()) return condition;
  const bool loose = text.find(" OR ") != std::string::npos || text.find('|') != std::string::npos ||
                     request.match == searcher::MatchMode::Any;
  return loose ? "(" + text + ") AND " + condition : text + " " + condition;
}

// A whole name that a text asks for beside all that stands before it, as with_condition writes it.
struct Condition {
  std::string before;
  std::string written;
  const schema::Field* field;
  std::string name;
};

// The one that a text ends with. What is left without it must read as it does with it.
std::optional<Condition> last_condition(const searcher::Request& request) {
  const std::string& text = request.text;
  const auto parse = [&](std::string_view part) {
    return searcher::parse_query(part, {.match = request.match, .time_zone = request.time_zone});
  };
  const searcher::ParsedQuery whole = parse(text);
  const bool is_joined = whole.root.kind == searcher::NodeKind::And;
  const searcher::Node& last = is_joined ? whole.root.children.back() : whole.root;
  if (last.kind != searcher::NodeKind::Filter || last.at.end != text.size()) return {};
  if (last.filter.values.size() != 1 || !schema::is_whole_name(*last.field, last.filter.values.front())) return {};
  Condition condition{text.substr(0, last.at.begin), text.substr(last.at.begin), last.field,
                      last.filter.values.front()};
  std::string& before = condition.before;
  if (before.empty()) return condition;
  constexpr std::string_view close = ") AND ";
  if (before.starts_with('(') && before.ends_with(close)) {
    before = before.substr(1, before.size() - 1 - close.size());
  } else if (before.ends_with(' ')) {
    before.pop_back();
  } else {
    return {};
  }
  const searcher::ParsedQuery rest = parse(before);
  const std::string together = parse("(" + rest.interpreted + ") AND " + condition.written).interpreted;
  if (rest.warnings.size() > whole.warnings.size() || together != whole.interpreted) return {};
  return condition;
}

// The text without a condition among those that it ends with; nothing when it is not among them.
std::optional<std::string> without_condition(searcher::Request request, const schema::Field& field,
                                             std::string_view name) {
  std::vector<std::string> behind;
  while (auto condition = last_condition(request)) {
    request.text = std::move(condition->before);
    if (condition->field == &field && is_one_name(field, condition->name, name)) {
      for (; !behind.empty(); behind.pop_back()) request.text = with_condition(request, behind.back());
      return request.text;
    }
    behind.push_back(std::move(condition->written));
  }
  return {};
}

// The id of a facet's heading.
std::string id_of(FacetField field) {
  return "by-" + std::string(searcher::name_in(searcher::facet_fields, field));
}

// What choosing a row again gives up, for who does not see that others are given up with it: a word selects several.
std::string given_up(const searcher::Request& request, FacetField field, std::string_view value) {
  searcher::Request copy = request;
  const auto* list = place_of(copy, field, value).list;
  std::string words;
  if (list != nullptr)
    for (const std::string& each : *list)
      if (selects(field_of(field), each, value) && !is_one_name(field_of(field), each, value))
        words += (words.empty() ? "" : ", ") + each;
  return "give up " + (words.empty() ? "" : words + ", by which this is chosen: ");
}

Markup value_row(const searcher::Request& request, const Facet& facet, const searcher::FacetValue& value) {
  const bool chosen = is_chosen(request, facet.field, value.value);
  Markup row =
      chosen ? element("span", {{"class", "unseen"}}, {given_up(request, facet.field, value.value)}) : Markup();
  row += element("span", {{"class", "value"}}, {element("bdi", {}, {value_words(facet.field, value.value)})});
  row += element("span", {{"class", "figure"}}, {grouped(value.count)});
  return element("li", {},
                 {element("a",
                          // Whoever goes by keys goes on in this facet; no page scrolls to it, by its style.
                          {{"href", search_path(toggled(request, facet.field, value.value)) + "#" + id_of(facet.field)},
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
  const auto* list = place_of(copy, field, value).list;
  if (list == nullptr) return without_condition(request, field_of(field), value).has_value();
  return std::ranges::any_of(*list, [&](const std::string& each) { return selects(field_of(field), each, value); });
}

searcher::Request toggled(searcher::Request request, FacetField field, std::string_view value) {
  request = from_first_page(std::move(request));
  const auto [list, written] = place_of(request, field, value);
  if (list == nullptr) {
    request.text = without_condition(request, field_of(field), value).value_or(with_condition(request, written));
  } else if (std::erase_if(*list, [&](const std::string& each) { return selects(field_of(field), each, value); }) ==
             0) {
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
    const std::string id = id_of(facet.field);
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
