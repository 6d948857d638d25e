// SPDX-License-Identifier: GPL-2.0-or-later
#include "web/examples.h"

#include <algorithm>
#include <array>
#include <ctime>
#include <filesystem>
#include <optional>

#include "schema/fields.h"
#include "searcher/saved_queries.h"
#include "text/ascii.h"
#include "text/utf8.h"
#include "text/words.h"
#include "web/freshness.h"
#include "web/kept_by_index.h"

namespace wirecopy::web {

namespace {

using searcher::FacetField;

// What examples are made of: the article that most outlets carry, and the most frequent names.
struct Stock {
  corpus::Article article;
  std::vector<std::string> words;  // long ones of its headline, three or more: empty where it has not so many
  std::string phrase;              // two that stand side by side there
  std::string saved;               // the name of a saved query
  std::vector<searcher::Facet> facets;

  std::string top(FacetField field) const {
    const auto facet = std::ranges::find(facets, field, &searcher::Facet::field);
    return facet == facets.end() || facet->values.empty() ? "" : facet->values.front().value;
  }
  std::string month() const { return searcher::date_text(article.published).substr(0, 7); }
  std::string year() const { return month().substr(0, 4); }
};

void take_words(Stock& stock) {
  constexpr std::size_t shortest = 4;  // bytes: what is shorter says little
  const std::string& title = stock.article.title;
  text::Words words(title);
  text::Word word;
  std::optional<Span> before;
  while (words.next(word)) {
    const bool is_long = word.lower.size() >= shortest && word.lower.find('\'') == std::string_view::npos;
    if (is_long && std::ranges::find(stock.words, word.lower) == stock.words.end())
      stock.words.emplace_back(word.lower);
    if (is_long && before && stock.phrase.empty())
      stock.phrase = title.substr(before->begin, word.span.end - before->begin);
    before = is_long ? std::optional(word.span) : std::nullopt;
  }
  stock.words.resize(std::max<std::size_t>(3, stock.words.size()));
  std::erase(stock.phrase, '"');
}

// An index on another machine has none beside it.
std::string saved_query_of(const std::string& index) {
  std::error_code absent;
  if (!std::filesystem::exists(index, absent)) return "";
  const auto saved = searcher::look_into_saved_queries(searcher::saved_queries_path(index));
  return saved.queries.empty() ? "" : saved.queries.front().name;
}

Stock stock_of(searcher::Searcher& searcher, const std::string& index) {
  searcher::Request request{.sort = searcher::Sort::Outlets, .limit = 1, .fragments = 0, .others = 0};
  for (const auto& row : searcher::facet_fields) request.facets.push_back(row.value);
  request.facet_values = 1;
  searcher::Answer answer = searcher.search(request);
  Stock stock;
  if (!answer.hits.empty()) stock.article = std::move(answer.hits.front().article);
  stock.facets = std::move(answer.facets);
  stock.saved = saved_query_of(index);
  take_words(stock);
  return stock;
}

// What a query is made of in the order given; empty where one of the parts is.
std::string made(std::initializer_list<std::string_view> parts) {
  std::string query;
  for (const std::string_view part : parts) {
    if (part.empty()) return "";
    query += part;
  }
  return query;
}

// A condition of a field, in quotes where it has to be.
std::string quoted(std::string_view name, std::string value) {
  const auto is_plain = [](char c) {
    return text::is_ascii_letter(c) || text::is_ascii_digit(c) || c == '-' || c == '.';
  };
  if (std::ranges::all_of(value, is_plain)) return made({name, ":", value});
  std::erase(value, '"');
  return made({name, ":\"", value, "\""});
}

// The beginning of a word with a star for its end.
std::string begun(const std::string& word) {
  constexpr std::size_t most = 6;  // bytes
  return made({word.substr(0, text::character_start(word, std::min(most, word.size()))), "*"});
}

struct Row {
  std::string_view meaning;
  std::string_view usual;  // may be empty
  std::string (*own)(const Stock& stock);
};

// Each a search that shows one thing; of two that mean the same the first that finds something is shown.
constexpr std::array rows{
    Row{"both words, in any of their forms", "harbour strike",
        [](const Stock& stock) {
          return made({stock.words[0], " ", stock.words[1]});
        }},
    Row{"these words, exactly so", "\"interest rates\"",
        [](const Stock& stock) {
          return made({"\"", stock.phrase, "\""});
        }},
    Row{"close together, any ending", "minister NEAR/5 resign*",
        [](const Stock& stock) {
          return made({stock.words[0], " NEAR/5 ", begun(stock.words[1])});
        }},
    Row{"one or the other, without a third", "storm OR flood -insurance",
        [](const Stock& stock) {
          return made({stock.words[0], " OR ", stock.words[1], " -", stock.words[2]});
        }},
    Row{"in the headline, carried by three outlets or more", "title:election outlets:>=3",
        [](const Stock& stock) {
          return made({"title:", stock.words[0], " outlets:>=3"});
        }},
    Row{"first published in the last seven days", "date:7d.. is:lead", nullptr},
    Row{"first published in that month", "",
        [](const Stock& stock) {
          return made({"date:", stock.month(), " is:lead"});
        }},
};

struct OwnField {
  std::string_view field;
  std::string (*own)(const Stock& stock);
};

// For fields whose example in schema/fields.h finds nothing.
constexpr std::array own_fields{
    OwnField{"title",
             [](const Stock& stock) {
               return made({"title:", stock.words[0]});
             }},
    OwnField{"body", [](const Stock& stock) { return quoted("body", stock.phrase); }},
    OwnField{"author", [](const Stock& stock) { return quoted("author", stock.top(FacetField::Author)); }},
    OwnField{"source", [](const Stock& stock) { return quoted("source", stock.top(FacetField::Source)); }},
    OwnField{"wire", [](const Stock& stock) { return quoted("wire", stock.article.outlet); }},
    OwnField{"lang",
             [](const Stock& stock) {
               return made({"lang:", stock.top(FacetField::Language)});
             }},
    OwnField{"section", [](const Stock& stock) { return quoted("section", stock.top(FacetField::Section)); }},
    OwnField{"tag", [](const Stock& stock) { return quoted("tag", stock.top(FacetField::Tag)); }},
    OwnField{"url", [](const Stock& stock) { return quoted("url", stock.article.url); }},
    OwnField{"id", [](const Stock& stock) { return quoted("id", stock.article.id); }},
    OwnField{"date",
             [](const Stock& stock) {
               return made({"date:", stock.month()});
             }},
    OwnField{"added", [](const Stock&) { return std::string("added:2020.."); }},
    OwnField{"after",
             [](const Stock& stock) {
               return made({"after:", stock.year()});
             }},
    OwnField{"before",
             [](const Stock& stock) {
               return made({"before:", stock.year()});
             }},
    OwnField{"copies-of", [](const Stock& stock) { return quoted("copies-of", stock.article.id); }},
    OwnField{"like", [](const Stock& stock) { return quoted("like", stock.article.id); }},
    OwnField{"story", [](const Stock& stock) { return quoted("story", stock.article.id); }},
    OwnField{"copies", [](const Stock&) { return std::string("copies:>=2"); }},
    OwnField{"outlets", [](const Stock&) { return std::string("outlets:>=2"); }},
    OwnField{"has", [](const Stock&) { return std::string("has:date"); }},
    OwnField{"query",
             [](const Stock& stock) {
               return made({"query:", stock.saved});
             }},
};
static_assert(std::ranges::all_of(own_fields,
                                  [](const OwnField& row) { return !schema::field(row.field).name.empty(); }));

bool finds_something(searcher::Searcher& searcher, std::string_view query) {
  constexpr uint32_t patience = 200;  // milliseconds: what takes longer is no example
  if (query.empty()) return false;
  return searcher.search({.text = std::string(query), .limit = 0, .time_limit_ms = patience}).texts.value > 0;
}

std::string first_that_finds(searcher::Searcher& searcher, std::string_view usual, const std::string& own) {
  if (finds_something(searcher, usual)) return std::string(usual);
  return finds_something(searcher, own) ? own : "";
}

}  // namespace

Examples find_examples(searcher::Searcher& searcher, const std::string& index) {
  const Stock stock = stock_of(searcher, index);
  Examples examples;
  for (const Row& row : rows) {
    const std::string query = first_that_finds(searcher, row.usual, row.own ? row.own(stock) : "");
    if (!query.empty()) examples.searches.push_back({query, row.meaning});
  }
  for (const schema::Field& field : schema::fields) {
    const auto own = std::ranges::find(own_fields, field.name, &OwnField::field);
    examples.of_fields.push_back(
        first_that_finds(searcher, field.example, own == own_fields.end() ? "" : own->own(stock)));
  }
  return examples;
}

std::shared_ptr<const Examples> kept_examples(searcher::Searcher& searcher, const std::string& index) {
  static KeptByIndex<Examples> kept;
  return kept.get(index, entity_tag(index, searcher.state(), std::time(nullptr)),
                  [&] { return find_examples(searcher, index); });
}

}  // namespace wirecopy::web
