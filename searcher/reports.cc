// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/reports.h"

#include <algorithm>
#include <filesystem>
#include <limits>
#include <map>
#include <set>

#include "dedup/candidates.h"
#include "dedup/grouping.h"
#include "dedup/judgement.h"
#include "schema/furniture.h"
#include "schema/groups.h"
#include "schema/index.h"
#include "schema/record.h"
#include "schema/sketches.h"
#include "schema/slots.h"
#include "schema/terms.h"
#include "schema/time_order.h"
#include "searcher/columns.h"
#include "searcher/reader.h"
#include "searcher/snapshot.h"

namespace wirecopy::searcher {

namespace {

using schema::Slot;

std::string value_of(const Xapian::Document& document, Slot slot) {
  return document.get_value(schema::number_of(slot));
}

ListedCopy listed(const schema::ShardedDatabase& database, const schema::GroupMember& member) {
  const Xapian::Document document = database.get_document(member.document);
  corpus::Article article = schema::decode_record_head(document.get_data()).article;
  return {std::move(article.id), std::move(article.title), std::move(article.url), std::move(article.outlet),
          article.published,     member.relation,          member.to_lead};
}

ListedGroup listed(const schema::ShardedDatabase& database, const schema::Group& group) {
  ListedGroup out;
  std::set<std::string> outlets;
  uint32_t nameless = 0;
  for (const schema::GroupMember& member : group.members) {
    out.members.push_back(listed(database, member));
    const std::string& outlet = out.members.back().outlet;
    nameless += outlet.empty() ? 1 : 0;  // each is an outlet of its own
    if (!outlet.empty()) outlets.insert(outlet);
  }
  out.outlets = nameless + static_cast<uint32_t>(outlets.size());
  const auto key = [](const ListedCopy& copy) {
    return std::tuple(schema::last_second(copy.published), std::string_view(copy.id));
  };
  std::sort(out.members.begin() + 1, out.members.end(),
            [&](const ListedCopy& a, const ListedCopy& b) { return key(a) < key(b); });
  return out;
}

// The articles of an index as the comparison needs them, in order of docid.
struct Compared {
  std::vector<Xapian::docid> documents;
  std::vector<uint32_t> group_numbers;
  std::vector<std::size_t> shards;  // which of the joined indexes each is in
  std::vector<std::string> ids;
  std::vector<dedup::Candidate> candidates;
};

Compared compared_articles(const schema::ShardedDatabase& database) {
  Compared all;
  for (auto posting = database.postlist_begin({}); posting != database.postlist_end({}); ++posting) {
    const Xapian::Document document = database.get_document(*posting);
    all.documents.push_back(*posting);
    all.group_numbers.push_back(schema::group_number(database, *posting, value_of(document, Slot::Copies)));
    all.shards.push_back(database.shard_of(*posting));
    all.ids.push_back(schema::decode_record_head(document.get_data()).article.id);
    all.candidates.push_back({static_cast<uint32_t>(all.candidates.size()),
                              schema::last_second(schema::date_of(document)),
                              schema::unpack_number(value_of(document, Slot::Shingles)),
                              {}});
  }
  for (std::size_t i = 0; i < all.ids.size(); ++i) all.candidates[i].id = all.ids[i];
  return all;
}

}  // namespace

Listed<ListedGroup> list_groups(const std::string& path) {
  auto list = on_snapshot(path, [](const schema::OpenIndex& index) {
    Listed<ListedGroup> all{.index = index_state(index, Columns())};
    for (const uint32_t number : schema::group_numbers(index.database)) {
      const schema::Group group = schema::read_group(index.database, number);
      if (!group.members.empty()) all.rows.push_back(listed(index.database, group));
    }
    return all;
  });
  std::ranges::sort(list.rows, [](const ListedGroup& a, const ListedGroup& b) {
    return std::tuple(b.members.size(), std::string_view(a.members.front().id)) <
           std::tuple(a.members.size(), std::string_view(b.members.front().id));
  });
  return list;
}

namespace {

// Equal texts are compared once; what holds for one holds for all.
struct AllOverlaps {
  IndexState index;
  Compared articles;
  std::vector<dedup::Verdict> verdicts;       // of the edges
  std::vector<dedup::Edge> edges;             // between the first articles of different texts
  std::vector<std::vector<uint32_t>> equals;  // the articles of each text, in the order of leads_before
  std::vector<uint32_t> text_of;              // article -> its element of `equals`
};

bool are_grouped(const Compared& all, uint32_t a, uint32_t b) {
  return all.group_numbers[a] != 0 && all.group_numbers[a] == all.group_numbers[b];
}

// Why copies of one text are in one group, or not.
dedup::Verdict copies_verdict(const Compared& all, uint32_t a, uint32_t b) {
  if (are_grouped(all, a, b)) return dedup::Verdict::Copy;
  return all.shards[a] == all.shards[b] ? dedup::Verdict::OtherLead : dedup::Verdict::OtherIndex;
}

// Why two texts that overlap are in one group, or not.
dedup::Verdict verdict_of(const schema::ShardedDatabase& database, const Compared& all, const dedup::Edge& edge) {
  if (are_grouped(all, edge.a, edge.b)) return dedup::Verdict::Copy;
  const dedup::Verdict verdict = dedup::verdict_of(edge.overlap, [&] {
    return std::pair(schema::judged_text_of(database, all.documents[edge.a]),
                     schema::judged_text_of(database, all.documents[edge.b]));
  });
  return verdict == dedup::Verdict::Copy ? copies_verdict(all, edge.a, edge.b) : verdict;
}

AllOverlaps compare_all(const schema::OpenIndex& index) {
  const schema::ShardedDatabase& database = index.database;
  AllOverlaps result;
  result.index = index_state(index, Columns());
  result.articles = compared_articles(database);
  const Compared& all = result.articles;
  std::vector<uint32_t> order(all.documents.size());
  for (uint32_t i = 0; i < order.size(); ++i) order[i] = i;
  std::ranges::sort(order,
                    [&](uint32_t a, uint32_t b) { return dedup::leads_before(all.candidates[a], all.candidates[b]); });
  dedup::CandidateFinder finder;
  std::vector<uint64_t> whole;
  for (const Xapian::docid document : all.documents) {
    const dedup::Sketch sketch = dedup::sketch_of(schema::compared_text_of(database, document).body);
    whole.push_back(sketch.whole);
    finder.add(sketch);
  }
  std::map<uint64_t, uint32_t> text_of_whole;
  result.text_of.resize(order.size());
  for (const uint32_t article : order) {
    const auto text = text_of_whole.emplace(whole[article], static_cast<uint32_t>(result.equals.size())).first;
    if (text->second == result.equals.size()) result.equals.emplace_back();
    result.equals[text->second].push_back(article);
    result.text_of[article] = text->second;
  }
  uint32_t last = std::numeric_limits<uint32_t>::max();
  dedup::ComparedText first;
  finder.find(order, [&](const dedup::CandidatePair& pair) {
    const auto [earlier, later] = std::pair(pair.earlier, pair.later);
    if (result.text_of[earlier] == result.text_of[later]) return;
    if (earlier != last) first = schema::compared_text_of(database, all.documents[earlier]);
    last = earlier;
    const dedup::ComparedText second = schema::compared_text_of(database, all.documents[later]);
    const dedup::Overlap overlap = dedup::compare(first, second);
    if (!dedup::is_verified(first, second, overlap, pair)) return;
    const dedup::Edge edge{earlier, later, overlap};
    result.verdicts.push_back(verdict_of(database, all, edge));
    result.edges.push_back(edge);
  });
  return result;
}

OverlapRow row_of(const Compared& all, uint32_t a, uint32_t b, const dedup::Overlap& overlap, dedup::Verdict verdict) {
  const bool in_order = dedup::leads_before(all.candidates[a], all.candidates[b]);
  if (!in_order) std::swap(a, b);
  const dedup::Overlap ordered = in_order ? overlap : overlap.mirrored();
  // The verdict is that of two texts, which may stand in several indexes each.
  const bool are_copies = verdict == dedup::Verdict::Copy || verdict == dedup::Verdict::OtherLead;
  if (verdict == dedup::Verdict::OtherIndex || (are_copies && all.shards[a] != all.shards[b]))
    verdict = copies_verdict(all, a, b);
  return {all.ids[a], all.ids[b], dedup::relation_to_lead(ordered), ordered, verdict};
}

}  // namespace

std::string_view reason_of(const OverlapRow& row) {
  return row.verdict == dedup::Verdict::Copy ? std::string_view() : dedup::row_of(row.verdict).name;
}

IndexState list_overlaps(const std::string& path, const std::function<bool(const OverlapRow&)>& visit) {
  const AllOverlaps found = on_snapshot(path, compare_all);
  for (std::size_t i = 0; i < found.edges.size(); ++i) {
    const dedup::Edge& edge = found.edges[i];
    for (const uint32_t a : found.equals[found.text_of[edge.a]]) {
      for (const uint32_t b : found.equals[found.text_of[edge.b]]) {
        if (!visit(row_of(found.articles, a, b, edge.overlap, found.verdicts[i]))) return found.index;
      }
    }
  }
  for (const std::vector<uint32_t>& equals : found.equals) {
    for (std::size_t i = 0; i < equals.size(); ++i) {
      const uint32_t size = found.articles.candidates[equals[i]].shingles;
      if (size == 0) continue;
      for (std::size_t j = i + 1; j < equals.size(); ++j) {
        dedup::Overlap whole;
        whole.shared = whole.size_a = whole.size_b = size;
        if (!visit(row_of(found.articles, equals[i], equals[j], whole, dedup::Verdict::Copy))) return found.index;
      }
    }
  }
  return found.index;
}

std::vector<FurnitureRow> learned_furniture(const std::string& path) {
  return on_snapshot(path, [](const schema::OpenIndex& index) {
    std::vector<FurnitureRow> rows;
    for (const Xapian::Database& shard : index.database.shards()) {
      for (schema::OutletFurniture& furniture : schema::all_furniture(shard)) {
        std::ranges::stable_sort(furniture.learned, std::greater<>{}, &schema::LearnedLine::articles);
        for (schema::LearnedLine& line : furniture.learned)
          rows.push_back({furniture.outlet, std::move(line.text), line.articles, furniture.articles});
      }
    }
    std::ranges::stable_sort(rows, {}, &FurnitureRow::outlet);
    return rows;
  });
}

IndexInfo index_info(const std::string& path) {
  return on_snapshot(path, [&](const schema::OpenIndex& index) {
    IndexInfo info;
    info.revision = index.metadata.revision;
    info.format_version = index.metadata.version;
    info.reference_words = index.metadata.reference_words;
    info.created = index.metadata.created;
    info.articles = index.database.get_doccount();
    for (const uint32_t number : schema::group_numbers(index.database)) {
      ++info.groups;
      info.copies += schema::read_group(index.database, number).members.size();
    }
    info.texts = info.articles - info.copies + info.groups;
    std::map<std::string, uint64_t> languages;
    std::map<std::string, uint64_t> outlets;
    for (auto posting = index.database.postlist_begin({}); posting != index.database.postlist_end({}); ++posting) {
      const Xapian::Document document = index.database.get_document(*posting);
      ++languages[value_of(document, Slot::Language)];
      ++outlets[value_of(document, Slot::Outlet)];
      const corpus::Date date = schema::date_of(document);
      if (!date.known()) {
        ++info.undated;
        continue;
      }
      if (!info.earliest.known() || date.seconds < info.earliest.seconds) info.earliest = date;
      if (!info.latest.known() || date.seconds > info.latest.seconds) info.latest = date;
    }
    const auto ranked = [](const std::map<std::string, uint64_t>& counts) {
      std::vector<std::pair<std::string, uint64_t>> rows(counts.begin(), counts.end());
      std::ranges::stable_sort(rows, std::greater<>{}, [](const auto& row) { return row.second; });
      return rows;
    };
    info.languages = ranked(languages);
    info.outlets = ranked(outlets);
    for (const schema::ShardPlace& place : schema::shard_places(path)) {
      std::error_code absent;  // a remote index has no files here: 0 bytes
      for (const auto& file : std::filesystem::directory_iterator(place.path, absent))
        info.bytes_on_disk += file.is_regular_file() ? file.file_size() : 0;
    }
    return info;
  });
}

}  // namespace wirecopy::searcher
