// SPDX-License-Identifier: GPL-2.0-or-later
#include "bench/robustness.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>

#include <nlohmann/json.hpp>

#include "bench/synthetic.h"
#include "indexer/index_job.h"
#include "searcher/answer.h"
#include "searcher/reports.h"

namespace wirecopy::bench {

namespace {

// An index made of drafts, and what it says of copies.
class MadeIndex {
 public:
  explicit MadeIndex(const std::string& directory) : directory_(directory) {
    std::filesystem::create_directories(directory);
    file_.open(directory_ + "/articles.jsonl", std::ios::trunc);
  }

  void add(const std::string& id, const Draft& draft) {
    const corpus::Date date{.seconds = draft.published, .precision = corpus::Precision::Second, .origin = {}};
    const nlohmann::json line = {{"id", id},
                                 {"title", draft.title},
                                 {"body", body_of(draft)},
                                 {"date", searcher::date_text(date)},
                                 {"source", draft.outlet},
                                 {"lang", draft.language}};
    file_ << line.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) << '\n';
  }

  enum class Pairs { Listed, LeftOut };

  void build(Pairs pairs = Pairs::Listed) {
    file_.close();
    const std::string index = directory_ + "/robustness.index";
    std::filesystem::remove_all(index);
    indexer::Observer quiet;
    indexer::index_sources({directory_ + "/articles.jsonl"}, {.path = index, .read = {}}, quiet);
    for (const searcher::ListedGroup& group : searcher::list_groups(index).rows) {
      for (const searcher::ListedCopy& member : group.members) {
        lead_of[member.id] = group.members.front().id;
        relation_of[member.id] = member.relation;
      }
    }
    if (pairs == Pairs::LeftOut) return;
    searcher::list_overlaps(index, [&](const searcher::OverlapRow& row) {
      overlaps.emplace(std::min(row.id_a, row.id_b), std::max(row.id_a, row.id_b));
      return true;
    });
  }

  std::map<std::string, std::string> lead_of;
  std::map<std::string, dedup::Relation> relation_of;
  std::set<std::pair<std::string, std::string>> overlaps;

 private:
  std::string directory_;
  std::ofstream file_;
};

ChainScore score(MadeIndex& index, uint64_t count) {
  index.build(MadeIndex::Pairs::LeftOut);
  ChainScore chain{.articles = count};
  std::map<std::string, uint64_t> sizes;
  for (const auto& [id, lead] : index.lead_of) chain.largest = std::max(chain.largest, ++sizes[lead]);
  chain.groups = sizes.size();
  chain.grouped = index.lead_of.size();
  return chain;
}

}  // namespace

std::vector<EditScore> score_edits(const std::vector<Draft>& originals, const std::vector<Draft>& own,
                                   std::span<const EditRow> rows, const std::string& directory) {
  constexpr int64_t first = 1'709'280'000;
  MadeIndex index(directory);
  const auto original_id = [](std::size_t i) { return "original" + std::to_string(i); };
  const auto copy_id = [](std::size_t i, std::size_t row) {
    return "copy" + std::to_string(i) + "-" + std::to_string(row);
  };
  for (std::size_t i = 0; i < originals.size(); ++i) {
    Draft original = originals[i];
    original.published = first + static_cast<int64_t>(i);
    original.outlet = "wire.example";
    index.add(original_id(i), original);
    for (std::size_t row = 0; row < rows.size(); ++row) {
      Random random(mix(i, row));
      Draft copy = rows[row].apply(original, own[(i + row) % own.size()], random);
      copy.published = original.published + 3600 + static_cast<int64_t>(row);
      copy.outlet = "paper" + std::to_string(row) + ".example";
      index.add(copy_id(i, row), copy);
    }
  }
  index.build();
  std::vector<EditScore> scores;
  for (std::size_t row = 0; row < rows.size(); ++row) {
    EditScore score{.edit = rows[row].edit, .strength = rows[row].strength};
    for (std::size_t i = 0; i < originals.size(); ++i) {
      ++score.copies;
      const std::string copy = copy_id(i, row);
      score.listed += index.overlaps.contains({copy, original_id(i)});
      const auto lead = index.lead_of.find(copy);
      if (lead == index.lead_of.end() || lead->second != original_id(i)) continue;
      ++score.grouped;
      score.right += std::ranges::count(rows[row].right, index.relation_of.at(copy)) > 0;
    }
    scores.push_back(score);
  }
  return scores;
}

std::vector<TrapScore> score_traps(uint64_t count, uint64_t seed, const std::string& directory) {
  MadeIndex index(directory);
  const SyntheticAuthor author(seed, 4000);
  const auto id_of = [](std::size_t trap, uint64_t number) {
    return std::to_string(trap) + "-" + std::to_string(number);
  };
  for (std::size_t trap = 0; trap < trap_rows().size(); ++trap) {
    for (uint64_t number = 0; number < count; ++number) {
      // The own text of no two traps is the same.
      const Draft draft = trap_rows()[trap].write(trap * 10'000 + number, trap * 10, author);
      index.add(id_of(trap, number), draft);
    }
  }
  index.build();
  std::vector<TrapScore> scores;
  for (std::size_t trap = 0; trap < trap_rows().size(); ++trap) {
    TrapScore score{.name = trap_rows()[trap].name, .articles = static_cast<uint32_t>(count)};
    std::map<std::string, uint32_t> sizes;
    for (uint64_t number = 0; number < count; ++number) {
      const auto lead = index.lead_of.find(id_of(trap, number));
      if (lead == index.lead_of.end()) continue;
      ++score.grouped;
      score.largest = std::max(score.largest, ++sizes[lead->second]);
    }
    const std::string prefix = std::to_string(trap) + "-";
    for (const auto& [a, b] : index.overlaps) score.listed += a.starts_with(prefix) && b.starts_with(prefix);
    scores.push_back(score);
  }
  return scores;
}

ChainScore score_drift(uint64_t count, uint64_t seed, const std::string& directory) {
  constexpr std::size_t sentences = 20;
  constexpr std::size_t replaced = 6;
  constexpr int64_t day = 86'400;
  MadeIndex index(directory);
  const SyntheticAuthor author(seed, 600);
  Paragraph text;
  uint64_t next = 0;
  const auto fill = [&] {
    while (text.size() < sentences) {
      for (Paragraph& paragraph : author.write(next++).paragraphs) {
        for (std::string& sentence : paragraph) {
          if (text.size() < sentences) text.push_back(std::move(sentence));
        }
      }
    }
  };
  fill();
  for (uint64_t number = 0; number < count; ++number) {
    // Spread over thirty years, so that all dates are believed.
    const int64_t published = static_cast<int64_t>(number) * day;
    index.add(std::to_string(number), {.title = author.write(number).title,
                                       .paragraphs = {text},
                                       .outlet = "paper" + std::to_string(number % 50) + ".example",
                                       .language = "en",
                                       .published = published});
    text.erase(text.begin(), text.begin() + replaced);
    fill();
  }
  return score(index, count);
}

ChainScore score_footer(uint64_t count, uint64_t seed, const std::string& directory) {
  MadeIndex index(directory);
  const SyntheticAuthor author(seed, 4000);
  for (uint64_t number = 0; number < count; ++number)
    index.add(std::to_string(number), trap_rows().front().write(number, seed, author));
  return score(index, count);
}

}  // namespace wirecopy::bench
