// SPDX-License-Identifier: GPL-2.0-or-later
#include "web/search_page.h"

#include <algorithm>

#include "searcher/relaxation.h"
#include "web/copies_view.h"
#include "web/facets_view.h"
#include "web/feed.h"
#include "web/histogram_view.h"
#include "web/layout.h"
#include "web/parameters.h"
#include "web/search_form.h"
#include "web/story_page.h"
#include "web/url.h"
#include "web/wording.h"

namespace wirecopy::web {

namespace {

using searcher::Answer;
using searcher::Hit;

// The number of things the pages run through.
const searcher::Count& total_of(const searcher::Request& request, const Answer& answer) {
  switch (searcher::grouping_of(request)) {
    case searcher::Grouping::Copies:
      return answer.texts;
    case searcher::Grouping::Story:
      return answer.stories;
    case searcher::Grouping::None:
      break;
  }
  return answer.articles;
}

// The same search with a place of the list for each story, or for each text again.
Markup other_unit(searcher::Request request, const Answer& answer) {
  const bool by_story = searcher::grouping_of(request) == searcher::Grouping::Story;
  if (!by_story && answer.stories.value == answer.texts.value) return {};
  request.group = by_story ? searcher::Grouping::Copies : searcher::Grouping::Story;
  request.duplicates = searcher::Duplicates::Collapse;
  const std::string words = by_story ? "Show each of the " + count_words(answer.texts, "text", "texts")
                                     : "Show " + count_words(answer.stories, "story", "stories") + ", each once";
  return element("p", {{"class", "other-unit"}},
                 {element("a", {{"href", search_path(from_first_page(std::move(request)))}}, {words})});
}

Markup summary(const searcher::Request& request, const Answer& answer) {
  const bool nothing = answer.hits.empty() && total_of(request, answer).value == 0;
  const std::string articles = count_words(answer.articles, "article", "articles");
  const std::string texts = count_words(answer.texts, "text", "texts");
  std::string words = texts + " (" + articles + ")";
  if (searcher::grouping_of(request) == searcher::Grouping::None) words = articles + " (" + texts + ")";
  if (searcher::grouping_of(request) == searcher::Grouping::Story)
    words = count_words(answer.stories, "story", "stories") + " (" + articles + ")";
  Markup summary = element("h1", {}, {nothing ? "Nothing found" : words});
  if (!nothing) summary += other_unit(request, answer);
  if (answer.undated_excluded > 0) {
    const bool one = answer.undated_excluded == 1;
    summary += element("p", {{"class", "quiet"}},
                       {count_words(answer.undated_excluded, "undated article", "undated articles") +
                        (one ? " may match too, but has" : " may match too, but have") + " no date to compare."});
  }
  return summary;
}

// A warning, with the part of the query it is about where that is not all of it.
Markup warning_row(const searcher::Warning& warning, const std::string& query) {
  Markup row = element("span", {}, {warning_words(warning)});
  const std::size_t begin = std::min<std::size_t>(warning.at.begin, query.size());
  const std::size_t end = std::clamp<std::size_t>(warning.at.end, begin, query.size());
  if (begin < end && end - begin < query.size()) {
    // A long query is shown around the place only.
    const std::size_t from = begin < 40 ? 0 : begin - 40;
    const std::string_view text(query);
    row += element(
        "code", {{"class", "place"}, {"dir", "auto"}},
        {text.substr(from, begin - from),
         element("mark", {}, {text.substr(begin, std::min<std::size_t>(end - begin, 80))}), text.substr(end, 40)});
  }
  return element("li", {}, {row});
}

Markup reading(const searcher::Request& request, const Answer& answer) {
  Markup reading;
  if (!answer.did_you_mean.empty()) {
    searcher::Request meant = from_first_page(request);
    meant.text = answer.did_you_mean;
    reading += element(
        "p", {{"class", "reading"}},
        {"Did you mean ", element("a", {{"href", search_path(meant)}, {"dir", "auto"}}, {answer.did_you_mean}), "?"});
  }
  if (!answer.interpreted.empty())
    reading +=
        element("p", {{"class", "reading"}}, {"Read as ", element("code", {{"dir", "auto"}}, {answer.interpreted})});
  if (!answer.warnings.empty()) {
    Markup rows;
    for (const searcher::Warning& warning : answer.warnings) rows += warning_row(warning, answer.text);
    reading += element("ul", {{"class", "warnings"}, {"aria-label", "About this query"}}, {rows});
  }
  return reading;
}

Markup dateline(const Hit& hit) {
  const corpus::Article& article = hit.article;
  Markup lines = article.outlet.empty()
                     ? element("span", {{"class", "unknown"}}, {outlet_words("")})
                     : element("span", {{"class", "outlet"}}, {element("bdi", {}, {article.outlet})});
  lines += date_element(article.published);
  if (!article.language.empty()) lines += element("span", {{"class", "language"}}, {language_words(article.language)});
  lines += original_link(article);
  return element("p", {{"class", "dateline"}}, {lines});
}

// The way to the story, where more than this text tells it.
Markup told_by(const Hit& hit, const searcher::Request& request) {
  if (hit.story_articles <= hit.copies_articles || hit.story_id.empty()) return {};
  return element("p", {{"class", "told"}},
                 {element("a", {{"href", story_path(hit.article.id, request)}},
                          {"The story: " + count_words(hit.story_articles, "article", "articles") + " in " +
                           count_words(std::max(1u, hit.story_outlets), "outlet", "outlets")})});
}

Markup hit_item(const Hit& hit, const searcher::Request& request) {
  const corpus::Article& article = hit.article;
  const std::string direction = text_direction(article.language);
  const Markup title = article.title.empty() ? untitled(article)
                                             : Markup::trusted(searcher::marked_html(article.title, hit.title_matches));
  Markup story = element("h2", {{"lang", language_attribute(article.language)}, {"dir", direction}},
                         {element("a", {{"href", article_path(article.id, request)}}, {title})});
  for (const searcher::Fragment& fragment : hit.fragments)
    story += element("p", {{"class", "fragment"}, {"lang", language_attribute(article.language)}, {"dir", direction}},
                     {Markup::trusted(searcher::marked_html(fragment.text, fragment.matches, fragment.span.begin))});
  story += copy_line(hit, request);
  if (const std::string sentence = copies_sentence(hit); !sentence.empty())
    story +=
        element("details", {{"class", "carried"}}, {element("summary", {}, {sentence}), copies_list(hit, request)});
  story += told_by(hit, request);
  return element(
      "li", {{"id", "hit-" + std::to_string(hit.rank)}},
      {element("article", {{"class", "hit"}}, {dateline(hit), element("div", {{"class", "story"}}, {story})})});
}

// Readings that ask for less, each a link that says what it finds; that of any word stands above them.
Markup relaxed(const searcher::Request& request, const Answer& answer) {
  Markup rows;
  for (const searcher::Relaxed& each : answer.relaxed) {
    if (each.any) continue;
    const searcher::Request open = from_first_page(searcher::relaxed_request(request, each));
    std::string how = relaxed_words(each);
    how.front() = 'W';
    rows += element("li", {},
                    {how + ": ",
                     element("a", {{"class", "way-out"}, {"href", search_path(open)}, {"dir", "auto"}},
                             {count_words(each.articles, "article", "articles")}),
                     " with ", element("code", {{"dir", "auto"}}, {each.text})});
  }
  return rows.empty() ? rows : element("ul", {{"class", "relaxed"}, {"aria-label", "Ask for less"}}, {rows});
}

Markup nothing(const searcher::Request& request, const Answer& answer) {
  Markup advice;
  if (answer.any_word && answer.any_word->value > 0) {
    searcher::Request any = from_first_page(request);
    any.match = searcher::MatchMode::Any;
    advice +=
        element("p", {},
                {"No article has all of these words. ",
                 element("a", {{"class", "way-out"}, {"href", search_path(any)}},
                         {"Show " + count_words(*answer.any_word, "article", "articles") + " with any of them"})});
  }
  advice += relaxed(request, answer);
  if (has_filters(request)) {
    searcher::Request open = from_first_page(request);
    open.from = open.until = "";
    open.sources.clear();
    open.languages.clear();
    advice +=
        element("p", {}, {element("a", {{"href", search_path(open)}}, {"Search all dates, outlets and languages"})});
  }
  advice +=
      element("p", {{"class", "quiet"}},
              {"Fewer or shorter words find more; a * stands for any ending: ", element("code", {}, {"resign*"}), "."});
  return element("div", {{"class", "notice"}}, {advice});
}

// How many hits stand before the first of this page. Behind a cursor only they know.
uint64_t hits_before(const searcher::Request& request, const Answer& answer) {
  const bool is_told = !request.cursor.empty() && !answer.hits.empty();
  return is_told ? std::max(1u, answer.hits.front().rank) - 1 : request.offset;
}

Markup page_link(const searcher::Request& request, std::string_view words, std::string relation) {
  return element("a", {{"rel", std::move(relation)}, {"href", search_path(request)}}, {words});
}

searcher::Request at_offset(searcher::Request request, uint64_t offset) {
  request = from_first_page(std::move(request));
  request.offset = static_cast<uint32_t>(offset);
  return request;
}

searcher::Request at_cursor(searcher::Request request, const std::string& cursor) {
  request = from_first_page(std::move(request));
  request.cursor = cursor;
  return request;
}

// By offset, where it reaches; behind a cursor by cursor, since an offset counts in the list as it is now.
Markup pages(const searcher::Request& request, const Answer& answer) {
  const searcher::Count& total = total_of(request, answer);
  const uint64_t before = hits_before(request, answer);
  const uint64_t after = before + answer.hits.size();
  const bool by_cursor = !request.cursor.empty() || after > largest_offset;
  const bool more = by_cursor ? !answer.next.empty() : after < total.value;
  if (request.limit == 0 || (before == 0 && !more)) return {};
  const uint32_t step = std::max(1u, request.limit);
  Markup links;
  if (!request.cursor.empty())
    links += page_link(from_first_page(request), "First page", "first");
  else if (before > 0)
    links += page_link(at_offset(request, before < step ? 0 : before - step), "Previous page", "prev");
  if (!answer.hits.empty())
    links += element("span", {}, {grouped(before + 1) + " to " + grouped(after) + " of " + grouped(total.value)});
  if (more)
    links += page_link(by_cursor ? at_cursor(request, answer.next) : at_offset(request, after), "Next page", "next");
  return element("nav", {{"class", "pages"}, {"aria-label", "Pages of hits"}}, {links});
}

// What tells a browser and a feed reader that the search can be followed.
Markup feed_links(const searcher::Request& request) {
  const auto link = [&](std::string type, std::string path, std::string title) {
    return element(
        "link",
        {{"rel", "alternate"}, {"type", std::move(type)}, {"href", std::move(path)}, {"title", std::move(title)}});
  };
  Markup links = link("application/atom+xml", atom_path(from_first_page(request)), "This search as an Atom feed");
  links += link("application/feed+json", json_feed_path(from_first_page(request)), "This search as a JSON Feed");
  return links;
}

// Where the search can be taken from here.
Markup tools(const searcher::Request& request, bool has_facets) {
  const auto with_query = [](const std::string& path, const searcher::Request& asked) {
    const std::string query = to_query_string(asked);
    return query.empty() ? path : path + "?" + query;
  };
  const searcher::Request all = from_first_page(request);
  Markup links;
  if (has_facets) links += element("a", {{"class", "to-facets"}, {"href", "#facets"}}, {"Narrow"});
  const auto link = [&](const std::string& path, std::string_view words) {
    links += element("a", {{"href", path}}, {words});
  };
  link(atom_path(all), "Follow as a feed");
  link(with_query("/export.csv", all), "Table (CSV)");
  link(with_query("/api/v1/search", request), "JSON");
  return element("p", {{"class", "tools"}}, {links});
}

}  // namespace

std::string search_page(const searcher::Request& request, const Answer& answer) {
  const uint64_t total = answer.facets.empty() ? 0 : count_of(answer, answer.facets.front().unit).value;
  const Markup facets = facets_view(request, answer.facets, total);
  Markup head = summary(request, answer);
  head += filter_chips(request);
  head += reading(request, answer);
  if (answer.histogram)
    head += histogram_view(request, *answer.histogram, count_of(answer, answer.histogram->unit).value);
  if (!answer.hits.empty()) head += tools(request, !facets.empty());
  Markup content = element("div", {{"class", "summary"}}, {head});
  if (answer.hits.empty() && total_of(request, answer).value == 0)
    content += nothing(request, answer);
  else if (answer.hits.empty() && request.limit > 0)
    content += element("div", {{"class", "notice"}}, {element("p", {}, {"The hits end before this page."})});
  Markup items;
  for (const Hit& hit : answer.hits) items += hit_item(hit, request);
  if (!items.empty())
    content += element("ol", {{"class", "hits"}, {"start", std::to_string(hits_before(request, answer) + 1)}}, {items});
  content += pages(request, answer);
  content += facets;

  const std::string query = to_query_string(request);
  Markup footer = index_words(answer.index);
  footer += element(
      "p", {},
      {element("a", {{"href", "/api/v1/search" + (query.empty() ? "" : "?" + query)}}, {"This answer as JSON"})});
  return page({.title = request.text.empty() ? "Search" : request.text,
               .kind = "results",
               .request = request,
               .footer = footer,
               .head = feed_links(request)},
              content);
}

std::string unsearched_page(const Problem& problem, const searcher::Request& typed) {
  Markup content = element("h1", {}, {"Not searched yet"});
  content += problem_note(&problem);
  content += element("p", {}, {element("a", {{"href", "/"}}, {"Start anew"})});
  return page({.title = "Not searched yet", .kind = "error", .request = typed, .footer = {}},
              element("div", {{"class", "notice"}}, {content}));
}

}  // namespace wirecopy::web
