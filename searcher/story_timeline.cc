// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/story_timeline.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <tuple>

#include "schema/metadata.h"
#include "schema/record.h"
#include "schema/terms.h"
#include "schema/time_order.h"
#include "searcher/articles.h"
#include "searcher/reader.h"
#include "text/analyzer.h"
#include "text/stop_words.h"

namespace wirecopy::searcher {

namespace {

// More texts would tell the same words.
constexpr std::size_t texts_for_words = 60;
constexpr std::size_t most_words = 10;

struct Member {
  Xapian::docid document;
  corpus::Article article;
};

// The words that most of the texts say, often or in their headlines, and few other articles.
std::vector<std::string> telling_words(const Xapian::Database& database, const std::vector<const Member*>& texts) {
  struct Word {
    std::size_t texts = 0;
    double times = 0;  // said; in a headline as often as the ranking has it
    std::map<std::string, std::size_t> forms;
  };
  std::map<std::string, Word> words;  // by stem
  const std::size_t count = std::min(texts.size(), texts_for_words);
  for (std::size_t i = 0; i < count; ++i) {
    const corpus::Article& article = texts[i]->article;
    text::Analyzer analyzer(article.language);
    std::set<std::string> seen;
    for (const bool in_title : {true, false}) {
      const std::string& part = in_title ? article.title : article.body;
      analyzer.reset(part);
      for (text::Token token; analyzer.next(token);) {
        if (text::is_stop_word(token.folded, article.language)) continue;
        Word& word = words[std::string(token.stem)];
        word.times += in_title ? 1 + schema::title_weight : 1;
        if (seen.emplace(token.stem).second) ++word.texts;
        ++word.forms[std::string(token.span.of(part))];
      }
    }
  }
  std::vector<std::pair<double, const Word*>> ranked;
  const double all = database.get_doccount();
  for (const auto& [stem, word] : words) {
    if (word.texts * 3 < count || stem.size() < 3) continue;
    const double with = std::max<double>(1, database.get_termfreq(schema::make_term({}, stem)));
    const double share = static_cast<double>(word.texts) / static_cast<double>(count);
    const double often = std::log2(1 + word.times / static_cast<double>(word.texts));
    ranked.emplace_back(share * share * often * std::log((all + 1) / with), &word);
  }
  std::ranges::stable_sort(ranked, std::greater<>{}, [](const auto& row) { return row.first; });
  std::vector<std::string> telling;
  for (const auto& [score, word] : ranked) {
    if (telling.size() == most_words || score <= 0) break;
    telling.push_back(std::ranges::max_element(word->forms, {}, [](const auto& form) { return form.second; })->first);
  }
  return telling;
}

}  // namespace

std::optional<StoryTimeline> story_timeline(const View& view, std::string_view article_id) {
  const schema::ShardedDatabase& database = view.database;
  const Xapian::docid asked = find_article(database, article_id);
  if (asked == 0) return std::nullopt;
  const std::vector<uint32_t>& stories = view.columns.stories(database);
  const std::vector<uint32_t>& groups = view.columns.groups(database);
  const uint32_t number = story_of(stories, asked);
  std::map<uint32_t, std::vector<Member>> by_text;
  StoryTimeline timeline;
  timeline.index = state_of(view);
  for (std::size_t document = 1; document < stories.size(); ++document) {
    if (stories[document] != number) continue;
    const auto docid = static_cast<Xapian::docid>(document);
    by_text[text_of(groups, docid)].push_back(
        {docid, schema::decode_record(schema::read_record(database, docid)).article});
    ++timeline.articles;
  }
  std::vector<const Member*> leads;
  for (auto& [text, members] : by_text) {
    std::ranges::stable_sort(members, {},
                             [](const Member& member) { return schema::last_second(member.article.published); });
    leads.push_back(&members.front());
  }
  std::ranges::sort(leads, {}, [](const Member* member) {
    return std::tuple(schema::last_second(member->article.published), member->document);
  });
  std::set<std::string> outlets;
  std::size_t nameless = 0;
  for (const Member* lead : leads) {
    const corpus::Article& article = lead->article;
    StoryText& text = timeline.texts.emplace_back();
    text.id = article.id;
    text.title = article.title;
    text.url = article.url;
    text.outlet = article.outlet;
    text.published = article.published;
    const std::vector<Member>& members = by_text.at(text_of(groups, lead->document));
    text.copies = static_cast<uint32_t>(members.size() - 1);
    for (const Member& member : members) {
      const std::string& outlet = member.article.outlet;
      nameless += outlet.empty() ? 1 : 0;
      if (!outlet.empty()) outlets.insert(outlet);
      const bool is_new = std::ranges::find(text.also_in, outlet) == text.also_in.end();
      if (&member != lead && !outlet.empty() && outlet != text.outlet && is_new) text.also_in.push_back(outlet);
    }
  }
  timeline.outlets = static_cast<uint32_t>(outlets.size() + nameless);
  timeline.id = timeline.texts.front().id;
  timeline.words = telling_words(database, leads);
  return timeline;
}

}  // namespace wirecopy::searcher
