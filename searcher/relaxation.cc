// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/relaxation.h"

#include <algorithm>
#include <array>
#include <functional>
#include <iterator>
#include <optional>
#include <set>
#include <utility>

#include "searcher/matches.h"
#include "searcher/tree.h"

namespace wirecopy::searcher {

namespace {

// A node changed, or left out.
using Change = std::function<std::optional<Node>(Node)>;

// The tree with `change` done to everything that joins nothing, and to every Not; nothing when all was left out.
std::optional<Node> changed(Node node, const Change& change) {
  if (node.kind != NodeKind::And && node.kind != NodeKind::Or) return change(std::move(node));
  std::vector<Node> kept;
  for (Node& child : node.children) {
    if (auto each = changed(std::move(child), change)) kept.push_back(std::move(*each));
  }
  const double boost = node.boost;
  auto whole = join_any_number(node.kind, std::move(kept));
  if (whole && boost != 1) whole->boost = boost;
  return whole;
}

// The words of a phrase or near group, by their stems, anywhere.
std::optional<Node> without_quotes(Node node) {
  if (node.kind == NodeKind::Word && node.word.form == WordForm::Exact) node.word.form = WordForm::Stem;
  if (node.kind != NodeKind::Phrase && node.kind != NodeKind::Near) return node;
  std::vector<Node> words;
  for (Node& child : node.children) {
    if (node.kind == NodeKind::Phrase) child.field = node.field;
    if (auto word = without_quotes(std::move(child))) words.push_back(std::move(*word));
  }
  return join_any_number(NodeKind::And, std::move(words));
}

std::optional<Node> without_negation(Node node) {
  if (node.kind == NodeKind::Not) return {};
  return node;
}

std::optional<Node> without_dates(Node node) {
  const bool is_date = node.kind == NodeKind::Filter && node.field->kind == schema::FieldKind::Date;
  if (is_date) return {};
  return node;
}

std::optional<Node> without_filters(Node node) {
  if (node.kind == NodeKind::Filter) return {};
  return node;
}

bool has_near(const Node& node) {
  return node.kind == NodeKind::Near || std::ranges::any_of(node.children, has_near);
}

struct Way {
  std::string_view how;
  std::optional<Node> (*change)(Node);
  bool drops_dates;    // the dates beside the text
  bool drops_filters;  // everything beside the text
};
constexpr std::array ways{
    Way{"without_negation", without_negation, false, false}, Way{"without_quotes", without_quotes, false, false},
    Way{"without_dates", without_dates, true, false}, Way{"without_filters", without_filters, true, true}};

void drop_beside(Request& request, const Way& way) {
  if (way.drops_dates) request.from = request.until = "";
  if (way.drops_filters) request.sources = request.languages = {};
}

class Relaxer {
 public:
  Relaxer(const View& view, const Request& request, const Reading& reading, const Deadline& deadline)
      : view_(view), request_(request), deadline_(deadline) {
    seen_.insert(key(reading.parsed.interpreted, request_));
  }

  std::vector<Relaxed> run(const Node& root, const std::optional<Count>& any_word) {
    for (const Way& way : ways) {
      Request request = request_;
      request.text = to_query_text(changed(root, way.change).value_or(Node{}), DayStyle::Other);
      drop_beside(request, way);
      const bool is_nearness = way.change == without_quotes && has_near(root);
      add(is_nearness ? "without_nearness" : way.how, request);
    }
    if (made_.empty()) add_less(root);
    if (any_word && any_word->value > 0)
      made_.push_back({.how = "any_word", .text = request_.text, .any = true, .articles = *any_word});
    std::ranges::stable_sort(made_, {}, [](const Relaxed& each) { return each.articles.value; });
    return std::move(made_);
  }

 private:
  static std::string key(const std::string& interpreted, const Request& request) {
    std::string key = interpreted + "\n" + request.from + "\n" + request.until;
    for (const auto* names : {&request.sources, &request.languages})
      for (const std::string& name : *names) key += "\n" + name;
    return key;
  }

  bool finds(const Node& part) const { return finds_by_itself(view_, request_, part, deadline_); }

  // Without what no article has, and then with one thing after the other given up, until something is found.
  void add_less(const Node& root) {
    std::size_t looked_up = 0;
    std::optional<Node> less = changed(root, [&](Node node) -> std::optional<Node> {
      if (node.kind == NodeKind::Not || ++looked_up > most_looked_up || finds(node)) return node;
      std::optional<Node> words = without_quotes(node);
      return node.kind != NodeKind::Filter && words && finds(*words) ? words : std::nullopt;
    });
    Request request = request_;
    for (std::size_t given_up = 0; less && made_.empty() && given_up <= ways.size(); ++given_up) {
      if (given_up > 0) {
        less = changed(*less, ways[given_up - 1].change);
        if (ways[given_up - 1].drops_dates) drop_beside(request, ways.back());  // as relaxed_request does
      }
      if (!less) return;
      request.text = to_query_text(*less, DayStyle::Other);
      add("with_less", request);
    }
  }

  void add(std::string_view how, const Request& request) {
    if (request.text == "*") return;  // that everything is found tells nothing
    if (deadline_.is_over()) return;
    const Reading reading = read_query(view_, request, seconds_now(), deadline_);
    if (!seen_.insert(key(reading.parsed.interpreted, request)).second) return;
    const uint64_t articles = count_matches(view_.database, reading.compiled.query);
    if (articles == 0) return;
    const bool drops = request.from != request_.from || request.until != request_.until ||
                       request.sources != request_.sources || request.languages != request_.languages;
    made_.push_back({.how = std::string(how),
                     .text = request.text,
                     .any = request.match == MatchMode::Any,
                     .drops = drops,
                     .articles = {articles}});
  }

  const View& view_;
  const Request& request_;
  const Deadline& deadline_;
  std::set<std::string> seen_;
  std::vector<Relaxed> made_;
};

}  // namespace

bool finds_by_itself(const View& view, const Request& request, const Node& part, const Deadline& deadline) {
  if (deadline.is_over()) return true;
  Request alone = request;
  alone.text = to_query_text(part, DayStyle::Other);
  alone.from = alone.until = "";
  alone.sources = alone.languages = {};
  const CompiledQuery compiled = read_query(view, alone, seconds_now(), deadline).compiled;
  return compiled.is_cut || count_matches(view.database, compiled.query) > 0;
}

std::vector<Relaxed> relaxations(const View& view, const Request& request, const Reading& reading,
                                 const std::optional<Count>& any_word, const Deadline& deadline) {
  return Relaxer(view, request, reading, deadline).run(reading.parsed.root, any_word);
}

Request relaxed_request(Request request, const Relaxed& relaxed) {
  request.text = relaxed.text;
  if (relaxed.any) request.match = MatchMode::Any;
  const auto way = std::ranges::find(ways, relaxed.how, &Way::how);
  if (way != ways.end()) drop_beside(request, *way);
  if (relaxed.how == "with_less" && relaxed.drops) drop_beside(request, ways.back());
  return request;
}

}  // namespace wirecopy::searcher
