// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

namespace wirecopy::web {

// A piece of HTML that is safe to put into a page. Text becomes one only by being escaped, so a page built of these
// cannot be broken by what stands in an article, an address or a query.
class Markup {
 public:
  Markup() = default;
  // Text: escaped, ill-formed UTF-8 and control characters replaced by U+FFFD.
  Markup(std::string_view text);
  Markup(const std::string& text) : Markup(std::string_view(text)) {}
  Markup(const char* text) : Markup(std::string_view(text)) {}

  // HTML that is escaped already: the output of searcher::marked_html, and nothing that was typed or read.
  static Markup trusted(std::string html);

  const std::string& html() const { return html_; }
  bool empty() const { return html_.empty(); }
  Markup& operator+=(const Markup& more);

 private:
  std::string html_;
};

struct Attribute {
  std::string_view name;
  std::optional<std::string> value;  // nothing: the attribute is left out
};

// The value of an attribute that stands there or does not, such as `open` or `selected`.
std::optional<std::string> flag(bool on);

// An element with its attributes (always quoted and escaped) and content. Elements that have no content by the standard
// (input, link, meta) take none. An `href`, `src` or `action` that is no safe link is left out.
Markup element(std::string_view name, std::initializer_list<Attribute> attributes = {},
               std::initializer_list<Markup> content = {});

}  // namespace wirecopy::web
