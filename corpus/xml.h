// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <pugixml.hpp>

#include "corpus/format.h"

namespace wirecopy::corpus {

// The tree of an XML document (XML 1.0, Namespaces in XML 1.0), read leniently: bare ampersands, references to entities
// of HTML and a document that is cut short are endured. Entities that a document defines are expanded up to a limit
// (corpus/xml_entities.h), nothing outside of it is opened, and the tree takes some three times the bytes of that,
// whatever these are.
class XmlDocument {
 public:
  // Decodes by byte order mark, XML declaration and content, and parses as far as it goes: where that is not the end, a
  // reject ("bad_xml") says where and why, and what came before is there. Nothing when there is no element at all, and
  // a reject when a limit of the options is passed.
  static std::optional<XmlDocument> read(const Record& record, const ReadOptions& options, Parsed& parsed);

  pugi::xml_node root() const { return document_->document_element(); }

  // Whether the document breaks off inside of this element.
  bool is_cut(pugi::xml_node element) const { return std::ranges::find(cut_, element) != cut_.end(); }

 private:
  explicit XmlDocument(std::unique_ptr<pugi::xml_document> document) : document_(std::move(document)) {}

  std::unique_ptr<pugi::xml_document> document_;
  std::vector<pugi::xml_node> cut_;
};

// The name of an element with the usual prefix of its namespace, whatever prefix the document has chosen:
// "content:encoded", "dc:date", "atom:entry". Elements of RSS, of no namespace and of unknown ones have their local
// name alone, unknown namespaces with a colon before it, so that they pass for nothing else.
std::string xml_name(pugi::xml_node element);

// The local name of the root element by the first bytes of a document, behind declaration, comments and document type;
// empty when it is not there or these are no XML.
std::string_view xml_root_name(std::string_view head);

// The name after the prefix.
std::string_view local_name(pugi::xml_node element);

// All text in an element, in document order.
std::string xml_text(pugi::xml_node element);

// The content of an element written out as markup.
std::string inner_xml(pugi::xml_node element);

// The value of xml:lang, or of xml:base, that holds for an element: its own or the nearest above it.
std::string_view inherited(pugi::xml_node element, std::string_view attribute);

// The first child with the given local name; null when there is none.
pugi::xml_node child_named(pugi::xml_node element, std::string_view local);

// Every element below `root`, in document order, that has the local name. No recursion: depth costs nothing.
std::vector<pugi::xml_node> elements_named(pugi::xml_node root, std::string_view local);

}  // namespace wirecopy::corpus
