// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/feed.h"

#include <algorithm>
#include <array>
#include <string>

#include "corpus/complete.h"
#include "corpus/dates.h"
#include "corpus/hosts.h"
#include "corpus/lines.h"
#include "corpus/markup.h"
#include "corpus/transfer_encoding.h"
#include "corpus/url.h"
#include "corpus/wordpress_export.h"
#include "corpus/xml_items.h"

namespace wirecopy::corpus {
namespace {

// What an element of an item tells.
enum class Part : uint8_t { Id, Link, Title, Summary, Content, Author, Published, Modified, Tag, Keywords, Language };

struct ElementName {
  std::string_view name;  // as xml_name gives it
  Part part;
};

// The preferred names of a part first: the first that is not empty is taken, of authors and tags all of the first name
// that has some.
constexpr std::array element_names{
    ElementName{"guid", Part::Id},
    ElementName{"atom:id", Part::Id},
    ElementName{"dc:identifier", Part::Id},
    ElementName{"feedburner:origLink", Part::Link},
    ElementName{"link", Part::Link},
    ElementName{"atom:link", Part::Link},
    ElementName{"title", Part::Title},
    ElementName{"atom:title", Part::Title},
    ElementName{"dc:title", Part::Title},
    ElementName{"media:title", Part::Title},
    ElementName{"content:encoded", Part::Content},
    ElementName{"atom:content", Part::Content},
    ElementName{"xhtml:body", Part::Content},
    ElementName{"xhtml:div", Part::Content},
    ElementName{"body", Part::Content},
    ElementName{"fullitem", Part::Content},
    ElementName{"description", Part::Summary},
    ElementName{"atom:summary", Part::Summary},
    ElementName{"dc:description", Part::Summary},
    ElementName{"dcterms:abstract", Part::Summary},
    ElementName{"itunes:summary", Part::Summary},
    ElementName{"media:description", Part::Summary},
    ElementName{"atom:author", Part::Author},
    ElementName{"dc:creator", Part::Author},
    ElementName{"author", Part::Author},
    ElementName{"dc:author", Part::Author},
    ElementName{"itunes:author", Part::Author},
    ElementName{"atom:published", Part::Published},
    ElementName{"atom:issued", Part::Published},
    ElementName{"dcterms:issued", Part::Published},
    ElementName{"pubDate", Part::Published},
    ElementName{"dc:date", Part::Published},
    ElementName{"dcterms:created", Part::Published},
    ElementName{"atom:created", Part::Published},
    ElementName{"atom:updated", Part::Modified},
    ElementName{"atom:modified", Part::Modified},
    ElementName{"dcterms:modified", Part::Modified},
    ElementName{"lastBuildDate", Part::Modified},
    ElementName{"category", Part::Tag},
    ElementName{"atom:category", Part::Tag},
    ElementName{"dc:subject", Part::Tag},
    ElementName{"media:category", Part::Tag},
    ElementName{"media:keywords", Part::Keywords},
    ElementName{"itunes:keywords", Part::Keywords},
    ElementName{"dc:language", Part::Language},
    ElementName{"language", Part::Language},
};

struct Element {
  pugi::xml_node node;
  std::size_t rank;  // in element_names
};

void add_elements(pugi::xml_node item, std::vector<Element>& elements) {
  for (const pugi::xml_node child : item.children()) {
    if (child.type() != pugi::node_element) continue;
    const std::string name = xml_name(child);
    // Media RSS: what is said of a picture or film in the item, one group deep.
    if (name == "media:group" || name == "media:content") {
      if (xml_name(item) != "media:content") add_elements(child, elements);
      continue;
    }
    const auto found = std::ranges::find(element_names, name, &ElementName::name);
    if (found != element_names.end())
      elements.push_back({child, static_cast<std::size_t>(found - element_names.begin())});
  }
}

// The elements of an item or channel that are known, by part and preference.
std::vector<Element> elements_of(pugi::xml_node item) {
  std::vector<Element> elements;
  add_elements(item, elements);
  std::ranges::stable_sort(elements, {}, &Element::rank);
  return elements;
}

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '&') {
      out += "&amp;";
    } else if (c == '<') {
      out += "&lt;";
    } else {
      out += c;
    }
  }
  return out;
}

// The text of an element as markup. Atom says what it holds (RFC 4287, 3.1.1); elsewhere it is text with markup in it,
// or elements of XHTML.
std::string markup_of(pugi::xml_node element) {
  const std::string_view type = element.attribute("type").value();
  const std::string_view mode = element.attribute("mode").value();  // Atom 0.3
  const std::string name = xml_name(element);
  const bool is_atom = name.starts_with("atom:");
  const bool has_elements =
      std::ranges::any_of(element.children(), [](pugi::xml_node child) { return child.type() == pugi::node_element; });
  if (is_atom && (mode == "base64" ||
                  (type.find('/') != std::string_view::npos && !type.starts_with("text/") && !type.ends_with("xml"))))
    return decode_base64(xml_text(element));
  if (has_elements && (type == "xhtml" || type == "application/xhtml+xml" || mode == "xml" || !is_atom))
    return inner_xml(element);
  if (is_atom && (type.empty() || type == "text" || type == "text/plain") && mode != "escaped" && !has_elements)
    return escaped(trim(xml_text(element)));
  return std::string(trim(xml_text(element)));
}

std::string author_of(pugi::xml_node element) {
  if (xml_name(element) == "atom:author") {
    const pugi::xml_node name = child_named(element, "name");
    return name ? std::string(trim(xml_text(name))) : std::string();
  }
  // "desk@quay.example (Ana Ruiz)"
  const std::string text = xml_text(element);
  const std::size_t open = text.find('(');
  const std::size_t close = text.rfind(')');
  if (text.find('@') < open && open != std::string::npos && close != std::string::npos && open < close)
    return text.substr(open + 1, close - open - 1);
  return text.find('@') == std::string::npos ? std::string(trim(text)) : std::string();
}

// The address that a link element gives; empty when it leads to something else than the page.
std::string link_of(pugi::xml_node element) {
  const pugi::xml_attribute href = element.attribute("href");
  if (!href) return std::string(trim(xml_text(element)));
  const std::string_view relation = element.attribute("rel").value();
  const std::string_view type = element.attribute("type").value();
  const bool is_page =
      relation.empty() || relation == "alternate" || relation == "http://www.iana.org/assignments/relation/alternate";
  return is_page && (type.empty() || type.find("html") != std::string_view::npos || type == "text/plain")
             ? std::string(trim(href.value()))
             : std::string();
}

std::string tag_of(pugi::xml_node element) {
  for (const char* attribute : {"label", "term"}) {
    if (const std::string_view value = element.attribute(attribute).value(); !value.empty()) return std::string(value);
  }
  return std::string(trim(xml_text(element)));
}

void add_keywords(const std::string& list, std::vector<std::string>& tags) {
  for (std::size_t begin = 0; begin < list.size();) {
    const std::size_t end = std::min(list.find(',', begin), list.size());
    if (const std::string_view tag = trim(std::string_view(list).substr(begin, end - begin)); !tag.empty())
      tags.emplace_back(tag);
    begin = end + 1;
  }
}

void set(std::string& field, std::string value) {
  if (field.empty()) field = std::move(value);
}

std::string base_of(pugi::xml_node element, const std::string& site) {
  return resolve_url(site, inherited(element, "xml:base"));
}

// What the feed says of all its items.
struct Channel {
  std::string site;
  std::string title;
  std::string language;
  std::vector<std::string> authors;  // of an Atom feed, whose entries need not name them (RFC 4287, 4.2.1)
};

Article article_of(pugi::xml_node item, const Channel& channel, int64_t now) {
  Article article;
  std::string guid;
  std::string content;
  std::string summary;
  std::size_t author_rank = element_names.size();
  std::size_t tag_rank = element_names.size();
  for (const auto& [element, rank] : elements_of(item)) {
    switch (element_names[rank].part) {
      case Part::Id:
        if (guid.empty()) {
          guid = trim(xml_text(element));
          // A permalink is an address; "isPermaLink" is true where nothing is said.
          const std::string_view permanent = element.attribute("isPermaLink").value();
          if (element_names[rank].name == "guid" && permanent != "false" && guid.find("://") != std::string::npos)
            set(article.url, guid);
        }
        break;
      case Part::Link:
        if (const std::string link = link_of(element); !link.empty()) {
          if (article.url.empty() || article.url == guid)
            article.url = resolve_url(base_of(element, channel.site), link);
          if (guid == article.url) guid.clear();
        }
        break;
      case Part::Title:
        set(article.title, markup_of(element));
        break;
      case Part::Content:
        set(content, markup_of(element));
        break;
      case Part::Summary:
        set(summary, markup_of(element));
        break;
      case Part::Author:
        author_rank = std::min(author_rank, rank);
        if (rank == author_rank) article.authors.push_back(author_of(element));
        break;
      case Part::Published:
        take_metadata_date(article.published, xml_text(element), Origin::Feed, now, article.notes);
        break;
      case Part::Modified:
        take_metadata_date(article.modified, xml_text(element), Origin::Feed, now, article.notes);
        break;
      case Part::Tag:
        tag_rank = std::min(tag_rank, rank);
        if (rank == tag_rank) article.tags.push_back(tag_of(element));
        break;
      case Part::Keywords:
        add_keywords(xml_text(element), article.tags);
        break;
      case Part::Language:
        set(article.language, std::string(trim(xml_text(element))));
        break;
    }
  }
  if (article.url.empty()) set(article.url, std::string(item.attribute("rdf:about").value()));
  if (article.url.empty()) article.id = guid;
  if (host_of(article.url).empty()) {
    article.outlet = host_of(channel.site);
    set(article.outlet, channel.title);
    if (!article.outlet.empty()) note_source(article, "outlet", "the feed");
  }
  if (!article.published.known()) article.published = article.modified;
  set(article.language, std::string(inherited(item, "xml:lang")));
  set(article.language, channel.language);
  article.body = content.empty() ? summary : content;
  if (!content.empty()) article.standfirst = summary;
  std::erase(article.authors, "");
  if (article.authors.empty()) article.authors = channel.authors;
  std::erase(article.tags, "");
  return article;
}

Channel channel_of(pugi::xml_node element) {
  Channel channel;
  for (const auto& [child, rank] : elements_of(element)) {
    const Part part = element_names[rank].part;
    if (part == Part::Link) set(channel.site, link_of(child));
    if (part == Part::Title) set(channel.title, one_line(strip_markup(markup_of(child))));
    if (element_names[rank].name == "atom:author") channel.authors.push_back(author_of(child));
    if (part == Part::Language) set(channel.language, std::string(trim(xml_text(child))));
  }
  set(channel.site, std::string(inherited(element, "xml:base")));
  std::erase(channel.authors, "");
  return channel;
}

}  // namespace

bool recognise_feed(std::string_view head) {
  const std::string_view name = xml_root_name(head);
  if (name == "rss" || name == "feed") return true;
  return name == "RDF" && head.find("rss") != std::string_view::npos;
}

void split_feed(ByteStream& stream, Records& records) {
  constexpr std::array<std::string_view, 2> items{"item", "entry"};
  split_items(stream, records, items, Nesting::None);
}

std::vector<Article> read_feed(const XmlDocument& document, int64_t now, std::vector<std::string>* faults) {
  const pugi::xml_node root = document.root();
  const pugi::xml_node inner = child_named(root, "channel");
  const Channel channel = channel_of(inner ? inner : root);
  std::vector<Article> articles;
  // Items stand in the channel, or beside it (RDF); entries in the feed.
  for (const pugi::xml_node parent : {inner, root}) {
    for (const pugi::xml_node item : parent.children()) {
      const std::string_view name = local_name(item);
      if ((name != "item" && name != "entry") || document.is_cut(item)) continue;
      std::string fault = fault_of_export(item);
      if (fault.empty()) {
        complete_from_export(item, inner, articles.emplace_back(article_of(item, channel, now)));
      } else if (faults != nullptr) {
        faults->push_back(std::move(fault));
      }
    }
  }
  return articles;
}

Parsed parse_feed(const Record& record, const ReadOptions& options) {
  Parsed parsed;
  const std::optional<XmlDocument> document = XmlDocument::read(record, options, parsed);
  if (!document) return parsed;
  std::vector<std::string> faults;
  for (Article& article : read_feed(*document, options.now, &faults))
    complete(std::move(article), record, options, parsed);
  for (std::string& fault : faults)
    parsed.rejects.push_back(make_reject(record.place, Reason::NoText, std::move(fault)));
  if (parsed.articles.empty() && parsed.rejects.empty())
    parsed.rejects.push_back(make_reject(record.place, Reason::NoText, "the feed has no items"));
  return parsed;
}

}  // namespace wirecopy::corpus
