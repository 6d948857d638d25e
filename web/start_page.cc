// SPDX-License-Identifier: GPL-2.0-or-later
#include "web/start_page.h"

#include <array>

#include "schema/fields.h"
#include "web/layout.h"
#include "web/wording.h"

namespace wirecopy::web {

namespace {

struct Example {
  std::string_view query;
  std::string_view meaning;
};

constexpr std::array examples{
    Example{"harbour strike", "both words, in any of their forms"},
    Example{"\"interest rates\"", "these words, exactly so"},
    Example{"minister NEAR/5 resign*", "close together, any ending"},
    Example{"storm OR flood -insurance", "one or the other, without a third"},
    Example{"title:election outlets:>=3", "in the headline, carried by three outlets or more"},
    Example{"date:7d.. is:lead", "first published in the last seven days"},
};

Markup run_link(std::string_view query) {
  const searcher::Request request{.text = std::string(query)};
  return element("a", {{"href", search_path(request)}}, {element("code", {}, {query})});
}

Markup example_list() {
  Markup rows;
  for (const Example& example : examples)
    rows += element("li", {}, {run_link(example.query), element("span", {}, {example.meaning})});
  return element("ul", {{"class", "examples"}}, {rows});
}

Markup field_list() {
  Markup rows;
  for (const schema::Field& field : schema::fields) {
    const std::string name =
        std::string(field.name) + ":" + (field.alias.empty() ? "" : " or " + std::string(field.alias) + ":");
    rows += element("div", {},
                    {element("dt", {}, {element("code", {}, {name})}),
                     element("dd", {}, {element("span", {}, {field.help}), " ", run_link(field.example)})});
  }
  return element("dl", {{"class", "fields"}}, {rows});
}

}  // namespace

std::string start_page(const searcher::IndexState& index) {
  const std::string words = count_words(index.articles, "article", "articles") + ", " +
                            count_words(index.texts, "different text", "different texts");
  Markup content = element("p", {{"class", "holdings"}}, {words});
  content += element("section", {{"aria-labelledby", "examples"}},
                     {element("h2", {{"id", "examples"}}, {"Try"}), example_list()});
  content += element("section", {{"aria-labelledby", "fields"}},
                     {element("h2", {{"id", "fields"}}, {"Fields"}), field_list()});
  return page({.title = "", .kind = "start", .request = {}, .footer = {}}, content);
}

}  // namespace wirecopy::web
