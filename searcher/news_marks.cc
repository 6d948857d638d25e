// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/news_marks.h"

#include <algorithm>
#include <numeric>
#include <optional>
#include <utility>

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

// Nothing where they are no such distances.
std::optional<std::vector<uint32_t>> documents_of(const Json& gaps) {
  std::vector<uint32_t> documents;
  uint64_t document = 0;
  for (const Json& gap : gaps) {
    if (!gap.is_number_unsigned() || gap == 0u || gap > UINT32_MAX - document) return std::nullopt;
    document += gap.get<uint64_t>();
    documents.push_back(static_cast<uint32_t>(document));
  }
  return documents;
}

// Nothing when it is damaged.
std::optional<AlertState> read_state(const Json& json) {
  AlertState state;
  state.query = json.at("query").get<std::string>();
  state.mark.index = json.at("index").get<std::string>();
  state.mark.moment = json.at("moment").get<int64_t>();
  state.given = json.at("given").get<std::vector<std::string>>();
  std::optional<std::vector<uint32_t>> found = documents_of(json.at("found"));
  if (!found) return std::nullopt;
  state.mark.found = std::move(*found);
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
    std::optional<AlertState> state;
    std::string name;
    try {
      const Json json = Json::parse(line);
      name = json.at("name").get<std::string>();
      state = read_state(json);
    } catch (const Json::exception&) {
      state.reset();
    }
    if (!state) {
      throw Error("line " + std::to_string(number) + " of '" + file_.path() + "' is damaged",
                  "take it out: that alert then begins anew, with all it finds");
    }
    states_[name] = std::move(*state);
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
    const Json json = {{"name", name},
                       {"query", state.query},
                       {"index", state.mark.index},
                       {"found", gaps(state.mark.found)},
                       {"moment", state.mark.moment},
                       {"given", state.given}};
    content += dumped(json) + "\n";
  }
  file_.replace(content);
}

}  // namespace wirecopy::searcher
