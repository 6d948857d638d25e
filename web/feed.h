// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string>

#include "searcher/answer.h"
#include "web/parameters.h"

namespace wirecopy::web {

// Where a feed and what it links to are reached: the server, as origin_of (feed_routes.h) gives it, and the name of the
// index, empty for the first.
struct FeedPlace {
  std::string origin;
  std::string index = {};
  int64_t now = 0;  // seconds since 1970: since when a feed without dates is as it is

  std::string address(const std::string& path) const;
};

// A search as a feed: an entry for each hit, however many outlets ran it. What an entry is called never changes, and a
// further copy makes it newer instead of making another entry. `place` is where readers reach the server, as
// "http://127.0.0.1:8080". Pure functions of their arguments.

inline constexpr uint32_t most_feed_entries = 100;

// What is to be searched for a feed: the newest first where no order is given, no more entries than
// a feed may have.
searcher::Request feed_request(const ReadParameters& read);

// Atom (RFC 4287).
std::string atom_feed(const searcher::Request& request, const searcher::Answer& answer, const FeedPlace& place);

// JSON Feed 1.1 (jsonfeed.org/version/1.1).
std::string json_feed(const searcher::Request& request, const searcher::Answer& answer, const FeedPlace& place);

// How a browser adds the search of an index to its own (OpenSearch 1.1).
std::string search_description(const FeedPlace& place);

// The addresses of the feeds of a search.
std::string atom_path(const searcher::Request& request);
std::string json_feed_path(const searcher::Request& request);

}  // namespace wirecopy::web
