// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/near_groups.h"

#include <utility>

namespace wirecopy::searcher {

namespace {

struct Choices {
  NearPlace words;
  std::vector<const Node*> phrases;
};

void collect(const Node& node, Choices& choices) {
  if (node.kind == NodeKind::Or) {
    for (const Node& child : node.children) collect(child, choices);
  } else {
    (node.kind == NodeKind::Phrase ? choices.phrases : choices.words).push_back(&node);
  }
}

NearGroup with_words(NearGroup group, const NearPlace& words) {
  group.places.push_back(words);
  return group;
}

NearGroup with_phrase(NearGroup group, const Node& phrase) {
  for (const Node& word : phrase.children) group.places.push_back({&word});
  group.phrases.push_back(&phrase);
  group.added_places += static_cast<uint32_t>(phrase.children.size() - 1);
  return group;
}

}  // namespace

NearGroups near_groups(const Node& near) {
  NearGroups groups;
  groups.any.emplace_back();
  for (const Node& operand : near.children) {
    Choices choices;
    collect(operand, choices);
    groups.has_phrase |= !choices.phrases.empty();
    std::vector<NearGroup> longer;
    for (const NearGroup& group : groups.any) {
      if (!choices.words.empty()) longer.push_back(with_words(group, choices.words));
      for (const Node* phrase : choices.phrases) longer.push_back(with_phrase(group, *phrase));
      if (longer.size() > most_near_groups) break;
    }
    groups.any = std::move(longer);
    if (groups.any.size() > most_near_groups) {
      groups.any.clear();
      return groups;
    }
  }
  return groups;
}

}  // namespace wirecopy::searcher
