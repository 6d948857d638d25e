// SPDX-License-Identifier: GPL-2.0-or-later
#include "web/list_api.h"

#include <algorithm>
#include <map>
#include <memory>
#include <mutex>
#include <vector>

#include "searcher/list_json.h"
#include "web/freshness.h"
#include "web/json_answer.h"
#include "web/problem.h"
#include "web/route_parameters.h"

namespace wirecopy::web {

namespace {

using searcher::Json;

constexpr std::size_t most_members = 20;  // of a group or a story; all are had by its id

// The last list of each index, for the state that it is of. Who asks while it is worked out waits for it, so that many
// who ask at once cost no more than one. Thread-safe.
template <class List>
class KeptLists {
 public:
  template <class Make>
  std::shared_ptr<const List> get(const std::string& index, const searcher::IndexState& state, const Make& make) {
    const std::string tag = entity_tag(index, state, 0);
    const std::lock_guard lock(mutex_);
    Kept& kept = by_index_[index];
    if (kept.list == nullptr || kept.tag != tag) kept = {tag, std::make_shared<const List>(make())};
    return kept.list;
  }

 private:
  struct Kept {
    std::string tag;
    std::shared_ptr<const List> list;
  };
  std::mutex mutex_;
  std::map<std::string, Kept> by_index_;
};

// Calls answer(asked, state) for a call that is in order.
template <class Answer>
Response answered(const Call& call, const Answer& answer) {
  const auto read = read_asked(call);
  if (const auto* problem = std::get_if<Problem>(&read)) return problem_json(*problem);
  const auto& asked = std::get<Asked>(read);
  const searcher::IndexState state = call.searchers.with([](searcher::Searcher& searcher) { return searcher.state(); });
  return fresh_response(call.request, call.searchers.index(), state, [&](const searcher::IndexState&) {
    Json json = {{"format_version", 1}, {"index", searcher::json_of(state)}};
    json.update(answer(asked, state));
    json["warnings"] = searcher::json_of(asked.unknown());
    return json_answer(searcher::dumped(json));
  });
}

// The part of a list that was asked for, each item by `shape`.
template <class Item, class Shape>
Json part_of(const std::vector<Item>& list, std::string_view name, const Asked& asked, const Shape& shape) {
  const std::size_t begin = std::min<std::size_t>(list.size(), asked.number("offset"));
  const std::size_t end = std::min<std::size_t>(list.size(), begin + asked.number("limit"));
  Json items = Json::array();
  for (std::size_t i = begin; i < end; ++i) items.push_back(shape(list[i]));
  return {{"total", {{std::string(name), {{"value", list.size()}, {"relation", "eq"}}}}},
          {std::string(name), std::move(items)},
          {"next_offset", end < list.size() && end > begin ? Json(end) : Json(nullptr)}};
}

template <class Item>
Json with_members(const Item& item) {
  return searcher::json_of(item, most_members);
}

std::vector<searcher::ListedGroup> groups_in(const std::string& index) {
  std::vector<searcher::ListedGroup> groups;
  searcher::list_groups(index, [&](const searcher::ListedGroup& group) {
    groups.push_back(group);
    return true;
  });
  return groups;
}

std::vector<searcher::ListedStory> stories_in(const std::string& index, searcher::Stories which) {
  std::vector<searcher::ListedStory> stories;
  searcher::list_stories(index, which, [&](const searcher::ListedStory& story) {
    stories.push_back(story);
    return true;
  });
  return stories;
}

}  // namespace

Response answer_copies_list(const Call& call) {
  static KeptLists<std::vector<searcher::ListedGroup>> kept;
  return answered(call, [&](const Asked& asked, const searcher::IndexState& state) {
    const std::string& index = call.searchers.index();
    const auto groups = kept.get(index, state, [&] { return groups_in(index); });
    return part_of(*groups, "groups", asked, with_members<searcher::ListedGroup>);
  });
}

Response answer_stories_list(const Call& call) {
  static KeptLists<std::vector<searcher::ListedStory>> shared;
  static KeptLists<std::vector<searcher::ListedStory>> exclusive;
  return answered(call, [&](const Asked& asked, const searcher::IndexState& state) {
    const std::string& index = call.searchers.index();
    const bool is_exclusive = asked.text("exclusive") == "yes";
    const auto which = is_exclusive ? searcher::Stories::Exclusive : searcher::Stories::Shared;
    const auto stories =
        (is_exclusive ? exclusive : shared).get(index, state, [&] { return stories_in(index, which); });
    return part_of(*stories, "stories", asked, with_members<searcher::ListedStory>);
  });
}

Response answer_outlets_list(const Call& call) {
  static KeptLists<std::vector<searcher::OutletRow>> kept;
  return answered(call, [&](const Asked& asked, const searcher::IndexState& state) {
    const std::string& index = call.searchers.index();
    const auto rows = kept.get(index, state, [&] { return searcher::list_outlets(index); });
    return part_of(*rows, "outlets", asked, [](const searcher::OutletRow& row) { return searcher::json_of(row); });
  });
}

Response answer_matrix(const Call& call) {
  return answered(call, [&](const Asked& asked, const searcher::IndexState&) {
    return searcher::json_of(searcher::outlet_matrix(call.searchers.index(), asked.number("limit")));
  });
}

}  // namespace wirecopy::web
