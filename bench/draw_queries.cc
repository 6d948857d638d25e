// SPDX-License-Identifier: GPL-2.0-or-later
// Draws search queries of known classes from articles: lines of id, tab, query; the class is the id up to its last
// dash.
#include <algorithm>
#include <array>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <fmt/core.h>

#include "bench/article_stream.h"
#include "bench/options.h"
#include "bench/output_file.h"
#include "bench/random.h"
#include "text/error.h"
#include "text/words.h"

namespace wirecopy::bench {

namespace {

constexpr std::string_view purpose =
    "draw_queries: draws queries from articles, as lines of id, tab, query. The class of a query is its id up to the\n"
    "last dash. The same options give the same queries.";

// Frequencies are counted on so many articles at most, evenly spread over the source.
constexpr uint64_t sampled_articles = 20'000;

// Words by the share of articles that hold them.
struct Tier {
  std::string_view name;
  double least;
  double most;
};
constexpr Tier high{"high", 0.1, 1};
constexpr Tier middle{"mid", 0.005, 0.05};
constexpr Tier low{"low", 0, 0.0005};

using WordNumbers = std::vector<uint32_t>;

struct Sample {
  std::vector<std::string> words;                  // by number
  std::vector<uint32_t> frequencies;               // by number of word: articles that hold it
  std::vector<std::vector<WordNumbers>> articles;  // paragraphs of words, in order
};

class Sampler {
 public:
  explicit Sampler(Sample& sample) : sample_(sample) {}

  void add(const corpus::Article& article) {
    std::vector<WordNumbers> lines;
    ++article_;
    std::string_view rest = article.body;
    while (!rest.empty()) {
      const std::string_view line = rest.substr(0, rest.find('\n'));
      rest.remove_prefix(std::min(line.size() + 1, rest.size()));
      WordNumbers numbers = numbers_of(line);
      if (!numbers.empty()) lines.push_back(std::move(numbers));
    }
    if (!lines.empty()) sample_.articles.push_back(std::move(lines));
  }

 private:
  WordNumbers numbers_of(std::string_view line) {
    WordNumbers numbers;
    text::Words words(line);
    text::Word word;
    while (words.next(word)) {
      auto found = numbers_.find(word.lower);
      if (found == numbers_.end()) {
        found = numbers_.emplace(word.lower, sample_.words.size()).first;
        sample_.words.push_back(found->first);
        sample_.frequencies.push_back(0);
        last_articles_.push_back(0);
      }
      const uint32_t number = found->second;
      if (last_articles_[number] != article_) ++sample_.frequencies[number];
      last_articles_[number] = article_;
      numbers.push_back(number);
    }
    return numbers;
  }

  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view word) const { return std::hash<std::string_view>{}(word); }
  };

  Sample& sample_;
  std::unordered_map<std::string, uint32_t, Hash, std::equal_to<>> numbers_;
  std::vector<uint32_t> last_articles_;  // by number of word: the last article that held it
  uint32_t article_ = 0;                 // counted from 1
};

class Drawing {
 public:
  Drawing(const Sample& sample, uint64_t seed) : sample_(sample), random_(seed) {}

  // A word of the tier, or a word of any when a small corpus has none.
  std::string word(const Tier& tier) {
    const auto articles = static_cast<double>(sample_.articles.size());
    uint32_t number = 0;
    for (int attempt = 0; attempt < 10'000; ++attempt) {
      number = any_word(article());
      const double share = sample_.frequencies[number] / articles;
      if (share >= tier.least && share <= std::max(tier.most, 1 / articles)) break;
    }
    return sample_.words[number];
  }

  // Different words of one article, so that AND of them finds something.
  std::vector<std::string> words_together(std::size_t count) {
    const std::vector<WordNumbers>& lines = article();
    std::vector<uint32_t> numbers;
    for (int attempt = 0; attempt < 1'000 && numbers.size() < count; ++attempt) {
      const uint32_t number = any_word(lines);
      if (std::ranges::find(numbers, number) == numbers.end()) numbers.push_back(number);
    }
    std::vector<std::string> words;
    for (const uint32_t number : numbers) words.push_back(sample_.words[number]);
    return words;
  }

  // Words as they stand beside each other, common ones included.
  std::string phrase(std::size_t count) {
    for (int attempt = 0; attempt < 1'000; ++attempt) {
      const std::vector<WordNumbers>& lines = article();
      const WordNumbers& line = lines[random_.below(lines.size())];
      if (line.size() < count) continue;
      const std::size_t begin = random_.below(line.size() - count + 1);
      std::string out = "\"";
      for (std::size_t i = 0; i < count; ++i) out += (i == 0 ? "" : " ") + sample_.words[line[begin + i]];
      return out + '"';
    }
    return "\"" + word(middle) + "\"";
  }

 private:
  const std::vector<WordNumbers>& article() { return sample_.articles[random_.below(sample_.articles.size())]; }

  uint32_t any_word(const std::vector<WordNumbers>& lines) {
    const WordNumbers& line = lines[random_.below(lines.size())];
    return line[random_.below(line.size())];
  }

  const Sample& sample_;
  Random random_;
};

std::string join(const std::vector<std::string>& words, std::string_view between) {
  std::string out;
  for (const std::string& word : words) {
    if (!out.empty()) out += between;
    out += word;
  }
  return out;
}

std::string negation(Drawing& drawing) {
  const std::vector<std::string> words = drawing.words_together(3);
  return join({words.begin(), words.end() - 1}, " ") + " -" + words.back();
}

// A class of queries with its share of all, in per mille.
struct Kind {
  std::string_view name;
  uint32_t share;
  std::string (*draw)(Drawing& drawing);
};
constexpr std::array kinds{
    Kind{"word-high", 100, [](Drawing& drawing) { return drawing.word(high); }},
    Kind{"word-mid", 100, [](Drawing& drawing) { return drawing.word(middle); }},
    Kind{"word-low", 100, [](Drawing& drawing) { return drawing.word(low); }},
    Kind{"and2", 80, [](Drawing& drawing) { return join(drawing.words_together(2), " "); }},
    Kind{"and3", 80, [](Drawing& drawing) { return join(drawing.words_together(3), " "); }},
    Kind{"and4", 80, [](Drawing& drawing) { return join(drawing.words_together(4), " "); }},
    Kind{"or2", 50, [](Drawing& drawing) { return join(drawing.words_together(2), " OR "); }},
    Kind{"or3", 50, [](Drawing& drawing) { return join(drawing.words_together(3), " OR "); }},
    Kind{"or4", 50, [](Drawing& drawing) { return join(drawing.words_together(4), " OR "); }},
    Kind{"or5", 50, [](Drawing& drawing) { return join(drawing.words_together(5), " OR "); }},
    Kind{"phrase2", 60, [](Drawing& drawing) { return drawing.phrase(2); }},
    Kind{"phrase3", 60, [](Drawing& drawing) { return drawing.phrase(3); }},
    Kind{"phrase4", 60, [](Drawing& drawing) { return drawing.phrase(4); }},
    Kind{"not", 80, negation},
};

struct Wanted {
  std::string from;
  std::string out = "-";
  uint64_t queries = 500;
  uint64_t seed = 1;
};

void draw_queries(const Wanted& wanted) {
  const uint64_t keep_one_in = count_records(wanted.from) / sampled_articles + 1;
  Sample sample;
  Sampler sampler(sample);
  for_each_article(wanted.from, keep_one_in, [&](corpus::Article&& article) { sampler.add(article); });
  if (sample.articles.size() == 0) throw Error("no article was found in " + wanted.from, "give articles with a body");
  Drawing drawing(sample, wanted.seed);
  OutputFile out(wanted.out);
  uint64_t share = 0;
  uint64_t drawn = 0;
  for (const Kind& kind : kinds) {
    share += kind.share;
    for (uint64_t number = 1; drawn < wanted.queries * share / 1000; ++number, ++drawn) {
      out.write(fmt::format("{}-{:03}\t{}\n", kind.name, number, kind.draw(drawing)));
    }
  }
  out.close();
}

void run(int count, char** values) {
  Wanted wanted;
  const std::array options{
      Option{"--from", "the articles", [&](const std::string& value) { wanted.from = value; }},
      Option{"--out", "file for the queries (standard output)", [&](const std::string& value) { wanted.out = value; }},
      Option{"--queries", "how many (500)", [&](const std::string& value) { wanted.queries = to_number(value); }},
      Option{"--seed", "any number (1)", [&](const std::string& value) { wanted.seed = to_number(value); }},
  };
  read_options(count, values, purpose, options);
  if (wanted.from.empty()) throw Error("no articles to draw from", "give --from", Failure::Usage);
  draw_queries(wanted);
}

}  // namespace

}  // namespace wirecopy::bench

int main(int count, char** values) {
  return wirecopy::bench::guarded([&] { wirecopy::bench::run(count, values); });
}
