// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/searcher.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "schema/record.h"
#include "searcher/articles.h"
#include "searcher/clock.h"
#include "searcher/copies.h"
#include "searcher/cursor.h"
#include "searcher/explain.h"
#include "searcher/export.h"
#include "searcher/facets.h"
#include "searcher/highlighter.h"
#include "searcher/rank_reasons.h"
#include "searcher/ranking.h"
#include "searcher/reader.h"
#include "searcher/reading.h"
#include "searcher/relaxation.h"
#include "searcher/spelling.h"
#include "searcher/verifier.h"
#include "searcher/warnings.h"
#include "text/utf8.h"

namespace wirecopy::searcher {

namespace {

std::string id_of(const Xapian::Database& database, Xapian::docid document) {
  return schema::decode_record_head(schema::read_record(database, document)).article.id;
}

// An article as a hit, with its copies; highlights are left to the caller.
Hit make_hit(const View& view, const Selected& selected, uint32_t others) {
  Hit hit;
  hit.document = selected.document;
  hit.score = selected.score;
  hit.article = schema::decode_record(schema::read_record(view.database, selected.document)).article;
  Copies copies = copies_of(view.database, view.columns, selected.document, selected.group, others);
  hit.copies_id = std::move(copies.id);
  hit.role = copies.role;
  hit.to_lead = copies.to_lead;
  hit.copies_articles = copies.articles;
  hit.copies_outlets = copies.outlets;
  hit.others = std::move(copies.others);
  const uint32_t story = story_of(view.columns.stories(view.database), selected.document);
  hit.story_articles = view.columns.story_articles(view.database)[story];
  hit.story_id = hit.article.id;
  if (hit.story_articles == 1) return hit;
  hit.story_outlets = view.columns.story_outlets(view.database)[story];
  const uint32_t lead = view.columns.story_leads(view.database)[story];
  if (lead != selected.document) hit.story_id = id_of(view.database, lead);
  return hit;
}

void set_highlights(Hit& hit, Highlights highlights) {
  hit.title_matches = std::move(highlights.title);
  hit.fragments = std::move(highlights.body);
}

// How many articles match when one word is enough; nothing where that is the same question.
std::optional<Count> count_any_word(const View& view, const Request& request, const Reading& all) {
  if (request.match == MatchMode::Any || all.compiled.empty) return {};
  Request relaxed = request;
  relaxed.match = MatchMode::Any;
  const Reading any = read_query(view, relaxed);
  if (any.parsed.interpreted == all.parsed.interpreted) return {};
  return Count{count_matches(view.database, any.compiled.query)};
}

// What of a query no article has, of what all articles must have.
void warn_of_missing(const View& view, const Request& request, const Node& root, const Deadline& deadline,
                     WarningList& warnings) {
  if (root.kind != NodeKind::And) return;
  std::size_t looked_up = 0;
  for (const Node& child : root.children) {
    if (child.kind == NodeKind::Not || ++looked_up > most_looked_up) continue;
    if (!finds_by_itself(view, request, child, deadline))
      warnings.add("no_hits_by_itself", child.at, {child.at.of(request.text)});
  }
}

// What else might have been meant where little or nothing was found.
void offer_others(const View& view, const Request& request, const Reading& reading, const Deadline& deadline,
                  Answer& answer) {
  if (answer.articles.value == 0) {
    WarningList missing;
    warn_of_missing(view, request, reading.parsed.root, deadline, missing);
    answer.warnings = missing.take();
    answer.any_word = count_any_word(view, request, reading);
    answer.relaxed = relaxations(view, request, reading, answer.any_word, deadline);
  }
  if (deadline.is_over()) return;
  answer.did_you_mean = better_spelling(view, request, reading, answer.articles.value);
}

// Articles by time that pass the filters beside the text, whatever they say.
Histogram all_coverage(const View& view, const Request& request, Tally& tally) {
  Request everything = request;
  everything.text.clear();
  everything.limit = 0;
  const Selection selection =
      select({view.database, view.columns}, read_query(view, everything).compiled, everything, tally);
  return FacetCounter(view.database, view.columns, selection.matches, request.unit)
      .histogram(*request.histogram, request.time_zone);
}

void add_shares(Histogram& histogram, const Histogram& all) {
  auto of_all = all.buckets.begin();
  for (Bucket& bucket : histogram.buckets) {
    while (of_all != all.buckets.end() && of_all->date != bucket.date) ++of_all;
    bucket.all = of_all != all.buckets.end() ? of_all->count : bucket.count;
  }
}

void count_facets(const View& view, const Request& request, const Selection& selection, Tally& tally, Answer& answer) {
  if (request.facets.empty() && !request.histogram) return;
  const FacetCounter counter(view.database, view.columns, selection.matches, request.unit);
  for (const FacetField field : request.facets) {
    answer.facets.push_back(counter.facet(field, request.facet_values));
    answer.facets.back().relation = answer.articles.relation;
  }
  if (!request.histogram) return;
  answer.histogram = counter.histogram(*request.histogram, request.time_zone);
  answer.histogram->relation = answer.articles.relation;
  if (request.share) add_shares(*answer.histogram, all_coverage(view, request, tally));
}

}  // namespace

struct Searcher::State {
  Reader reader;
  uint32_t longest_search_ms;
  Tally tally;
  Analyzers analyzers;

  Answer search(const View& view, const Request& request, StageTimes& times);
};

Searcher::Searcher(std::string path, uint32_t longest_search_ms)
    : state_(new State{Reader(std::move(path)), longest_search_ms, {}, {}}) {}
Searcher::~Searcher() = default;
Searcher::Searcher(Searcher&&) noexcept = default;
Searcher& Searcher::operator=(Searcher&&) noexcept = default;

Answer Searcher::State::search(const View& view, const Request& request, StageTimes& times) {
  Answer answer;
  const Clock clock;
  const uint32_t time_limit_ms = shorter_limit(request.time_limit_ms, longest_search_ms);
  const Deadline deadline(time_limit_ms);
  std::optional<Cursor> cursor;
  if (!request.cursor.empty()) cursor = decode_cursor(view.database, request);
  const int64_t now = cursor ? cursor->now : seconds_now();
  Reading reading = read_query(view, request, now, deadline);
  times.reading = clock.elapsed();
  Request page = request;
  if (cursor) page.offset = cursor->rank;
  Selection selection =
      select({view.database, view.columns}, reading.compiled, page, tally, deadline, cursor ? &cursor->start : nullptr);
  const Exactness relation = selection.is_partial || reading.compiled.is_cut ? Exactness::AtLeast
                             : selection.is_doubtful                         ? Exactness::About
                                                                             : Exactness::Equal;
  answer.articles = {selection.articles, relation};
  answer.texts = {selection.texts, relation};
  answer.stories = {selection.stories, relation};
  if (reading.compiled.by_date && !selection.is_partial)
    answer.undated_excluded = count_matches(view.database, reading.compiled.undated);
  if (!cursor && !selection.is_partial && !deadline.is_over()) offer_others(view, request, reading, deadline, answer);
  count_facets(view, request, selection, tally, answer);
  times.selecting = clock.elapsed() - times.reading;
  Highlighter highlighter(reading.compiled.marks, analyzers, reading.compiled.condition);
  uint32_t rank = cursor ? cursor->rank : request.offset;
  for (const Selected& selected : selection.page) {
    Hit& hit = answer.hits.emplace_back(make_hit(view, selected, request.others));
    hit.rank = ++rank;
    if (request.why_rank && !deadline.is_over())
      hit.why = rank_reasons({view.database, view.columns}, reading.compiled, selected, hit.article.id,
                             highlighter.places(hit.article));
    if (!deadline.is_over()) set_highlights(hit, highlighter.highlight(hit.article, request.fragments));
  }
  times.showing = clock.elapsed() - times.reading - times.selecting;
  const uint64_t revision = cursor ? cursor->revision : view.revision;
  if (selection.next) {
    answer.next = encode_cursor({revision, now, rank, std::move(*selection.next)}, view.database, request);
  }
  answer.found = std::move(selection.found);
  answer.index = state_of(view);
  answer.text = request.text;
  answer.interpreted = std::move(reading.parsed.interpreted);
  WarningList warnings;
  if (deadline.is_over()) warnings.add("partial", {}, {std::to_string(time_limit_ms)});
  if (selection.is_doubtful) warnings.add("doubtful", {}, {std::to_string(most_verified)});
  if (revision != view.revision && !selection.is_steady) warnings.add("list_shifted", {});
  if (request.duplicates == Duplicates::Only && request.group == Grouping::Story) warnings.add("not_grouped", {});
  answer.warnings.insert(answer.warnings.begin(), std::make_move_iterator(reading.warnings.begin()),
                         std::make_move_iterator(reading.warnings.end()));
  std::ranges::move(warnings.take(), std::back_inserter(answer.warnings));
  return answer;
}

Answer Searcher::search(const Request& request) {
  const Clock clock;
  StageTimes times;
  Answer answer = state_->reader.with_newest([&](const View& view) { return state_->search(view, request, times); });
  answer.took_ms = clock.elapsed();
  return answer;
}

Answer Searcher::news(const Request& request, NewsMark& mark, Known known) {
  const Clock clock;
  StageTimes times;
  NewsMark next;
  Answer answer = state_->reader.with_newest([&](const View& view) {
    next = {view.database.get_uuid(), mark.found, seconds_now()};
    Answer news = state_->search(view, request_behind(view, request, mark, known), times);
    if (mark.index != next.index) next.found.clear();
    if (mark.index != next.index && !mark.index.empty()) {
      // What is older than the day of the mark, or undated, is found, too, and no news the next time.
      Request all = request_behind(view, request, {}, known);
      all.limit = 0;
      next.found = state_->search(view, all, times).found;
    }
    std::vector<uint32_t> before = std::move(next.found);
    next.found.clear();
    std::ranges::set_union(before, news.found, std::back_inserter(next.found));
    return news;
  });
  mark = std::move(next);
  answer.took_ms = clock.elapsed();
  return answer;
}

std::optional<Hit> Searcher::article(std::string_view id, std::string_view query) {
  return state_->reader.with_newest([&](const View& view) -> std::optional<Hit> {
    const Xapian::docid document = find_article(view.database, id);
    if (document == 0) return {};
    Selected selected;
    selected.document = document;
    const uint32_t group = group_of(view.columns.groups(view.database), document);
    if (group != 0) selected.group = schema::read_group(view.database, group);
    Hit hit = make_hit(view, selected, Request{}.others);
    if (query.empty()) return hit;
    Request request;
    request.text = query;
    const Reading reading = read_query(view, request);
    set_highlights(hit, Highlighter(reading.compiled.marks, state_->analyzers, reading.compiled.condition)
                            .highlight_whole(hit.article));
    return hit;
  });
}

std::optional<ArticleComparison> Searcher::compare(std::string_view a, std::string_view b) {
  return state_->reader.with_newest([&](const View& view) -> std::optional<ArticleComparison> {
    const Xapian::docid document_a = find_article(view.database, a);
    const Xapian::docid document_b = find_article(view.database, b);
    if (document_a == 0 || document_b == 0) return {};
    const auto read = [&](Xapian::docid document) {
      return schema::decode_record(schema::read_record(view.database, document)).article;
    };
    ArticleComparison comparison = compare_articles(read(document_a), read(document_b));
    const std::vector<uint32_t>& groups = view.columns.groups(view.database);
    comparison.grouped = text_of(groups, document_a) == text_of(groups, document_b);
    if (!comparison.grouped && comparison.verdict == dedup::Verdict::Copy) {
      comparison.verdict = view.database.shard_of(document_a) == view.database.shard_of(document_b)
                               ? dedup::Verdict::OtherLead
                               : dedup::Verdict::OtherIndex;
    }
    comparison.index = state_of(view);
    return comparison;
  });
}

std::optional<Timeline> Searcher::copies(std::string_view id) {
  const Clock clock;
  std::optional<Timeline> timeline = timeline_of(state_->reader, id);
  if (timeline) timeline->took_ms = clock.elapsed();
  return timeline;
}

std::optional<StoryTimeline> Searcher::story(std::string_view id) {
  const Clock clock;
  auto timeline = state_->reader.with_newest([&](const View& view) { return story_timeline(view, id); });
  if (timeline) timeline->took_ms = clock.elapsed();
  return timeline;
}

MatchAnswer Searcher::match(const MatchRequest& request) {
  const Clock clock;
  MatchAnswer answer = state_->reader.with_newest([&](const View& view) { return match_text(view, request); });
  answer.took_ms = clock.elapsed();
  return answer;
}

std::string Searcher::explain(const Request& request) {
  return state_->reader.with_newest([&](const View& view) {
    StageTimes times;
    const Answer answer = state_->search(view, request, times);
    return explanation(view, read_query(view, request), answer, times);
  });
}

void Searcher::each_article(const Request& request,
                            const std::function<bool(const schema::StoredArticle& article)>& visit) {
  export_articles(state_->reader, request, state_->tally, visit);
}

Suggestions Searcher::suggest(std::string_view text, uint32_t most) {
  return state_->reader.with_newest([&](const View& view) {
    return Suggestions{state_of(view), text::repair_utf8(text), searcher::suggest(view, text, most)};
  });
}

IndexState Searcher::state() {
  return state_->reader.with_newest(state_of);
}

}  // namespace wirecopy::searcher
