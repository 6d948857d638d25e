// SPDX-License-Identifier: GPL-2.0-or-later
#include "web/xml.h"

#include "text/escape.h"
#include "text/utf8.h"

namespace wirecopy::web {

namespace {

// Char of XML 1.0, section 2.2.
bool is_xml_character(char32_t point) {
  if (point < 0x20) return point == '\t' || point == '\n' || point == '\r';
  return point != 0x7F && point != 0xFFFE && point != 0xFFFF;
}

}  // namespace

std::string xml_text(std::string_view text) {
  std::string kept;
  kept.reserve(text.size());
  for (std::size_t position = 0; position < text.size();) {
    const char32_t point = text::next_code_point(text, position);
    text::append_utf8(kept, is_xml_character(point) ? point : U'\uFFFD');
  }
  return text::escape_html(kept);
}

std::string xml_element(std::string_view name, std::initializer_list<Attribute> attributes, std::string_view content) {
  std::string xml = "<" + std::string(name);
  for (const Attribute& attribute : attributes)
    if (attribute.value) xml += " " + std::string(attribute.name) + "=\"" + xml_text(*attribute.value) + "\"";
  if (content.empty()) return xml + "/>";
  return xml + ">" + std::string(content) + "</" + std::string(name) + ">";
}

}  // namespace wirecopy::web
