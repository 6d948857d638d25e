// SPDX-License-Identifier: GPL-2.0-or-later
// How fast texts are cut into shingles, sampled, matched and compared. Run without arguments, or with Google
// Benchmark's flags.
#include <benchmark/benchmark.h>

#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "dedup/candidates.h"
#include "dedup/grouping.h"
#include "dedup/overlap.h"
#include "dedup/passages.h"
#include "dedup/shingles.h"
#include "dedup/sketch.h"

namespace wirecopy::dedup {
namespace {

// Words whose frequencies fall as in a language (the number of a word is the product of two draws), out of some 60,000.
std::string made_word(std::mt19937_64& engine, std::string_view letters, std::size_t letter_bytes) {
  uint64_t number = engine() % 250 * (engine() % 250);
  std::string word;
  do {
    word += letters.substr(number % (letters.size() / letter_bytes) * letter_bytes, letter_bytes);
    number /= 7;
  } while (number > 0);
  return word;
}

constexpr std::string_view latin = "etaoinshrdlucm";
constexpr std::string_view cyrillic =
    "\u0435\u0442\u0430\u043E\u0438\u043D\u0441\u0440\u0434\u043B\u0443\u0446\u043C\u043A";
constexpr std::string_view japanese =
    "\u306E\u6C34\u4F4D\u304C\u4E00\u6669\u3067\u4E0A\u5E02\u6E2F\u8239\u4F1A\u793E\u590F";

std::string made_text(std::mt19937_64& engine, std::size_t words, std::string_view letters, std::size_t letter_bytes) {
  std::string text;
  for (std::size_t i = 0; i < words; ++i) {
    text += made_word(engine, letters, letter_bytes);
    if (letter_bytes < 3) text += i % 12 == 11 ? ". " : " ";
  }
  return text;
}

// Articles of 440 words, one in ten a copy of one before it with its tail cut off and some words changed.
std::vector<std::string> made_articles(std::size_t count) {
  std::mt19937_64 engine(1);
  std::vector<std::string> articles;
  for (std::size_t i = 0; i < count; ++i) {
    if (i > 0 && engine() % 10 == 0) {
      std::string copy = articles[engine() % i];
      copy.resize(copy.size() - copy.size() / (2 + engine() % 20));
      for (int change = 0; change < 3; ++change) copy.replace(engine() % copy.size(), 3, " and");
      articles.push_back(copy);
    } else {
      articles.push_back(made_text(engine, 440, latin, 1));
    }
  }
  return articles;
}

void count_bytes(benchmark::State& state, const std::string& text) {
  state.SetBytesProcessed(state.iterations() * static_cast<int64_t>(text.size()));
}

void units(benchmark::State& state, std::string_view letters, std::size_t letter_bytes) {
  std::mt19937_64 engine(1);
  const std::string text = made_text(engine, 5000, letters, letter_bytes);
  for ([[maybe_unused]] auto _ : state) benchmark::DoNotOptimize(units_of(text));
  count_bytes(state, text);
}
BENCHMARK_CAPTURE(units, ascii, latin, 1);
BENCHMARK_CAPTURE(units, cyrillic, cyrillic, 2);
BENCHMARK_CAPTURE(units, japanese, japanese, 3);

void set_of_text(benchmark::State& state) {
  std::mt19937_64 engine(1);
  const std::string text = made_text(engine, static_cast<std::size_t>(state.range(0)), latin, 1);
  for ([[maybe_unused]] auto _ : state) benchmark::DoNotOptimize(shingle_set(text));
  count_bytes(state, text);
}
BENCHMARK(set_of_text)->Arg(100)->Arg(440)->Arg(5000);

void overlap_of_sets(benchmark::State& state) {
  std::mt19937_64 engine(1);
  const std::vector<uint64_t> a = shingle_set(made_text(engine, static_cast<std::size_t>(state.range(0)), latin, 1));
  const std::vector<uint64_t> b = shingle_set(made_text(engine, static_cast<std::size_t>(state.range(1)), latin, 1));
  for ([[maybe_unused]] auto _ : state) benchmark::DoNotOptimize(overlap(a, b));
}
BENCHMARK(overlap_of_sets)->Args({440, 440})->Args({50, 5000});

// From texts to candidate pairs: what a bulk build does before it verifies.
void sketch_then_candidates(benchmark::State& state) {
  const std::vector<std::string> articles = made_articles(static_cast<std::size_t>(state.range(0)));
  std::size_t pairs = 0;
  for ([[maybe_unused]] auto _ : state) {
    CandidateFinder finder;
    for (const std::string& article : articles) finder.add(sketch_of(shingle_set(article)));
    finder.find({}, [&](const CandidatePair&) { ++pairs; });
  }
  state.SetItemsProcessed(state.iterations() * state.range(0));
  state.counters["pairs"] = static_cast<double>(pairs) / static_cast<double>(state.iterations());
}
BENCHMARK(sketch_then_candidates)->Arg(10000)->Unit(benchmark::kMillisecond);

double resident_bytes() {
  std::ifstream file("/proc/self/statm");
  double pages = 0;
  file >> pages >> pages;
  return pages * static_cast<double>(sysconf(_SC_PAGESIZE));
}

// What the samples of a bulk build take in memory. One article in ten shares half of its sample with another.
void memory_of_sketches(benchmark::State& state) {
  std::mt19937_64 engine(1);
  std::size_t pairs = 0;
  double added = 0;
  double most = 0;
  for ([[maybe_unused]] auto _ : state) {
    const double before = resident_bytes();
    CandidateFinder finder;
    Sketch known = sketch_of(shingle_set(made_text(engine, 440, latin, 1)));
    const std::size_t sampled = known.shingles.size();
    for (int64_t i = 0; i < state.range(0); ++i) {
      Sketch sketch = known;
      const std::size_t kept = i % 10 == 9 ? sampled / 2 : 0;
      for (std::size_t j = kept; j < sampled; ++j) sketch.shingles[j] = engine();
      std::ranges::sort(sketch.shingles);
      sketch.whole = engine();
      finder.add(sketch);
      if (i % 10 == 8) known = sketch;
    }
    added = resident_bytes() - before;
    finder.find({}, [&](const CandidatePair&) {
      if (++pairs % 1024 == 1) most = std::max(most, resident_bytes() - before);
    });
  }
  const auto articles = static_cast<double>(state.range(0));
  state.SetItemsProcessed(state.iterations() * state.range(0));
  state.counters["pairs"] = static_cast<double>(pairs) / static_cast<double>(state.iterations());
  state.counters["bytes_added"] = added / articles;
  state.counters["bytes_most"] = std::max(added, most) / articles;
}
BENCHMARK(memory_of_sketches)->Arg(1'000'000)->Iterations(1)->Unit(benchmark::kMillisecond);

// Templates: near-equal texts in their thousands.
void candidates_among_templates(benchmark::State& state) {
  std::mt19937_64 engine(1);
  const std::string text = made_text(engine, 300, latin, 1);
  std::vector<Sketch> sketches;
  for (int64_t i = 0; i < state.range(0); ++i) {
    sketches.push_back(sketch_of(shingle_set(made_text(engine, 8, latin, 1) + text + made_text(engine, 8, latin, 1))));
  }
  std::size_t pairs = 0;
  for ([[maybe_unused]] auto _ : state) {
    CandidateFinder finder;
    for (const Sketch& sketch : sketches) finder.add(sketch);
    finder.find({}, [&](const CandidatePair&) { ++pairs; });
  }
  state.SetItemsProcessed(state.iterations() * state.range(0));
  state.counters["pairs"] = static_cast<double>(pairs) / static_cast<double>(state.iterations());
}
BENCHMARK(candidates_among_templates)->Arg(1000)->Arg(10000)->Unit(benchmark::kMillisecond);

void passages_of_copies(benchmark::State& state) {
  std::mt19937_64 engine(1);
  const auto words = static_cast<std::size_t>(state.range(0));
  const std::string kept = made_text(engine, words / 2, latin, 1);
  const std::string a = kept + made_text(engine, words / 2, latin, 1);
  const std::string b = made_text(engine, words / 2, latin, 1) + kept;
  for ([[maybe_unused]] auto _ : state) benchmark::DoNotOptimize(passages(a, b));
  count_bytes(state, a);
}
BENCHMARK(passages_of_copies)->Arg(440)->Arg(100000);

void passages_of_one_word(benchmark::State& state) {
  std::string text;
  for (int64_t i = 0; i < state.range(0); ++i) text += "no ";
  const std::string other = text + "yes";
  for ([[maybe_unused]] auto _ : state) benchmark::DoNotOptimize(passages(text, other));
  count_bytes(state, text);
}
BENCHMARK(passages_of_one_word)->Arg(1000)->Arg(100000);

}  // namespace
}  // namespace wirecopy::dedup

BENCHMARK_MAIN();
