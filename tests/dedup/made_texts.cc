// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/dedup/made_texts.h"

#include <array>

#include "dedup/candidates.h"
#include "dedup/shingles.h"

namespace wirecopy::dedup {

WordList made_words(Dice& dice, std::size_t count) {
  static constexpr std::array<std::string_view, 20> syllables{"ba", "ce",  "di",  "fo",  "gu",  "ka", "le",
                                                              "mi", "no",  "pu",  "ra",  "se",  "ti", "vo",
                                                              "xu", "bel", "cor", "dan", "fin", "mur"};
  WordList words(count);
  for (std::string& word : words) {
    const uint64_t length = 2 + dice.below(3);
    for (uint64_t i = 0; i < length; ++i) word += syllables[dice.below(syllables.size())];
  }
  return words;
}

std::string joined(const WordList& words) {
  std::string text;
  for (const std::string& word : words) {
    if (!text.empty()) text += ' ';
    text += word;
  }
  return text;
}

WordList slice(const WordList& words, std::size_t begin, std::size_t end) {
  return WordList(words.begin() + static_cast<std::ptrdiff_t>(begin), words.begin() + static_cast<std::ptrdiff_t>(end));
}

WordList operator+(WordList a, const WordList& b) {
  a.insert(a.end(), b.begin(), b.end());
  return a;
}

WordList edited(Dice& dice, WordList words, std::size_t step) {
  for (std::size_t i = step - 1; i < words.size(); i += step) words[i] = made_words(dice, 1)[0] + "q";
  return words;
}

std::vector<Membership> memberships_of(const std::vector<std::string>& texts) {
  std::vector<std::vector<uint64_t>> sets;
  std::vector<std::string> ids;
  for (const std::string& text : texts) {
    sets.push_back(shingle_set(text));
    ids.push_back(std::to_string(ids.size()));
  }
  CandidateFinder finder;
  std::vector<Candidate> candidates;
  for (uint32_t i = 0; i < sets.size(); ++i) {
    finder.add(sketch_of(sets[i]));
    candidates.push_back(
        {.number = i, .published = i, .shingles = static_cast<uint32_t>(sets[i].size()), .id = ids[i]});
  }
  std::vector<Edge> edges;
  finder.find({}, [&](const CandidatePair& pair) {
    const Overlap verified = overlap(sets[pair.earlier], sets[pair.later]);
    if (is_reported(verified) && !is_formula(verified, pair)) edges.push_back({pair.earlier, pair.later, verified});
  });
  return group(candidates, edges);
}

std::vector<uint32_t> leads_of(const std::vector<std::string>& texts) {
  std::vector<uint32_t> leads;
  for (const Membership& membership : memberships_of(texts)) leads.push_back(membership.lead);
  return leads;
}

}  // namespace wirecopy::dedup
