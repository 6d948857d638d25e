// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/condition.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "searcher/searcher.h"
#include "tests/searcher/small_index.h"

namespace wirecopy::searcher {
namespace {

TEST(Condition, IsUnknownOnlyWhereThatDecides) {
  const Condition unknown;
  const Condition rule = Condition::of_rule(0);
  const auto of = [](Truth truth) {
    return [truth](const Condition& leaf) { return leaf.kind == Condition::Kind::Rule ? truth : Truth::Unknown; };
  };
  EXPECT_EQ(evaluate(Condition::all({rule, unknown}), of(Truth::No)), Truth::No);
  EXPECT_EQ(evaluate(Condition::all({rule, unknown}), of(Truth::Yes)), Truth::Unknown);
  EXPECT_EQ(evaluate(Condition::any({rule, unknown}), of(Truth::Yes)), Truth::Yes);
  EXPECT_EQ(evaluate(Condition::any({rule, unknown}), of(Truth::No)), Truth::Unknown);
  EXPECT_EQ(evaluate(Condition::negated(rule), of(Truth::Yes)), Truth::No);
  EXPECT_EQ(evaluate(Condition::negated(rule), of(Truth::No)), Truth::Yes);
  EXPECT_EQ(evaluate(Condition::negated(unknown), of(Truth::Yes)), Truth::Unknown);
}

// The marked words of the only article, in brackets.
std::string marked(const std::string& query, const std::string& body) {
  TemporaryDirectory directory;
  SmallIndex index(directory.path() / "index");
  index.add({.title = "News", .body = body});
  index.commit();
  Request request;
  request.text = query;
  const Answer answer = Searcher(index.path()).search(request);
  std::string shown;
  for (const Hit& hit : answer.hits) {
    for (const Fragment& fragment : hit.fragments) {
      for (const Span& span : fragment.matches)
        shown += "[" + hit.article.body.substr(span.begin, span.end - span.begin) + "]";
    }
  }
  return shown;
}

TEST(Condition, OnlySidesOfAnOrThatAreSatisfiedAreMarked) {
  const std::string body = "A deal on grain was a mistake.";
  EXPECT_EQ(marked("(grain storm) OR deal", body), "[deal]");
  EXPECT_EQ(marked("(grain mistake) OR storm", body), "[grain][mistake]");
  EXPECT_EQ(marked("grain OR (deal NOT mistake)", body), "[grain]");
  EXPECT_EQ(marked("grain OR (deal NOT storm)", body), "[deal][grain]");
  EXPECT_EQ(marked("(deal OR storm) grain", body), "[deal][grain]");
  EXPECT_EQ(marked("deal -storm", body), "[deal]");
  EXPECT_EQ(marked(R"(deal -"grain storm")", body), "[deal]");
}

}  // namespace
}  // namespace wirecopy::searcher
