// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/tree.h"

#include <algorithm>
#include <cassert>
#include <utility>

namespace wirecopy::searcher {

namespace {

bool is_compound(const Node& node) {
  return node.kind == NodeKind::And || node.kind == NodeKind::Or || node.kind == NodeKind::Near;
}

std::size_t words_of(const Node& node) {
  if (node.kind == NodeKind::Phrase) return node.children.size();
  if (node.kind != NodeKind::Or) return 1;
  std::size_t most = 1;
  for (const Node& child : node.children) most = std::max(most, words_of(child));
  return most;
}

bool is_in_field(const Node& node, const schema::Field* field) {
  if (node.kind != NodeKind::Or) return node.field == field;
  return std::ranges::all_of(node.children, [&](const Node& child) { return is_in_field(child, field); });
}

const schema::Field* first_field(const Node& node) {
  return node.kind == NodeKind::Or ? first_field(node.children.front()) : node.field;
}

// Moves what is below a compound and is none itself to the end of `leaves`.
void take_leaves(Node node, std::vector<Node>& leaves) {
  if (is_compound(node)) {
    for (Node& child : node.children) take_leaves(std::move(child), leaves);
  } else if (node.kind == NodeKind::Not && is_compound(node.children.front())) {
    std::vector<Node> below;
    take_leaves(std::move(node.children.front()), below);
    for (Node& leaf : below) leaves.push_back(make_not(std::move(leaf)));
  } else {
    leaves.push_back(std::move(node));
  }
}

// `brackets` are open around the children of `node`. True when something was flattened.
bool limit_below(Node& node, int brackets) {
  bool flattened = false;
  std::vector<Node> children;
  for (Node& child : node.children) {
    const Node& inner = child.kind == NodeKind::Not ? child.children.front() : child;
    if (is_compound(inner) && brackets >= deepest_nesting) {
      take_leaves(std::move(child), children);
      flattened = true;
      continue;
    }
    flattened |= limit_below(child, brackets + (is_compound(child) ? 1 : 0));
    children.push_back(std::move(child));
  }
  node.children = std::move(children);
  if (flattened && node.kind == NodeKind::Near) fit_window(node);
  return flattened;
}

}  // namespace

Node join(NodeKind kind, std::vector<Node> children) {
  assert(!children.empty());
  if (children.size() == 1) return std::move(children.front());
  Node node;
  node.kind = kind;
  node.at = {children.front().at.begin, children.back().at.end};
  for (Node& child : children) {
    if (child.kind == kind && child.boost == 1) {
      std::ranges::move(child.children, std::back_inserter(node.children));
    } else {
      node.children.push_back(std::move(child));
    }
  }
  return node;
}

std::optional<Node> join_any_number(NodeKind kind, std::vector<Node> children) {
  if (children.empty()) return std::nullopt;
  return join(kind, std::move(children));
}

Node make_not(Node node) {
  if (node.kind == NodeKind::Not) {
    Node inner = std::move(node.children.front());
    return inner;
  }
  Node outer;
  outer.kind = NodeKind::Not;
  outer.at = node.at;
  outer.children.push_back(std::move(node));
  return outer;
}

bool can_be_near(const Node& node) {
  if (node.kind == NodeKind::Or) return std::ranges::all_of(node.children, can_be_near);
  return node.kind == NodeKind::Word || node.kind == NodeKind::Phrase;
}

bool have_one_field(const std::vector<Node>& nodes) {
  const schema::Field* field = first_field(nodes.front());
  return std::ranges::all_of(nodes, [&](const Node& node) { return is_in_field(node, field); });
}

bool has_synonym(const Node& node) {
  return (node.kind == NodeKind::Word && node.word.form == WordForm::Synonym) ||
         std::ranges::any_of(node.children, has_synonym);
}

std::size_t count_patterns(const Node& node) {
  const bool is_pattern =
      node.kind == NodeKind::Word && (node.word.form == WordForm::Wildcard || node.word.form == WordForm::Fuzzy);
  std::size_t count = is_pattern ? 1 : 0;
  for (const Node& child : node.children) count += count_patterns(child);
  return count;
}

bool clear_boosts(Node& node) {
  bool had = node.boost != 1;
  node.boost = 1;
  for (Node& child : node.children) had |= clear_boosts(child);
  return had;
}

std::size_t near_words(const Node& near) {
  std::size_t words = 0;
  for (const Node& child : near.children) words += words_of(child);
  return words;
}

bool fit_window(Node& near) {
  const auto smallest = static_cast<uint32_t>(near_words(near) - 1);
  const bool is_narrow = near.window < smallest;
  if (is_narrow) near.window = smallest;
  return is_narrow;
}

void limit_nesting(Node& root, WarningList& warnings) {
  // The brackets around the whole are written only when it has a weight.
  const int brackets = is_compound(root) && root.boost != 1 ? 1 : 0;
  if (limit_below(root, brackets)) warnings.add("too_deep", root.at);
}

}  // namespace wirecopy::searcher
