// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "corpus/article.h"
#include "corpus/html_tree.h"

namespace wirecopy::corpus {

// A value of a page and where it stood; both empty where there is none.
struct Found {
  std::string value;
  std::string from;  // for people: "og:title", "h1"

  bool empty() const { return value.empty(); }
};

// The <meta> elements of a page by their lower-case property, name, itemprop or http-equiv.
class MetaElements {
 public:
  explicit MetaElements(const HtmlTree& tree);

  // The first of the named ones that has a value, on one line.
  Found first(std::initializer_list<const char*> names) const;

  // All values of the first of the names that has any, and that name.
  struct List {
    std::vector<std::string> values;
    std::string from;
  };
  List all(std::initializer_list<const char*> names) const;

 private:
  std::unordered_map<std::string, std::vector<std::string>> values_;
};

struct MarkedDate {
  Date date;
  std::string from;
};

// What the visible elements of a page say by their names and marks (microdata, classes, elements). All give nothing
// where the page does not say.
MarkedDate published_in_page(const HtmlTree& tree, int64_t now);  // <time datetime>, itemprop=datePublished
MarkedDate modified_in_page(const HtmlTree& tree, int64_t now);
MarkedDate date_in_named_element(const HtmlTree& tree, int64_t now);  // class "article-date"
// The short line of a date, or of names, between the headline (a heading) and the first paragraph.
MarkedDate date_below_headline(const HtmlTree& tree, std::string_view headline, int64_t now);
MetaElements::List authors_below_headline(const HtmlTree& tree, std::string_view headline, int64_t now);
MetaElements::List authors_in_page(const HtmlTree& tree);
// The name of what an element is about: its itemprop name where it has one, else its text. Empty for one with a long
// text.
std::string name_of_item(const HtmlTree& tree, std::size_t i);
Found publisher_in_page(const HtmlTree& tree);

struct PageTags {
  MetaElements::List tags;  // itemprop=keywords, else rel=tag
  Found section;            // rel="category tag"
};
PageTags tags_in_page(const HtmlTree& tree);
Found standfirst_in_page(const HtmlTree& tree);
Found property_in_page(const HtmlTree& tree, std::string_view property);  // itemprop of an element with a short text

// Of the headings h1, the one that is the headline: the one that `title`, the <title>, begins with, else the marked
// one, else the first.
Found headline_in_page(const HtmlTree& tree, std::string_view title);

std::string text_of_first(const HtmlTree& tree, std::string_view element);

}  // namespace wirecopy::corpus
