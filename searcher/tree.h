// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "searcher/syntax.h"
#include "searcher/warnings.h"

// How the parser puts trees together so that each reading has one shape.
namespace wirecopy::searcher {

// An And or Or of one child or more: one comes back as it is, and children of the same kind that have no weight of
// their own are taken apart.
Node join(NodeKind kind, std::vector<Node> children);

// The same for any number of children; none gives nothing.
std::optional<Node> join_any_number(NodeKind kind, std::vector<Node> children);

// A Not, or what a Not took away.
Node make_not(Node node);

// Words, phrases, and Ors of them.
bool can_be_near(const Node& node);

// Whether all words below the nodes are in the same field.
bool have_one_field(const std::vector<Node>& nodes);

// The words of a text as Words, all of them typed at the same place.
std::vector<Node> word_nodes(std::string_view text, Span at);

// A pattern that ends with its only *, by the words that it is cut into, of which the last `together` stay one: in
// scripts without spaces several may stand before the *. Nothing where there are no more words, or for any other node.
std::optional<Node> phrase_of_pattern(const Node& node, std::size_t together = 1);

// Puts the phrase in the place of each such pattern, for where a word is one place.
void part_patterns(Node& node);

// Whether a word or phrase of the tree is wanted with its synonyms.
bool has_synonym(const Node& node);

// Words of the tree that stand for many: wildcards and fuzzy words.
std::size_t count_patterns(const Node& node);

// Takes the weights off a node and what is below it; true when there were any. An OR that only its weight kept apart
// becomes one with the OR that it is in.
bool clear_boosts(Node& node);

// Widens the window of a Near so that all of its words find room; true when it was too narrow.
bool fit_window(Node& near);

// How many words a Near joins at most: what Xapian does for each article grows with their square.
inline constexpr std::size_t most_near_words = 32;

// The words of the longest reading of a Near.
std::size_t near_words(const Node& near);

// Flattens what is nested deeper than deepest_nesting brackets of the query text that the tree makes.
void limit_nesting(Node& root, WarningList& warnings);

}  // namespace wirecopy::searcher
