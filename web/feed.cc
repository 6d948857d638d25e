// SPDX-License-Identifier: GPL-2.0-or-later
#include "web/feed.h"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "web/assets.h"
#include "web/copies_view.h"
#include "web/layout.h"
#include "web/parameters.h"
#include "web/url.h"
#include "web/wording.h"
#include "web/xml.h"

namespace wirecopy::web {

namespace {

using nlohmann::ordered_json;
using searcher::Hit;

// Stands for a date that is not known where Atom insists on one.
constexpr std::string_view no_moment = "1970-01-01T00:00:00Z";

// A whole moment (RFC 3339); the first one of a day, month or year. Empty for an unknown date.
std::string moment(corpus::Date date) {
  if (!date.known()) return "";
  date.precision = corpus::Precision::Second;
  return searcher::date_text(date);
}

// When the entry last had something new: the article was changed, or another outlet ran it.
std::string updated(const Hit& hit) {
  std::string latest = std::max(moment(hit.article.published), moment(hit.article.modified));
  for (const searcher::Copy& copy : hit.others) latest = std::max(latest, moment(copy.published));
  return latest;
}

// The same for as long as the text is known. In a list of articles each is an entry of its own.
std::string entry_id(const Hit& hit, const searcher::Request& request) {
  if (searcher::grouping_of(request) == searcher::Grouping::None)
    return "urn:wirecopy:article:" + percent_encode(hit.article.id);
  return "urn:wirecopy:text:" + percent_encode(hit.copies_id.empty() ? hit.article.id : hit.copies_id);
}

std::string feed_title(const searcher::Request& request) {
  return request.text.empty() ? "Wirecopy" : request.text + " - Wirecopy";
}

// What the entry shows: the places that matched, and who else ran it.
std::string teaser(const Hit& hit) {
  std::string html;
  for (const searcher::Fragment& fragment : hit.fragments)
    html +=
        element("p", {}, {Markup::trusted(searcher::marked_html(fragment.text, fragment.matches, fragment.span.begin))})
            .html();
  if (const std::string sentence = copies_sentence(hit); !sentence.empty()) html += element("p", {}, {sentence}).html();
  return html;
}

// Whoever wrote it, and the outlet: readers show nothing else that names it. Nobody where neither is known: the feed
// has an author of its own.
std::vector<std::string> authors_of(const Hit& hit) {
  std::vector<std::string> authors = hit.article.authors;
  const std::string& outlet = hit.article.outlet;
  if (!outlet.empty() && std::ranges::find(authors, outlet) == authors.end()) authors.push_back(outlet);
  return authors;
}

std::string with_query(std::string_view path, const searcher::Request& request) {
  const std::string query = to_query_string(request);
  return std::string(path) + (query.empty() ? "" : "?" + query);
}

std::string atom_entry(const Hit& hit, const searcher::Request& request, const FeedPlace& place) {
  const std::string latest = updated(hit);
  std::string xml = xml_element("id", {}, xml_text(entry_id(hit, request)));
  xml += xml_element("title", {}, xml_text(headline_words(hit.article)));
  xml += xml_element("link", {{"rel", "alternate"},
                              {"type", "text/html"},
                              {"href", place.address(article_path(hit.article.id, {.text = request.text}))}});
  if (is_web_address(hit.article.url)) xml += xml_element("link", {{"rel", "related"}, {"href", hit.article.url}});
  if (const std::string published = moment(hit.article.published); !published.empty())
    xml += xml_element("published", {}, published);
  xml += xml_element("updated", {}, latest.empty() ? no_moment : latest);
  for (const std::string& author : authors_of(hit))
    xml += xml_element("author", {}, xml_element("name", {}, xml_text(author)));
  for (const std::string& tag : hit.article.tags) xml += xml_element("category", {{"term", tag}});
  xml += xml_element("summary", {{"type", "html"}}, xml_text(teaser(hit)));
  return xml_element("entry", {{"xml:lang", language_attribute(hit.article.language)}}, xml) + "\n";
}

ordered_json json_item(const Hit& hit, const searcher::Request& request, const FeedPlace& place) {
  ordered_json item = {{"id", entry_id(hit, request)},
                       {"url", place.address(article_path(hit.article.id, {.text = request.text}))},
                       {"title", headline_words(hit.article)},
                       {"content_html", teaser(hit)}};
  if (is_web_address(hit.article.url)) item["external_url"] = hit.article.url;
  if (const std::string published = moment(hit.article.published); !published.empty())
    item["date_published"] = published;
  if (const std::string latest = updated(hit); !latest.empty()) item["date_modified"] = latest;
  for (const std::string& author : authors_of(hit)) item["authors"].push_back({{"name", author}});
  if (!hit.article.tags.empty()) item["tags"] = hit.article.tags;
  if (!hit.article.language.empty()) item["language"] = hit.article.language;
  return item;
}

}  // namespace

std::string FeedPlace::address(const std::string& path) const {
  if (index.empty()) return origin + path;
  return origin + path + (path.find('?') == path.npos ? "?" : "&") + std::string(index_parameter) + "=" +
         percent_encode(index);
}

searcher::Request feed_request(const ReadParameters& read) {
  searcher::Request request = read.request;
  if (!read.is_given("sort")) request.sort = searcher::Sort::Newest;
  if (!read.is_given("limit")) request.limit = most_feed_entries;
  request.limit = std::min(request.limit, most_feed_entries);
  request.fragments = 1;
  return request;
}

std::string atom_feed(const searcher::Request& request, const searcher::Answer& answer, const FeedPlace& place) {
  std::string latest;
  for (const Hit& hit : answer.hits) latest = std::max(latest, updated(hit));
  const std::string index = place.index.empty() ? "" : percent_encode(place.index) + ":";
  const std::string self = place.address(atom_path(request));
  std::string xml =
      xml_element("id", {}, xml_text("urn:wirecopy:search:" + index + percent_encode(to_query_string(request))));
  xml += xml_element("title", {}, xml_text(feed_title(request)));
  xml += xml_element("updated", {}, latest.empty() ? moment({place.now, corpus::Precision::Second}) : latest);
  xml += xml_element("link", {{"rel", "self"}, {"type", "application/atom+xml"}, {"href", self}});
  xml +=
      xml_element("link", {{"rel", "alternate"}, {"type", "text/html"}, {"href", place.address(search_path(request))}});
  xml += xml_element("author", {}, xml_element("name", {}, "Wirecopy"));
  xml += xml_element("generator", {}, "Wirecopy");
  xml += "\n";
  for (const Hit& hit : answer.hits) xml += atom_entry(hit, request, place);
  return "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n" +
         xml_element("feed", {{"xmlns", "http://www.w3.org/2005/Atom"}}, xml) + "\n";
}

std::string json_feed(const searcher::Request& request, const searcher::Answer& answer, const FeedPlace& place) {
  ordered_json feed = {{"version", "https://jsonfeed.org/version/1.1"},
                       {"title", feed_title(request)},
                       {"home_page_url", place.address(search_path(request))},
                       {"feed_url", place.address(json_feed_path(request))},
                       {"items", ordered_json::array()}};
  for (const Hit& hit : answer.hits) feed["items"].push_back(json_item(hit, request, place));
  return feed.dump(-1, ' ', false, ordered_json::error_handler_t::replace) + "\n";
}

std::string search_description(const FeedPlace& place) {
  const auto url = [&](std::string type, const std::string& path) {
    return xml_element("Url", {{"type", std::move(type)}, {"template", place.address(path + "?q={searchTerms}")}});
  };
  std::string xml = xml_element("ShortName", {}, "Wirecopy");
  xml += xml_element("Description", {}, "News, each story once, with everyone who ran it");
  xml += xml_element("InputEncoding", {}, "UTF-8");
  xml += xml_element("Image", {{"width", "16"}, {"height", "16"}, {"type", "image/svg+xml"}},
                     xml_text(place.origin + asset_path("icon.svg")));
  xml += url("text/html", "/");
  xml += url("application/atom+xml", "/feed.atom");
  return "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n" +
         xml_element("OpenSearchDescription", {{"xmlns", "http://a9.com/-/spec/opensearch/1.1/"}}, xml) + "\n";
}

std::string atom_path(const searcher::Request& request) {
  return with_query("/feed.atom", request);
}

std::string json_feed_path(const searcher::Request& request) {
  return with_query("/feed.json", request);
}

}  // namespace wirecopy::web
