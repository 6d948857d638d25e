// SPDX-License-Identifier: GPL-2.0-or-later
#include "web/story_page.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <span>
#include <vector>

#include "web/copies_view.h"
#include "web/freshness.h"
#include "web/layout.h"
#include "web/parameters.h"
#include "web/url.h"
#include "web/wording.h"

namespace wirecopy::web {

namespace {

using searcher::StoryText;
using searcher::StoryTimeline;

std::string title_of(const StoryText& text) {
  return text.title.empty() ? "Untitled" : text.title;
}

std::string day_of(corpus::Date date) {
  date.precision = std::min(date.precision, corpus::Precision::Day);
  return date_words(date);
}

// "5 March 2024 to 9 March 2024"; the undated are last.
Markup time_span(const std::vector<StoryText>& texts) {
  const auto last =
      std::ranges::find_if(texts.rbegin(), texts.rend(), [](const StoryText& text) { return text.published.known(); });
  if (last == texts.rend()) return "undated";
  const std::string from = day_of(texts.front().published);
  const std::string until = day_of(last->published);
  return element("span", {{"class", "days"}}, {from == until ? from : from + " to " + until});
}

searcher::Request all_of(const StoryTimeline& timeline) {
  searcher::Request request{.text = "story:\"" + timeline.id + "\""};
  request.sort = searcher::Sort::Oldest;
  return request;
}

Markup words_list(const StoryTimeline& timeline) {
  if (timeline.words.empty()) return {};
  Markup rows;
  for (const std::string& word : timeline.words)
    rows += element("li", {}, {element("a", {{"href", search_path({.text = word})}, {"dir", "auto"}}, {word})});
  return element("ul", {{"class", "words"}, {"aria-label", "The words that tell it"}}, {rows});
}

// "and 4 copies in A, B, C"
Markup carried_by(const StoryText& text, const searcher::Request& found_by) {
  constexpr std::size_t most_named = 12;
  if (text.copies == 0) return {};
  Markup line = element("a", {{"href", article_path(text.id, found_by) + "#copies"}},
                        {"and " + count_words(text.copies, "copy", "copies")});
  if (!text.also_in.empty()) line += Markup(" in ");
  for (std::size_t at = 0; at < std::min(most_named, text.also_in.size()); ++at) {
    if (at > 0) line += Markup(", ");
    line += element("bdi", {}, {text.also_in[at]});
  }
  if (text.also_in.size() > most_named) line += Markup(" and " + grouped(text.also_in.size() - most_named) + " more");
  return element("span", {{"class", "folded"}}, {line});
}

Markup text_row(const StoryText& text, const searcher::Request& found_by) {
  Markup row = element("span", {{"class", "when"}},
                       {element("span", {{"class", "who"}}, {element("bdi", {}, {outlet_words(text.outlet)})}),
                        date_element(text.published)});
  row += element("a", {{"class", "headline"}, {"href", article_path(text.id, found_by)}, {"dir", "auto"}},
                 {title_of(text)});
  row += carried_by(text, found_by);
  return element("li", {}, {row});
}

// A story of years would be a page of megabytes.
constexpr std::size_t most_texts = 200;
constexpr std::size_t most_outlets = 60;

// The texts by day, each day a list.
Markup days(const std::vector<StoryText>& all_texts, const searcher::Request& found_by, const std::string& rest_path) {
  const std::span<const StoryText> texts = std::span(all_texts).first(std::min(most_texts, all_texts.size()));
  Markup all;
  for (std::size_t at = 0; at < texts.size();) {
    const std::string day = day_of(texts[at].published);
    Markup rows;
    for (; at < texts.size() && day_of(texts[at].published) == day; ++at) rows += text_row(texts[at], found_by);
    all += element("h2", {}, {day});
    all += element("ol", {{"class", "timeline"}}, {rows});
  }
  if (texts.size() < all_texts.size())
    all += element("p", {{"class", "more"}},
                   {element("a", {{"href", rest_path}},
                            {"and " + count_words(all_texts.size() - texts.size(), "text", "texts") + " more"})});
  return element("div", {{"class", "course"}}, {all});
}

// Who told it, those with most texts first.
Markup outlets_list(const std::vector<StoryText>& texts) {
  std::map<std::string, uint64_t> counts;
  for (const StoryText& text : texts) {
    ++counts[outlet_words(text.outlet)];
    for (const std::string& outlet : text.also_in) ++counts[outlet];
  }
  std::vector<std::pair<std::string, uint64_t>> outlets(counts.begin(), counts.end());
  std::ranges::stable_sort(outlets, std::greater<>{}, [](const auto& row) { return row.second; });
  Markup rows;
  for (const auto& [outlet, count] : std::span(outlets).first(std::min(most_outlets, outlets.size())))
    rows += element("li", {},
                    {element("span", {{"class", "value"}}, {element("bdi", {}, {outlet})}),
                     element("span", {{"class", "figure"}}, {count_words(count, "text", "texts")})});
  if (outlets.size() > most_outlets)
    rows += element("li", {{"class", "more"}}, {"and " + grouped(outlets.size() - most_outlets) + " more"});
  return element("aside", {{"class", "told-by"}, {"aria-labelledby", "told-by"}},
                 {element("h2", {{"id", "told-by"}}, {"Told by"}), element("ul", {}, {rows})});
}

Markup strip_of(const std::vector<StoryText>& texts) {
  std::vector<Moment> moments;
  for (const StoryText& text : texts)
    moments.push_back({.date = text.published,
                       .kind = text.copies > 0 ? "lead" : "near",
                       .words = outlet_words(text.outlet),
                       .weight = text.copies + 1});
  static constexpr std::array keys{StripKey{"lead", "run by others too: the larger, the more"},
                                   StripKey{"near", "run once"}};
  return strip(moments, "texts", keys);
}

}  // namespace

std::string story_page(const StoryTimeline& timeline, const searcher::Request& found_by,
                       const searcher::IndexState& index) {
  const std::string title = title_of(timeline.texts.front());
  Markup head = back_to_hits(found_by);
  head += element("p", {{"class", "kicker"}}, {"One story"});
  head += element("h1", {{"dir", "auto"}}, {title});
  head += element("p", {{"class", "tally"}},
                  {count_words(timeline.articles, "article", "articles") + " in " +
                       count_words(timeline.outlets, "outlet", "outlets") + ", ",
                   element("a", {{"href", search_path(all_of(timeline))}},
                           {count_words(timeline.texts.size(), "different text", "different texts")}),
                   ", ", time_span(timeline.texts)});
  head += words_list(timeline);
  head += strip_of(timeline.texts);
  Markup content = element("div", {{"class", "summary"}}, {head});
  searcher::Request rest = all_of(timeline);
  rest.offset = most_texts;
  const std::string rest_path = search_path(rest);
  content +=
      element("div", {{"class", "columns"}}, {days(timeline.texts, found_by, rest_path), outlets_list(timeline.texts)});
  Markup footer = index_words(index);
  footer += element(
      "p", {}, {element("a", {{"href", "/api/v1/stories/" + percent_encode(timeline.id)}}, {"This story as JSON"})});
  return page({.title = title, .kind = "story-page", .request = found_by, .footer = footer}, content);
}

std::string story_path(std::string_view article_id, const searcher::Request& found_by) {
  const std::string query = to_query_string(found_by);
  return "/story/" + percent_encode(article_id) + (query.empty() ? "" : "?" + query);
}

Response show_story(const Call& call) {
  const ReadParameters read = read_parameters(parse_query(call.request.query));
  if (read.problem) return problem_response(call.request, *read.problem, read.request);
  return call.searchers.with([&](searcher::Searcher& searcher) {
    return fresh_response(
        call.request, call.searchers.index(), searcher.state(), [&](const searcher::IndexState& state) {
          const std::optional<StoryTimeline> timeline = searcher.story(call.id);
          if (!timeline)
            return problem_response(call.request,
                                    {.status = 404, .code = "not_found", .detail = "there is no article of this id"});
          return html_response(story_page(*timeline, read.request, state));
        });
  });
}

}  // namespace wirecopy::web
