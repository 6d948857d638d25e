// SPDX-License-Identifier: GPL-2.0-or-later
#include "web/copies_view.h"

#include <algorithm>
#include <cmath>

#include "web/layout.h"
#include "web/wording.h"

namespace wirecopy::web {

namespace {

// A bar as wide as the share; drawn with attributes, since the content security policy forbids styles in the page.
Markup bar(double share) {
  const std::string width = std::to_string(std::lround(std::clamp(share, 0.0, 1.0) * 100));
  return element("svg",
                 {{"class", "bar"}, {"viewBox", "0 0 100 6"}, {"preserveAspectRatio", "none"}, {"aria-hidden", "true"}},
                 {element("rect", {{"class", "whole"}, {"width", "100"}, {"height", "6"}}),
                  element("rect", {{"class", "part"}, {"width", width}, {"height", "6"}})});
}

std::string relation_meaning(dedup::Relation relation) {
  for (const dedup::RelationName& row : dedup::relation_names)
    if (row.relation == relation) return std::string(row.meaning);
  return "";
}

Markup share(const searcher::Copy& copy) {
  if (copy.relation == dedup::Relation::Lead) return element("span", {{"class", "share"}});
  const dedup::Overlap& overlap = copy.to_lead;
  const std::string exact =
      "resemblance " + percent_words(overlap.resemblance()) + ", containment " + percent_words(overlap.containment());
  const double part = overlap.share_of_a();
  return element(
      "span", {{"class", "share"}, {"title", exact}},
      {bar(part), " ", percent_words(part), element("span", {{"class", "unseen"}}, {" of the lead's text"})});
}

Markup row(const searcher::Copy& copy, const std::string& shown_title, std::string_view query) {
  const std::string outlet = copy.outlet.empty() ? "unknown outlet" : copy.outlet;
  Markup name = element("a", {{"href", article_path(copy.id, query)}}, {element("bdi", {}, {outlet})});
  if (!copy.title.empty() && copy.title != shown_title)
    name += element("span", {{"class", "other-title"}, {"dir", "auto"}}, {copy.title});
  return element("li", {},
                 {element("span", {{"class", "outlet"}}, {name}), date_element(copy.published),
                  element("span", {{"class", "relation"}, {"title", relation_meaning(copy.relation)}},
                          {dedup::name_of(copy.relation)}),
                  share(copy)});
}

}  // namespace

std::string copies_sentence(const searcher::Hit& hit) {
  if (hit.copies_articles < 2) return "";
  if (hit.copies_outlets < 2)
    return count_words(hit.copies_articles - 1, "more copy", "more copies") + " at the same outlet";
  const uint32_t outlets = hit.copies_outlets - 1;
  const uint32_t copies = hit.copies_articles - 1;
  const std::string sentence = "also in " + count_words(outlets, "outlet", "outlets");
  return copies == outlets ? sentence : sentence + ", " + count_words(copies, "copy", "copies");
}

Markup copies_list(const searcher::Hit& hit, std::string_view query) {
  Markup rows;
  for (const searcher::Copy& copy : hit.others) rows += row(copy, hit.article.title, query);
  const std::size_t listed = hit.others.size() + 1;
  if (hit.copies_articles > listed && !hit.copies_id.empty()) {
    const searcher::Request all{.text = "copies-of:\"" + hit.copies_id + "\"",
                                .duplicates = searcher::Duplicates::Show};
    rows += element(
        "li", {{"class", "more"}},
        {element("a", {{"href", search_path(all)}}, {"and " + grouped(hit.copies_articles - listed) + " more"})});
  }
  return element("ul", {{"class", "copies"}}, {rows});
}

}  // namespace wirecopy::web
