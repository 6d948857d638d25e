// SPDX-License-Identifier: GPL-2.0-or-later
//
// The shape of an answer, format_version 1. A member never changes its meaning inside one version; new ones may come,
// so readers ignore what they do not know. Offsets are bytes of the stored UTF-8 text, half-open.
//
//   format_version  1
//   index           revision, articles, texts, stories
//   query           text, interpreted, did_you_mean (text of a query with better spellings, or null),
//                   warnings [{code, at [begin, end] in the query text, message}],
//                   relaxed [{how, text, match, drops_filters, articles {value, relation}}], only when nothing was
//                   found
//   total           articles, texts, stories {value, relation: "eq" | "gte" | "approx"}, undated_excluded;
//                   any_word {value, relation} only when nothing was found and fewer words would find something
//   hits            [hit]
//   facets          only when asked for: {name of the field: {unit, values [{value, count}], other, distinct, missing,
//                   relation}}
//   histogram       only when asked for: {unit, interval, tz, buckets [{date, count, all and share when asked for}],
//                   undated, imprecise, relation}
//   next            cursor of the page behind this one; null when there is none
//   took_ms
//
//   hit             id, rank (from 1), score (null in an order that is not by relevance), url, title, source,
//                   authors [text], lang, section, tags [text],
//                   published (as much as is known, null when nothing is), date_precision, date_from (null likewise),
//                   modified (null likewise), access ("free" | "paid" | "teaser" | null where nothing is known),
//                   highlights {title [[begin, end]], title_html,
//                               body [{start, end, text, html, matches [[begin, end]]}]},
//                   copies {id of the lead (null when alone), articles, outlets, role, words (null of a lead),
//                           resemblance, containment,
//                           others [{id, source, title, url, published, relation, resemblance, containment}]},
//                   story {id, articles, outlets}: of an article that is alone, its own id, 1 and 1
//                   why [{part, value} or {part, factor}], only when asked for
//
// Of texts that an article does not have, the strings are empty.
#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>

#include "searcher/answer.h"
#include "searcher/copy_words.h"
#include "searcher/json_parts.h"
#include "text/escape.h"

namespace wirecopy::searcher {

namespace {

using searcher::json_of;

constexpr std::array<Named<corpus::Precision>, 5> precisions{{{"year", corpus::Precision::Year},
                                                              {"month", corpus::Precision::Month},
                                                              {"day", corpus::Precision::Day},
                                                              {"minute", corpus::Precision::Minute},
                                                              {"second", corpus::Precision::Second}}};

Json json_of(const Count& count) {
  return {{"value", count.value}, {"relation", name_in(exactnesses, count.relation)}};
}

Json json_of(const std::vector<Span>& spans) {
  Json list = Json::array();
  for (const Span& span : spans) list.push_back(json_of(span));
  return list;
}

Json json_of(const Fragment& fragment) {
  return {{"start", fragment.span.begin},
          {"end", fragment.span.end},
          {"text", fragment.text},
          {"html", marked_html(fragment.text, fragment.matches, fragment.span.begin)},
          {"matches", json_of(fragment.matches)}};
}

Json json_of(const Copy& copy) {
  return {{"id", copy.id},
          {"source", copy.outlet},
          {"title", copy.title},
          {"url", copy.url},
          {"published", text_or_null(date_text(copy.published))},
          {"relation", dedup::name_of(copy.relation)},
          {"resemblance", rounded(copy.relation == dedup::Relation::Lead ? 1 : copy.to_lead.resemblance())},
          {"containment", rounded(copy.relation == dedup::Relation::Lead ? 1 : copy.to_lead.containment())}};
}

Json copies_of(const Hit& hit) {
  Json others = Json::array();
  for (const Copy& copy : hit.others) others.push_back(json_of(copy));
  const bool leads = hit.role == dedup::Relation::Lead;
  const auto words = copy_words(hit);
  return {{"id", text_or_null(hit.copies_id)},
          {"articles", hit.copies_articles},
          {"outlets", hit.copies_outlets},
          {"role", dedup::name_of(hit.role)},
          {"words", words ? Json(words->text()) : Json(nullptr)},
          {"resemblance", leads ? 1 : rounded(hit.to_lead.resemblance())},
          {"containment", leads ? 1 : rounded(hit.to_lead.containment())},
          {"others", std::move(others)}};
}

Json highlights_of(const Hit& hit) {
  Json body = Json::array();
  for (const Fragment& fragment : hit.fragments) body.push_back(json_of(fragment));
  return {{"title", json_of(hit.title_matches)},
          {"title_html", marked_html(hit.article.title, hit.title_matches)},
          {"body", std::move(body)}};
}

Json why_of(const Hit& hit) {
  Json why = Json::array();
  for (const ScorePart& part : hit.why) {
    why.push_back({{"part", part.part}, {part.is_factor ? "factor" : "value", rounded(part.value)}});
    if (const auto& places = part.places)
      why.back()["places"] = {{"headline", places->headline}, {"text", places->text}, {"lead", places->lead}};
  }
  return why;
}

Json relaxed_of(const Answer& answer) {
  Json list = Json::array();
  for (const Relaxed& each : answer.relaxed) {
    list.push_back({{"how", each.how},
                    {"text", each.text},
                    {"match", each.any ? "any" : "all"},
                    {"drops_filters", each.drops},
                    {"articles", json_of(each.articles)}});
  }
  return list;
}

Json json_of(const Hit& hit) {
  const corpus::Article& article = hit.article;
  Json json = {{"id", article.id},
               {"rank", hit.rank},
               {"score", hit.score > 0 ? Json(rounded(hit.score)) : Json(nullptr)},
               {"url", article.url},
               {"title", article.title},
               {"source", article.outlet},
               {"authors", article.authors},
               {"lang", article.language},
               {"section", article.section},
               {"tags", article.tags},
               {"published", text_or_null(date_text(article.published))},
               {"date_precision", text_or_null(name_in(precisions, article.published.precision))},
               {"date_from", text_or_null(corpus::name_of(article.published.origin))},
               {"modified", text_or_null(date_text(article.modified))},
               {"access", text_or_null(corpus::name_of(article.access))},
               {"highlights", highlights_of(hit)},
               {"copies", copies_of(hit)},
               {"story", {{"id", hit.story_id}, {"articles", hit.story_articles}, {"outlets", hit.story_outlets}}}};
  if (!hit.why.empty()) json["why"] = why_of(hit);
  return json;
}

Json total_of(const Answer& answer) {
  Json total = {{"articles", json_of(answer.articles)},
                {"texts", json_of(answer.texts)},
                {"stories", json_of(answer.stories)},
                {"undated_excluded", answer.undated_excluded}};
  if (answer.any_word) total["any_word"] = json_of(*answer.any_word);
  return total;
}

Json json_of(const Facet& facet) {
  Json values = Json::array();
  for (const FacetValue& value : facet.values) values.push_back({{"value", value.value}, {"count", value.count}});
  return {{"unit", name_in(units, facet.unit)},
          {"values", std::move(values)},
          {"other", facet.other},
          {"distinct", facet.distinct},
          {"missing", facet.missing},
          {"relation", name_in(exactnesses, facet.relation)}};
}

Json json_of(const Bucket& bucket) {
  Json json = {{"date", bucket.date}, {"count", bucket.count}};
  if (!bucket.all) return json;
  json["all"] = *bucket.all;
  json["share"] = static_cast<double>(bucket.count) / static_cast<double>(std::max<uint64_t>(*bucket.all, 1));
  return json;
}

Json json_of(const Histogram& histogram) {
  Json buckets = Json::array();
  for (const Bucket& bucket : histogram.buckets) buckets.push_back(json_of(bucket));
  return {{"unit", name_in(units, histogram.unit)},
          {"interval", name_in(intervals, histogram.interval)},
          {"tz", histogram.time_zone},
          {"buckets", std::move(buckets)},
          {"undated", histogram.undated},
          {"imprecise", histogram.imprecise},
          {"relation", name_in(exactnesses, histogram.relation)}};
}

// The first second of the year 0 and the last one of 9999: what a date of RFC 3339 can say.
constexpr int64_t earliest = -62'167'219'200;
constexpr int64_t latest = 253'402'300'799;

}  // namespace

std::string to_json(const Answer& answer) {
  Json hits = Json::array();
  for (const Hit& hit : answer.hits) hits.push_back(json_of(hit));
  Json query = {{"text", answer.text},
                {"interpreted", answer.interpreted},
                {"did_you_mean", text_or_null(answer.did_you_mean)},
                {"warnings", json_of(answer.warnings)}};
  if (!answer.relaxed.empty()) query["relaxed"] = relaxed_of(answer);
  Json json = {{"format_version", 1},
               {"index", json_of(answer.index)},
               {"query", std::move(query)},
               {"total", total_of(answer)},
               {"hits", std::move(hits)}};
  for (const Facet& facet : answer.facets) {
    json["facets"][std::string(name_in(facet_fields, facet.field))] = json_of(facet);
  }
  if (answer.histogram) json["histogram"] = json_of(*answer.histogram);
  json["next"] = text_or_null(answer.next);
  json["took_ms"] = rounded(answer.took_ms);
  return dumped(json);
}

std::string hit_json(const Hit& hit) {
  return dumped(json_of(hit));
}

std::string date_text(const corpus::Date& date) {
  if (!date.known() || date.seconds < earliest || date.seconds > latest) return {};
  using namespace std::chrono;
  const sys_seconds moment{seconds(date.seconds)};
  const sys_days day = floor<days>(moment);
  const year_month_day civil{day};
  const hh_mm_ss time{moment - day};
  const auto padded = [](int64_t figure, std::size_t width) {
    const std::string digits = std::to_string(figure);
    return std::string(width - std::min(width, digits.size()), '0') + digits;
  };
  std::string text = padded(static_cast<int>(civil.year()), 4);
  if (date.precision >= corpus::Precision::Month) text += "-" + padded(static_cast<unsigned>(civil.month()), 2);
  if (date.precision >= corpus::Precision::Day) text += "-" + padded(static_cast<unsigned>(civil.day()), 2);
  if (date.precision >= corpus::Precision::Minute) {
    text += "T" + padded(time.hours().count(), 2) + ":" + padded(time.minutes().count(), 2) + ":" +
            padded(time.seconds().count(), 2) + "Z";
  }
  return text;
}

std::string marked_html(std::string_view text, const std::vector<Span>& matches, uint32_t base) {
  std::string html;
  std::size_t position = 0;
  for (const Span& match : matches) {
    const std::size_t begin = std::max<std::size_t>(position, match.begin > base ? match.begin - base : 0);
    const std::size_t end = std::min<std::size_t>(text.size(), match.end > base ? match.end - base : 0);
    if (begin >= end) continue;
    html += text::escape_html(text.substr(position, begin - position));
    html += "<mark>" + text::escape_html(text.substr(begin, end - begin)) + "</mark>";
    position = end;
  }
  return html + text::escape_html(text.substr(position));
}

}  // namespace wirecopy::searcher
