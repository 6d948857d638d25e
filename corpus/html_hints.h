// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>

#include "corpus/html_tree.h"

namespace wirecopy::corpus {

// What the name, class, id and role of an element say of its content. The tables are in html_hints.cc.

// Never part of an article's text: scripts, forms, menus, captions, what is hidden.
bool is_never_content(const HtmlNode& node);

enum class BoxHint : uint8_t {
  None,
  Likely,   // shares, newsletters, advertisements, bylines; the names are also given to whole layouts
  Certain,  // comments and lists of other articles
};
BoxHint box_hint(const HtmlNode& node);

// A post of another site that an article quotes, as the scripts of those sites find it.
bool is_quoted_post(const HtmlNode& node);

enum class ContainerHint : uint8_t {
  None,
  Article,  // holds the article with its headline and what else belongs to it
  Body,     // holds the text
};
ContainerHint container_hint(const HtmlNode& node);

}  // namespace wirecopy::corpus
