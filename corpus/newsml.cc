// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/newsml.h"

#include <algorithm>
#include <array>
#include <string>

#include "corpus/complete.h"
#include "corpus/dates.h"
#include "corpus/hosts.h"
#include "corpus/lines.h"
#include "corpus/nitf.h"
#include "corpus/people.h"
#include "corpus/xml.h"
#include "corpus/xml_items.h"

namespace wirecopy::corpus {
namespace {

void set(std::string& field, std::string value) {
  if (field.empty()) field = std::move(value);
}

std::string line_of(pugi::xml_node element) {
  return element ? one_line(xml_text(element)) : std::string();
}

pugi::xml_node first_named(pugi::xml_node root, std::string_view name) {
  const std::vector<pugi::xml_node> found = elements_named(root, name);
  return found.empty() ? pugi::xml_node() : found.front();
}

Date date_of(pugi::xml_node element, int64_t now, std::vector<std::string>& notes) {
  Date date;
  if (element) take_metadata_date(date, line_of(element), Origin::Metadata, now, notes);
  return date;
}

void add_texts(pugi::xml_node root, std::string_view name, std::vector<std::string>& list) {
  for (const pugi::xml_node element : elements_named(root, name)) {
    if (std::string text = line_of(element); !text.empty()) list.push_back(std::move(text));
  }
}

// An identifier that is an address is one.
void set_identifier(std::string identifier, Article& article) {
  (identifier.find("://") == std::string::npos ? article.id : article.url) = std::move(identifier);
}

// The first date there is, and the last change where it is another.
void set_dates(std::initializer_list<Date> preferred, const Date& revised, Article& article) {
  for (const Date& date : preferred) {
    if (!article.published.known()) article.published = date;
  }
  if (!article.published.known()) article.published = revised;
  if (revised.known() && revised.seconds != article.published.seconds) article.modified = revised;
}

void take_content(pugi::xml_node content, int64_t now, Article& article) {
  if (const pugi::xml_node nitf = first_named(content, "nitf")) return read_nitf(nitf, now, article);
  const pugi::xml_node page = first_named(content, "body");
  std::string text = inner_xml(page ? page : content);
  if (text.size() > article.body.size()) article.body = std::move(text);
}

// NewsML-G2 names parties and concepts by a name, a literal or a code such as "nprov:AFP".
std::string name_in_g2(pugi::xml_node element) {
  if (!element) return {};
  if (std::string name = line_of(child_named(element, "name")); !name.empty()) return name;
  if (const std::string_view literal = element.attribute("literal").value(); !literal.empty())
    return std::string(literal);
  const std::string_view code = element.attribute("qcode").value();
  return std::string(code.substr(std::min(code.find(':') + 1, code.size())));
}

Article article_of_g2(pugi::xml_node item, int64_t now) {
  Article article;
  set_identifier(item.attribute("guid").value(), article);
  const pugi::xml_node about_item = child_named(item, "itemMeta");
  const pugi::xml_node about_content = child_named(item, "contentMeta");
  set(article.title, line_of(child_named(about_content, "headline")));
  set(article.title, line_of(child_named(about_item, "title")));
  set(article.standfirst, line_of(child_named(about_content, "description")));
  article.authors = split_authors(line_of(child_named(about_content, "by")));
  if (article.authors.empty()) {
    for (const pugi::xml_node creator : elements_named(about_content, "creator"))
      article.authors.push_back(name_in_g2(creator));
  }
  set(article.credit, line_of(child_named(about_content, "creditline")));
  set(article.outlet, outlet_name(name_in_g2(child_named(about_item, "provider"))));
  set(article.outlet, outlet_name(name_in_g2(first_named(item, "copyrightHolder"))));
  set(article.language, child_named(about_content, "language").attribute("tag").value());
  set(article.language, std::string(inherited(item, "xml:lang")));
  for (const pugi::xml_node subject : elements_named(about_content, "subject")) {
    if (std::string name = line_of(child_named(subject, "name")); !name.empty())
      article.tags.push_back(std::move(name));
  }
  add_texts(about_content, "keyword", article.tags);
  set_dates({date_of(child_named(about_item, "firstCreated"), now, article.notes),
             date_of(child_named(about_content, "contentCreated"), now, article.notes)},
            date_of(child_named(about_item, "versionCreated"), now, article.notes), article);
  for (const std::string_view name : {"inlineXML", "inlineData"}) {
    for (const pugi::xml_node content : elements_named(item, name)) take_content(content, now, article);
  }
  put_dateline(child_named(about_content, "dateline"), article);
  return article;
}

std::string party_of(pugi::xml_node element) {
  return element ? std::string(child_named(element, "Party").attribute("FormalName").value()) : std::string();
}

// `sender` is who sent the whole message.
Article article_of_first(pugi::xml_node item, const std::string& sender, int64_t now) {
  Article article;
  set_identifier(line_of(first_named(item, "PublicIdentifier")), article);
  set(article.title, line_of(first_named(item, "HeadLine")));
  set(article.standfirst, line_of(first_named(item, "SubHeadLine")));
  article.authors = split_authors(line_of(first_named(item, "ByLine")));
  set(article.credit, line_of(first_named(item, "CreditLine")));
  set(article.outlet, outlet_name(party_of(first_named(item, "Provider"))));
  set(article.outlet, sender);
  set(article.language, first_named(item, "Language").attribute("FormalName").value());
  add_texts(item, "KeywordLine", article.tags);
  set_dates({date_of(first_named(item, "FirstCreated"), now, article.notes)},
            date_of(first_named(item, "ThisRevisionCreated"), now, article.notes), article);
  for (const pugi::xml_node content : elements_named(item, "DataContent")) take_content(content, now, article);
  put_dateline(first_named(item, "DateLine"), article);
  return article;
}

std::string code_in_g2(pugi::xml_node element) {
  const std::string_view code = element.attribute("qcode").value();
  return std::string(code.substr(std::min(code.find(':') + 1, code.size())));
}

// Why an item is no article, empty when it may be one: pictures, films and packages have a headline, too.
std::string fault_of_g2(pugi::xml_node item, const Article& article) {
  const pugi::xml_node about_item = child_named(item, "itemMeta");
  const std::string kind = code_in_g2(child_named(about_item, "itemClass"));
  const bool is_text = kind.empty() || kind == "text" || kind == "composite";
  return is_text || !article.body.empty() ? std::string() : "the item is a " + kind + " without a text";
}

std::string status_of(pugi::xml_node item, bool is_first) {
  if (is_first) return std::string(first_named(item, "Status").attribute("FormalName").value());
  return code_in_g2(child_named(child_named(item, "itemMeta"), "pubStatus"));
}

}  // namespace

bool recognise_newsml(std::string_view head) {
  const std::string_view root = xml_root_name(head);
  return root == "newsMessage" || root == "newsItem" || root == "packageItem" || root == "NewsML";
}

void split_newsml(ByteStream& stream, Records& records) {
  constexpr std::array<std::string_view, 2> items{"newsItem", "NewsItem"};
  split_items(stream, records, items, Nesting::Possible);
}

Parsed parse_newsml(const Record& record, const ReadOptions& options) {
  Parsed parsed;
  const std::optional<XmlDocument> document = XmlDocument::read(record, options, parsed);
  if (!document) return parsed;
  const pugi::xml_node root = document->root();
  const bool is_first = local_name(root) == "NewsML";
  std::vector<pugi::xml_node> items = elements_named(root, is_first ? "NewsItem" : "newsItem");
  if (local_name(root) == "newsItem") items.insert(items.begin(), root);
  const std::string sender = is_first ? outlet_name(party_of(first_named(root, "SentFrom"))) : std::string();
  for (const pugi::xml_node item : items) {
    if (document->is_cut(item)) continue;  // the reject of the document says so
    Article article = is_first ? article_of_first(item, sender, options.now) : article_of_g2(item, options.now);
    if (reject_withdrawn(status_of(item, is_first), article, record, parsed)) continue;
    if (std::string fault = is_first ? std::string() : fault_of_g2(item, article); !fault.empty()) {
      parsed.rejects.push_back(make_reject(record.place, Reason::NoText, std::move(fault)));
    } else {
      complete(std::move(article), record, options, parsed);
    }
  }
  if (parsed.articles.empty() && parsed.rejects.empty()) {
    parsed.rejects.push_back(make_reject(record.place, Reason::NoText,
                                         "the message holds no news item, as packages do that only name some"));
  }
  return parsed;
}

}  // namespace wirecopy::corpus
