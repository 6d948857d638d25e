// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/page_state.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "corpus/credits.h"
#include "corpus/json_repair.h"
#include "corpus/lines.h"
#include "corpus/markup.h"

namespace wirecopy::corpus {
namespace {

using Json = nlohmann::json;

constexpr int deepest = 24;
constexpr std::size_t shortest_body = 200;  // bytes

// Names of the text of an article in an object, and of what a piece of it says, compared without case and "_".
constexpr std::string_view body_names[] = {"articlebody", "body",     "bodytext", "bodyhtml",  "content", "contenthtml",
                                           "contents",    "text",     "html",     "storytext", "story",   "paragraphs",
                                           "richtext",    "fulltext", "maintext", "blocks",    "elements"};
constexpr std::string_view piece_names[] = {"html",     "text",       "value", "content",
                                            "children", "paragraphs", "body",  "nodes"};
constexpr std::string_view title_names[] = {"headline", "title", "heading"};

std::string plain_name(std::string_view name) {
  std::string plain;
  for (const char c : name) {
    if (c != '_' && c != '-') plain += ascii_lower(c);
  }
  return plain;
}

bool is_one_of(std::string_view name, auto& names) {
  return std::ranges::find(names, plain_name(name)) != std::end(names);
}

// What a value says: a text, the first piece of an object that says anything, the elements of a list. Those of the
// outermost list are paragraphs, those of one further inside run on.
std::string text_of(const Json& value, int depth, bool in_list) {
  if (depth > deepest) return {};
  if (value.is_string()) return unmarked(value.get_ref<const std::string&>());
  std::string text;
  if (value.is_array()) {
    for (const Json& item : value) {
      const std::string piece = text_of(item, depth + 1, true);
      if (!piece.empty()) text += (text.empty() || in_list ? "" : "\n\n") + piece;
    }
  } else if (value.is_object()) {
    for (const std::string_view name : piece_names) {
      const auto member = value.find(name);
      if (member != value.end()) text = text_of(*member, depth + 1, in_list);
      if (!text.empty()) break;
    }
  }
  return text;
}

struct Found {
  std::string text;
  bool has_title = false;
};

void search(const Json& value, std::string_view title, int depth, Found& best) {
  if (depth > deepest) return;
  if (value.is_object()) {
    bool has_title = false;
    for (const auto& [name, member] : value.items()) {
      has_title |= member.is_string() && is_one_of(name, title_names) &&
                   same_words(unmarked(member.get_ref<const std::string&>()), title);
    }
    for (const auto& [name, member] : value.items()) {
      if (!is_one_of(name, body_names) || (best.has_title && !has_title)) continue;
      std::string text = text_of(member, depth, false);
      if (text.size() < shortest_body || (has_title == best.has_title && text.size() <= best.text.size())) continue;
      best = {std::move(text), has_title};
    }
  }
  if (value.is_structured()) {
    for (const Json& inner : value) {
      if (inner.is_structured()) search(inner, title, depth + 1, best);
    }
  }
}

}  // namespace

std::string read_page_state(std::string_view json, std::string_view title) {
  constexpr std::size_t longest = std::size_t{4} << 20;
  if (json.size() > longest) return {};
  constexpr bool throws = false;
  Json state = Json::parse(json, nullptr, throws);
  if (state.is_discarded()) state = Json::parse(repair_json(json), nullptr, throws);
  if (state.is_discarded()) return {};
  Found best;
  search(state, title, 0, best);
  return std::move(best.text);
}

}  // namespace wirecopy::corpus
