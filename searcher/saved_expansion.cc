// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/saved_expansion.h"

#include <algorithm>
#include <string>
#include <vector>

#include "searcher/letters.h"
#include "searcher/tree.h"
#include "text/words.h"

namespace wirecopy::searcher {

namespace {

bool is_saved(const Node& node) {
  return node.kind == NodeKind::Filter && node.field->kind == schema::FieldKind::Saved;
}

Node nothing() {
  Node everything;
  return make_not(std::move(everything));
}

class Expansions {
 public:
  Expansions(const SavedQueries& saved, const SyntaxOptions& options, WarningList& warnings)
      : saved_(saved), options_(options), warnings_(warnings) {}

  void expand(Node& node) {
    if (is_saved(node)) {
      std::vector<Node> any;
      for (const std::string& name : node.filter.values) any.push_back(tree_of(name, node.at));
      node = join(NodeKind::Or, std::move(any));
      return;
    }
    for (Node& child : node.children) expand(child);
    flatten(node);
  }

 private:
  Node tree_of(const std::string& name, Span at) {
    const SavedQuery* query = saved_.find(name);
    if (query == nullptr) {
      if (saved_.fault.empty()) warnings_.add("unknown_query", at, {name, close_names(name)});
      return nothing();
    }
    if (std::ranges::find(inside_of_, query) != inside_of_.end() || expansions_ == most_saved_expansions) {
      warnings_.add("query_in_itself", at, {query->name});
      return nothing();
    }
    ++expansions_;
    ParsedQuery parsed = parse_query(query->text, options_);
    for (const Warning& warning : parsed.warnings) warnings_.add("in_saved_query", at, {query->name, warning.message});
    set_place(parsed.root, at);
    inside_of_.push_back(query);
    expand(parsed.root);
    inside_of_.pop_back();
    return std::move(parsed.root);
  }

  // Places in the saved text are none in the query text.
  static void set_place(Node& node, Span at) {
    node.at = at;
    for (Node& child : node.children) set_place(child, at);
  }

  // An And in an And is one, so that what it takes away is taken from the whole.
  static void flatten(Node& node) {
    if (node.kind != NodeKind::And && node.kind != NodeKind::Or) return;
    const double boost = node.boost;
    const Span at = node.at;
    node = join(node.kind, std::move(node.children));
    node.boost *= boost;
    node.at = at;
  }

  std::string close_names(const std::string& name) const {
    const FuzzyPattern pattern(text::fold(name), 2);
    std::string names;
    for (const SavedQuery& query : saved_.queries) {
      if (pattern.matches(text::fold(query.name)))
        names.append(names.empty() ? "; did you mean " : " or ").append(query.name);
    }
    return names;
  }

  const SavedQueries& saved_;
  const SyntaxOptions& options_;
  WarningList& warnings_;
  std::vector<const SavedQuery*> inside_of_;
  int expansions_ = 0;
};

}  // namespace

void expand_saved(Node& root, const SavedQueries& saved, const SyntaxOptions& options, WarningList& warnings) {
  Expansions(saved, options, warnings).expand(root);
}

bool has_saved(const Node& root) {
  return is_saved(root) || std::ranges::any_of(root.children, has_saved);
}

}  // namespace wirecopy::searcher
