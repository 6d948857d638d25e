// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/nitf.h"

#include <string>
#include <vector>

#include "corpus/complete.h"
#include "corpus/dates.h"
#include "corpus/hosts.h"
#include "corpus/lines.h"
#include "corpus/markup.h"
#include "corpus/people.h"
#include "text/escape.h"

namespace wirecopy::corpus {
namespace {

// The element that a path of local names leads to; null when one of them is missing.
pugi::xml_node at(pugi::xml_node element, std::initializer_list<std::string_view> path) {
  for (const std::string_view name : path) element = child_named(element, name);
  return element;
}

std::string line_of(pugi::xml_node element) {
  return element ? one_line(xml_text(element)) : std::string();
}

void set(std::string& field, std::string value) {
  if (field.empty()) field = std::move(value);
}

void set_date(Article& article, pugi::xml_node element, const char* attribute, int64_t now) {
  take_metadata_date(article.published, element.attribute(attribute).value(), Origin::Metadata, now, article.notes);
}

// The inner ones first: an element goes with all that is in it.
void remove_named(pugi::xml_node root, std::string_view name) {
  std::vector<pugi::xml_node> found = elements_named(root, name);
  for (; !found.empty(); found.pop_back()) found.back().parent().remove_child(found.back());
}

void read_document_data(pugi::xml_node data, int64_t now, Article& article) {
  set(article.id, std::string(child_named(data, "doc-id").attribute("id-string").value()));
  for (const char* name : {"date.release", "date.issue"}) {
    set_date(article, child_named(data, name), "norm", now);
  }
  if (!article.tags.empty()) return;
  for (const pugi::xml_node keyword : elements_named(child_named(data, "key-list"), "keyword")) {
    article.tags.emplace_back(keyword.attribute("key").value());
  }
  for (const pugi::xml_node classifier : elements_named(child_named(data, "identified-content"), "classifier")) {
    if (std::string_view(classifier.attribute("type").value()) == "descriptor")
      article.tags.push_back(line_of(classifier));
  }
  std::erase(article.tags, "");
}

void read_publication(pugi::xml_node head, int64_t now, Article& article) {
  const pugi::xml_node publication = child_named(head, "pubdata");
  set_date(article, publication, "date.publication", now);
  set(article.url, std::string(publication.attribute("ex-ref").value()));
  set(article.outlet, outlet_name(publication.attribute("name").value()));
  set(article.section, std::string(publication.attribute("position.section").value()));
  set(article.outlet, outlet_name(at(head, {"docdata", "doc.copyright"}).attribute("holder").value()));
}

void read_headlines(pugi::xml_node head, Article& article) {
  set(article.title, line_of(at(head, {"hedline", "hl1"})));
  set(article.standfirst, line_of(child_named(head, "abstract")));
  set(article.standfirst, line_of(at(head, {"hedline", "hl2"})));
  set(article.credit, line_of(child_named(head, "distributor")));
  if (!article.authors.empty()) return;
  const pugi::xml_node byline = child_named(head, "byline");
  remove_named(byline, "byttl");
  article.authors = split_authors(line_of(byline));
}

}  // namespace

void put_dateline(pugi::xml_node dateline, Article& article) {
  constexpr std::size_t longest = 120;
  std::string place = line_of(dateline);
  for (const std::string_view mark : {"-", "\u2013", "\u2014", ":"}) {
    if (place.ends_with(mark)) place = trim(std::string_view(place).substr(0, place.size() - mark.size()));
  }
  if (place.empty() || place.size() > longest || article.body.empty()) return;
  const std::string_view body = article.body;
  // Some write it in the text as well.
  if (one_line(strip_markup(body.substr(0, body.find("</p>")))).starts_with(place.substr(0, place.find(',')))) return;
  const std::size_t paragraph = std::min(body.find("<p>"), body.find("<p "));
  const std::size_t at = paragraph == std::string_view::npos ? 0 : body.find('>', paragraph) + 1;
  article.body.insert(at, text::escape_html(place) + " \u2014 ");
}

bool recognise_nitf(std::string_view head) {
  return xml_root_name(head) == "nitf";
}

void read_nitf(pugi::xml_node nitf, int64_t now, Article& article) {
  const pugi::xml_node head = child_named(nitf, "head");
  const pugi::xml_node body = child_named(nitf, "body");
  read_document_data(child_named(head, "docdata"), now, article);
  read_publication(head, now, article);
  read_headlines(child_named(body, "body.head"), article);
  set_date(article, at(body, {"body.head", "dateline", "story.date"}), "norm", now);
  set(article.title, line_of(child_named(head, "title")));
  set(article.language, std::string(inherited(body, "xml:lang")));
  const pugi::xml_node content = child_named(body, "body.content");
  remove_named(content, "media");  // pictures, films and their captions stand in the text and are none of it
  if (content && article.body.empty()) {
    article.body = inner_xml(content);
    put_dateline(at(body, {"body.head", "dateline"}), article);
  }
  set(article.credit, line_of(at(body, {"body.end", "tagline"})));
}

Parsed parse_nitf(const Record& record, const ReadOptions& options) {
  Parsed parsed;
  const std::optional<XmlDocument> document = XmlDocument::read(record, options, parsed);
  if (!document) return parsed;
  Article article;
  read_nitf(document->root(), options.now, article);
  complete(std::move(article), record, options, parsed);
  return parsed;
}

}  // namespace wirecopy::corpus
