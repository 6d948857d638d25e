// SPDX-License-Identifier: GPL-2.0-or-later
#include "bench/copyist.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace wirecopy::bench {

namespace {

constexpr uint64_t wire_story_every = 64;

std::size_t count_sentences(const Draft& draft) {
  std::size_t count = 0;
  for (const Paragraph& paragraph : draft.paragraphs) count += paragraph.size();
  return count;
}

std::string& sentence_number(Draft& draft, std::size_t number) {
  auto paragraph = draft.paragraphs.begin();
  while (number >= paragraph->size()) number -= (paragraph++)->size();
  return (*paragraph)[number];
}

void keep_sentences(Draft& draft, std::size_t count) {
  for (std::size_t i = 0; i < draft.paragraphs.size(); ++i) {
    Paragraph& paragraph = draft.paragraphs[i];
    if (count < paragraph.size()) paragraph.resize(count);
    count -= paragraph.size();
    if (count == 0) {
      draft.paragraphs.resize(paragraph.empty() ? i : i + 1);
      return;
    }
  }
}

// Puts another word in the place of one.
void change_word(Draft& draft, Random& random) {
  std::string& sentence = sentence_number(draft, random.below(count_sentences(draft)));
  std::vector<std::pair<std::size_t, std::size_t>> words;
  std::size_t begin = 0;
  while (begin < sentence.size()) {
    std::size_t end = sentence.find(' ', begin);
    if (end == std::string::npos) end = sentence.size();
    if (end > begin) words.emplace_back(begin, end - begin);
    begin = end + 1;
  }
  if (words.empty()) return;
  const auto [at, size] = words[random.below(words.size())];
  sentence.replace(at, size, random.chance(0.5) ? "yesterday" : "today");
}

// `own` is the article that would stand here if it were no copy.
void apply(Edit edit, Draft& copy, Draft&& own, Random& random) {
  switch (edit) {
    case Edit::Retitled:
      copy.title = std::move(own.title);
      return;
    case Edit::TailCut: {
      const std::size_t count = count_sentences(copy);
      const auto kept = static_cast<std::size_t>(static_cast<double>(count) * (0.5 + 0.4 * random.unit()));
      keep_sentences(copy, std::max<std::size_t>(kept, 1));
      return;
    }
    case Edit::WordsChanged:
      change_word(copy, random);
      if (random.chance(0.5)) change_word(copy, random);
      return;
    case Edit::OwnLead:
      copy.title = std::move(own.title);
      copy.paragraphs.insert(copy.paragraphs.begin(), std::move(own.paragraphs.front()));
      return;
    case Edit::Embedded: {
      // Own text on both sides, of 30 to 130 % of the length of what it surrounds.
      const auto wanted = static_cast<std::size_t>(static_cast<double>(body_size(copy)) * (0.3 + random.unit()));
      std::vector<Paragraph> original = std::exchange(copy.paragraphs, {});
      const std::size_t before = random.below(own.paragraphs.size() / 2 + 1);
      std::size_t used = 0;
      bool is_inside = false;
      for (std::size_t i = 0; i < own.paragraphs.size() && (used < wanted || !is_inside); ++i) {
        if (i == before) {
          is_inside = true;
          std::ranges::move(original, std::back_inserter(copy.paragraphs));
        }
        for (const std::string& sentence : own.paragraphs[i]) used += sentence.size();
        copy.paragraphs.push_back(std::move(own.paragraphs[i]));
      }
      copy.title = std::move(own.title);
      return;
    }
  }
}

}  // namespace

bool Copyist::is_copy(uint64_t number) const {
  if (number % wire_story_every == 0) return false;
  return Random(mix(seed_, number)).chance(share_);
}

uint64_t Copyist::original_of(uint64_t number) const {
  Random random(mix(seed_, number) + 1);
  if (random.chance(0.5)) return random.below((number - 1) / wire_story_every + 1) * wire_story_every;
  uint64_t original = random.below(number);
  while (is_copy(original)) --original;  // number 0 is none
  return original;
}

Written Copyist::write(uint64_t number) const {
  Written written{author_.write(number), std::nullopt};
  if (!is_copy(number)) return written;
  Random random(mix(seed_, number) + 2);
  const Planted planted{original_of(number), static_cast<Edit>(random.below(edit_names.size()))};
  Draft own = std::exchange(written.draft, author_.write(planted.original));
  written.draft.outlet = std::move(own.outlet);
  written.draft.published += static_cast<int64_t>(random.log_uniform(60, 2 * 86'400));
  apply(planted.edit, written.draft, std::move(own), random);
  written.planted = planted;
  return written;
}

}  // namespace wirecopy::bench
