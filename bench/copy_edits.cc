// SPDX-License-Identifier: GPL-2.0-or-later
// What of edited copies is found, and what that only looks like copies is grouped, over a real index of each. Prints
// three tables.
#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "bench/article_stream.h"
#include "bench/options.h"
#include "bench/robustness.h"
#include "bench/synthetic.h"

namespace wirecopy::bench {

namespace {

constexpr std::size_t shortest_body = 600;  // bytes: shorter ones have no tail to cut

std::vector<Draft> originals_from(const std::string& source, uint64_t count) {
  std::vector<Draft> drafts;
  for_each_article(source, 1, [&](corpus::Article&& article) {
    if (drafts.size() >= count || article.body.size() < shortest_body) return;
    drafts.push_back(draft_of(article.title, article.body, article.language));
  });
  return drafts;
}

std::vector<Draft> invented_originals(uint64_t seed, uint64_t count) {
  const SyntheticAuthor author(seed, 2600);
  std::vector<Draft> drafts;
  for (uint64_t number = 0; drafts.size() < count; ++number) {
    Draft draft = author.write(number);
    if (body_size(draft) >= shortest_body) drafts.push_back(std::move(draft));
  }
  return drafts;
}

std::vector<Draft> unspaced_originals(uint64_t seed, uint64_t count) {
  std::vector<Draft> drafts;
  for (uint64_t number = 0; number < count; ++number) {
    Random random(mix(seed, number));
    drafts.push_back(write_unspaced(random, std::array{"ja", "zh", "th"}[number % 3], 2400));
  }
  return drafts;
}

void print(const std::vector<EditScore>& scores) {
  fmt::print("{:<24}{:<18}{:>8}{:>8}{:>8}{:>8}\n", "edit", "strength", "copies", "listed", "grouped", "right");
  for (const EditScore& score : scores) {
    const auto share = [&](uint32_t part) { return static_cast<double>(part) / score.copies; };
    fmt::print("{:<24}{:<18}{:>8}{:>8.3f}{:>8.3f}{:>8.3f}\n", score.edit, score.strength, score.copies,
               share(score.listed), share(score.grouped), share(score.right));
  }
}

void print(const std::vector<TrapScore>& scores) {
  fmt::print("\n{:<42}{:>8}{:>8}{:>8}{:>8}\n", "trap", "articles", "overlaps", "grouped", "largest");
  for (const TrapScore& score : scores) {
    fmt::print("{:<42}{:>8}{:>8}{:>8}{:>8}\n", score.name, score.articles, score.listed, score.grouped, score.largest);
  }
}

void print(std::string_view what, const ChainScore& score) {
  fmt::print("{:<42}{:>8}{:>8}{:>8}{:>8}\n", what, score.articles, score.groups, score.grouped, score.largest);
}

void run(int count, char** values) {
  uint64_t texts = 200;
  uint64_t seed = 1;
  uint64_t chain = 10'000;
  std::string source;
  std::string work = "build/bench/copy_edits";
  const std::array options{
      Option{"--texts", "originals, and articles of each trap (200)", [&](auto& value) { texts = to_number(value); }},
      Option{"--seed", "of everything that is drawn (1)", [&](auto& value) { seed = to_number(value); }},
      Option{"--chain", "articles of a drift, and of a footer; 0 leaves both out (10000)",
             [&](auto& value) { chain = to_number(value); }},
      Option{"--from", "articles to edit, instead of invented ones", [&](auto& value) { source = value; }},
      Option{"--work", "where the indexes are made (build/bench/copy_edits)", [&](auto& value) { work = value; }}};
  read_options(count, values, "Prints what is found of edited copies, and what is grouped that should not be.",
               options);
  const std::vector<Draft> own = invented_originals(seed + 1, texts);
  std::vector<EditScore> scores =
      score_edits(source.empty() ? invented_originals(seed, texts) : originals_from(source, texts), own, edit_rows(),
                  work + "/edits");
  const auto unspaced = score_edits(unspaced_originals(seed, texts), unspaced_originals(seed + 1, texts),
                                    unspaced_edit_rows(), work + "/unspaced");
  scores.insert(scores.end(), unspaced.begin(), unspaced.end());
  print(scores);
  print(score_traps(texts, seed, work + "/traps"));
  if (chain == 0) return;
  fmt::print("\n{:<42}{:>8}{:>8}{:>8}{:>8}\n", "chain", "articles", "groups", "grouped", "largest");
  print("a drift, each 70 % of the one before", score_drift(chain, seed, work + "/drift"));
  print("one legal footer", score_footer(chain, seed, work + "/footer"));
}

}  // namespace

}  // namespace wirecopy::bench

int main(int count, char** values) {
  return wirecopy::bench::guarded([&] { wirecopy::bench::run(count, values); });
}
