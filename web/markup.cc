// SPDX-License-Identifier: GPL-2.0-or-later
#include "web/markup.h"

#include <algorithm>
#include <array>
#include <cassert>

#include "text/escape.h"
#include "text/utf8.h"
#include "web/url.h"

namespace wirecopy::web {

namespace {

constexpr std::array<std::string_view, 7> void_elements{"br", "hr", "img", "input", "link", "meta", "wbr"};
constexpr std::array<std::string_view, 3> link_attributes{"href", "src", "action"};

// What neither HTML nor a reader has a use for: C0 controls but tab and the line ends.
std::string without_controls(std::string_view text) {
  std::string out;
  for (const char character : text) {
    const bool control =
        static_cast<unsigned char>(character) < ' ' && character != '\t' && character != '\n' && character != '\r';
    if (control || character == '\x7F') {
      out += "\xEF\xBF\xBD";
    } else {
      out += character;
    }
  }
  return out;
}

std::string safe(std::string_view text) {
  return text::escape_html(without_controls(text::repair_utf8(text)));
}

template <std::size_t size>
bool contains(const std::array<std::string_view, size>& names, std::string_view name) {
  return std::ranges::find(names, name) != names.end();
}

}  // namespace

Markup::Markup(std::string_view text) : html_(safe(text)) {}

Markup Markup::trusted(std::string html) {
  Markup markup;
  markup.html_ = std::move(html);
  return markup;
}

Markup& Markup::operator+=(const Markup& more) {
  html_ += more.html_;
  return *this;
}

std::optional<std::string> flag(bool on) {
  return on ? std::optional<std::string>("") : std::nullopt;
}

Markup element(std::string_view name, std::initializer_list<Attribute> attributes,
               std::initializer_list<Markup> content) {
  std::string html = "<" + std::string(name);
  for (const Attribute& attribute : attributes) {
    assert(!attribute.name.starts_with("on") && attribute.name != "style");  // the content security policy forbids both
    if (!attribute.value) continue;
    if (contains(link_attributes, attribute.name) && !is_safe_link(*attribute.value)) continue;
    html += " " + std::string(attribute.name);
    if (!attribute.value->empty()) html += "=\"" + safe(*attribute.value) + "\"";
  }
  html += ">";
  if (contains(void_elements, name)) {
    assert(content.size() == 0);
    return Markup::trusted(std::move(html));
  }
  for (const Markup& part : content) html += part.html();
  html += "</" + std::string(name) + ">";
  return Markup::trusted(std::move(html));
}

}  // namespace wirecopy::web
