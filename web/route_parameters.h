// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include <nlohmann/json.hpp>

#include "web/parameters.h"
#include "web/routes.h"

namespace wirecopy::web {

// What an address may be asked with: told by its row of the table of routes, and read by it. Who describes a route (the
// OpenAPI document, the tools of assistants) and who answers it learn it here.

struct RouteParameter {
  std::string_view name;
  std::string_view help;
  Values values = {};
  Repeats repeats = Repeats::Once;
  bool required = false;
};

// In the order of the row, "*" spelled out as the parameters of a search; without `index`, which all take.
std::vector<RouteParameter> parameters_of(const Route& route);

// One that is no row's own: `id` of the path, or `index`.
RouteParameter standing_parameter(std::string_view name);

// Its JSON Schema.
nlohmann::ordered_json schema_of(const RouteParameter& parameter);

// Whether its parameters may come as a body too: as a form, or as members of a JSON object.
bool takes_form(const Route& route);

// A parameter that is not known changes nothing, but whoever misspelled it must see that: a warning for each, up to
// ten.
std::vector<searcher::Warning> unknown_to(const Route& route, const std::vector<QueryPair>& pairs);

// What an address was asked with, in its query and, of a POST that takes them, its body. Parameters of a search are
// left to read_parameters.
class Asked {
 public:
  Asked(const Route& route, std::vector<QueryPair> pairs) : route_(route), pairs_(std::move(pairs)) {}

  // The value, what counts without it, or empty.
  std::string text(std::string_view name) const;
  // The same of a parameter that is a number; 0 where nothing counts without it.
  uint32_t number(std::string_view name) const;
  bool has(std::string_view name) const;

  const Route& route() const { return route_; }
  const std::vector<QueryPair>& pairs() const { return pairs_; }
  std::vector<searcher::Warning> unknown() const { return unknown_to(route_, pairs_); }

 private:
  const Route& route_;
  std::vector<QueryPair> pairs_;
};

// The search that was asked for. What the route has a parameter of its own for is left to that, but for `limit`, which
// is taken over.
ReadParameters read_search(const Asked& asked);

// The parameters of a call, or what is wrong: one that the route needs is missing, is given twice, or is none of the
// values that are told of it; a body that cannot be read.
std::variant<Asked, Problem> read_asked(const Call& call);

}  // namespace wirecopy::web
