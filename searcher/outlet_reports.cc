// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/outlet_reports.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "schema/groups.h"
#include "schema/record.h"
#include "searcher/columns.h"
#include "searcher/credit.h"
#include "searcher/reader.h"
#include "searcher/snapshot.h"

namespace wirecopy::searcher {

namespace {

corpus::Article article_of(const schema::ShardedDatabase& database, Xapian::docid document) {
  return schema::decode_record(schema::read_record(database, document)).article;
}

// Calls visit(lead, copy) for every copy of the index.
template <class Visit>
void for_each_copy(const schema::ShardedDatabase& database, const Columns& columns, Visit visit) {
  const std::vector<uint32_t>& groups = columns.groups(database);
  for (std::size_t number = 1; number < groups.size(); ++number) {
    if (groups[number] != number) continue;
    const schema::Group group = schema::read_group(database, static_cast<uint32_t>(number));
    for (std::size_t i = 1; i < group.members.size(); ++i) visit(group.lead().document, group.members[i].document);
  }
}

std::vector<OutletRow> rows_of(const schema::ShardedDatabase& database, const Columns& columns) {
  const NameColumn& outlets = columns.outlets(database);
  const std::vector<uint32_t>& groups = columns.groups(database);
  const std::vector<uint32_t>& stories = columns.stories(database);
  const std::vector<uint32_t>& story_outlets = columns.story_outlets(database);
  std::vector<OutletRow> rows(outlets.names.size());
  std::set<std::pair<uint32_t, uint32_t>> texts;    // outlet, text
  std::set<std::pair<uint32_t, uint32_t>> reports;  // outlet, story that it alone reports
  const auto end = database.postlist_end({});
  for (auto posting = database.postlist_begin({}); posting != end; ++posting) {
    const uint32_t outlet = outlets.numbers[*posting];
    ++rows[outlet].articles;
    texts.emplace(outlet, text_of(groups, *posting));
    if (story_outlets[stories[*posting]] == 1) reports.emplace(outlet, stories[*posting]);
  }
  for (const auto& [outlet, text] : texts) ++rows[outlet].texts;
  for (const auto& [outlet, story] : reports) ++rows[outlet].exclusives;
  std::set<Xapian::docid> leads;
  corpus::Article lead_article;
  for_each_copy(database, columns, [&](Xapian::docid lead, Xapian::docid copy) {
    const uint32_t from = outlets.numbers[lead];
    const uint32_t to = outlets.numbers[copy];
    if (leads.insert(lead).second) {
      ++rows[from].leads;
      lead_article = article_of(database, lead);
    }
    if (from == to && from != 0) return;
    ++rows[to].copies;
    if (credit_of(article_of(database, copy), lead_article) == Credit::Given) ++rows[to].credited;
  });
  for (std::size_t number = 0; number < rows.size(); ++number) rows[number].outlet = outlets.names[number];
  std::erase_if(rows, [](const OutletRow& row) { return row.articles == 0; });
  std::ranges::sort(rows, [](const OutletRow& a, const OutletRow& b) {
    return std::tuple(b.articles, std::string_view(a.outlet)) < std::tuple(a.articles, std::string_view(b.outlet));
  });
  return rows;
}

OutletMatrix matrix_of(const schema::OpenIndex& index, std::size_t most) {
  const schema::ShardedDatabase& database = index.database;
  const Columns columns;
  const NameColumn& outlets = columns.outlets(database);
  std::map<std::pair<uint32_t, uint32_t>, uint64_t> copies;  // who ran it, whose it is
  std::map<uint32_t, uint64_t> weight;
  for_each_copy(database, columns, [&](Xapian::docid lead, Xapian::docid copy) {
    const uint32_t from = outlets.numbers[lead];
    const uint32_t to = outlets.numbers[copy];
    ++copies[{to, from}];
    ++weight[to];
    if (from != to) ++weight[from];
  });
  std::vector<uint32_t> order;
  for (const auto& [outlet, count] : weight) order.push_back(outlet);
  std::ranges::sort(order, [&](uint32_t a, uint32_t b) {
    return std::tuple(weight.at(b), std::string_view(outlets.names[a])) <
           std::tuple(weight.at(a), std::string_view(outlets.names[b]));
  });
  OutletMatrix matrix;
  matrix.index = index_state(index, columns);
  matrix.total = order.size();
  if (most > 0 && order.size() > most) order.resize(most);
  for (const uint32_t row : order) {
    matrix.outlets.push_back(outlets.names[row]);
    std::vector<uint64_t>& cells = matrix.cells.emplace_back();
    for (const uint32_t column : order) {
      const auto found = copies.find({row, column});
      cells.push_back(found == copies.end() ? 0 : found->second);
    }
  }
  return matrix;
}

}  // namespace

Listed<OutletRow> list_outlets(const std::string& path) {
  return on_snapshot(path, [](const schema::OpenIndex& index) {
    const Columns columns;
    return Listed<OutletRow>{.rows = rows_of(index.database, columns), .index = index_state(index, columns)};
  });
}

OutletMatrix outlet_matrix(const std::string& path, std::size_t most) {
  return on_snapshot(path, [most](const schema::OpenIndex& index) { return matrix_of(index, most); });
}

}  // namespace wirecopy::searcher
