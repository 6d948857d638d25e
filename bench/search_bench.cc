// SPDX-License-Identifier: GPL-2.0-or-later
// Measures how long searches take: every query once to warm up, then timed, one line for each class and one for all.
#include <algorithm>
#include <array>
#include <fstream>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/core.h>
#include <nlohmann/json.hpp>

#include "bench/options.h"
#include "bench/timings.h"
#include "searcher/searcher.h"
#include "text/error.h"

namespace wirecopy::bench {

namespace {

constexpr std::string_view purpose =
    "search_bench: measures how long searches take, hits and highlights included, in this process and on one thread.\n"
    "A queries file has lines of query, or id, tab, query (class = id up to its last dash), or JSON objects with "
    "`query`\n"
    "and `tags` (class = the first tag; `union` matches any word). Prints tab-separated lines: class, queries, "
    "answered,\n"
    "p50, p90, p99 and most, in milliseconds; the line of all queries comes last.";

struct Wanted {
  std::string index;
  std::string queries;
  uint64_t warm_ups = 1;
  uint64_t passes = 1;
  uint64_t limit = 10;
  uint64_t slowest = 0;
  bool counts = false;
  clockid_t clock = to_clock("wall");
};

struct Query {
  std::string kind;
  searcher::Request request;
};

Query read_json_query(const std::string& line, const Wanted& wanted) {
  const nlohmann::json record = nlohmann::json::parse(line, nullptr, false);
  if (!record.is_object() || !record.contains("query")) {
    throw Error("not a query: " + line, wanted.queries + " must have a member `query` on each line");
  }
  Query query;
  query.request.text = record["query"].get<std::string>();
  query.kind = "queries";
  if (record.contains("tags") && !record["tags"].empty()) query.kind = record["tags"].front().get<std::string>();
  if (query.kind == "union") query.request.match = searcher::MatchMode::Any;
  return query;
}

Query read_query(const std::string& line, const Wanted& wanted) {
  if (line.front() == '{') return read_json_query(line, wanted);
  const std::size_t tab = line.find('\t');
  if (tab == std::string::npos) return {"queries", {.text = line}};
  const std::string id = line.substr(0, tab);
  return {id.substr(0, id.rfind('-')), {.text = line.substr(tab + 1)}};
}

std::vector<Query> read_queries(const Wanted& wanted) {
  std::ifstream file(wanted.queries);
  if (!file) throw Error("cannot read " + wanted.queries, "give --queries a file, one query on a line");
  std::vector<Query> queries;
  std::string line;
  while (std::getline(file, line)) {
    if (line.empty()) continue;
    queries.push_back(read_query(line, wanted));
    queries.back().request.limit = static_cast<uint32_t>(wanted.limit);
    if (!wanted.counts) continue;
    for (const auto& row : searcher::facet_fields) queries.back().request.facets.push_back(row.value);
    queries.back().request.histogram = searcher::Interval::Day;
  }
  if (queries.empty()) throw Error("no query in " + wanted.queries, "give one query on each line");
  return queries;
}

void search_bench(const Wanted& wanted) {
  const std::vector<Query> queries = read_queries(wanted);
  searcher::Searcher searcher(wanted.index);
  for (uint64_t pass = 0; pass < wanted.warm_ups; ++pass) {
    for (const Query& query : queries) searcher.search(query.request);
  }
  std::map<std::string_view, Measured> by_class;
  Measured all;
  for (uint64_t pass = 0; pass < wanted.passes; ++pass) {
    for (const Query& query : queries) {
      const double begin = milliseconds_of(wanted.clock);
      const searcher::Answer answer = searcher.search(query.request);
      const double took = milliseconds_of(wanted.clock) - begin;
      for (Measured* measured : {&by_class[query.kind], &all}) {
        measured->add(took, query.request.text, !answer.hits.empty());
      }
    }
  }
  print_head();
  for (auto& [name, measured] : by_class) print_row(name, measured);
  print_row("all", all);
  const uint64_t slowest = std::min<uint64_t>(wanted.slowest, all.timings.size());
  for (uint64_t i = 1; i <= slowest; ++i) {
    const Timing& timing = all.timings[all.timings.size() - i];
    fmt::print("slow\t{:.3f}\t{}\n", timing.milliseconds, timing.text);
  }
}

void run(int count, char** values) {
  Wanted wanted;
  const std::array options{
      Option{"--index", "the index", [&](const std::string& value) { wanted.index = value; }},
      Option{"--queries", "file of queries", [&](const std::string& value) { wanted.queries = value; }},
      Option{"--warm-ups", "passes before the clock runs (1)",
             [&](const std::string& value) { wanted.warm_ups = to_number(value); }},
      Option{"--passes", "timed passes; each timing counts (1)",
             [&](const std::string& value) { wanted.passes = to_number(value); }},
      Option{"--limit", "hits of each answer (10)", [&](const std::string& value) { wanted.limit = to_number(value); }},
      Option{"--clock", "wall, or processor: the time this thread had, on a busy machine (wall)",
             [&](const std::string& value) { wanted.clock = to_clock(value); }},
      Option{"--counts", "yes: with all facets and a histogram by day (no)",
             [&](const std::string& value) { wanted.counts = value == "yes"; }},
      Option{"--slowest", "list so many of the slowest searches, too (0)",
             [&](const std::string& value) { wanted.slowest = to_number(value); }},
  };
  read_options(count, values, purpose, options);
  if (wanted.index.empty() || wanted.queries.empty()) {
    throw Error("no index or no queries", "give --index and --queries", Failure::Usage);
  }
  if (wanted.passes == 0) throw Error("no timed pass", "give --passes 1 or more", Failure::Usage);
  search_bench(wanted);
}

}  // namespace

}  // namespace wirecopy::bench

int main(int count, char** values) {
  return wirecopy::bench::guarded([&] { wirecopy::bench::run(count, values); });
}
