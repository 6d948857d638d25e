// SPDX-License-Identifier: GPL-2.0-or-later
#include "stories/contrast.h"

#include <algorithm>
#include <cmath>

#include <tsl/robin_map.h>

namespace wirecopy::stories {

namespace {

// The rest of an article tells less and costs as much.
constexpr std::size_t words_looked_at = 64;
constexpr std::size_t most_seeds = 12;
constexpr int most_rounds = 5;
// Camps are chosen for being apart, so chance is taken off more than once.
constexpr double chance = 1.5;

// The words of some articles, numbered from 0, so that figures on them fit arrays.
struct Sheet {
  struct Word {
    uint32_t number;
    float weight;
  };
  struct Column {
    uint32_t bucket;
    uint32_t articles = 0;
    double weight = 0;  // sum
  };
  std::vector<std::vector<Word>> rows;  // by article
  std::vector<Column> columns;          // by number
};

Sheet sheet_of(const Articles& articles) {
  Sheet sheet;
  tsl::robin_map<uint32_t, uint32_t> numbers;
  for (const Vector* article : articles) {
    std::vector<Sheet::Word>& row = sheet.rows.emplace_back();
    for (const Weight& each : heaviest(*article, words_looked_at)) {
      const auto [entry, is_new] = numbers.try_emplace(each.bucket, static_cast<uint32_t>(sheet.columns.size()));
      if (is_new) sheet.columns.push_back({.bucket = each.bucket});
      Sheet::Column& column = sheet.columns[entry->second];
      ++column.articles;
      column.weight += each.weight;
      row.push_back({entry->second, each.weight});
    }
  }
  return sheet;
}

using Camps = std::vector<bool>;  // by article: it is in the second one

double contrast_of(const Sheet& sheet, const Camps& camps) {
  std::vector<uint32_t> in_second(sheet.columns.size());
  double size[2] = {0, 0};
  for (std::size_t i = 0; i < camps.size(); ++i) {
    ++size[camps[i] ? 1 : 0];
    if (!camps[i]) continue;
    for (const Sheet::Word& word : sheet.rows[i]) ++in_second[word.number];
  }
  double apart = 0;
  double all = 0;
  for (std::size_t number = 0; number < sheet.columns.size(); ++number) {
    const Sheet::Column& column = sheet.columns[number];
    const double first = (column.articles - in_second[number]) / size[0];
    const double second = in_second[number] / size[1];
    const double both = column.articles / (size[0] + size[1]);
    const double mean_weight = column.weight / column.articles;
    const double expected = both * (1 - both) * (1 / size[0] + 1 / size[1]);
    const double distance = (first - second) * (first - second) - chance * expected;
    const double most = std::max(first, second);
    // The exponent lets what a whole camp says count for more than what most of it says.
    if (distance > 0) apart += mean_weight * mean_weight * std::pow(distance, 1.5);
    all += mean_weight * mean_weight * most * most * most;
  }
  return all > 0 ? apart / all : 0;
}

bool is_large_enough(const Camps& camps) {
  const auto second = static_cast<std::size_t>(std::count(camps.begin(), camps.end(), true));
  return second >= least_camp && camps.size() - second >= least_camp;
}

// Words that some of the articles have and others do not, the weightiest first.
std::vector<uint32_t> seeds_of(const Sheet& sheet) {
  const std::size_t articles = sheet.rows.size();
  std::vector<std::pair<double, uint32_t>> ranked;
  for (uint32_t number = 0; number < sheet.columns.size(); ++number) {
    const Sheet::Column& column = sheet.columns[number];
    if (column.articles < least_camp || articles - column.articles < least_camp) continue;
    const double share = static_cast<double>(column.articles) / static_cast<double>(articles);
    const double mean_weight = column.weight / column.articles;
    ranked.emplace_back(-mean_weight * mean_weight * share * (1 - share), number);
  }
  std::ranges::sort(ranked, [&](const auto& a, const auto& b) {
    return a.first != b.first ? a.first < b.first : sheet.columns[a.second].bucket < sheet.columns[b.second].bucket;
  });
  if (ranked.size() > most_seeds) ranked.resize(most_seeds);
  std::vector<uint32_t> seeds;
  for (const auto& [rank, number] : ranked) seeds.push_back(number);
  return seeds;
}

// Moves each article to the camp that it is more like, until all stay. Words weigh by how rare they are within the
// story: what all of it says tells no camp from the other.
void settle(const Sheet& sheet, const std::vector<float>& rare, Camps& camps) {
  std::vector<float> sums[2];
  for (int round = 0; round < most_rounds; ++round) {
    double size[2] = {0, 0};
    for (auto& sum : sums) sum.assign(sheet.columns.size(), 0);
    for (std::size_t i = 0; i < camps.size(); ++i) {
      ++size[camps[i] ? 1 : 0];
      for (const Sheet::Word& word : sheet.rows[i])
        sums[camps[i] ? 1 : 0][word.number] += word.weight * rare[word.number];
    }
    if (size[0] == 0 || size[1] == 0) return;
    double length[2] = {0, 0};
    for (int camp : {0, 1}) {
      for (const float each : sums[camp]) length[camp] += static_cast<double>(each) * each;
      length[camp] = std::sqrt(length[camp]) / size[camp];
    }
    bool moved = false;
    for (std::size_t i = 0; i < camps.size(); ++i) {
      double alike[2] = {0, 0};
      const int own = camps[i] ? 1 : 0;
      for (const Sheet::Word& word : sheet.rows[i]) {
        const double weight = static_cast<double>(word.weight) * rare[word.number];
        // The article itself does not speak for its camp.
        if (size[own] > 1) alike[own] += weight * (sums[own][word.number] - weight) / (size[own] - 1);
        alike[1 - own] += weight * sums[1 - own][word.number] / size[1 - own];
      }
      for (int camp : {0, 1}) alike[camp] = length[camp] > 0 ? alike[camp] / length[camp] : 0;
      const bool second = alike[1] > alike[0];
      moved |= second != camps[i];
      camps[i] = second;
    }
    if (!moved) return;
  }
}

}  // namespace

double contrast(const Articles& a, const Articles& b) {
  Articles all = a;
  all.insert(all.end(), b.begin(), b.end());
  Camps camps(all.size());
  std::fill(camps.begin() + static_cast<std::ptrdiff_t>(a.size()), camps.end(), true);
  return contrast_of(sheet_of(all), camps);
}

std::optional<std::vector<bool>> two_camps(const Articles& articles) {
  if (articles.size() < 2 * least_camp) return std::nullopt;
  const Sheet sheet = sheet_of(articles);
  std::vector<float> rare;
  for (const Sheet::Column& column : sheet.columns)
    rare.push_back(std::log(static_cast<float>(articles.size()) / static_cast<float>(column.articles)));
  Camps best;
  double furthest = two_events;
  for (const uint32_t seed : seeds_of(sheet)) {
    Camps camps(articles.size());
    for (std::size_t i = 0; i < camps.size(); ++i)
      camps[i] = std::ranges::find(sheet.rows[i], seed, &Sheet::Word::number) != sheet.rows[i].end();
    settle(sheet, rare, camps);
    if (!is_large_enough(camps)) continue;
    if (const double apart = contrast_of(sheet, camps); apart > furthest) {
      furthest = apart;
      best = std::move(camps);
    }
  }
  if (best.empty()) return std::nullopt;
  return best;
}

}  // namespace wirecopy::stories
