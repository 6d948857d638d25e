// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/news_marks.h"

#include <algorithm>
#include <numeric>

#include "searcher/json_parts.h"
#include "text/error.h"

namespace wirecopy::searcher {

namespace {

// Docids are written as the distance of each from the one before, which takes fewer digits.
std::vector<uint32_t> gaps(const std::vector<uint32_t>& documents) {
  std::vector<uint32_t> gaps(documents.size());
  std::adjacent_difference(documents.begin(), documents.end(), gaps.begin());
  return gaps;
}

std::vector<uint32_t> sums(std::vector<uint32_t> gaps) {
  std::partial_sum(gaps.begin(), gaps.end(), gaps.begin());
  return gaps;
}

AlertState read_state(const Json& json) {
  AlertState state;
  state.query = json.at("query").get<std::string>();
  state.mark = {json.at("index").get<std::string>(), sums(json.at("found").get<std::vector<uint32_t>>()),
                json.at("moment").get<int64_t>()};
  state.given = json.at("given").get<std::vector<std::string>>();
  state.held = json.value("held", std::vector<std::string>());
  return state;
}

}  // namespace

NewsMarks::NewsMarks(const std::string& index) : file_(place_beside(index, ".alerts")) {
  const std::string content = file_.content();
  std::size_t number = 0;
  for (std::size_t begin = 0; begin < content.size();) {
    const std::size_t end = std::min(content.find('\n', begin), content.size());
    const std::string line = content.substr(begin, end - begin);
    begin = end + 1;
    ++number;
    if (line.empty()) continue;
    try {
      const Json json = Json::parse(line);
      states_[json.at("name").get<std::string>()] = read_state(json);
    } catch (const Json::exception&) {
      throw Error("line " + std::to_string(number) + " of '" + file_.path() + "' is damaged",
                  "take it out: that alert then begins anew, with all it finds");
    }
  }
}

AlertState NewsMarks::of(const std::string& name, const std::string& query) const {
  const auto state = states_.find(name);
  if (state != states_.end() && state->second.query == query) return state->second;
  AlertState fresh;
  fresh.query = query;
  return fresh;
}

void NewsMarks::keep_only(const std::vector<std::string>& names) {
  std::erase_if(states_, [&](const auto& state) { return std::ranges::find(names, state.first) == names.end(); });
}

void NewsMarks::save() const {
  std::string content;
  for (const auto& [name, state] : states_) {
    Json json = {{"name", name},
                 {"query", state.query},
                 {"index", state.mark.index},
                 {"found", gaps(state.mark.found)},
                 {"moment", state.mark.moment},
                 {"given", state.given}};
    if (!state.held.empty()) json["held"] = state.held;
    content += dumped(json) + "\n";
  }
  file_.replace(content);
}

}  // namespace wirecopy::searcher
