// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/html_metadata.h"

#include <algorithm>
#include <cstdlib>
#include <optional>
#include <utility>

#include "corpus/access.h"
#include "corpus/credits.h"
#include "corpus/dates.h"
#include "corpus/hosts.h"
#include "corpus/html_marked.h"
#include "corpus/json_ld.h"
#include "corpus/lines.h"
#include "corpus/markup.h"
#include "corpus/people.h"
#include "corpus/url.h"

namespace wirecopy::corpus {
namespace {

constexpr std::string_view json_ld = "json-ld";

// A date that is there but is not believed is noted.
MarkedDate first_date(const MetaElements& meta, std::initializer_list<const char*> names, int64_t now,
                      std::vector<std::string>& notes) {
  for (const char* name : names) {
    Date date;
    take_metadata_date(date, meta.first({name}).value, Origin::Metadata, now, notes);
    if (date.known()) return {date, name};
  }
  return {};
}

Found address_in_page(const HtmlTree& tree, const MetaElements& meta) {
  for (const HtmlNode& node : tree) {
    if (node.name == "link" && node.attribute("rel") == "canonical" && contains(node.attribute("href"), "://"))
      return {std::string(trim(node.attribute("href"))), "link canonical"};
  }
  Found url = meta.first({"og:url", "twitter:url"});
  if (!contains(url.value, "://")) url = {};
  return url;
}

// The two halves of the page's title, where one of them stands by itself somewhere in the page: the headline.
struct TitleParts {
  std::string headline;
  std::string site;
};

TitleParts split_title(const HtmlTree& tree, const std::string& title) {
  constexpr std::size_t longest_title = 400;  // each half is looked for in the whole page
  if (title.size() > longest_title) return {};
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

// Everything that may say which article a page is about.
struct Page {
  const HtmlTree& tree;
  MetaElements meta;
  std::string title = {};  // <title>
  std::string site = {};
  Found heading = {};
  Found social = {};  // the headline for other sites
  Found address = {};

  // As it stands on the page: old ones set it in a heading of a lower level.
  const std::string& headline() const { return heading.empty() ? chosen_title : heading.value; }
  std::string chosen_title = {};
};

bool is_cut(std::string_view text) {
  return text.ends_with("...") || text.ends_with("…");
}

// Pages carry JSON-LD of other articles, too: the one meant has the headline or the address of the page.
JsonLdArticle choose_linked(std::vector<JsonLdArticle> articles, const Page& page) {
  JsonLdArticle best;
  int best_score = -1;
  for (JsonLdArticle& linked : articles) {
    const Article& article = linked.article;
    int score = 0;
    if (!article.title.empty()) {
      const bool named = same_words(article.title, page.heading.value) ||
                         same_words(article.title, page.social.value) || page.title.starts_with(article.title);
      score += named ? 8 : 0;
    }
    if (!article.url.empty() && !page.address.empty() &&
        canonical_url(article.url) == canonical_url(page.address.value))
      score += 8;
    if (!linked.body.empty()) score += 3;
    if (article.published.known()) score += 2;
    if (!article.title.empty()) score += 1;
    if (score > best_score) {
      best_score = score;
      best = std::move(linked);
    }
  }
  return best;
}

// Old pages without a heading set the headline in bold type, above all else and with breaks behind it.
std::string bold_first_line(const HtmlTree& tree) {
  constexpr std::size_t longest = 200;
  for (std::size_t i = 0; i < tree.size(); ++i) {
    const HtmlNode& node = tree[i];
    if (node.name == "script" || node.name == "style" || node.name == "head") {
      i = static_cast<std::size_t>(node.end) - 1;
    } else if (node.name == "b" || node.name == "strong") {
      const std::string line = one_line(text_of(tree, static_cast<int32_t>(i)));
      const auto behind = static_cast<std::size_t>(node.end);
      std::size_t next = behind;
      while (next < tree.size() && tree[next].is_text() && trim(tree[next].text).empty()) ++next;
      const auto ends_block = [&](int32_t around) {
        return around >= 0 && is_block_element(tree[static_cast<std::size_t>(around)].name) &&
               tree[static_cast<std::size_t>(around)].end == node.end;
      };
      const bool ends_line = next >= tree.size() || ends_block(node.parent) ||
                             (!tree[next].is_text() && (tree[next].name == "br" || is_block_element(tree[next].name)));
      return ends_line && line.find(' ') != std::string::npos && length_of(line) <= longest ? line : std::string();
    } else if (node.is_text() && !trim(node.text).empty()) {
      break;
    }
  }
  return {};
}

Found choose_title(const Page& page, const std::string& linked) {
  const std::string& heading = page.heading.value;
  const std::string& social = page.social.value;
  const auto agree = [](const std::string& one, const std::string& other) {
    return !one.empty() && !other.empty() && same_words(one, other);
  };
  if (!linked.empty()) {
    // JSON-LD headlines may be cut; the page's own heading says the whole.
    if (is_cut(linked) && heading.starts_with(linked.substr(0, linked.size() / 2))) return page.heading;
    // What heads the page and is sent to other sites is the headline, whatever search engines are told.
    if (agree(heading, social) && !agree(heading, linked)) return page.heading;
    return {without_site_name(linked, page.site), std::string(json_ld) + " headline"};
  }
  if (!heading.empty() && !social.empty() && (agree(heading, social) || social.starts_with(heading)))
    return page.heading;
  if (is_cut(social) && heading.starts_with(social.substr(0, social.size() / 2))) return page.heading;
  if (!social.empty()) return page.social;
  if (!heading.empty()) return page.heading;
  const TitleParts parts = split_title(page.tree, page.title);
  if (!parts.headline.empty()) return {parts.headline, "title, and a line of the page"};
  if (page.title.empty()) {
    if (std::string bold = bold_first_line(page.tree); !bold.empty())
      return {std::move(bold), "the first line, which is bold"};
  }
  return {without_site_name(page.title, page.site), "title"};
}

Found choose_standfirst(const Page& page, const std::string& linked) {
  Found visible = standfirst_in_page(page.tree);
  if (!visible.empty()) return visible;
  const Found social = page.meta.first({"og:description", "description", "twitter:description", "dc.description"});
  Found from_linked{linked, std::string(json_ld) + " description"};
  if (social.empty()) return from_linked;
  // The same words, but whole.
  const bool whole = is_cut(social.value) && linked.size() > social.value.size() &&
                     linked.starts_with(social.value.substr(0, social.value.size() / 2));
  return whole ? from_linked : social;
}

// "economy, ports; trade" in one string, where a list was meant.
std::vector<std::string> split_list(std::string_view list) {
  std::vector<std::string> items;
  while (!list.empty()) {
    const std::size_t end = std::min(list.find_first_of(",;"), list.size());
    if (std::string item = one_line(list.substr(0, end)); !item.empty()) items.push_back(std::move(item));
    list.remove_prefix(std::min(end + 1, list.size()));
  }
  return items;
}

MarkedDate visible_date(const Page& page, int64_t now) {
  MarkedDate found = published_in_page(page.tree, now);
  if (!found.date.known()) found = date_in_named_element(page.tree, now);
  if (!found.date.known()) found = date_below_headline(page.tree, page.headline(), now);
  return found;
}

int64_t days_between(const Date& one, const Date& other) {
  constexpr int64_t day = 86'400;
  return std::abs(one.seconds / day - other.seconds / day);
}

// JSON-LD that two other places of the page speak against is not believed; and of a day that was said the page may tell
// the hour.
void weigh_date(const Page& page, const MarkedDate& named, Article& article, int64_t now) {
  constexpr int64_t longest_delay = 2;  // days; what a newsroom needs to print what it has written
  const bool is_doubted =
      named.date.precision >= Precision::Day && days_between(named.date, article.published) > longest_delay;
  if (!is_doubted && article.published.precision != Precision::Day) return;
  const MarkedDate visible = visible_date(page, now);
  if (visible.date.precision < Precision::Day) return;
  const auto take = [&](const MarkedDate& found) {
    article.published = found.date;
    std::erase_if(article.sources, [](const FieldSource& source) { return source.field == "published"; });
    note_source(article, "published", found.from);
  };
  if (is_doubted && days_between(visible.date, named.date) <= 1) {
    article.notes.push_back("date of JSON-LD not believed: " + named.from + " and the text of the page have another");
    take(named);
  }
  if (article.published.precision == Precision::Day && visible.date.precision > Precision::Day &&
      days_between(visible.date, article.published) == 0)
    take(visible);
}

void take_dates(const Page& page, Article& article, int64_t now) {
  const auto take = [&](Date& date, std::string_view field, auto&& find) {
    if (date.known()) return;
    const MarkedDate& found = find();
    if (!found.date.known()) return;
    date = found.date;
    note_source(article, field, found.from);
  };
  const auto published = [&](auto&& find) { take(article.published, "published", find); };
  if (article.published.known()) note_source(article, "published", std::string(json_ld) + " datePublished");
  if (article.modified.known()) note_source(article, "modified", std::string(json_ld) + " dateModified");
  const bool is_linked = article.published.known();
  std::vector<std::string> unused;
  const MarkedDate named =
      first_date(page.meta,
                 {"article:published_time", "og:article:published_time", "datepublished", "publishdate", "pubdate",
                  "publish-date", "date", "dc.date", "dc.date.issued", "dcterms.created", "parsely-pub-date",
                  "sailthru.date", "article.published", "published_time", "citation_publication_date", "dcterms.date"},
                 now, is_linked ? unused : article.notes);
  published([&]() -> const MarkedDate& { return named; });
  if (article.published.known()) weigh_date(page, is_linked ? named : MarkedDate(), article, now);
  published([&] { return published_in_page(page.tree, now); });
  published([&] { return MarkedDate{date_in_address(article.url, Origin::Url, now), "url"}; });
  published([&] { return date_in_named_element(page.tree, now); });
  published([&] { return date_below_headline(page.tree, page.headline(), now); });
  take(article.modified, "modified", [&] {
    return first_date(
        page.meta,
        {"article:modified_time", "og:updated_time", "datemodified", "last-modified", "lastmod", "dcterms.modified"},
        now, article.notes);
  });
  take(article.modified, "modified", [&] { return modified_in_page(page.tree, now); });
}

void take_authors(const Page& page, Article& article, int64_t now) {
  if (!article.authors.empty()) return note_source(article, "authors", std::string(json_ld) + " author");
  MetaElements::List bylines =
      page.meta.all({"author", "article:author", "dc.creator", "byl", "parsely-author", "sailthru.author"});
  for (const std::string& byline : bylines.values) {
    for (std::string& name : split_authors(byline)) article.authors.push_back(std::move(name));
  }
  if (article.authors.empty()) {
    bylines = authors_in_page(page.tree);
    if (bylines.values.empty()) bylines = authors_below_headline(page.tree, page.headline(), now);
    article.authors = std::move(bylines.values);
  }
  if (!article.authors.empty()) note_source(article, "authors", bylines.from);
}

void take_outlet(const Page& page, Article& article) {
  const std::string publisher = std::exchange(article.outlet, {});
  const auto take = [&](std::string name, std::string_view from) {
    if (!article.outlet.empty() || name.empty()) return;
    article.outlet = std::move(name);
    note_source(article, "outlet", from);
  };
  take(publisher_host(article.url), "host of the url");
  take(page.site, "site name");
  take(publisher, std::string(json_ld) + " publisher");
  if (!article.outlet.empty()) return;
  const Found marked = publisher_in_page(page.tree);
  take(marked.value, marked.from);
  if (!article.outlet.empty()) return;
  // Old pages name their site in the title only.
  constexpr std::size_t longest_site = 60;
  std::string named = split_title(page.tree, page.title).site;
  if (named.size() <= longest_site) take(std::move(named), "title");
}

void take_access(const Page& page, Article& article) {
  if (article.access != Access::Unknown) return note_source(article, "access", std::string(json_ld));
  Found tier = page.meta.first({"isaccessibleforfree", "article:content_tier", "og:article:content_tier"});
  if (tier.empty()) tier = property_in_page(page.tree, "isAccessibleForFree");
  article.access = read_access(tier.value);
  if (article.access != Access::Unknown) note_source(article, "access", tier.from);
}

std::string language_of_root(const HtmlTree& tree) {
  for (const HtmlNode& node : tree) {
    if (node.name == "html" && !node.attribute("lang").empty()) return std::string(node.attribute("lang"));
  }
  return {};
}

std::vector<JsonLdArticle> linked_articles(const HtmlTree& tree, int64_t now) {
  std::vector<JsonLdArticle> all;
  for (const HtmlNode& node : tree) {
    if (node.name != "script" || node.first_child < 0 || is_page_state(node)) continue;
    for (JsonLdArticle& linked : read_json_ld(tree[static_cast<std::size_t>(node.first_child)].text, now))
      all.push_back(std::move(linked));
  }
  return all;
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
  Page page{.tree = tree, .meta = MetaElements(tree), .title = text_of_first(tree, "title")};
  page.site = page.meta.first({"og:site_name", "application-name", "twitter:site", "dc.publisher"}).value;
  page.heading = headline_in_page(tree, page.title);
  page.social = page.meta.first({"og:title", "twitter:title", "dc.title", "title", "headline"});
  page.social.value = without_site_name(page.social.value, page.site);
  page.address = address_in_page(tree, page.meta);

  JsonLdArticle linked = choose_linked(linked_articles(tree, now), page);
  if (page.site.empty()) page.site = linked.article.outlet;
  PageMetadata read{.article = std::move(linked.article), .json_body = std::move(linked.body), .words = linked.words};
  Article& article = read.article;
  const auto put = [&](std::string& field, std::string_view name, Found found) {
    field = std::move(found.value);
    if (!field.empty()) note_source(article, name, found.from);
  };
  const auto or_else = [&](const std::string& said, std::string_view of, auto&& find) {
    return said.empty() ? find() : Found{said, std::string(json_ld) + " " + std::string(of)};
  };
  put(article.title, "title", choose_title(page, article.title));
  put(article.standfirst, "standfirst", choose_standfirst(page, article.standfirst));
  put(article.url, "url", page.address.empty() ? Found{article.url, std::string(json_ld) + " url"} : page.address);
  page.chosen_title = article.title;
  take_outlet(page, article);
  take_authors(page, article, now);
  take_dates(page, article, now);
  take_access(page, article);
  PageTags visible_tags = tags_in_page(tree);
  put(article.section, "section", or_else(article.section, "articleSection", [&] {
        Found section = page.meta.first({"article:section", "section", "category", "parsely-section"});
        if (section.empty()) section = property_in_page(tree, "articleSection");
        return section.empty() ? visible_tags.section : section;
      }));
  std::string tags_from = std::string(json_ld) + " keywords";
  if (article.tags.empty()) {
    MetaElements::List tags = page.meta.all({"article:tag", "news_keywords", "keywords", "parsely-tags"});
    if (tags.values.empty()) tags = std::move(visible_tags.tags);
    article.tags = std::move(tags.values);
    tags_from = std::move(tags.from);
  }
  if (article.tags.size() == 1) article.tags = split_list(article.tags.front());
  if (!article.tags.empty()) note_source(article, "tags", tags_from);
  put(article.language, "lang", or_else(article.language, "inLanguage", [&] {
        std::string language = language_of_root(tree);
        if (!language.empty()) return Found{std::move(language), "html lang"};
        return page.meta.first({"og:locale", "content-language", "dc.language", "language"});
      }));
  return read;
}

}  // namespace wirecopy::corpus
