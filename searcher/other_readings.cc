// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/other_readings.h"

#include <optional>
#include <string_view>
#include <utility>

#include "searcher/tree.h"

namespace wirecopy::searcher {

namespace {

// Of the words before a *, how many may be the beginning of one.
constexpr std::size_t most_words_together = 3;

// A synonym in the place of what was typed, by its stems: a word, or several as a phrase.
Node synonym_node(std::string_view text, const Node& place) {
  Node phrase;
  phrase.kind = NodeKind::Phrase;
  phrase.at = place.at;
  phrase.children = word_nodes(text, place.at);
  Node node = phrase.children.size() == 1 ? std::move(phrase.children.front()) : std::move(phrase);
  node.field = place.field;
  return node;
}

}  // namespace

std::vector<Node> other_readings(const Node& node, Expander& expander) {
  std::vector<Node> others;
  if (node.word.form == WordForm::Synonym) {
    const bool is_phrase = node.kind == NodeKind::Phrase;
    for (const std::string& other :
         is_phrase ? expander.synonyms_of(node.word, node.at) : expander.phrases_of(node.word))
      others.push_back(synonym_node(other, node));
    return others;
  }
  std::vector<QueryWord> ends{node.word};
  for (std::size_t together = 1; together <= most_words_together; ++together) {
    std::optional<Node> phrase = phrase_of_pattern(node, together);
    if (!phrase) break;
    const QueryWord& last = phrase->children.back().word;
    if (last.form == WordForm::Wildcard) ends.push_back(last);
    others.push_back(std::move(*phrase));
  }
  if (!others.empty()) expander.expand_readings(ends, node.at);
  return others;
}

}  // namespace wirecopy::searcher
