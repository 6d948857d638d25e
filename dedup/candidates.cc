// SPDX-License-Identifier: GPL-2.0-or-later
#include "dedup/candidates.h"

#include <algorithm>
#include <cassert>
#include <numeric>
#include <utility>

namespace wirecopy::dedup {

namespace {

// The lists of `lists` turned about: for each value below `count` the lists that hold it, rising.
struct Turned {
  std::vector<uint32_t> begins;
  std::vector<uint32_t> lists;

  std::span<const uint32_t> of(uint32_t value) const {
    return std::span(lists).subspan(begins[value], begins[value + 1] - begins[value]);
  }
};

Turned turned(std::span<const uint32_t> list_begins, std::span<const uint32_t> values, uint32_t count) {
  Turned out{.begins = std::vector<uint32_t>(count + 1), .lists = std::vector<uint32_t>(values.size())};
  for (const uint32_t value : values) ++out.begins[value + 1];
  std::partial_sum(out.begins.begin(), out.begins.end(), out.begins.begin());
  std::vector<uint32_t> next(out.begins.begin(), out.begins.end() - 1);
  for (uint32_t list = 0; list + 1 < list_begins.size(); ++list) {
    for (uint32_t i = list_begins[list]; i < list_begins[list + 1]; ++i) out.lists[next[values[i]]++] = list;
  }
  return out;
}

// How many of the earlier texts with the same shingle a text is held against.
uint32_t links_allowed(uint32_t texts_with_shingle) {
  if (texts_with_shingle <= common_shingle) return texts_with_shingle;
  return std::max(CandidateFinder::least_links, common_shingle * common_shingle / texts_with_shingle);
}

// Counts, for one text at a time, how many sampled shingles it shares with each earlier one.
class SharedCounts {
 public:
  explicit SharedCounts(uint32_t count) : counts_(count) {}

  void add(std::span<const uint32_t> places, bool are_distinctive) {
    for (const uint32_t place : places) {
      Count& count = counts_[place];
      if (count.shared++ == 0) touched_.push_back(place);
      count.distinctive += are_distinctive;
    }
  }

  // Calls visit(place, shared, distinctive) in rising order of place, and forgets the counts.
  template <typename Visit>
  void drain(const Visit& visit) {
    std::sort(touched_.begin(), touched_.end());
    for (const uint32_t place : touched_) {
      const Count count = std::exchange(counts_[place], {});
      visit(place, count.shared, count.distinctive);
    }
    touched_.clear();
  }

 private:
  struct Count {
    uint32_t shared = 0;
    uint32_t distinctive = 0;
  };
  std::vector<Count> counts_;
  std::vector<uint32_t> touched_;
};

// Overlaps below this many shingles, a sentence of 21 words, can be formulas.
constexpr uint32_t longest_formula = 18;

}  // namespace

bool is_formula(const Overlap& overlap, const CandidatePair& pair) {
  if (overlap.is_equal() || overlap.shared >= longest_formula || pair.shared == 0) return false;
  if (is_strong(overlap)) return false;
  Overlap without_formulas = overlap;
  without_formulas.shared = static_cast<uint32_t>(uint64_t{overlap.shared} * pair.distinctive / pair.shared);
  return !is_reported(without_formulas);
}

void CandidateFinder::add(const Sketch& sketch) {
  const uint32_t number = size();
  articles_.push_back(
      {.whole = sketch.whole, .size = sketch.size, .sampled = static_cast<uint32_t>(sketch.shingles.size())});
  for (const uint64_t shingle : sketch.shingles) {
    // Not the lowest bits, which sampling has made equal, and not the highest, which is figure_mark.
    buckets_[shingle >> 55 & 0xFF].push_back(
        {.high = static_cast<uint32_t>(shingle >> 32), .low = static_cast<uint32_t>(shingle), .article = number});
  }
}

// For each place in the order the first place with an equal set: itself for all but the later ones of equal texts.
std::vector<uint32_t> CandidateFinder::firsts_of_equal(std::span<const uint32_t> order) const {
  std::vector<uint32_t> firsts(order.size());
  std::iota(firsts.begin(), firsts.end(), 0);
  std::vector<uint32_t> places = firsts;
  const auto set_at = [&](uint32_t place) {
    const Article& article = articles_[order[place]];
    return std::pair(article.whole, article.size);
  };
  std::sort(places.begin(), places.end(),
            [&](uint32_t a, uint32_t b) { return std::pair(set_at(a), a) < std::pair(set_at(b), b); });
  for (std::size_t i = 1; i < places.size(); ++i) {
    const auto set = set_at(places[i]);
    if (set.second > 0 && set == set_at(places[i - 1])) firsts[places[i]] = firsts[places[i - 1]];
  }
  return firsts;
}

CandidateFinder::Runs CandidateFinder::take_runs(std::span<const uint32_t> place_of, std::span<const uint32_t> firsts) {
  Runs runs;
  for (std::vector<Entry>& bucket : buckets_) {
    for (Entry& entry : bucket) entry.article = place_of[entry.article];
    std::erase_if(bucket, [&](const Entry& entry) { return firsts[entry.article] != entry.article; });
    std::sort(bucket.begin(), bucket.end(), [](const Entry& a, const Entry& b) {
      return a.shingle() != b.shingle() ? a.shingle() < b.shingle() : a.article < b.article;
    });
    for (std::size_t begin = 0; begin < bucket.size();) {
      std::size_t end = begin + 1;
      while (end < bucket.size() && bucket[end].shingle() == bucket[begin].shingle()) ++end;
      if (end - begin >= 2) {
        for (std::size_t i = begin; i < end; ++i) runs.places.push_back(bucket[i].article);
        runs.begins.push_back(static_cast<uint32_t>(runs.places.size()));
      }
      begin = end;
    }
    bucket = std::vector<Entry>();
  }
  return runs;
}

void CandidateFinder::find(std::span<const uint32_t> order, const std::function<void(const CandidatePair&)>& report) {
  const uint32_t count = size();
  std::vector<uint32_t> by_number;
  if (order.empty()) {
    by_number.resize(count);
    std::iota(by_number.begin(), by_number.end(), 0);
    order = by_number;
  }
  assert(order.size() == count);
  std::vector<uint32_t> place_of(count);
  for (uint32_t place = 0; place < count; ++place) place_of[order[place]] = place;

  const std::vector<uint32_t> firsts = firsts_of_equal(order);
  const Runs runs = take_runs(place_of, firsts);
  const Turned runs_of = turned(runs.begins, runs.places, count);

  // Texts are visited in order, so the texts of a run that were visited already are its first ones: how many is all
  // there is to know.
  std::vector<uint32_t> visited(runs.begins.size() - 1);
  SharedCounts counts(count);
  for (uint32_t place = 0; place < count; ++place) {
    const uint32_t number = order[place];
    if (firsts[place] != place) {
      const uint32_t sampled = articles_[number].sampled;
      report({.earlier = order[firsts[place]], .later = number, .shared = sampled, .distinctive = sampled});
      continue;
    }
    for (const uint32_t run : runs_of.of(place)) {
      const uint32_t begin = runs.begins[run];
      const uint32_t texts = runs.begins[run + 1] - begin;
      const std::span earlier = std::span(runs.places).subspan(begin, visited[run]++);
      const bool is_distinctive = texts <= formula_texts;
      if (const uint32_t allowed = links_allowed(texts); earlier.size() <= allowed) {
        counts.add(earlier, is_distinctive);
      } else {
        counts.add(earlier.first(allowed / 2), is_distinctive);
        counts.add(earlier.last(allowed / 2), is_distinctive);
      }
    }
    counts.drain([&](uint32_t other, uint32_t shared, uint32_t distinctive) {
      if (shared < candidate_threshold(articles_[order[other]].size, articles_[number].size)) return;
      report({.earlier = order[other], .later = number, .shared = shared, .distinctive = distinctive});
    });
  }
}

}  // namespace wirecopy::dedup
