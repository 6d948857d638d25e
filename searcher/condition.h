// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <utility>
#include <vector>

#include <xapian.h>

namespace wirecopy::searcher {

// What an article must satisfy, as a query joins it: for asking of each part of a query, not of the whole alone.
struct Condition {
  enum class Kind {
    Rule,   // something in the text satisfies the rule, one of CompiledQuery::marks
    Query,  // a filter, or what no text tells
    All,
    Any,
    Not,  // of the one child
  };
  Kind kind = Kind::Query;
  uint32_t rule = 0;
  Xapian::Query query = {};  // of a Rule or Query, what just the articles match that satisfy it; empty = not known
  std::vector<Condition> children = {};

  static Condition of_rule(uint32_t rule) { return {Kind::Rule, rule}; }
  static Condition all(std::vector<Condition> children) { return {Kind::All, 0, {}, std::move(children)}; }
  static Condition any(std::vector<Condition> children) { return {Kind::Any, 0, {}, std::move(children)}; }
  static Condition negated(Condition child);
};

enum class Truth { No, Unknown, Yes };

// Whether an article satisfies a condition, by what is told of each Rule and Query in it.
Truth evaluate(const Condition& condition, const std::function<Truth(const Condition&)>& told);

// Of a text that matches: the rules in it whose marks count. A side of an OR that the text does not satisfy has no part
// in the match, so the rules of that side are none of them. `found` tells of each rule whether the text satisfies it.
std::vector<bool> rules_with_part(const Condition& condition, const std::vector<bool>& found);

}  // namespace wirecopy::searcher
