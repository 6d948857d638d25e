// SPDX-License-Identifier: GPL-2.0-or-later
#include "web/copies_view.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "schema/time_order.h"
#include "searcher/copy_words.h"
#include "searcher/timeline.h"
#include "web/layout.h"
#include "web/parameters.h"
#include "web/url.h"
#include "web/wording.h"

namespace wirecopy::web {

namespace {

using searcher::Copy;
using searcher::Hit;

Markup share(const Copy& copy) {
  if (copy.relation == dedup::Relation::Lead) return element("span", {{"class", "share"}});
  const dedup::Overlap& overlap = copy.to_lead;
  const std::string exact =
      "resemblance " + percent_words(overlap.resemblance()) + ", containment " + percent_words(overlap.containment());
  const double part = overlap.share_of_a();
  return element(
      "span", {{"class", "share"}, {"title", exact}},
      {share_bar(part), " ", percent_words(part), element("span", {{"class", "unseen"}}, {" of the lead's text"})});
}

Markup compare_link(const Copy& copy, std::string_view id, const searcher::Request& request) {
  return element("a", {{"class", "compare"}, {"href", compare_path(id, copy.id, request)}},
                 {"compare", element("span", {{"class", "unseen"}}, {" with " + outlet_words(copy.outlet)})});
}

// The cells of a copy; `when` stands where the list shows its date.
Markup cells(const Copy& copy, const Hit& hit, const searcher::Request& request, const Markup& when) {
  const bool is_hit = copy.id == hit.article.id;
  const Markup outlet = element("bdi", {}, {outlet_words(copy.outlet)});
  Markup name =
      is_hit ? element("strong", {}, {outlet}) : element("a", {{"href", article_path(copy.id, request)}}, {outlet});
  if (!copy.title.empty() && copy.title != hit.article.title)
    name += element("span", {{"class", "other-title"}}, {element("bdi", {}, {copy.title})});
  Markup row = element("span", {{"class", "outlet"}}, {name});
  row += when;
  row += element("span", {{"class", "relation"}, {"title", relation_meaning(copy.relation)}},
                 {dedup::name_of(copy.relation)});
  row += share(copy);
  row +=
      is_hit ? element("span", {{"class", "compare"}}, {"this article"}) : compare_link(copy, hit.article.id, request);
  return row;
}

Markup rest_link(const Hit& hit) {
  const std::size_t listed = hit.others.size() + 1;  // and the hit
  if (hit.copies_articles <= listed || hit.copies_id.empty()) return {};
  const searcher::Request all{.text = "copies-of:\"" + hit.copies_id + "\"", .duplicates = searcher::Duplicates::Show};
  return element(
      "li", {{"class", "more"}},
      {element("a", {{"href", search_path(all)}}, {"and " + grouped(hit.copies_articles - listed) + " more"})});
}

// The hit among its copies.
Copy as_copy(const Hit& hit) {
  return {.id = hit.article.id,
          .title = hit.article.title,
          .url = hit.article.url,
          .outlet = hit.article.outlet,
          .published = hit.article.published,
          .relation = hit.role,
          .to_lead = hit.to_lead};
}

// Three colours: more could not be told apart.
constexpr std::array copy_keys{StripKey{"lead", "lead"}, StripKey{"identical", "identical"},
                               StripKey{"changed", "changed, shortened or with more text"}};

std::string_view kind_of(dedup::Relation relation) {
  if (relation == dedup::Relation::Lead) return "lead";
  return relation == dedup::Relation::Identical ? "identical" : "changed";
}

bool has_hour(const corpus::Date& date) {
  return date.precision >= corpus::Precision::Minute;
}

// "38 min later"; in days where an hour is not known, and empty where no day is.
std::string lag_words(const corpus::Date& first, const corpus::Date& date) {
  if (const auto after = searcher::seconds_between(first, date))
    return *after == 0 ? "at once" : duration_words(*after) + " later";
  const auto days = searcher::days_between(first, date);
  if (!days) return "";
  return *days <= 0 ? "the same day" : count_words(static_cast<uint64_t>(*days), "day", "days") + " later";
}

// "first", or what it came later; "first known" where another may be earlier.
Markup lag(const Copy& copy, const Copy* first, bool is_certain) {
  Markup when = date_element(copy.published);
  if (first == nullptr || copy.published.precision < corpus::Precision::Day)
    return element("span", {{"class", "when"}}, {when});
  const std::string words =
      &copy == first ? (is_certain ? "first" : "first known") : lag_words(first->published, copy.published);
  when += element("span", {{"class", "lag"}}, {words});
  return element("span", {{"class", "when"}}, {when});
}

}  // namespace

std::string copies_sentence(const Hit& hit) {
  if (hit.copies_articles < 2) return "";
  return count_words(hit.copies_articles, "article", "articles") + " in " +
         count_words(std::max(1u, hit.copies_outlets), "outlet", "outlets");
}

Markup copy_line(const Hit& hit, const searcher::Request& request) {
  const auto words = searcher::copy_words(hit);
  if (!words) return {};
  return element("p", {{"class", "copy-of"}},
                 {capitalized(std::string(words->before)),
                  element("a", {{"href", article_path(hit.copies_id, request)}}, {element("bdi", {}, {words->outlet})}),
                  words->behind});
}

Markup copies_list(const Hit& hit, const searcher::Request& request) {
  // The hit behind its lead, which is the first of the others.
  std::vector<Copy> copies = hit.others;
  const bool is_lead = hit.role == dedup::Relation::Lead || copies.empty();
  copies.insert(copies.begin() + (is_lead ? 0 : 1), as_copy(hit));
  Markup rows;
  for (const Copy& copy : copies) rows += element("li", {}, {cells(copy, hit, request, date_element(copy.published))});
  rows += rest_link(hit);
  return element("ul", {{"class", "copies"}}, {rows});
}

Markup copies_timeline(const Hit& hit, const searcher::Request& request) {
  std::vector<Copy> copies = hit.others;
  copies.push_back(as_copy(hit));
  std::ranges::stable_sort(copies, {}, [](const Copy& copy) { return schema::last_second(copy.published); });
  const Copy* const first = copies.front().published.precision >= corpus::Precision::Day ? &copies.front() : nullptr;
  const bool is_certain = std::ranges::none_of(copies, [&](const Copy& copy) {
    return first != nullptr && &copy != first && schema::may_precede(copy.published, first->published);
  });
  Markup rows;
  for (const Copy& copy : copies)
    rows += element("li", {{"class", std::string(dedup::name_of(copy.relation))}},
                    {cells(copy, hit, request, lag(copy, first, is_certain))});
  rows += rest_link(hit);
  std::vector<Moment> moments;
  for (const Copy& copy : copies)
    moments.push_back(
        {.date = copy.published, .kind = kind_of(copy.relation), .words = outlet_words(copy.outlet), .weight = 1});
  Markup timeline =
      strip(moments, copies.size() < hit.copies_articles ? "articles listed here" : "articles", copy_keys);
  timeline += element("ol", {{"class", "timeline"}}, {rows});
  return timeline;
}

Markup strip(const std::vector<Moment>& moments, std::string_view things, std::span<const StripKey> keys) {
  constexpr std::size_t most_dots = 100;
  std::vector<const Moment*> dots;
  for (const Moment& moment : moments)
    if (has_hour(moment.date)) dots.push_back(&moment);
  if (dots.size() < 2) return {};
  const int64_t first = dots.front()->date.seconds;
  const int64_t span = dots.back()->date.seconds - first;
  if (span <= 0) return {};
  Markup drawing = element("line", {{"x1", "0"}, {"y1", "10"}, {"x2", "400"}, {"y2", "10"}});
  long last = -1;
  for (const Moment* moment : dots) {
    const auto at = std::lround(static_cast<double>(moment->date.seconds - first) * 380.0 / static_cast<double>(span));
    if (at == last && dots.size() > most_dots) continue;  // it would lie on the one before
    last = at;
    const uint64_t radius = std::min<uint64_t>(9, 4 + moment->weight);
    drawing += element("circle",
                       {{"class", std::string(moment->kind)},
                        {"cx", std::to_string(at + 10)},
                        {"cy", "10"},
                        {"r", std::to_string(radius)}},
                       {element("title", {}, {moment->words + ", " + date_words(moment->date)})});
  }
  const std::string label = grouped(dots.size()) + " " + std::string(things) + " within " + duration_words(span);
  Markup legend = element("span", {}, {label});
  for (const StripKey& key : keys)
    if (std::ranges::any_of(dots, [&](const Moment* dot) { return dot->kind == key.kind; }))
      legend += element("span", {{"class", "key " + std::string(key.kind)}}, {key.words});
  return element("figure", {{"class", "strip"}},
                 {element("svg", {{"viewBox", "0 0 400 20"}, {"role", "img"}, {"aria-label", label}}, {drawing}),
                  element("figcaption", {}, {legend})});
}

Markup share_bar(double share) {
  // Drawn with attributes: the content security policy forbids styles in the page.
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

std::string compare_path(std::string_view a, std::string_view b, const searcher::Request& found_by) {
  const std::string query = to_query_string(found_by);
  return "/compare?a=" + percent_encode(a) + "&b=" + percent_encode(b) + (query.empty() ? "" : "&" + query);
}

}  // namespace wirecopy::web
