// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/tree.h"

#include <algorithm>
#include <cassert>
#include <utility>

#include "searcher/word_cutter.h"
#include "text/words.h"

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

std::vector<Node> word_nodes(std::string_view text, Span at) {
  std::vector<Node> nodes;
  text::Words words(text);
  for (text::Word word; words.next(word);) {
    Node& node = nodes.emplace_back();
    node.kind = NodeKind::Word;
    node.at = at;
    node.word.text = word.span.of(text);
  }
  return nodes;
}

std::optional<Node> phrase_of_pattern(const Node& node, std::size_t together) {
  if (node.kind != NodeKind::Word || node.word.form != WordForm::Wildcard) return {};
  const std::string_view pattern = node.word.text;
  if (pattern.find_first_of("*?") + 1 != pattern.size() || !pattern.ends_with('*')) return {};
  const std::string_view literal = pattern.substr(0, pattern.size() - 1);
  Node phrase;
  phrase.kind = NodeKind::Phrase;
  phrase.field = node.field;
  phrase.boost = node.boost;
  phrase.at = node.at;
  phrase.children = word_nodes(literal, node.at);
  if (phrase.children.size() <= together) return {};
  for (; together > 1; --together) {
    const std::string behind = std::move(phrase.children.back().word.text);
    phrase.children.pop_back();
    phrase.children.back().word.text += behind;
  }
  QueryWord& last = phrase.children.back().word;
  if (tells_words_apart(last.text)) last = {.text = last.text + "*", .form = WordForm::Wildcard};
  return phrase;
}

void part_patterns(Node& node) {
  if (std::optional<Node> phrase = phrase_of_pattern(node)) node = std::move(*phrase);
  if (node.kind == NodeKind::Phrase) return;
  for (Node& child : node.children) part_patterns(child);
}

bool has_synonym(const Node& node) {
  const bool is_leaf = node.kind == NodeKind::Word || node.kind == NodeKind::Phrase;
  return (is_leaf && node.word.form == WordForm::Synonym) || std::ranges::any_of(node.children, has_synonym);
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
  if (had && node.kind == NodeKind::Or) {
    const Span at = node.at;
    node = join(NodeKind::Or, std::move(node.children));
    node.at = at;
  }
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
