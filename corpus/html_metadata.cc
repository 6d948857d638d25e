// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/html_metadata.h"

#include <algorithm>
#include <optional>
#include <unordered_map>

#include "corpus/credits.h"
#include "corpus/date_lines.h"
#include "corpus/dates.h"
#include "corpus/hosts.h"
#include "corpus/json_ld.h"
#include "corpus/lines.h"
#include "corpus/markup.h"
#include "corpus/people.h"

namespace wirecopy::corpus {
namespace {

// <meta> elements by their lower-case name, property or itemprop; the first of a name counts, "article:tag" and authors
// all.
class MetaElements {
 public:
  explicit MetaElements(const HtmlTree& tree) {
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

  std::string first(std::initializer_list<const char*> names) const {
    for (const char* name : names) {
      const auto found = values_.find(name);
      if (found != values_.end()) return one_line(decode_references(found->second.front()));
    }
    return {};
  }

  std::vector<std::string> all(std::initializer_list<const char*> names) const {
    for (const char* name : names) {
      const auto found = values_.find(name);
      if (found != values_.end()) return found->second;
    }
    return {};
  }

 private:
  std::unordered_map<std::string, std::vector<std::string>> values_;
};

Date first_date(const MetaElements& meta, std::initializer_list<const char*> names, int64_t now) {
  for (const char* name : names) {
    const Date date = parse_date(meta.first({name}), Origin::Metadata, now);
    if (date.known()) return date;
  }
  return {};
}

bool contains(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

// The date of the first <time datetime> that is not marked as a modification, or of an element with itemprop.
Date date_in_page(const HtmlTree& tree, int64_t now) {
  for (const HtmlNode& node : tree) {
    const bool named = node.attribute("itemprop") == "datePublished";
    const bool time = node.name == "time" && !contains(node.attribute("class"), "updat") &&
                      !contains(node.attribute("class"), "modif") && node.attribute("itemprop") != "dateModified";
    if (!named && !time) continue;
    std::string_view value = node.attribute("datetime");
    if (value.empty()) value = node.attribute("content");
    Date date = parse_date(value, Origin::Metadata, now);
    if (!date.known() && named)
      date = parse_date(text_of(tree, static_cast<int32_t>(&node - tree.data())), Origin::Text, now);
    if (date.known()) return date;
  }
  return {};
}

// The date that stands in an element named for it ("article-date", "published").
Date date_in_named_element(const HtmlTree& tree, int64_t now) {
  for (std::size_t i = 0; i < tree.size(); ++i) {
    const std::string_view name = tree[i].attribute("class");
    if (!contains(name, "date") && !contains(name, "publish") && !contains(name, "time")) continue;
    const std::string text = text_of(tree, static_cast<int32_t>(i));
    if (text.size() > 160) continue;
    const std::optional<LineDates> dates = dates_of_line(text, now);
    if (dates && dates->published.precision >= Precision::Day) return dates->published;
  }
  return {};
}

// /2025/01/30/ in an address.
Date date_in_url(std::string_view url, int64_t now) {
  for (std::size_t at = url.find("/20"); at != std::string_view::npos; at = url.find("/20", at + 1)) {
    const std::string_view path = url.substr(at + 1, 10);
    const bool whole = path.size() == 10 && (path[4] == '/' || path[4] == '-') && path[7] == path[4] &&
                       (at + 11 == url.size() || !is_ascii_digit(url[at + 11]));
    if (!whole) continue;
    const Date date = parse_date(path, Origin::Url, now);
    if (date.known()) return date;
  }
  return {};
}

std::string canonical_url(const HtmlTree& tree, const MetaElements& meta) {
  for (const HtmlNode& node : tree) {
    if (node.name == "link" && node.attribute("rel") == "canonical" && contains(node.attribute("href"), "://")) {
      return std::string(trim(node.attribute("href")));
    }
  }
  const std::string url = meta.first({"og:url", "twitter:url"});
  return contains(url, "://") ? url : std::string();
}

std::string text_of_first(const HtmlTree& tree, std::string_view name) {
  for (std::size_t i = 0; i < tree.size(); ++i) {
    if (tree[i].name != name) continue;
    std::string text = text_of(tree, static_cast<int32_t>(i));
    if (!text.empty()) return text;
  }
  return {};
}

// The names in the elements that are marked as the byline.
std::vector<std::string> authors_in_page(const HtmlTree& tree) {
  std::vector<std::string> authors;
  for (std::size_t i = 0; i < tree.size() && authors.empty(); ++i) {
    const HtmlNode& node = tree[i];
    const bool marked = node.attribute("rel") == "author" || node.attribute("itemprop") == "author" ||
                        contains(node.attribute("class"), "byline") || contains(node.attribute("class"), "author-name");
    if (!marked || node.name == "link" || node.name == "meta") continue;
    const std::string text = text_of(tree, static_cast<int32_t>(i));
    if (length_of(text) > 100) continue;
    for (std::string& name : split_authors(text)) {
      if (looks_like_name(name) || is_office(name)) authors.push_back(std::move(name));
    }
  }
  return authors;
}

// Of the headings h1, the one that is the headline: the one that begins as the <title> does, else the first.
std::string headline_in_page(const HtmlTree& tree, const std::string& title) {
  std::string first;
  for (std::size_t i = 0; i < tree.size(); ++i) {
    if (tree[i].name != "h1") continue;
    std::string text = text_of(tree, static_cast<int32_t>(i));
    if (text.empty() || length_of(text) > 300) continue;
    if (title.starts_with(text)) return text;
    if (first.empty()) first = std::move(text);
  }
  return first;
}

// The two halves of the page's title, where one of them stands by itself somewhere in the page: the headline.
struct TitleParts {
  std::string headline;
  std::string site;
};

TitleParts split_title(const HtmlTree& tree, const std::string& title) {
  for (const std::string_view mark : {" | ", " - ", " – ", " — ", ": ", " :: ", " · ", " » "}) {
    for (std::size_t at = title.find(mark); at != std::string::npos; at = title.find(mark, at + 1)) {
      const std::string left = title.substr(0, at), right = title.substr(at + mark.size());
      for (const HtmlNode& node : tree) {
        if (!node.is_text() || node.text.size() > 600 || trim(node.text).empty()) continue;
        const bool site_first = mark == ": ";
        if (!site_first && at > right.size() / 2 && length_of(left) >= 15 && same_words(node.text, left))
          return {left, right};
        if (right.size() > at && length_of(right) >= 15 && same_words(node.text, right)) return {right, left};
      }
    }
  }
  return {};
}

std::string choose_title(const HtmlTree& tree, const MetaElements& meta, const std::string& headline,
                         const std::string& site) {
  const std::string page_title = text_of_first(tree, "title");
  std::string social =
      without_site_name(meta.first({"og:title", "twitter:title", "dc.title", "title", "headline"}), site);
  std::string heading = headline_in_page(tree, page_title);
  // JSON-LD headlines may be cut; the page's own heading says the whole.
  if (!headline.empty()) {
    const bool cut = headline.ends_with("...") || headline.ends_with("…");
    if (cut && !heading.empty() && heading.starts_with(headline.substr(0, headline.size() / 2))) return heading;
    return without_site_name(headline, site);
  }
  if (!heading.empty() && !social.empty() && (same_words(heading, social) || social.starts_with(heading)))
    return heading;
  if (!social.empty()) return social;
  if (!heading.empty()) return heading;
  const TitleParts parts = split_title(tree, page_title);
  return parts.headline.empty() ? without_site_name(page_title, site) : parts.headline;
}

}  // namespace

std::string without_site_name(std::string_view title, std::string_view site) {
  std::string line = one_line(title);
  for (const std::string_view mark : {" | ", " - ", " – ", " — ", " :: ", " · ", " • ", " » ", " : "}) {
    const std::size_t at = line.rfind(mark);
    if (at == std::string::npos || at == 0) continue;
    const std::string_view tail = std::string_view(line).substr(at + mark.size());
    const bool is_site = is_host(tail) || (!site.empty() && (same_words(tail, site) || tail.starts_with(site)));
    // A bar stands in no headline; a dash may.
    const bool behind_bar = mark == " | " && length_of(tail) <= 30 && at * 2 > tail.size();
    if (is_site || behind_bar) return without_site_name(line.substr(0, at), site);
  }
  return line;
}

PageMetadata read_page_metadata(const HtmlTree& tree, int64_t now) {
  const MetaElements meta(tree);
  JsonLdArticle linked;
  for (std::size_t i = 0; i < tree.size(); ++i) {
    if (tree[i].name != "script" || tree[i].first_child < 0) continue;
    JsonLdArticle found = read_json_ld(tree[static_cast<std::size_t>(tree[i].first_child)].text, now);
    if (found.found && (!linked.found || found.body.size() > linked.body.size())) linked = std::move(found);
  }
  const std::string site = meta.first({"og:site_name", "application-name", "twitter:site", "dc.publisher"});
  const auto either = [](std::string first, std::string second) {
    return first.empty() ? std::move(second) : std::move(first);
  };

  PageMetadata page;
  page.json_body = std::move(linked.body);
  Article& article = page.article;
  article = std::move(linked.article);
  article.title = choose_title(tree, meta, article.title, either(site, article.outlet));
  article.standfirst = either(meta.first({"og:description", "description", "twitter:description", "dc.description"}),
                              article.standfirst);
  article.url = either(canonical_url(tree, meta), article.url);
  const std::string host = host_of(article.url);
  article.outlet = !host.empty() ? host : either(site, article.outlet);
  // Old pages name their site in the title only.
  constexpr std::size_t longest_site = 60;
  if (article.outlet.empty()) {
    std::string named = split_title(tree, text_of_first(tree, "title")).site;
    if (named.size() <= longest_site) article.outlet = std::move(named);
  }
  if (article.authors.empty()) {
    for (const std::string& byline :
         meta.all({"author", "article:author", "dc.creator", "byl", "parsely-author", "sailthru.author"})) {
      for (std::string& name : split_authors(byline)) article.authors.push_back(std::move(name));
    }
  }
  if (article.authors.empty()) article.authors = authors_in_page(tree);
  if (!article.published.known()) {
    article.published = first_date(
        meta,
        {"article:published_time", "og:article:published_time", "datepublished", "publishdate", "pubdate",
         "publish-date", "date", "dc.date", "dc.date.issued", "dcterms.created", "parsely-pub-date", "sailthru.date",
         "article.published", "published_time", "citation_publication_date", "dcterms.date"},
        now);
  }
  if (!article.published.known()) article.published = date_in_page(tree, now);
  if (!article.published.known()) article.published = date_in_url(article.url, now);
  if (!article.published.known()) article.published = date_in_named_element(tree, now);
  if (!article.modified.known()) {
    article.modified = first_date(
        meta,
        {"article:modified_time", "og:updated_time", "datemodified", "last-modified", "lastmod", "dcterms.modified"},
        now);
  }
  article.section = either(article.section, meta.first({"article:section", "section", "category", "parsely-section"}));
  if (article.tags.empty()) article.tags = meta.all({"article:tag", "news_keywords", "keywords", "parsely-tags"});
  if (article.tags.size() == 1) {
    std::vector<std::string> tags;
    std::string_view list = article.tags.front();
    while (!list.empty()) {
      const std::size_t end = std::min(list.find_first_of(",;"), list.size());
      if (std::string tag = one_line(list.substr(0, end)); !tag.empty()) tags.push_back(std::move(tag));
      list.remove_prefix(std::min(end + 1, list.size()));
    }
    article.tags = std::move(tags);
  }
  for (const HtmlNode& node : tree) {
    if (node.name == "html" && article.language.empty()) article.language = std::string(node.attribute("lang"));
  }
  article.language = either(article.language, meta.first({"og:locale", "content-language", "dc.language", "language"}));
  return page;
}

}  // namespace wirecopy::corpus
