// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <string_view>

namespace wirecopy::schema {

// How the value of a field is read and matched.
enum class FieldKind {
  Text,      // words with stems and positions
  Names,     // boolean terms: the whole name and each of its words
  Filter,    // one boolean term
  Date,      // a value slot; ranges
  Bound,     // one end of a range of the date field
  Number,    // a figure of the copies of an article; comparisons
  Property,  // one of a fixed list: is:, has:
  Article,   // the id of an article
  Saved,     // the name of a saved query
};

struct Field {
  std::string_view name;    // as typed
  std::string_view alias;   // also accepted, or empty
  std::string_view prefix;  // of its terms; empty where it has none of its own
  FieldKind kind;
  std::string_view help;  // what it finds
  std::string_view example;
};

// Every field of the query language: the parser, the manual, `wirecopy fields` and the completion read this table.
inline constexpr std::array fields{
    Field{"title", "", "S", FieldKind::Text, "words in the headline", "title:flood"},
    Field{"body", "", "", FieldKind::Text, "words in the headline or the text, as without a field",
          "body:\"grain deal\""},
    Field{"author", "by", "A", FieldKind::Names, "who wrote it", "author:\"jane doe\""},
    Field{"source", "site", "XSOURCE", FieldKind::Names,
          "the outlet, by host or name or a word of it; = in front: the whole name", "source:courier,gazette"},
    Field{"wire", "", "XWIRE", FieldKind::Names, "the agency whose text it says it is, by name or initials", "wire:ap"},
    Field{"lang", "", "L", FieldKind::Filter, "the language, as a two-letter code", "lang:de"},
    Field{"section", "", "XSECTION", FieldKind::Names, "the section of the outlet", "section:business"},
    Field{"tag", "", "K", FieldKind::Names, "a tag or keyword given by the outlet", "tag:\"climate change\""},
    Field{"url", "", "U", FieldKind::Filter, "the address of the article", "url:https://a.example/1"},
    Field{"id", "", "Q", FieldKind::Filter, "the article of this id", "id:9f3c01d2e4b5a697"},
    Field{"date", "", "", FieldKind::Date, "when it was published: a day, month, year, range or age; none = undated",
          "date:2024-03..2024-05"},
    Field{"added", "", "", FieldKind::Date, "when it came into the index", "added:7d.."},
    Field{"after", "since", "", FieldKind::Bound, "published on this date or later", "after:2024-03-15"},
    Field{"before", "until", "", FieldKind::Bound, "published on this date or earlier", "before:2024"},
    Field{"copies-of", "", "", FieldKind::Article, "the article of this id and its copies",
          "copies-of:9f3c01d2e4b5a697"},
    Field{"like", "", "", FieldKind::Article, "articles on the matter of the article of this id, without its copies",
          "like:9f3c01d2e4b5a697"},
    Field{"story", "", "", FieldKind::Article, "the articles of the story that the article of this id is in",
          "story:9f3c01d2e4b5a697"},
    Field{"copies", "", "", FieldKind::Number, "how many articles carry the same text", "copies:>=5"},
    Field{"outlets", "", "", FieldKind::Number, "how many outlets carry the same text", "outlets:>=3"},
    Field{"is", "", "", FieldKind::Property, "lead: the first to carry its text; copy: any other that does", "is:lead"},
    Field{"has", "", "XHAS", FieldKind::Property, "author, date, url, section or tag: the article has one",
          "has:author"},
    Field{"query", "", "", FieldKind::Saved, "what a saved query finds, by its name", "query:grain-watch"},
};

// The row of a name or alias, letters of either case; null when there is none.
const Field* find_field(std::string_view name);

// The row of an exact name; a name that is not in the table does not compile when used with a constant.
constexpr const Field& field(std::string_view name) {
  for (const Field& row : fields)
    if (row.name == name) return row;
  throw "no such field";
}

}  // namespace wirecopy::schema
