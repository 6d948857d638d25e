// SPDX-License-Identifier: GPL-2.0-or-later
#include "web/article_page.h"

#include <algorithm>
#include <vector>

#include "web/body_text.h"
#include "web/copies_view.h"
#include "web/layout.h"
#include "web/story_page.h"
#include "web/url.h"
#include "web/wording.h"

namespace wirecopy::web {

namespace {

// Each of them in the direction of its own script.
Markup joined(const std::vector<std::string>& values) {
  Markup list;
  for (const std::string& value : values) {
    if (!list.empty()) list += Markup(", ");
    list += element("bdi", {}, {value});
  }
  return list;
}

Markup fact(std::string_view name, const Markup& value) {
  if (value.empty()) return {};
  return element("div", {}, {element("dt", {}, {name}), element("dd", {}, {element("bdi", {}, {value})})});
}

Markup facts(const corpus::Article& article) {
  const std::string_view origin = origin_words(article.published.origin);
  Markup published = date_element(article.published);
  if (!origin.empty()) published += element("span", {{"class", "quiet"}}, {" (" + std::string(origin) + ")"});
  Markup address;
  if (is_web_address(article.url))
    address = element("a", {{"href", article.url}, {"rel", "noopener noreferrer nofollow"}}, {article.url});
  else if (!article.url.empty())
    address = article.url;  // an address that is no link is shown as the text it is
  Markup rows = fact("Outlet", article.outlet);
  rows += fact("Published", published);
  if (article.modified.known() && article.modified != article.published)
    rows += fact("Changed", date_words(article.modified));
  rows += fact("By", joined(article.authors));
  rows += fact("Credit", article.credit);
  rows += fact("Section", article.section);
  rows += fact("Tags", joined(article.tags));
  rows += fact("Language", language_words(article.language));
  rows += fact("Original", address);
  rows += fact("Id", element("code", {}, {article.id}));
  return element("dl", {{"class", "facts"}}, {rows});
}

}  // namespace

std::string article_page(const searcher::Hit& hit, const searcher::Request& found_by,
                         const searcher::IndexState& index) {
  const corpus::Article& article = hit.article;
  const std::string direction = text_direction(article.language);
  const std::vector<Span> no_matches;
  const std::vector<Span>& matches = hit.fragments.empty() ? no_matches : hit.fragments.front().matches;
  const Markup title = article.title.empty() ? untitled(article)
                                             : Markup::trusted(searcher::marked_html(article.title, hit.title_matches));

  Markup content = back_to_hits(found_by);
  content += element("h1", {{"lang", language_attribute(article.language)}, {"dir", direction}}, {title});
  Markup columns =
      element("div", {{"class", "body"}, {"lang", language_attribute(article.language)}, {"dir", direction}},
              {paragraphs(article.body, matches)});
  Markup side = facts(article);
  if (const std::string sentence = copies_sentence(hit); !sentence.empty())
    side += element(
        "section", {{"class", "carried"}, {"aria-labelledby", "copies"}},
        {element("h2", {{"id", "copies"}}, {sentence}), copy_line(hit, found_by), copies_timeline(hit, found_by)});
  if (hit.story_articles > hit.copies_articles)
    side += element("p", {{"class", "told"}},
                    {element("a", {{"href", story_path(article.id, found_by)}},
                             {"The story: " + count_words(hit.story_articles, "article", "articles") + " in " +
                              count_words(std::max(1u, hit.story_outlets), "outlet", "outlets")})});
  columns += element("aside", {{"aria-label", "About this article"}}, {side});
  content += element("div", {{"class", "columns"}}, {columns});

  Markup footer = index_words(index);
  footer += element(
      "p", {}, {element("a", {{"href", "/api/v1/articles/" + percent_encode(article.id)}}, {"This article as JSON"})});
  return page({.title = headline_words(article), .kind = "article", .request = found_by, .footer = footer},
              element("article", {{"class", "whole"}}, {content}));
}

}  // namespace wirecopy::web
