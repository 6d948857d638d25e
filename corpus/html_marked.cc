// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/html_marked.h"

#include <algorithm>
#include <iterator>
#include <optional>

#include "corpus/date_lines.h"
#include "corpus/dates.h"
#include "corpus/html_hints.h"
#include "corpus/lines.h"
#include "corpus/markup.h"
#include "corpus/people.h"

namespace wirecopy::corpus {
namespace {

// Elements with a short text have few nodes. Reading no others keeps the time linear where marked elements lie within
// each other.
bool is_small(const HtmlTree& tree, std::size_t i) {
  constexpr std::size_t most_nodes = 300;
  return static_cast<std::size_t>(tree[i].end) - i <= most_nodes;
}

// A word of an attribute that holds several: itemprop="headline name", class="standfirst wide".
bool has_word(std::string_view words, std::string_view wanted) {
  for (std::size_t at = words.find(wanted); at != std::string_view::npos; at = words.find(wanted, at + 1)) {
    const std::size_t end = at + wanted.size();
    if ((at == 0 || words[at - 1] == ' ') && (end == words.size() || words[end] == ' ')) return true;
  }
  return false;
}

// The date of an element that is named for it: of its attributes, else of its text.
Date date_of(const HtmlTree& tree, std::size_t i, int64_t now) {
  for (const char* attribute : {"datetime", "content", "title"}) {
    const Date date = parse_date(tree[i].attribute(attribute), Origin::Metadata, now);
    if (date.known()) return date;
  }
  return is_small(tree, i) ? parse_date(text_of(tree, static_cast<int32_t>(i)), Origin::Text, now) : Date();
}

// Also a day that may be read in two ways.
bool says_day(const Date& date) {
  return date.precision >= Precision::Day || date.readings.has_value();
}

bool is_word_end(std::string_view text, std::size_t at) {
  return at >= text.size() || !is_ascii_letter(text[at]);
}

// True for "article-standfirst", "Article__dek", "sub-headline": the name of a part ends a class.
bool names_standfirst(std::string_view classes) {
  std::string lower(classes);
  for (char& c : lower) c = ascii_lower(c);
  for (const std::string_view name : {"standfirst",
                                      "dek",
                                      "subheadline",
                                      "sub-headline",
                                      "subheading",
                                      "article-subtitle",
                                      "article__subtitle",
                                      "post-subtitle",
                                      "entry-subtitle",
                                      "article-summary",
                                      "article__summary",
                                      "story-summary",
                                      "story__summary",
                                      "article-lead",
                                      "article__lead",
                                      "article-lede",
                                      "article-intro",
                                      "article__intro",
                                      "chapo",
                                      "entradilla",
                                      "vorspann",
                                      "teaser-text"}) {
    for (std::size_t at = lower.find(name); at != std::string::npos; at = lower.find(name, at + 1)) {
      const bool begins = at == 0 || !is_ascii_letter(lower[at - 1]);
      const std::size_t end = at + name.size();
      if (begins && is_word_end(lower, end) && (end == lower.size() || lower[end] == ' ')) return true;
    }
  }
  return false;
}

}  // namespace

MetaElements::MetaElements(const HtmlTree& tree) {
  for (const HtmlNode& node : tree) {
    if (node.name != "meta") continue;
    const std::string_view content = node.attribute("content");
    if (trim(content).empty()) continue;
    for (const std::string_view key : {"property", "name", "itemprop", "http-equiv"}) {
      std::string name(node.attribute(key));
      for (char& c : name) c = ascii_lower(c);
      if (!name.empty()) values_[name].emplace_back(content);
    }
  }
}

Found MetaElements::first(std::initializer_list<const char*> names) const {
  for (const char* name : names) {
    const auto found = values_.find(name);
    if (found != values_.end()) return {one_line(decode_references(found->second.front())), name};
  }
  return {};
}

MetaElements::List MetaElements::all(std::initializer_list<const char*> names) const {
  for (const char* name : names) {
    const auto found = values_.find(name);
    if (found != values_.end()) return {found->second, name};
  }
  return {};
}

MarkedDate published_in_page(const HtmlTree& tree, int64_t now) {
  for (std::size_t i = 0; i < tree.size(); ++i) {
    const HtmlNode& node = tree[i];
    if (has_word(node.attribute("itemprop"), "datePublished")) {
      const Date date = date_of(tree, i, now);
      if (date.known()) return {date, "itemprop datePublished"};
    }
    const bool time = node.name == "time" && !contains(node.attribute("class"), "updat") &&
                      !contains(node.attribute("class"), "modif") && node.attribute("itemprop") != "dateModified";
    if (!time) continue;
    const Date date = parse_date(node.attribute("datetime"), Origin::Metadata, now);
    if (date.known()) return {date, "time"};
  }
  return {};
}

MarkedDate modified_in_page(const HtmlTree& tree, int64_t now) {
  for (std::size_t i = 0; i < tree.size(); ++i) {
    const HtmlNode& node = tree[i];
    const bool property = has_word(node.attribute("itemprop"), "dateModified");
    const bool time = node.name == "time" &&
                      (contains(node.attribute("class"), "updated") || contains(node.attribute("class"), "modified"));
    if (!property && !time) continue;
    const Date date = property ? date_of(tree, i, now) : parse_date(node.attribute("datetime"), Origin::Metadata, now);
    if (date.known()) return {date, property ? "itemprop dateModified" : "time"};
  }
  return {};
}

MarkedDate date_in_named_element(const HtmlTree& tree, int64_t now) {
  for (std::size_t i = 0; i < tree.size(); ++i) {
    const std::string_view name = tree[i].attribute("class");
    if (!contains(name, "date") && !contains(name, "publish") && !contains(name, "time")) continue;
    if (!is_small(tree, i)) continue;
    const std::string text = text_of(tree, static_cast<int32_t>(i));
    if (text.size() > 160) continue;
    const std::optional<LineDates> dates = dates_of_line(text, now);
    if (dates && says_day(dates->published)) return {dates->published, "class " + std::string(name)};
  }
  return {};
}

namespace {

// The short lines between the headline, a heading, and the first paragraph.
std::vector<std::string> lines_below_headline(const HtmlTree& tree, std::string_view headline) {
  constexpr std::size_t longest_line = 160, prose = 200, most_nodes = 60;
  std::vector<std::string> lines;
  std::size_t i = 0;
  const auto is_headline = [&](std::size_t node) {
    const std::string_view name = tree[node].name;
    return (name == "h1" || name == "h2" || name == "h3") && is_small(tree, node) &&
           text_of(tree, static_cast<int32_t>(node)) == headline;
  };
  while (i < tree.size() && !is_headline(i)) ++i;
  if (i == tree.size()) return lines;
  const std::string_view heading = tree[i].name;
  i = static_cast<std::size_t>(tree[i].end);
  const std::size_t last = std::min(tree.size(), i + most_nodes);
  while (i < last) {
    const HtmlNode& node = tree[i];
    const bool other = !node.is_text() && (is_never_content(node) || box_hint(node) == BoxHint::Certain);
    if (other || node.name == "a") {
      i = static_cast<std::size_t>(node.end);
      continue;
    }
    // A list, another heading or the first paragraph ends what belongs to the headline.
    if (node.name == "ul" || node.name == "ol" || node.name == "table" || node.name == heading) break;
    if (node.is_text() && node.text.size() > prose) break;
    std::string line = !is_small(tree, i) ? std::string()
                       : node.is_text()   ? one_line(node.text)
                                          : text_of(tree, static_cast<int32_t>(i));
    if (!line.empty() && line.size() <= longest_line) lines.push_back(std::move(line));
    ++i;
  }
  return lines;
}

}  // namespace

MarkedDate date_below_headline(const HtmlTree& tree, std::string_view headline, int64_t now) {
  for (const std::string& line : lines_below_headline(tree, headline)) {
    const std::optional<LineDates> dates = dates_of_line(line, now);
    if (dates && says_day(dates->published)) return {dates->published, "line below the headline"};
  }
  return {};
}

MetaElements::List authors_below_headline(const HtmlTree& tree, std::string_view headline, int64_t now) {
  for (const std::string& line : lines_below_headline(tree, headline)) {
    const std::optional<LineDates> dates = dates_of_line(line, now);
    std::vector<std::string> names = dates ? dates->authors : std::vector<std::string>();
    if (!dates && is_byline(line)) names = split_authors(line);
    if (!names.empty()) return {std::move(names), "line below the headline"};
  }
  return {};
}

namespace {

// The names that an element at `i` gives for the author of a page.
std::vector<std::string> names_at(const HtmlTree& tree, std::size_t i) {
  constexpr std::size_t longest_byline = 100;
  const std::string text = name_of_item(tree, i);
  std::vector<std::string> names;
  if (length_of(text) > longest_byline) return names;
  for (std::string& name : split_authors(text)) {
    if (looks_like_name(name) || is_office(name)) names.push_back(std::move(name));
  }
  return names;
}

}  // namespace

MetaElements::List authors_in_page(const HtmlTree& tree) {
  for (std::size_t i = 0; i < tree.size(); ++i) {
    const HtmlNode& node = tree[i];
    if (node.name == "link" || node.name == "meta" || node.is_text() || !is_small(tree, i)) continue;
    std::string from;
    if (has_word(node.attribute("rel"), "author")) {
      from = "rel author";
    } else if (has_word(node.attribute("itemprop"), "author")) {
      from = "itemprop author";
    } else if (contains(node.attribute("class"), "byline") || contains(node.attribute("class"), "author-name")) {
      from = "class " + std::string(node.attribute("class"));
    } else {
      continue;
    }
    MetaElements::List authors{names_at(tree, i), std::move(from)};
    if (authors.values.empty()) continue;
    // Others stand beside the first.
    for (int32_t next = node.next_sibling; next >= 0; next = tree[static_cast<std::size_t>(next)].next_sibling) {
      const auto other = static_cast<std::size_t>(next);
      const bool is_like =
          (!node.attribute("rel").empty() && tree[other].attribute("rel") == node.attribute("rel")) ||
          (!node.attribute("itemprop").empty() && tree[other].attribute("itemprop") == node.attribute("itemprop"));
      if (is_like && is_small(tree, other))
        std::ranges::move(names_at(tree, other), std::back_inserter(authors.values));
    }
    return authors;
  }
  return {};
}

std::string name_of_item(const HtmlTree& tree, std::size_t i) {
  if (!is_small(tree, i)) return {};
  for (std::size_t part = i + 1; part < static_cast<std::size_t>(tree[i].end); ++part) {
    if (!has_word(tree[part].attribute("itemprop"), "name")) continue;
    std::string name = one_line(tree[part].attribute("content"));
    if (name.empty()) name = text_of(tree, static_cast<int32_t>(part));
    if (!name.empty()) return name;
  }
  return text_of(tree, static_cast<int32_t>(i));
}

Found publisher_in_page(const HtmlTree& tree) {
  constexpr std::size_t longest = 80;
  for (std::size_t i = 0; i < tree.size(); ++i) {
    if (!has_word(tree[i].attribute("itemprop"), "publisher")) continue;
    std::string name = one_line(tree[i].attribute("content"));
    if (name.empty()) name = name_of_item(tree, i);
    if (!name.empty() && length_of(name) <= longest) return {std::move(name), "itemprop publisher"};
  }
  return {};
}

PageTags tags_in_page(const HtmlTree& tree) {
  constexpr std::size_t longest = 80, most = 40;
  MetaElements::List marked{{}, "itemprop keywords"}, linked{{}, "rel tag"};
  PageTags found;
  for (std::size_t i = 0; i < tree.size(); ++i) {
    const HtmlNode& node = tree[i];
    const bool is_link = node.name == "a" && has_word(node.attribute("rel"), "tag");
    const bool is_marked = node.name != "meta" && has_word(node.attribute("itemprop"), "keywords");
    if ((!is_link && !is_marked) || !is_small(tree, i)) continue;
    std::string text = text_of(tree, static_cast<int32_t>(i));
    if (text.empty() || (is_link && length_of(text) > longest)) continue;
    // WordPress marks the links of sections as "category tag".
    if (is_link && has_word(node.attribute("rel"), "category")) {
      if (found.section.empty()) found.section = {std::move(text), "rel category"};
    } else {
      std::vector<std::string>& list = is_marked ? marked.values : linked.values;
      if (list.size() < most && std::ranges::find(list, text) == list.end()) list.push_back(std::move(text));
    }
  }
  found.tags = marked.values.empty() ? std::move(linked) : std::move(marked);
  return found;
}

Found standfirst_in_page(const HtmlTree& tree) {
  constexpr std::size_t shortest = 30, longest = 600;
  for (std::size_t i = 0; i < tree.size(); ++i) {
    const HtmlNode& node = tree[i];
    if (node.is_text() || node.name == "body" || node.name == "a" || !is_small(tree, i)) continue;
    if (!names_standfirst(node.attribute("class"))) continue;
    std::string text = text_of(tree, static_cast<int32_t>(i));
    const std::size_t length = length_of(text);
    // The second of a kind belongs to a list of articles, and the first of it no less.
    if (length < shortest || length > longest) continue;
    const std::string_view names = node.attribute("class");
    const bool again = std::any_of(tree.begin() + node.end, tree.end(), [&](const HtmlNode& other) {
      return !other.is_text() && other.name == node.name && other.attribute("class") == names;
    });
    if (again) return {};
    return {std::move(text), "class " + std::string(names)};
  }
  return {};
}

Found property_in_page(const HtmlTree& tree, std::string_view property) {
  constexpr std::size_t longest = 400;
  for (std::size_t i = 0; i < tree.size(); ++i) {
    const HtmlNode& node = tree[i];
    if (node.is_text() || node.name == "meta" || !is_small(tree, i)) continue;
    if (!has_word(node.attribute("itemprop"), property)) continue;
    std::string text = one_line(node.attribute("content"));
    if (text.empty()) text = text_of(tree, static_cast<int32_t>(i));
    if (!text.empty() && length_of(text) <= longest) return {std::move(text), "itemprop " + std::string(property)};
  }
  return {};
}

Found headline_in_page(const HtmlTree& tree, std::string_view title) {
  constexpr std::size_t longest = 300;
  Found first;
  bool first_is_marked = false;
  for (std::size_t i = 0; i < tree.size(); ++i) {
    const bool marked = has_word(tree[i].attribute("itemprop"), "headline");
    if ((tree[i].name != "h1" && !(marked && tree[i].name == "h2")) || !is_small(tree, i)) continue;
    std::string text = text_of(tree, static_cast<int32_t>(i));
    if (text.empty() || length_of(text) > longest) continue;
    if (title.starts_with(text)) return {std::move(text), tree[i].name};
    if (first.empty() || (marked && !first_is_marked)) {
      first = {std::move(text), tree[i].name};
      first_is_marked = marked;
    }
  }
  return first;
}

std::string text_of_first(const HtmlTree& tree, std::string_view element) {
  for (std::size_t i = 0; i < tree.size(); ++i) {
    if (tree[i].name != element) continue;
    std::string text = text_of(tree, static_cast<int32_t>(i));
    if (!text.empty()) return text;
  }
  return {};
}

}  // namespace wirecopy::corpus
