// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/story_reports.h"

#include <algorithm>
#include <set>
#include <tuple>
#include <unordered_set>

#include "schema/record.h"
#include "schema/slots.h"
#include "schema/time_order.h"
#include "searcher/columns.h"
#include "searcher/reader.h"
#include "searcher/snapshot.h"

namespace wirecopy::searcher {

namespace {

using Members = std::vector<Xapian::docid>;

// The articles of each story, by number.
std::vector<Members> chosen_stories(const schema::ShardedDatabase& database, const Columns& columns, Stories which) {
  const std::vector<uint32_t>& numbers = columns.stories(database);
  const std::vector<uint32_t>& articles = columns.story_articles(database);
  const std::vector<uint32_t>& outlets = columns.story_outlets(database);
  std::vector<bool> exists(numbers.size());  // docids that were removed look like stories of one article
  const auto end = database.postlist_end({});
  for (auto posting = database.postlist_begin({}); posting != end; ++posting) exists[*posting] = true;
  std::vector<std::pair<uint32_t, Xapian::docid>> pairs;
  for (std::size_t document = 1; document < numbers.size(); ++document) {
    const uint32_t number = numbers[document];
    const bool is_chosen = which == Stories::Shared ? articles[number] > 1 : outlets[number] == 1 && exists[document];
    if (is_chosen) pairs.emplace_back(number, static_cast<Xapian::docid>(document));
  }
  std::ranges::sort(pairs);
  std::vector<Members> stories;
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    if (i == 0 || pairs[i].first != pairs[i - 1].first) stories.emplace_back();
    stories.back().push_back(pairs[i].second);
  }
  return stories;
}

ListedStory listed(const schema::ShardedDatabase& database, const Columns& columns, const Members& members) {
  ListedStory story;
  const std::vector<uint32_t>& groups = columns.groups(database);
  const uint32_t number = columns.stories(database)[members.front()];
  const Xapian::docid lead = columns.story_leads(database)[number];
  std::unordered_set<uint32_t> texts;
  for (const Xapian::docid document : members) {
    const Xapian::Document stored = database.get_document(document);
    corpus::Article article = schema::decode_record_head(stored.get_data()).article;
    texts.insert(text_of(groups, document));
    const corpus::Date& date = article.published;
    if (schema::last_second(date) < schema::last_second(story.first)) story.first = date;
    if (date.known() && (!story.last.known() || date.seconds > story.last.seconds)) story.last = date;
    if (document == lead) {
      story.id = article.id;
      story.title = article.title;
    }
    story.members.push_back(std::move(article.id));
  }
  std::ranges::sort(story.members);
  story.texts = static_cast<uint32_t>(texts.size());
  story.outlets = columns.story_outlets(database)[number];
  return story;
}

}  // namespace

Listed<ListedStory> list_stories(const std::string& path, Stories which) {
  auto list = on_snapshot(path, [which](const schema::OpenIndex& index) {
    const Columns columns;
    Listed<ListedStory> all{.index = index_state(index, columns)};
    for (const Members& members : chosen_stories(index.database, columns, which))
      all.rows.push_back(listed(index.database, columns, members));
    return all;
  });
  std::ranges::sort(list.rows, [](const ListedStory& a, const ListedStory& b) {
    return std::tuple(b.members.size(), std::string_view(a.id)) < std::tuple(a.members.size(), std::string_view(b.id));
  });
  return list;
}

}  // namespace wirecopy::searcher
