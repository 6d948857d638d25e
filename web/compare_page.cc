// SPDX-License-Identifier: GPL-2.0-or-later
#include "web/compare_page.h"

#include <algorithm>

#include "web/body_text.h"
#include "web/copies_view.h"
#include "web/layout.h"
#include "web/parameters.h"
#include "web/url.h"
#include "web/wording.h"

namespace wirecopy::web {

namespace {

using searcher::ArticleComparison;

std::string verdict(const ArticleComparison& comparison) {
  if (!comparison.relation)
    return comparison.passages.empty() ? "They share no passage." : "They share passages, and too little to be copies.";
  if (const dedup::VerdictRow* reason = searcher::reason_against(comparison); reason && searcher::is_of_texts(*reason))
    return "No copies of one another (" + std::string(reason->name) + "): " + std::string(reason->meaning) + ".";
  switch (*comparison.relation) {
    case dedup::Relation::Lead:
    case dedup::Relation::Identical:
      return "Both have the same text, word for word.";
    case dedup::Relation::Near:
      return "Both have the same text, with changes.";
    case dedup::Relation::Excerpt:
      return "The second is an excerpt of the first: it has a part of its text.";
    case dedup::Relation::Expanded:
      return "The second is expanded: it has the text of the first, and more.";
  }
  return "";
}

Markup figure(std::string_view name, const Markup& value) {
  return element("div", {}, {element("dt", {}, {name}), element("dd", {}, {value})});
}

Markup share_of(double share) {
  Markup value = share_bar(share);
  value += Markup(" " + percent_words(share));
  return value;
}

Markup figures(const ArticleComparison& comparison) {
  const dedup::Overlap& overlap = comparison.overlap;
  const dedup::Passage* longest = searcher::longest_passage(comparison.passages);
  Markup rows = figure("Of the first text, in the second too", share_of(overlap.share_of_a()));
  rows += figure("Of the second text, in the first too", share_of(overlap.share_of_b()));
  rows += figure("Of all the two say, said by both (resemblance)", percent_words(overlap.resemblance()));
  rows += figure("Passages that both have", grouped(comparison.passages.size()));
  if (longest != nullptr) rows += figure("The longest of them", count_words(longest->units, "word", "words"));
  return element("dl", {{"class", "figures"}}, {rows});
}

// What b repeats has the number of the passage that holds it.
std::vector<Stretch> stretches_of(const ArticleComparison& comparison, Side which) {
  std::vector<Stretch> all = stretches(comparison.passages, which);
  if (which == Side::A) return all;
  for (const dedup::Passage& repeat : comparison.repeats) {
    const auto holds = [&](const dedup::Passage& passage) { return passage.in_a.end > repeat.in_a.begin; };
    const auto passage = std::ranges::find_if(comparison.passages, holds);
    if (passage != comparison.passages.end())
      all.push_back({repeat.in_b, static_cast<uint32_t>(passage - comparison.passages.begin()) + 1, true});
  }
  std::ranges::sort(all, {}, [](const Stretch& stretch) { return stretch.span.begin; });
  return all;
}

Markup side(const corpus::Article& article, uint32_t words, const std::vector<Stretch>& stretches, Side which,
            const searcher::Request& found_by) {
  const std::string direction = text_direction(article.language);
  const std::optional<std::string> language = language_attribute(article.language);
  Markup line = element("span", {{"class", "outlet"}}, {element("bdi", {}, {outlet_words(article.outlet)})});
  line += date_element(article.published);
  line += element("span", {}, {count_words(words, "word", "words")});
  line += original_link(article);
  const std::string_view name = which == Side::A ? "First" : "Second";
  Markup content = element("p", {{"class", "side-name"}}, {name});
  content += element("p", {{"class", "dateline"}}, {line});
  content += element("h2", {{"lang", language}, {"dir", direction}},
                     {element("a", {{"href", article_path(article.id, found_by)}},
                              {article.title.empty() ? untitled(article) : Markup(article.title)})});
  content += element("div", {{"class", "body"}, {"lang", language}, {"dir", direction}},
                     {tinted_paragraphs(article.body, stretches, which)});
  return element("section", {{"aria-label", std::string(name)}}, {content});
}

}  // namespace

std::string compare_page(const ArticleComparison& comparison, const searcher::Request& found_by) {
  const std::string a = percent_encode(comparison.a.id);
  const std::string b = percent_encode(comparison.b.id);
  Markup content = back_to_hits(found_by);
  content += element("h1", {}, {"Side by side"});
  content += element("p", {{"class", "verdict"}}, {Markup(verdict(comparison))});
  content += figures(comparison);
  content +=
      element("p", {{"class", "quiet"}},
              {"What both have is tinted; a number leads to the same passage in the other. ",
               element("a", {{"href", compare_path(comparison.b.id, comparison.a.id, found_by)}}, {"Swap the two"})});
  content += element("div", {{"class", "sides"}},
                     {side(comparison.a, comparison.words_a, stretches_of(comparison, Side::A), Side::A, found_by),
                      side(comparison.b, comparison.words_b, stretches_of(comparison, Side::B), Side::B, found_by)});
  Markup footer = comparison.index ? index_words(*comparison.index) : Markup();
  footer +=
      element("p", {}, {element("a", {{"href", "/api/v1/compare?a=" + a + "&b=" + b}}, {"This comparison as JSON"})});
  return page({.title = outlet_words(comparison.a.outlet) + " and " + outlet_words(comparison.b.outlet),
               .kind = "compare",
               .request = found_by,
               .footer = footer},
              element("div", {{"class", "summary"}}, {content}));
}

std::string compare_form_page(const std::string& a, const std::string& b, const Problem* problem,
                              const searcher::Request& found_by) {
  const auto box = [](std::string_view label, std::string name, const std::string& value) {
    return element("p", {},
                   {element("label", {{"for", name}}, {label}), element("input", {{"id", name},
                                                                                  {"type", "text"},
                                                                                  {"name", name},
                                                                                  {"value", value},
                                                                                  {"required", ""},
                                                                                  {"autocomplete", "off"},
                                                                                  {"spellcheck", "false"}})});
  };
  Markup search;
  for (const QueryPair& pair : parse_query(to_query_string(found_by)))
    search += element("input", {{"type", "hidden"}, {"name", pair.name}, {"value", pair.value}});
  Markup content = back_to_hits(found_by);
  content += element("h1", {}, {"Side by side"});
  content += problem_note(problem);
  content += element("p", {},
                     {"Two articles beside one another, what they share tinted. The list of those who carry a text has "
                      "a link for each; or give the ids of any two, which stand on their pages."});
  content += element("form", {{"class", "paste"}, {"action", "/compare"}, {"method", "get"}},
                     {box("The id of the first article", "a", a), box("The id of the second", "b", b), search,
                      element("button", {{"type", "submit"}}, {"Compare"})});
  return page({.title = "Side by side", .kind = "compare", .request = found_by, .footer = {}},
              element("div", {{"class", "summary"}}, {content}));
}

}  // namespace wirecopy::web
