// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/answer.h"
#include "web/problem.h"
#include "web/url.h"

namespace wirecopy::web {

// The most that one request may ask for.
inline constexpr uint32_t largest_limit = 100;
inline constexpr uint32_t largest_offset = 10'000;
inline constexpr uint32_t largest_facet = 10'000;
inline constexpr uint32_t longest_time = 600'000;  // milliseconds

// Which of several indexes is asked: chosen before a request is read, by web/routes.cc.
inline constexpr std::string_view index_parameter = "index";

// Whose shape /api/v1/search answers in, where not in ours: web/newsapi.h.
inline constexpr std::string_view compat_parameter = "compat";

enum class Repeats { Once, List };  // List: may be repeated, and holds values set apart by commas

// What a parameter takes, for who describes it.
struct Values {
  std::string_view type = "string";                    // of JSON Schema: what is no string is a whole number
  std::vector<std::string_view> (*names)() = nullptr;  // it is one of these, or a list of them
  uint32_t least = 0;
  uint32_t most = 0;               // 0 = no bound
  std::string_view standard = {};  // what counts without it; empty = nothing
};

// A parameter of a search: the API, the permalinks of the pages and docs/api.md agree with this table.
struct Parameter {
  std::string_view name;
  std::string_view help;
  Repeats repeats;
  // Takes a value that is not empty; returns what is wrong with it, or empty.
  std::string (*read)(std::string_view value, searcher::Request& request);
  // The value of a request, or empty for the default.
  std::string (*write)(const searcher::Request& request);
  Values values = {};
};
std::span<const Parameter> parameters();

struct ReadParameters {
  searcher::Request request;            // where there is a problem, good for nothing but to fill a form again
  std::optional<Problem> problem;       // the first parameter at fault; never the text of the query
  std::vector<std::string_view> given;  // names from the table that have a value

  bool is_given(std::string_view name) const;
};

// Empty values stand for the default, as forms send them. Names that are none of a search are left alone.
ReadParameters read_parameters(std::span<const QueryPair> pairs);

// A parameter that does nothing without another one: a warning for each that was given so. `done`: what is searched and
// counted, where that is more than was asked for.
std::vector<searcher::Warning> without_effect(const ReadParameters& read, const searcher::Request& done);

// The request as a query string in the order of the table, without what has its default value: reads back as the same
// request.
std::string to_query_string(const searcher::Request& request);

}  // namespace wirecopy::web
