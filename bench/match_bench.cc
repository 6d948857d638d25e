// SPDX-License-Identifier: GPL-2.0-or-later
// Measures how long it takes to find who ran a text: every text as a new one, then once more.
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "bench/article_stream.h"
#include "bench/options.h"
#include "bench/timings.h"
#include "searcher/searcher.h"
#include "text/error.h"
#include "text/words.h"

namespace wirecopy::bench {

namespace {

constexpr std::string_view purpose =
    "match_bench: measures how long it takes to find who ran a text, in this process and on one thread. A text is "
    "made\n"
    "of the first words of articles in turn, so that it has passages of several; one class of texts is of one length.\n"
    "They are matched once, new to the searcher, and once more.\n"
    "Prints tab-separated lines: class (words), texts, answered, p50, p90, p99 and most, in milliseconds.";

struct Wanted {
  std::string index;
  std::string from;
  uint64_t texts = 100;
  clockid_t clock = to_clock("wall");
};

constexpr std::array<uint64_t, 3> lengths{12, 600, 5000};  // words
constexpr uint64_t words_of_one = 200;

// The first `most` words of a text; how many there are is taken off `most`.
std::string_view first_words(std::string_view text, uint64_t& most) {
  text::Words words(text);
  text::Word word;
  std::size_t end = 0;
  for (; most > 0 && words.next(word); --most) end = word.span.end;
  return text.substr(0, end);
}

// Texts of so many words, from articles that are spread over the source.
std::vector<std::string> made_texts(const std::vector<std::string>& bodies, uint64_t count, uint64_t words) {
  std::vector<std::string> texts;
  std::size_t next = 0;
  for (uint64_t i = 0; i < count; ++i) {
    std::string text;
    for (uint64_t missing = words; missing > 0 && next < (i + 2) * bodies.size();) {
      uint64_t part = std::min(missing, words_of_one);
      const uint64_t asked = part;
      text += std::string(first_words(bodies[next++ % bodies.size()], part)) + "\n\n";
      missing -= asked - part;
    }
    texts.push_back(std::move(text));
  }
  return texts;
}

std::vector<std::string> read_bodies(const Wanted& wanted) {
  const uint64_t records = count_records(wanted.from);
  std::vector<std::string> bodies;
  for_each_article(wanted.from, std::max<uint64_t>(records / 1000, 1), [&](corpus::Article&& article) {
    if (!article.body.empty()) bodies.push_back(std::move(article.body));
  });
  if (bodies.empty()) throw Error("no article in " + wanted.from, "give --from what the index was made of");
  return bodies;
}

void match_bench(const Wanted& wanted) {
  const std::vector<std::string> bodies = read_bodies(wanted);
  searcher::Searcher searcher(wanted.index);
  print_head();
  for (const uint64_t words : lengths) {
    const std::vector<std::string> texts = made_texts(bodies, wanted.texts, words);
    for (const std::string_view time : {", new", ""}) {
      Measured measured;
      for (const std::string& text : texts) {
        const double begin = milliseconds_of(wanted.clock);
        const searcher::MatchAnswer answer = searcher.match({.text = text});
        measured.add(milliseconds_of(wanted.clock) - begin, text, !answer.matches.empty());
      }
      print_row(std::to_string(words) + " words" + std::string(time), measured);
    }
  }
}

void run(int count, char** values) {
  Wanted wanted;
  const std::array options{
      Option{"--index", "the index", [&](const std::string& value) { wanted.index = value; }},
      Option{"--from", "what it was made of", [&](const std::string& value) { wanted.from = value; }},
      Option{"--texts", "of each length (100)", [&](const std::string& value) { wanted.texts = to_number(value); }},
      Option{"--clock", "wall, or processor: the time this thread had, on a busy machine (wall)",
             [&](const std::string& value) { wanted.clock = to_clock(value); }},
  };
  read_options(count, values, purpose, options);
  if (wanted.index.empty() || wanted.from.empty() || wanted.texts == 0)
    throw Error("no index, no source or no text", "give --index, --from and --texts 1 or more", Failure::Usage);
  match_bench(wanted);
}

}  // namespace

}  // namespace wirecopy::bench

int main(int count, char** values) {
  return wirecopy::bench::guarded([&] { wirecopy::bench::run(count, values); });
}
