// SPDX-License-Identifier: GPL-2.0-or-later
#include "web/list_api.h"

#include <algorithm>
#include <string>
#include <type_traits>
#include <vector>

#include "searcher/clock.h"
#include "searcher/list_json.h"
#include "web/freshness.h"
#include "web/json_answer.h"
#include "web/kept_by_index.h"
#include "web/problem.h"
#include "web/route_parameters.h"

namespace wirecopy::web {

namespace {

using searcher::Json;

constexpr std::size_t most_members = 20;  // of a group or a story; all are had by its id

// Calls make(asked, state, frame) for a call that is in order, which gives the answer as JSON text; frame(index),
// called last, tells how it came about, and of which state it is.
template <class Make>
Response answered(const Call& call, const Make& make) {
  const searcher::Clock clock;
  const auto read = read_asked(call);
  if (const auto* problem = std::get_if<Problem>(&read)) return problem_json(*problem);
  const auto& asked = std::get<Asked>(read);
  const searcher::IndexState state = call.searchers.with([](searcher::Searcher& searcher) { return searcher.state(); });
  return fresh_response(call.request, call.searchers.index(), state, [&](const searcher::IndexState&) {
    return json_answer(make(asked, state, [&](const searcher::IndexState& index) {
      return searcher::AnswerFrame{.index = index, .warnings = asked.unknown(), .took_ms = clock.elapsed()};
    }));
  });
}

// The part of a list that was asked for, each item by `shape`.
template <class Item, class Shape>
searcher::ListPart part_of(const searcher::Listed<Item>& list, std::string_view name, const Asked& asked,
                           const Shape& shape) {
  const std::size_t begin = std::min<std::size_t>(list.rows.size(), asked.number("offset"));
  const std::size_t end = std::min<std::size_t>(list.rows.size(), begin + asked.number("limit"));
  searcher::ListPart part{.name = name, .total = list.rows.size(), .offset = begin};
  for (std::size_t i = begin; i < end; ++i) part.items.push_back(shape(list.rows[i]));
  return part;
}

// What was worked out from an index, for the state that it is of.
template <class Make>
auto worked_out(KeptByIndex<std::invoke_result_t<Make>>& kept, const std::string& index,
                const searcher::IndexState& state, const Make& make) {
  return kept.get(index, entity_tag(index, state, 0), make);
}

template <class Item>
Json with_members(const Item& item) {
  return searcher::json_of(item, most_members);
}

}  // namespace

Response answer_copies_list(const Call& call) {
  static KeptByIndex<searcher::Listed<searcher::ListedGroup>> kept;
  return answered(call, [&](const Asked& asked, const searcher::IndexState& state, const auto& frame) {
    const std::string& index = call.searchers.index();
    const auto groups = worked_out(kept, index, state, [&] { return searcher::list_groups(index); });
    return searcher::to_json(part_of(*groups, "groups", asked, with_members<searcher::ListedGroup>),
                             frame(groups->index));
  });
}

Response answer_stories_list(const Call& call) {
  static KeptByIndex<searcher::Listed<searcher::ListedStory>> shared;
  static KeptByIndex<searcher::Listed<searcher::ListedStory>> exclusive;
  return answered(call, [&](const Asked& asked, const searcher::IndexState& state, const auto& frame) {
    const std::string& index = call.searchers.index();
    const bool is_exclusive = asked.text("exclusive") == "yes";
    const auto which = is_exclusive ? searcher::Stories::Exclusive : searcher::Stories::Shared;
    const auto stories = worked_out(is_exclusive ? exclusive : shared, index, state,
                                    [&] { return searcher::list_stories(index, which); });
    return searcher::to_json(part_of(*stories, "stories", asked, with_members<searcher::ListedStory>),
                             frame(stories->index));
  });
}

Response answer_outlets_list(const Call& call) {
  static KeptByIndex<searcher::Listed<searcher::OutletRow>> kept;
  return answered(call, [&](const Asked& asked, const searcher::IndexState& state, const auto& frame) {
    const std::string& index = call.searchers.index();
    const auto rows = worked_out(kept, index, state, [&] { return searcher::list_outlets(index); });
    const auto shape = [](const searcher::OutletRow& row) { return searcher::json_of(row); };
    return searcher::to_json(part_of(*rows, "outlets", asked, shape), frame(rows->index));
  });
}

Response answer_matrix(const Call& call) {
  return answered(call, [&](const Asked& asked, const searcher::IndexState&, const auto& frame) {
    const auto matrix = searcher::outlet_matrix(call.searchers.index(), asked.number("limit"));
    return searcher::to_json(matrix, frame(matrix.index));
  });
}

}  // namespace wirecopy::web
