// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/article.h"

#include <algorithm>
#include <array>

namespace wirecopy::corpus {
namespace {

constexpr std::array<std::string_view, 7> origin_names{"", "metadata", "json-ld", "feed", "url", "text", "file"};
constexpr std::array<std::string_view, 4> access_names{"", "free", "paid", "teaser"};
constexpr std::array<std::string_view, 4> id_origin_names{"", "file", "url", "text"};

template <class Value, std::size_t size>
Value value_named(const std::array<std::string_view, size>& names, std::string_view name) {
  const auto found = std::find(names.begin(), names.end(), name);
  return found == names.end() ? Value{} : static_cast<Value>(found - names.begin());
}

}  // namespace

std::string_view name_of(Origin origin) {
  const auto place = static_cast<std::size_t>(origin);
  return place < origin_names.size() ? origin_names[place] : std::string_view();
}

std::string_view name_of(Access access) {
  const auto place = static_cast<std::size_t>(access);
  return place < access_names.size() ? access_names[place] : std::string_view();
}

std::string_view name_of(IdOrigin origin) {
  const auto place = static_cast<std::size_t>(origin);
  return place < id_origin_names.size() ? id_origin_names[place] : std::string_view();
}

Origin origin_named(std::string_view name) {
  return value_named<Origin>(origin_names, name);
}

IdOrigin id_origin_named(std::string_view name) {
  return value_named<IdOrigin>(id_origin_names, name);
}

std::string_view source_of(const Article& article, std::string_view field) {
  const auto noted = std::find_if(article.sources.begin(), article.sources.end(),
                                  [&](const FieldSource& source) { return source.field == field; });
  return noted == article.sources.end() ? std::string_view() : noted->from;
}

void note_source(Article& article, std::string_view field, std::string_view from) {
  if (source_of(article, field).empty()) article.sources.push_back({field, std::string(from)});
}

}  // namespace wirecopy::corpus
