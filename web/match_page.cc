// SPDX-License-Identifier: GPL-2.0-or-later
#include "web/match_page.h"

#include <algorithm>

#include "web/body_text.h"
#include "web/copies_view.h"
#include "web/layout.h"
#include "web/parameters.h"
#include "web/wording.h"

namespace wirecopy::web {

namespace {

using searcher::Match;
using searcher::MatchAnswer;

Markup paste_form(const std::string& text) {
  // A line end right after the tag belongs to no text area: one of ours keeps the first one of the text.
  Markup area = element("textarea",
                        {{"id", "text"},
                         {"name", "text"},
                         {"rows", "10"},
                         {"dir", "auto"},
                         {"required", ""},
                         {"spellcheck", "false"},
                         {"aria-describedby", "text-help"}},
                        {Markup("\n" + text)});
  return element(
      "form", {{"class", "paste"}, {"action", "/match"}, {"method", "post"}},
      {element("label", {{"for", "text"}}, {"The text"}), area,
       element("p", {{"class", "quiet"}, {"id", "text-help"}},
               {"A press release, a speech, a report. One sentence of a dozen words is enough; it is sent to this "
                "server only, and not kept."}),
       element("button", {{"type", "submit"}}, {"Who ran it?"})});
}

Markup passage_list(const Match& match, const std::string& text) {
  constexpr std::size_t most = 20;
  Markup rows;
  for (std::size_t at = 0; at < match.passages.size() && at < most; ++at) {
    const dedup::Passage& passage = match.passages[at];
    rows += element("li", {},
                    {element("q", {{"dir", "auto"}}, {passage.in_a.of(text)}),
                     element("span", {{"class", "quiet"}}, {" " + count_words(passage.units, "word", "words")})});
  }
  if (match.passages.size() > most)
    rows += element("li", {{"class", "more"}}, {"and " + grouped(match.passages.size() - most) + " more"});
  return element("ol", {{"class", "passages"}}, {rows});
}

Markup match_item(const Match& match, const std::string& text) {
  const corpus::Article& article = match.article;
  Markup line = element("span", {{"class", "outlet"}}, {element("bdi", {}, {outlet_words(article.outlet)})});
  line += date_element(article.published);
  Markup story =
      element("h3", {{"lang", language_attribute(article.language)}, {"dir", text_direction(article.language)}},
              {element("a", {{"href", article_path(article.id)}},
                       {article.title.empty() ? untitled(article) : Markup(article.title)})});
  story += element("p", {{"class", "shares"}},
                   {share_bar(match.share), " " + percent_words(match.share) + " of your text, which is " +
                                                percent_words(match.density) + " of the article"});
  story += element(
      "details", {{"class", "carried"}},
      {element("summary", {}, {count_words(match.passages.size(), "passage", "passages")}), passage_list(match, text)});
  return element(
      "li", {},
      {element("article", {{"class", "hit"}},
               {element("p", {{"class", "dateline"}}, {line}), element("div", {{"class", "story"}}, {story})})});
}

// The same text again: for more of those that reuse it, or for a program.
Markup more_of(const MatchAnswer& answer) {
  const uint64_t most = std::min<uint64_t>(answer.articles, largest_limit);
  const auto hidden = [](std::string name, std::string value) {
    return element("input", {{"type", "hidden"}, {"name", std::move(name)}, {"value", std::move(value)}});
  };
  Markup ways;
  if (answer.matches.size() < most)
    ways += element("button", {{"type", "submit"}},
                    {most < answer.articles ? "Show " + grouped(most) : "Show all " + grouped(most)});
  ways += element("button", {{"type", "submit"}, {"formaction", "/api/v1/match"}}, {"JSON"});
  return element("form", {{"class", "tools"}, {"action", "/match"}, {"method", "post"}},
                 {hidden("text", answer.text), hidden("limit", std::to_string(most)), ways});
}

// What of the text any listed article has, each place once.
std::vector<Span> reused(const MatchAnswer& answer) {
  std::vector<Span> all;
  for (const Match& match : answer.matches)
    for (const dedup::Passage& passage : match.passages) all.push_back(passage.in_a);
  std::ranges::sort(all, {}, [](const Span& span) { return std::pair(span.begin, span.end); });
  std::vector<Span> joined;
  for (const Span& span : all) {
    if (!joined.empty() && span.begin <= joined.back().end)
      joined.back().end = std::max(joined.back().end, span.end);
    else
      joined.push_back(span);
  }
  return joined;
}

std::string framed(const Markup& content, const Markup& footer) {
  return page({.title = "Who ran this text?", .kind = "match", .request = {}, .footer = footer},
              element("div", {{"class", "summary"}}, {element("h1", {}, {"Who ran this text?"}), content}));
}

}  // namespace

std::string match_form_page(const std::string& text, const Problem* problem) {
  Markup content = problem_note(problem);
  content += paste_form(text);
  return framed(content, {});
}

std::string match_page(const MatchAnswer& answer) {
  const std::string words = answer.articles == 0   ? "No article reuses it"
                            : answer.articles == 1 ? "1 article reuses it"
                                                   : grouped(answer.articles) + " articles reuse it";
  Markup content = element("h2", {{"class", "outcome"}}, {words});
  Markup warnings;
  for (const searcher::Warning& warning : answer.warnings) warnings += element("li", {}, {warning_words(warning)});
  if (!warnings.empty())
    content += element("ul", {{"class", "warnings"}, {"aria-label", "About this text"}}, {warnings});
  if (answer.matches.size() < answer.articles)
    content += element("p", {{"class", "quiet"}}, {"The " + grouped(answer.matches.size()) + " that have most of it:"});
  Markup items;
  for (const Match& match : answer.matches) items += match_item(match, answer.text);
  if (!items.empty()) {
    content += more_of(answer);
    content += element("ol", {{"class", "hits"}}, {items});
    content +=
        element("section", {{"class", "reused"}, {"aria-labelledby", "reused"}},
                {element("h2", {{"id", "reused"}}, {"Your text, what was reused marked"}),
                 element("div", {{"class", "body"}, {"dir", "auto"}}, {paragraphs(answer.text, reused(answer))})});
  }
  content += element("details", {{"class", "again"}, {"open", flag(items.empty())}},
                     {element("summary", {}, {"Another text"}), paste_form(items.empty() ? answer.text : "")});
  return framed(content, index_words(answer.index));
}

}  // namespace wirecopy::web
