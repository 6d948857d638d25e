// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/article.h"
#include "dedup/overlap.h"
#include "searcher/counting.h"
#include "searcher/freshness.h"
#include "searcher/named.h"
#include "searcher/syntax.h"

namespace wirecopy::searcher {

enum class Sort { Relevance, Fresh, Newest, Oldest, Copies, Outlets };  // Fresh: relevance times freshness
enum class Duplicates { Collapse, Show, Only };                         // Only: articles that are copies of another
enum class Grouping { Copies, Story, None };  // what takes one place of a list: a text, a story, an article

inline constexpr std::array<Named<Sort>, 6> sorts{{{"relevance", Sort::Relevance},
                                                   {"fresh", Sort::Fresh},
                                                   {"-date", Sort::Newest},
                                                   {"date", Sort::Oldest},
                                                   {"copies", Sort::Copies},
                                                   {"outlets", Sort::Outlets}}};
inline constexpr std::array<Named<Duplicates>, 3> duplicates_modes{
    {{"collapse", Duplicates::Collapse}, {"show", Duplicates::Show}, {"only", Duplicates::Only}}};
inline constexpr std::array<Named<Grouping>, 3> groupings{
    {{"copies", Grouping::Copies}, {"story", Grouping::Story}, {"none", Grouping::None}}};
inline constexpr std::array<Named<MatchMode>, 2> match_modes{{{"all", MatchMode::All}, {"any", MatchMode::Any}}};

// Only what was not found before, without more of what was.
struct Behind {
  std::vector<uint32_t> found;        // docids of that, in order
  Grouping known = Grouping::Copies;  // leaves out the other articles of the texts or stories of those that match, too
};

// What is asked. Filters beside the text (from, until, sources, languages) are added with AND and never weigh.
struct Request {
  std::string text = {};
  MatchMode match = MatchMode::All;
  Sort sort = Sort::Relevance;
  Duplicates duplicates = Duplicates::Collapse;
  Grouping group = Grouping::Copies;
  uint32_t limit = 10;  // hits, 0 = count only
  uint32_t offset = 0;
  std::string cursor = {};                              // Answer::next of the page before, in place of an offset
  std::string similar_to = {};                          // an id: only what is like this article, as like: finds it
  std::optional<corpus::Article> similar_article = {};  // the same for an article that is not in the index
  bool similar_copies = false;                          // with similar_to: its copies too
  std::string from = {};                                // one date as after: takes it; Error (Usage) when it is none
  std::string until = {};
  std::vector<std::string> sources = {};
  std::vector<std::string> languages = {};
  std::string time_zone = "UTC";
  double half_life_days = usual_half_life_days;  // of Sort::Fresh
  uint32_t diverse = 0;       // at most so many hits of one outlet in a row, where others follow; 0 = as they come
  bool why_rank = false;      // tell what the scores are made of
  uint32_t fragments = 2;     // of the body, for each hit; 0 = no highlights, not in the title either
  std::string synonyms = {};  // a file of them; empty = those beside the index
  uint32_t others = 20;       // other copies listed with each hit
  Unit unit = Unit::Texts;    // of facets and histogram
  std::vector<FacetField> facets = {};
  uint32_t facet_values = 10;  // of each facet, the most frequent
  std::optional<Interval> histogram = {};
  std::optional<Behind> behind = {};  // what is new since someone looked; see news.h
  uint32_t time_limit_ms = 0;         // the answer holds what was found until then; 0 = no limit
  bool share = false;                 // with histogram: also what passes the filters beside the text, whatever it says
};

// What takes one place of the list of a request, when its `group` and its `duplicates` are both heeded.
Grouping grouping_of(const Request& request);

struct Fragment {
  Span span;                  // of the stored body
  std::string text;           // that part, as stored
  std::vector<Span> matches;  // in bytes of the stored body, disjoint, in order
};

struct Copy {
  std::string id;
  std::string title;
  std::string url;
  std::string outlet;
  corpus::Date published;
  dedup::Relation relation = dedup::Relation::Lead;
  dedup::Overlap to_lead;
};

// How often a word of the query stands where in an article. A word of the headline weighs more than one of the text,
// and one of the lead, which is part of the text, a little more.
struct WordPlaces {
  uint32_t headline = 0;
  uint32_t text = 0;
  uint32_t lead = 0;  // of those in the text
};

// A part of a score. All that are added make the score; a factor multiplies what stands before it.
struct ScorePart {
  std::string part;  // in the query language, or what it is: "nearness", "freshness"
  double value = 0;
  bool is_factor = false;
  std::optional<WordPlaces> places = {};  // of a word
};

struct Hit {
  uint32_t document = 0;
  uint32_t rank = 0;
  double score = 0;                 // of the best match of its text; 0 when the order is not by relevance
  corpus::Article article;          // body included
  std::vector<Span> title_matches;  // bytes of article.title
  std::vector<Fragment> fragments;  // in the order of the text; the first sentences when nothing in it is to be marked
  std::string copies_id;            // id of the lead; empty when the article is alone
  dedup::Relation role = dedup::Relation::Lead;
  dedup::Overlap to_lead;  // of a copy; size_a is the lead's
  uint32_t copies_articles = 1;
  uint32_t copies_outlets = 1;
  std::vector<ScorePart> why;  // with request.why_rank
  std::vector<Copy> others;    // the lead first (if it is not the hit), then by date; request.others at most
  std::string story_id;        // id of the earliest article of its story, itself when it is alone
  uint32_t story_articles = 1;
  uint32_t story_outlets = 1;
};

// What a reading that asks for less would find: offered when nothing was found.
struct Relaxed {
  std::string how;     // "any_word", "without_quotes", "without_negation", "without_dates", "without_filters"
  std::string text;    // the query to type instead
  bool any = false;    // with any-word matching
  bool drops = false;  // without the filters beside the text (from, until, sources, languages)
  Count articles;
};

struct IndexState {
  uint64_t revision = 0;
  uint64_t articles = 0;
  uint64_t texts = 0;
  uint64_t stories = 0;
};

struct Answer {
  IndexState index;
  std::string text;
  std::string interpreted;
  std::vector<Warning> warnings;
  double took_ms = 0;
  Count articles;
  Count texts;
  Count stories;
  uint64_t undated_excluded = 0;
  std::string did_you_mean;       // the query with better spellings; empty where there are none
  std::vector<Relaxed> relaxed;   // when nothing was found: readings that find something, those that find most last
  std::optional<Count> any_word;  // when nothing was found: how many articles any-word matching would find
  std::vector<Hit> hits;
  std::string next;           // a cursor, when there are hits behind these; see cursor.h
  std::vector<Facet> facets;  // in the order asked for
  std::optional<Histogram> histogram;
  std::vector<uint32_t> found;  // with request.behind: docids of all that matches, found before or not, in order
};

// How many units match.
inline const Count& count_of(const Answer& answer, Unit unit) {
  return unit == Unit::Articles ? answer.articles : unit == Unit::Texts ? answer.texts : answer.stories;
}

// The shape of docs/api.md (format_version 1), as JSON text on one line; the shape is listed in answer_json.cc.
// `hit_json` is one element of "hits". Ill-formed UTF-8 becomes U+FFFD.
std::string to_json(const Answer& answer);
std::string hit_json(const Hit& hit);

// "2024", "2024-03", "2024-03-05", "2024-03-05T10:11:00Z": as much as is known, but a time always with its seconds, as
// RFC 3339 wants it; empty for an unknown date and outside the years 0 to 9999.
std::string date_text(const corpus::Date& date);

// A fragment or title as HTML: its matches inside <mark>, everything else escaped. `base` is the offset of `text` in
// the stored text; parts of matches outside of it are left out.
std::string marked_html(std::string_view text, const std::vector<Span>& matches, uint32_t base = 0);

}  // namespace wirecopy::searcher
