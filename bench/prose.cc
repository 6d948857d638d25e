// SPDX-License-Identifier: GPL-2.0-or-later
#include "bench/prose.h"

#include <span>
#include <string_view>

namespace wirecopy::bench {

namespace {

// A word of a closed class with its share of that class, in per mille.
struct Choice {
  uint32_t share;
  std::string_view word;
};

constexpr Choice determiners[]{{540, "the"}, {200, "a"},  {50, "its"},    {45, "his"},  {40, "their"},
                               {30, "this"}, {15, "her"}, {15, "an"},     {20, "that"}, {10, "some"},
                               {10, "all"},  {8, "any"},  {7, "several"}, {5, "these"}, {5, "our"}};
constexpr Choice prepositions[]{{190, "of"},  {265, "in"},  {110, "to"},    {95, "for"},    {75, "on"},
                                {60, "with"}, {50, "at"},   {40, "from"},   {70, "by"},     {12, "after"},
                                {10, "over"}, {8, "under"}, {5, "against"}, {5, "between"}, {5, "during"}};
constexpr Choice auxiliaries[]{{170, "is"},   {150, "was"}, {110, "has"},    {90, "will"}, {80, "were"},
                               {75, "are"},   {70, "have"}, {60, "would"},   {50, "had"},  {45, "has been"},
                               {25, "to be"}, {25, "may"},  {20, "will be"}, {15, "can"},  {15, "should"}};
constexpr Choice joiners[]{{480, " and "},  {130, ", but "}, {110, " as "},     {70, ", while "},
                           {130, " that "}, {40, " when "},  {25, " because "}, {15, ", although "}};
constexpr Choice pronouns[]{{270, "it"}, {260, "he"}, {190, "they"}, {120, "she"}, {100, "we"}, {60, "there"}};
constexpr Choice adverbs[]{{280, "not"},  {220, "also"}, {120, "now"},   {120, "still"},
                           {100, "more"}, {90, "only"},  {70, "already"}};
constexpr Choice speech[]{{750, "said"}, {120, "told reporters"}, {70, "says"}, {60, "added"}};
constexpr Choice days[]{{150, "Monday"}, {150, "Tuesday"},  {150, "Wednesday"}, {150, "Thursday"},
                        {150, "Friday"}, {125, "Saturday"}, {125, "Sunday"}};
constexpr Choice months[]{{250, "January"}, {250, "February"}, {250, "March"}, {250, "April"}};
constexpr Choice amounts[]{{500, " million"}, {300, " per cent"}, {200, " billion"}};

constexpr uint32_t sum(std::span<const Choice> choices) {
  uint32_t total = 0;
  for (const Choice& choice : choices) total += choice.share;
  return total;
}
static_assert(sum(determiners) == 1000 && sum(prepositions) == 1000 && sum(auxiliaries) == 1000 &&
              sum(joiners) == 1000);
static_assert(sum(pronouns) == 1000 && sum(adverbs) == 1000 && sum(speech) == 1000 && sum(days) == 1000);
static_assert(sum(months) == 1000 && sum(amounts) == 1000);

std::string_view choose(Random& random, std::span<const Choice> choices) {
  uint32_t at = random.below(1000);
  for (const Choice& choice : choices) {
    if (at < choice.share) return choice.word;
    at -= choice.share;
  }
  return choices.front().word;
}

constexpr uint32_t subjects = 500;
constexpr uint32_t words_of_a_subject = 200;
constexpr uint32_t people_of_a_subject = 60;
constexpr uint32_t first_names = 400;
constexpr uint32_t last_name_ranks = 20'000;  // last names are words from this rank on

constexpr double from_topic = 0.2;     // content words that are the article's own
constexpr double from_subject = 0.25;  // content words of its subject

uint32_t word_of_subject(uint32_t subject, uint32_t number) {
  Random random(mix(subject, number));
  return static_cast<uint32_t>(random.log_uniform(60, 20'000));
}

void append_capitalised(std::string& out, std::string_view word) {
  const std::size_t at = out.size();
  out += word;
  if (out[at] >= 'a' && out[at] <= 'z') out[at] = static_cast<char>(out[at] - 'a' + 'A');
}

void figure(std::string& out, Random& random) {
  const double kind = random.unit();
  if (kind < 0.25) {
    out += std::to_string(1990 + random.below(35));
  } else if (kind < 0.5) {
    out += std::to_string(1 + random.below(99)) + '.' + std::to_string(random.below(10));
    out += choose(random, amounts);
  } else if (kind < 0.65) {
    out += std::to_string(1 + random.below(28)) + ' ';
    out += choose(random, months);
  } else {
    out += std::to_string(static_cast<uint32_t>(random.log_uniform(2, 5000)));
  }
}

}  // namespace

Topic draw_topic(Random& random) {
  Topic topic;
  topic.subject = random.skewed(subjects);
  for (uint32_t& rank : topic.words) {
    rank = random.chance(0.6) ? word_of_subject(topic.subject, random.skewed(words_of_a_subject))
                              : static_cast<uint32_t>(random.log_uniform(100, Vocabulary::size));
  }
  for (uint32_t& person : topic.people) {
    const uint64_t of_subject = mix(topic.subject, 1'000'000 + random.below(people_of_a_subject));
    person = static_cast<uint32_t>(random.chance(0.5) ? of_subject : random.next());
  }
  return topic;
}

uint32_t Prose::content_rank(Random& random, const Topic& topic) const {
  const double kind = random.unit();
  if (kind < from_topic) return topic.words[random.skewed(topic.words.size())];
  if (kind < from_topic + from_subject) {
    return word_of_subject(topic.subject, random.skewed(words_of_a_subject));
  }
  return Vocabulary::draw(random);
}

void Prose::noun(std::string& out, Random& random, const Topic& topic) const {
  out += vocabulary_.word(content_rank(random, topic));
  if (random.chance(0.28)) out += 's';
}

void Prose::verb(std::string& out, Random& random, const Topic& topic) const {
  out += vocabulary_.word(content_rank(random, topic));
  const double form = random.unit();
  if (form < 0.4) {
    out += "ed";
  } else if (form < 0.58) {
    out += "ing";
  } else if (form < 0.72) {
    out += 's';
  }
}

void Prose::name(std::string& out, Random& random, const Topic& topic) const {
  const uint32_t person = topic.people[random.skewed(topic.people.size())];
  if (random.chance(0.4)) {
    append_capitalised(out, vocabulary_.word(2'000 + person % first_names));
    out += ' ';
  }
  append_capitalised(out, vocabulary_.word(last_name_ranks + person / first_names % last_name_ranks));
}

void Prose::noun_phrase(std::string& out, Random& random, const Topic& topic) const {
  const double kind = random.unit();
  if (kind < 0.1) return name(out, random, topic);
  if (kind < 0.2) {
    out += choose(random, pronouns);
    return;
  }
  if (kind < 0.27) {
    figure(out, random);
    out += ' ';
  } else if (kind < 0.68) {
    out += choose(random, determiners);
    out += ' ';
  }
  if (random.chance(0.35)) {
    out += vocabulary_.word(content_rank(random, topic));
    out += ' ';
  }
  noun(out, random, topic);
  if (random.chance(0.12)) {
    out += " of ";
    if (random.chance(0.5)) out += "the ";
    noun(out, random, topic);
  }
}

void Prose::verb_phrase(std::string& out, Random& random, const Topic& topic) const {
  if (random.chance(0.5)) {
    out += choose(random, auxiliaries);
    out += ' ';
  }
  if (random.chance(0.12)) {
    out += choose(random, adverbs);
    out += ' ';
  }
  verb(out, random, topic);
  if (random.chance(0.2)) {
    out += " to ";
    out += vocabulary_.word(content_rank(random, topic));
  }
  if (random.chance(0.65)) {
    out += ' ';
    noun_phrase(out, random, topic);
  }
}

void Prose::prepositional_phrase(std::string& out, Random& random, const Topic& topic) const {
  if (random.chance(0.08)) {
    out += "on ";
    out += choose(random, days);
    return;
  }
  out += choose(random, prepositions);
  out += ' ';
  noun_phrase(out, random, topic);
}

void Prose::clause(std::string& out, Random& random, const Topic& topic) const {
  noun_phrase(out, random, topic);
  out += ' ';
  verb_phrase(out, random, topic);
  if (random.chance(0.65)) {
    out += ' ';
    prepositional_phrase(out, random, topic);
  }
}

std::string Prose::headline(Random& random, const Topic& topic) const {
  std::string out;
  if (random.chance(0.4)) {
    name(out, random, topic);
  } else {
    noun(out, random, topic);
  }
  out += ' ';
  verb(out, random, topic);
  out += ' ';
  noun(out, random, topic);
  if (random.chance(0.7)) {
    out += ' ';
    out += choose(random, prepositions);
    out += ' ';
    noun(out, random, topic);
  }
  std::string title;
  append_capitalised(title, out);
  return title;
}

std::string Prose::sentence(Random& random, const Topic& topic) const {
  std::string out;
  if (random.chance(0.2)) {
    prepositional_phrase(out, random, topic);
    out += ", ";
  }
  const bool is_quoted = random.chance(0.12);
  clause(out, random, topic);
  while (random.chance(0.5) && out.size() < 300) {
    if (random.chance(0.25)) {
      out += random.chance(0.6) ? ", which " : ", who ";
      verb_phrase(out, random, topic);
    } else {
      out += choose(random, joiners);
      clause(out, random, topic);
    }
  }
  const bool is_attributed = is_quoted || random.chance(0.15);
  std::string written;
  if (is_quoted) written += "“";
  append_capitalised(written, out);
  if (is_attributed) {
    written += is_quoted ? ",” " : ", ";
    name(written, random, topic);
    written += ' ';
    written += choose(random, speech);
  }
  written += '.';
  return written;
}

}  // namespace wirecopy::bench
