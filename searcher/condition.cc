// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/condition.h"

#include <algorithm>
#include <utility>

namespace wirecopy::searcher {

namespace {

Truth opposite(Truth truth) {
  if (truth == Truth::Unknown) return truth;
  return truth == Truth::Yes ? Truth::No : Truth::Yes;
}

void leave_out(const Condition& condition, std::vector<bool>& kept) {
  if (condition.kind == Condition::Kind::Rule) kept[condition.rule] = false;
  for (const Condition& child : condition.children) leave_out(child, kept);
}

void leave_out_failed(const Condition& condition, const std::function<Truth(const Condition&)>& told,
                      std::vector<bool>& kept) {
  if (condition.kind == Condition::Kind::Any) {
    const auto fails = [&](const Condition& child) { return evaluate(child, told) == Truth::No; };
    // Where every side seems to fail, something matched that leaves no mark: nobody can tell which.
    if (!std::ranges::all_of(condition.children, fails)) {
      for (const Condition& child : condition.children) {
        if (fails(child)) leave_out(child, kept);
      }
    }
  }
  for (const Condition& child : condition.children) leave_out_failed(child, told, kept);
}

}  // namespace

Condition Condition::negated(Condition child) {
  Condition condition{Kind::Not};
  condition.children.push_back(std::move(child));
  return condition;
}

Truth evaluate(const Condition& condition, const std::function<Truth(const Condition&)>& told) {
  switch (condition.kind) {
    case Condition::Kind::Rule:
    case Condition::Kind::Query:
      return told(condition);
    case Condition::Kind::Not:
      return opposite(evaluate(condition.children.front(), told));
    case Condition::Kind::All: {
      Truth least = Truth::Yes;
      for (const Condition& child : condition.children) least = std::min(least, evaluate(child, told));
      return least;
    }
    case Condition::Kind::Any: {
      Truth most = Truth::No;
      for (const Condition& child : condition.children) most = std::max(most, evaluate(child, told));
      return most;
    }
  }
  return Truth::Unknown;
}

std::vector<bool> rules_with_part(const Condition& condition, const std::vector<bool>& found) {
  std::vector<bool> kept = found;
  const auto told = [&](const Condition& leaf) {
    if (leaf.kind != Condition::Kind::Rule) return Truth::Unknown;
    return found[leaf.rule] ? Truth::Yes : Truth::No;
  };
  leave_out_failed(condition, told, kept);
  return kept;
}

}  // namespace wirecopy::searcher
