// SPDX-License-Identifier: GPL-2.0-or-later
//
// The shapes of a comparison, a match and two timelines, format_version 1. A member never changes its meaning inside
// one version; new ones may come. Places are [begin, end] in bytes of the bodies, or of the text that was matched.
//
//   comparison      format_version 1, index {revision, articles, texts, stories} (null when both are from files),
//                   a, b {id, url, title, source, published, credit, words, body (unless left), added [place]},
//                   resemblance, containment, a_in_b (share of a that stands in b), b_in_a,
//                   relation of b to a (null below what is reported), grouped,
//                   reason (why not grouped; null when grouped, and where no index says that copies are not),
//                   longest (passage, null when there is none), passages [passage],
//                   repeats [passage] (what b says again), warnings
//   passage         a, b (places), words, text (of a)
//
//   match           format_version 1, index, text {words, bytes}, warnings [{code, at, message}],
//                   total {articles {value, relation}},
//                   matches [{rank, id, url, title, source, published, copies_id (null when alone), share, density,
//                             words, longest (words), passages [{text (place), article (place), words, excerpt}]}],
//                   took_ms
//
//   copies          format_version 1, index, id (of the lead), articles, outlets, first_is_certain,
//                   members [{id, source, title, url, published (null when unknown), relation, resemblance,
//                   containment,
//                             kept, after_s, after_days (null when not known), credit (null for the lead)}],
//                   warnings, took_ms
//
//   story           format_version 1, index, id (of the earliest article), articles, outlets,
//                   words [text] (most telling first),
//                   texts [{id, title, url, source, published (null when unknown), copies, also_in [outlet]}] by date,
//                   warnings, took_ms
#include <cmath>

#include "searcher/comparison.h"
#include "searcher/json_parts.h"
#include "searcher/match.h"
#include "searcher/story_timeline.h"
#include "searcher/timeline.h"

namespace wirecopy::searcher {

namespace {

using searcher::json_of;

// What tells people which article it is.
Json head_of(const corpus::Article& article) {
  return {{"id", article.id},
          {"url", article.url},
          {"title", article.title},
          {"source", article.outlet},
          {"published", text_or_null(date_text(article.published))}};
}

Json side_of(const corpus::Article& article, uint32_t words, const std::vector<Span>& added) {
  Json side = head_of(article);
  side["credit"] = article.credit;
  side["words"] = words;
  side["body"] = article.body;
  side["added"] = Json::array();
  for (const Span& span : added) side["added"].push_back(json_of(span));
  return side;
}

Json json_of(const dedup::Passage& passage, std::string_view a) {
  return {{"a", json_of(passage.in_a)},
          {"b", json_of(passage.in_b)},
          {"words", passage.units},
          {"text", passage.in_a.of(a)}};
}

Json json_of(const Match& match, uint32_t rank, std::string_view text) {
  Json json = {{"rank", rank}};
  json.update(head_of(match.article));
  json["copies_id"] = text_or_null(match.copies_id);
  json["share"] = rounded(match.share);
  json["density"] = rounded(match.density);
  json["words"] = match.shared_units;
  json["longest"] = longest_passage(match.passages)->units;
  json["passages"] = Json::array();
  for (const dedup::Passage& passage : match.passages) {
    json["passages"].push_back({{"text", json_of(passage.in_a)},
                                {"article", json_of(passage.in_b)},
                                {"words", passage.units},
                                {"excerpt", passage.in_a.of(text)}});
  }
  return json;
}

}  // namespace

std::string to_json(const ArticleComparison& comparison, Bodies bodies) {
  Json json = {{"format_version", 1}, {"index", comparison.index ? json_of(*comparison.index) : Json(nullptr)}};
  json["a"] = side_of(comparison.a, comparison.words_a, comparison.added_by_a);
  json["b"] = side_of(comparison.b, comparison.words_b, comparison.added_by_b);
  if (bodies == Bodies::Left)
    for (const char* side : {"a", "b"}) json[side].erase("body");
  json["resemblance"] = rounded(comparison.overlap.resemblance());
  json["containment"] = rounded(comparison.overlap.containment());
  json["a_in_b"] = rounded(comparison.overlap.share_of_a());
  json["b_in_a"] = rounded(comparison.overlap.share_of_b());
  json["relation"] = comparison.relation ? Json(dedup::name_of(*comparison.relation)) : Json(nullptr);
  json["grouped"] = comparison.grouped;
  const dedup::VerdictRow* const reason = reason_against(comparison);
  json["reason"] = reason == nullptr ? Json(nullptr) : Json(reason->name);
  const dedup::Passage* longest = longest_passage(comparison.passages);
  json["longest"] = longest == nullptr ? Json(nullptr) : json_of(*longest, comparison.a.body);
  const auto listed = [&](const std::vector<dedup::Passage>& passages) {
    Json list = Json::array();
    for (const dedup::Passage& passage : passages) list.push_back(json_of(passage, comparison.a.body));
    return list;
  };
  json["passages"] = listed(comparison.passages);
  json["repeats"] = listed(comparison.repeats);
  json["warnings"] = json_of(comparison.warnings);
  return dumped(json);
}

std::string to_json(const MatchAnswer& answer) {
  Json json = {{"format_version", 1},
               {"index", json_of(answer.index)},
               {"text", {{"words", answer.words}, {"bytes", answer.text.size()}}},
               {"warnings", json_of(answer.warnings)},
               {"total", {{"articles", {{"value", answer.articles}, {"relation", "eq"}}}}},
               {"matches", Json::array()},
               {"took_ms", rounded(answer.took_ms)}};
  for (std::size_t i = 0; i < answer.matches.size(); ++i)
    json["matches"].push_back(json_of(answer.matches[i], static_cast<uint32_t>(i + 1), answer.text));
  return dumped(json);
}

std::string to_json(const Timeline& timeline) {
  Json json = {{"format_version", 1},         {"index", json_of(timeline.index)},
               {"id", timeline.lead},         {"articles", timeline.entries.size()},
               {"outlets", timeline.outlets}, {"first_is_certain", timeline.first_is_certain},
               {"members", Json::array()}};
  for (const TimelineEntry& entry : timeline.entries) {
    const bool leads = entry.relation == dedup::Relation::Lead;
    json["members"].push_back({{"id", entry.article.id},
                               {"source", entry.article.outlet},
                               {"title", entry.article.title},
                               {"url", entry.article.url},
                               {"published", text_or_null(date_text(entry.article.published))},
                               {"relation", dedup::name_of(entry.relation)},
                               {"resemblance", leads ? 1 : rounded(entry.to_lead.resemblance())},
                               {"containment", leads ? 1 : rounded(entry.to_lead.containment())},
                               {"kept", rounded(entry.kept)},
                               {"after_s", entry.after ? Json(*entry.after) : Json(nullptr)},
                               {"after_days", entry.days ? Json(*entry.days) : Json(nullptr)},
                               {"credit", leads ? Json(nullptr) : Json(row_of(entry.credit).name)}});
  }
  json["warnings"] = json_of(timeline.warnings);
  json["took_ms"] = rounded(timeline.took_ms);
  return dumped(json);
}

std::string to_json(const StoryTimeline& timeline) {
  Json json = {{"format_version", 1},           {"index", json_of(timeline.index)}, {"id", timeline.id},
               {"articles", timeline.articles}, {"outlets", timeline.outlets},      {"words", timeline.words},
               {"texts", Json::array()}};
  for (const StoryText& text : timeline.texts) {
    json["texts"].push_back({{"id", text.id},
                             {"title", text.title},
                             {"url", text.url},
                             {"source", text.outlet},
                             {"published", text_or_null(date_text(text.published))},
                             {"copies", text.copies},
                             {"also_in", text.also_in}});
  }
  json["warnings"] = json_of(timeline.warnings);
  json["took_ms"] = rounded(timeline.took_ms);
  return dumped(json);
}

}  // namespace wirecopy::searcher
