// SPDX-License-Identifier: GPL-2.0-or-later
#include "web/start_page.h"

#include "schema/fields.h"
#include "web/layout.h"
#include "web/wording.h"

namespace wirecopy::web {

namespace {

Markup run_link(const std::string& query) {
  return element("a", {{"href", search_path({.text = query})}}, {element("code", {{"dir", "auto"}}, {query})});
}

Markup example_list(const std::vector<Example>& searches) {
  if (searches.empty()) return {};
  Markup rows;
  for (const Example& example : searches)
    rows += element("li", {}, {run_link(example.query), element("span", {}, {example.meaning})});
  return element("section", {{"aria-labelledby", "examples"}},
                 {element("h2", {{"id", "examples"}}, {"Try"}), element("ul", {{"class", "examples"}}, {rows})});
}

// Where nothing was found to match, the form alone is shown.
Markup example_of(const schema::Field& field, const std::string& query) {
  return query.empty() ? element("code", {}, {field.example}) : run_link(query);
}

Markup field_list(const std::vector<std::string>& queries) {
  Markup rows;
  for (std::size_t i = 0; i < schema::fields.size(); ++i) {
    const schema::Field& field = schema::fields[i];
    const std::string name =
        std::string(field.name) + ":" + (field.alias.empty() ? "" : " or " + std::string(field.alias) + ":");
    rows += element("div", {},
                    {element("dt", {}, {element("code", {}, {name})}),
                     element("dd", {},
                             {element("span", {}, {field.help}), " ",
                              example_of(field, i < queries.size() ? queries[i] : std::string())})});
  }
  return element("section", {{"aria-labelledby", "fields"}},
                 {element("h2", {{"id", "fields"}}, {"Fields"}), element("dl", {{"class", "fields"}}, {rows})});
}

}  // namespace

std::string start_page(const searcher::IndexState& index, const Examples& examples) {
  const std::string words = count_words(index.articles, "article", "articles") + ", " +
                            count_words(index.texts, "different text", "different texts");
  Markup holdings = words;
  if (index.articles > 0)
    holdings += element("a", {{"href", search_path({.sort = searcher::Sort::Newest})}}, {"The newest first"});
  Markup content = element("p", {{"class", "holdings"}}, {holdings});
  content += example_list(examples.searches);
  content += field_list(examples.of_fields);
  return page({.title = "", .kind = "start", .request = {}, .footer = {}}, content);
}

}  // namespace wirecopy::web
