// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace wirecopy::corpus {

// A node of a page: an element, or text where `name` is empty.
struct HtmlNode {
  struct Attribute {
    std::string name;  // lower case
    std::string value;
  };

  std::string name;  // lower case
  std::string text;  // of text nodes; of <title>, and of scripts that are JSON-LD or the state of a page, too
  std::vector<Attribute> attributes;
  int32_t parent = -1;
  int32_t first_child = -1;
  int32_t next_sibling = -1;
  int32_t end = 0;  // the nodes of the subtree are [this, end)

  bool is_text() const { return name.empty(); }
  // The value of an attribute, or empty.
  std::string_view attribute(std::string_view wanted) const;
  bool has_attribute(std::string_view wanted) const;
};

// A script that holds what the scripts of a page make it of (Next.js).
bool is_page_state(const HtmlNode& node);

// A page in document order: the first node is the root, parents stand before their children.
using HtmlTree = std::vector<HtmlNode>;

struct TreeLimits {
  std::size_t depth = 5000;  // elements within each other
  double seconds = 5;        // processor time
};

// Why a page has no tree.
enum class TreeFault : uint8_t { None, TooDeep, TooSlow, TooLarge };

// Parses a page by the rules of the HTML standard. An element keeps its first 200 attributes. The text must be
// well-formed UTF-8. Nothing when the page passes a limit, or its tree would take more than 512 MiB; then `fault`,
// where given, says which.
std::optional<HtmlTree> parse_html_tree(std::string_view html, const TreeLimits& limits = {},
                                        TreeFault* fault = nullptr);

// The text below a node with white space folded to single spaces. Scripts, styles and the like have none.
std::string text_of(const HtmlTree& tree, int32_t node);

}  // namespace wirecopy::corpus
