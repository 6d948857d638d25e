// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/xml.h"

#include <array>
#include <cstring>
#include <sstream>
#include <utility>

#include "corpus/lines.h"
#include "corpus/markup.h"
#include "corpus/plain_text.h"
#include "corpus/xml_entities.h"
#include "text/utf8.h"

namespace wirecopy::corpus {
namespace {

struct Namespace {
  std::string_view address;  // how it begins: versions differ in what follows
  std::string_view prefix;   // empty = none
};

// Namespaces by their addresses, in lower case, without "http://" and "www.".
constexpr std::array namespaces{
    Namespace{"w3.org/2005/atom", "atom"},
    Namespace{"purl.org/atom/ns", "atom"},
    Namespace{"purl.org/rss/1.0/modules/content", "content"},
    Namespace{"purl.org/rss/1.0/modules/slash", "slash"},
    Namespace{"purl.org/rss/1.0", ""},
    Namespace{"my.netscape.com/rdf/simple/0.9", ""},
    Namespace{"channel.netscape.com/rdf/simple/0.9", ""},
    Namespace{"backend.userland.com/rss", ""},
    Namespace{"blogs.law.harvard.edu/tech/rss", ""},
    Namespace{"purl.org/net/rss1.1", ""},
    Namespace{"purl.org/dc/elements", "dc"},
    Namespace{"purl.org/dc/terms", "dcterms"},
    Namespace{"search.yahoo.com/mrss", "media"},
    Namespace{"itunes.com/dtds/podcast", "itunes"},
    Namespace{"w3.org/1999/xhtml", "xhtml"},
    Namespace{"w3.org/1999/02/22-rdf-syntax-ns", "rdf"},
    Namespace{"rssnamespace.org/feedburner", "feedburner"},
};

// Levels, and attributes of an element, looked at for a declaration: more is nobody's feed.
constexpr int highest_ancestor = 64;
constexpr int most_attributes = 64;

std::string_view nearest_value(pugi::xml_node element, std::string_view attribute) {
  for (int level = 0; element && level < highest_ancestor; ++level, element = element.parent()) {
    int looked_at = 0;
    for (const pugi::xml_attribute candidate : element.attributes()) {
      if (candidate.name() == attribute) return candidate.value();
      if (++looked_at == most_attributes) break;
    }
  }
  return {};
}

std::string_view qualified_name(pugi::xml_node element) {
  return element.name();
}

std::string_view namespace_of(pugi::xml_node element, std::string_view prefix) {
  std::string attribute = "xmlns";
  if (!prefix.empty()) attribute.append(":").append(prefix);
  return nearest_value(element, attribute);
}

std::string declared_encoding(std::string_view bytes) {
  const std::string_view head = bytes.substr(0, 256);
  if (!head.starts_with("<?xml")) return {};
  const std::string_view declaration = head.substr(0, head.find("?>"));
  const std::size_t at = declaration.find("encoding");
  if (at == std::string_view::npos) return {};
  const std::size_t open = declaration.find_first_of("\"'", at);
  if (open == std::string_view::npos) return {};
  const std::size_t close = declaration.find(declaration[open], open + 1);
  return close == std::string_view::npos ? std::string() : std::string(declaration.substr(open + 1, close - open - 1));
}

// Control characters of Unicode's second block are bytes of windows-1252 that somebody took for Latin-1.
std::string without_controls(const std::string& text) {
  std::string out;
  std::size_t done = 0;
  for (std::size_t at = text.find('\xC2'); at != std::string::npos && at + 1 < text.size();
       at = text.find('\xC2', at + 1)) {
    const auto second = static_cast<unsigned char>(text[at + 1]);
    if (second < 0x80 || second > 0x9F) continue;
    out.append(text, done, at - done).append(decode_references("&#" + std::to_string(second) + ";"));
    done = at + 2;
  }
  return done == 0 ? text : out.append(text, done);
}

// Calls visit(node) for every node below `root`, in document order.
template <class Visit>
void walk(pugi::xml_node root, Visit visit) {
  pugi::xml_node node = root.first_child();
  while (node) {
    visit(node);
    if (node.first_child()) {
      node = node.first_child();
      continue;
    }
    while (node && node != root && !node.next_sibling()) node = node.parent();
    if (!node || node == root) return;
    node = node.next_sibling();
  }
}

bool passes_depth(const pugi::xml_document& document, std::size_t limit) {
  std::size_t depth = 0;
  for (pugi::xml_node node = document.first_child(); node;) {
    if (node.first_child()) {
      if (++depth > limit) return true;
      node = node.first_child();
      continue;
    }
    while (node && !node.next_sibling()) {
      node = node.parent();
      --depth;
    }
    if (node) node = node.next_sibling();
  }
  return false;
}

// Whether the end of a document is missing. One that is broken in the middle may have said of an item what there is.
bool breaks_off(const pugi::xml_document& document, std::string_view text) {
  const pugi::xml_node root = document.document_element();
  return root && text.rfind("</" + std::string(root.name())) == std::string_view::npos;
}

// The elements that a document which breaks off at `end` leaves open, the outermost first: the last ones that are not
// closed between there and the last thing in them.
std::vector<pugi::xml_node> open_elements(const pugi::xml_document& document, std::string_view text, std::size_t end) {
  std::vector<pugi::xml_node> open;
  std::size_t last = 0;
  for (pugi::xml_node node = document.last_child(); node; node = node.last_child()) {
    if (node.type() == pugi::node_element) open.push_back(node);
    last = std::max<std::ptrdiff_t>(node.offset_debug(), static_cast<std::ptrdiff_t>(last));
  }
  const std::string_view rest = text.substr(std::min(last, text.size()), end - std::min(last, end));
  std::erase_if(open, [&](pugi::xml_node element) {
    return rest.find("</" + std::string(element.name())) != std::string_view::npos;
  });
  return open;
}

}  // namespace

std::optional<XmlDocument> XmlDocument::read(const Record& record, const ReadOptions& options, Parsed& parsed) {
  std::optional<std::string> text = decode_record(record, declared_encoding(record.bytes), parsed);
  if (!text) return std::nullopt;
  text = expand_entities(*text, options.entity_limit);
  if (!text) {
    parsed.rejects.push_back(make_reject(
        record.place, Reason::TooLarge,
        "the entities of the document stand for more than " + std::to_string(options.entity_limit) + " bytes"));
    return std::nullopt;
  }
  auto document = std::make_unique<pugi::xml_document>();
  constexpr unsigned flags = pugi::parse_default | pugi::parse_ws_pcdata | pugi::parse_fragment;
  const pugi::xml_parse_result result = document->load_buffer(text->data(), text->size(), flags, pugi::encoding_utf8);
  if (passes_depth(*document, options.depth_limit)) {
    parsed.rejects.push_back(
        make_reject(record.place, Reason::TooDeep,
                    "the elements of the document lie more than " + std::to_string(options.depth_limit) + " deep"));
    return std::nullopt;
  }
  if (!result || !document->document_element()) {
    const auto end = static_cast<uint64_t>(result.offset);
    const uint64_t begin = end - std::min<uint64_t>(end, record.envelope);  // within the item
    const std::string byte = std::to_string(record.envelope == 0 ? end : record.place.offset + begin);
    const std::string message =
        result ? "the document has no element"
        : breaks_off(*document, *text)
            ? "the document breaks off at byte " + byte + "; the item that it ends in is left out"
            : "the document is not well-formed XML from byte " + byte + " on: " + result.description();
    Reject reject = make_reject(record.place, Reason::BadXml, message);
    if (!result && record.envelope == 0) reject.place.offset += end;
    parsed.rejects.push_back(std::move(reject));
  }
  if (!document->document_element()) return std::nullopt;
  XmlDocument read(std::move(document));
  if (!result && breaks_off(*read.document_, *text))
    read.cut_ = open_elements(*read.document_, *text, static_cast<std::size_t>(result.offset));
  return read;
}

std::string xml_name(pugi::xml_node element) {
  const std::string_view name = qualified_name(element);
  const std::size_t colon = name.find(':');
  const std::string_view prefix = colon == std::string_view::npos ? std::string_view() : name.substr(0, colon);
  const std::string address = lower_ascii(namespace_of(element, prefix));
  std::string_view bare = address;
  for (const std::string_view start : {"http://", "https://", "www."}) {
    if (bare.starts_with(start)) bare.remove_prefix(start.size());
  }
  const std::string_view local = local_name(element);
  for (const Namespace& known : namespaces) {
    if (!bare.starts_with(known.address)) continue;
    return known.prefix.empty() ? std::string(local) : std::string(known.prefix).append(":").append(local);
  }
  // Feeds forget to declare what everybody knows.
  if (bare.empty()) return std::string(name);
  return prefix.empty() ? std::string(local) : ":" + std::string(local);
}

std::string_view local_name(pugi::xml_node element) {
  const std::string_view name = qualified_name(element);
  const std::size_t colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

std::string xml_text(pugi::xml_node element) {
  std::string text;
  walk(element, [&](pugi::xml_node node) {
    if (node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata) text += node.value();
  });
  return without_controls(text);
}

std::string inner_xml(pugi::xml_node element) {
  std::ostringstream out;
  // Indentation of pugixml goes as deep as the tree, without recursion.
  for (const pugi::xml_node child : element.children()) child.print(out, "", pugi::format_raw);
  return std::move(out).str();
}

std::string_view inherited(pugi::xml_node element, std::string_view attribute) {
  return nearest_value(element, attribute);
}

pugi::xml_node child_named(pugi::xml_node element, std::string_view local) {
  for (const pugi::xml_node child : element.children()) {
    if (local_name(child) == local) return child;
  }
  return {};
}

std::vector<pugi::xml_node> elements_named(pugi::xml_node root, std::string_view local) {
  std::vector<pugi::xml_node> found;
  walk(root, [&](pugi::xml_node node) {
    if (node.type() == pugi::node_element && local_name(node) == local) found.push_back(node);
  });
  return found;
}

std::string_view xml_root_name(std::string_view head) {
  constexpr std::string_view document_type = "<!DOCTYPE ";
  std::string_view rest = trim(head);
  while (rest.starts_with("<?") || rest.starts_with("<!")) {
    const std::string_view close = rest.starts_with("<?") ? "?>" : rest.starts_with("<!--") ? "-->" : ">";
    std::size_t end = rest.find(close);
    if (rest.starts_with(document_type)) {
      // One that declares entities goes on behind its first ">", perhaps farther than the head goes; it names the root.
      const std::size_t subset = rest.find('[');
      if (subset < end) end = rest.find('>', std::min(rest.find(']', subset), rest.size()));
      if (end == std::string_view::npos) {
        rest = trim(rest.substr(document_type.size()));
        break;
      }
    }
    if (end == std::string_view::npos) return {};
    rest = trim(rest.substr(end + close.size()));
    if (rest.empty()) return {};
  }
  if (rest.starts_with('<')) {
    rest.remove_prefix(1);
  } else if (!trim(head).starts_with('<')) {
    return {};
  }
  std::string_view name = rest.substr(0, rest.find_first_of(" \t\r\n/>["));
  if (const std::size_t colon = name.find(':'); colon != std::string_view::npos) name.remove_prefix(colon + 1);
  return name;
}

}  // namespace wirecopy::corpus
