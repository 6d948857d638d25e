// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/field_values.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "schema/terms.h"
#include "text/ascii.h"
#include "text/language.h"
#include "text/words.h"

namespace wirecopy::searcher {

namespace {

using schema::FieldKind;

Node filter_node(const schema::Field& field, Filter filter, Span at) {
  Node node;
  node.kind = NodeKind::Filter;
  node.field = &field;
  node.filter = std::move(filter);
  node.at = at;
  return node;
}

Node joined(NodeKind kind, std::vector<Node> children, Span at) {
  if (children.size() == 1) return std::move(children.front());
  Node node;
  node.kind = kind;
  node.at = at;
  node.children = std::move(children);
  return node;
}

std::optional<Filter> date_filter(std::string_view value, Span at, const DateContext& dates, WarningList& warnings) {
  const DateReading reading = read_dates(value, dates);
  if (reading.unreadable) {
    warnings.add(*reading.unreadable, at, {value});
    return std::nullopt;
  }
  if (reading.reversed) warnings.add("reversed_range", at, {value});
  Filter filter;
  filter.from = reading.from;
  filter.until = reading.until;
  filter.absent = reading.absent;
  return filter;
}

// after: and before: take one date each.
std::optional<Filter> bound_filter(const schema::Field& field, std::string_view value, Span at,
                                   const DateContext& dates, WarningList& warnings) {
  const bool is_range = value.find("..") != std::string_view::npos || value.starts_with('<') || value.starts_with('>');
  auto filter = is_range ? std::nullopt : date_filter(value, at, dates, warnings);
  if (is_range || (filter && filter->absent)) {
    warnings.add("bad_date", at, {value});
    return std::nullopt;
  }
  if (!filter) return filter;
  (field.name == "after" ? filter->until : filter->from).reset();
  return filter;
}

std::optional<uint64_t> read_figure(std::string_view text) {
  uint64_t figure = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), figure);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return figure;
}

Filter number_filter(Comparison comparison, uint64_t number) {
  Filter filter;
  filter.comparison = comparison;
  filter.number = number;
  return filter;
}

// 5, >=5, <5, 2..5, 2.., ..5
std::optional<Node> number_node(const schema::Field& field, std::string_view value, Span at, WarningList& warnings) {
  if (const std::size_t dots = value.find(".."); dots != std::string_view::npos) {
    std::string_view left = value.substr(0, dots);
    std::string_view right = value.substr(dots + 2);
    const auto first = read_figure(left);
    const auto last = read_figure(right);
    if (first && last && *first > *last) {
      warnings.add("reversed_range", at, {value});
      std::swap(left, right);
    }
    std::vector<Node> ends;
    if (const auto least = read_figure(left)) {
      ends.push_back(filter_node(field, number_filter(Comparison::GreaterOrEqual, *least), at));
    } else if (!left.empty()) {
      return std::nullopt;
    }
    if (const auto most = read_figure(right)) {
      ends.push_back(filter_node(field, number_filter(Comparison::LessOrEqual, *most), at));
    } else if (!right.empty()) {
      return std::nullopt;
    }
    if (ends.empty()) return std::nullopt;
    return joined(NodeKind::And, std::move(ends), at);
  }
  Comparison comparison = Comparison::Equal;
  if (value.starts_with('<') || value.starts_with('>')) {
    const bool greater = value.starts_with('>');
    const bool or_equal = value.substr(1).starts_with('=');
    comparison = greater ? (or_equal ? Comparison::GreaterOrEqual : Comparison::Greater)
                         : (or_equal ? Comparison::LessOrEqual : Comparison::Less);
    value.remove_prefix(or_equal ? 2 : 1);
  }
  const auto figure = read_figure(value);
  if (!figure) return std::nullopt;
  return filter_node(field, number_filter(comparison, *figure), at);
}

std::optional<Node> property_node(const schema::Field& field, const std::vector<std::string>& values, Span at,
                                  WarningList& warnings) {
  const std::vector<std::string_view> known = field.name == "is"
                                                  ? std::vector<std::string_view>(is_values.begin(), is_values.end())
                                                  : std::vector<std::string_view>(has_values.begin(), has_values.end());
  std::string choices;
  for (const std::string_view choice : known) choices.append(choices.empty() ? "" : ", ").append(choice);
  Filter filter;
  for (const std::string& value : values) {
    std::string folded = text::lower_ascii(value);
    if (std::ranges::find(known, folded) == known.end()) {
      warnings.add("bad_value", at, {field.name, value, choices});
      return std::nullopt;
    }
    filter.values.push_back(std::move(folded));
  }
  return filter_node(field, std::move(filter), at);
}

bool takes_figures(const schema::Field& field) {
  return field.kind == FieldKind::Number || field.kind == FieldKind::Date || field.kind == FieldKind::Bound;
}

// The figures of other scripts as those of ASCII, as in the words of texts.
std::string in_ascii_figures(const std::string& value) {
  const bool is_ascii = std::ranges::all_of(value, [](char byte) { return static_cast<unsigned char>(byte) < 0x80; });
  return is_ascii ? value : text::fold(value);
}

// copies:=5, lang:=en, date:=2024: what the = says of names holds of these anyway. Ids and addresses may begin with
// one.
bool takes_equals(const schema::Field& field) {
  return takes_figures(field) || field.kind == FieldKind::Property || field.name == "lang";
}

std::optional<Node> name_node(const schema::Field& field, const std::vector<std::string>& values, Span at,
                              WarningList& warnings) {
  Filter filter;
  filter.values = field.name == "lang" ? language_codes(values, at, warnings) : values;
  if (field.kind == FieldKind::Names) {
    for (const std::string& value : values) {
      if (!schema::is_whole_name(field, value) && value.find_first_of("*?") != std::string::npos)
        warnings.add("wildcard_in_value", at, {field.name, value});
    }
  }
  return filter_node(field, std::move(filter), at);
}

}  // namespace

std::vector<std::string> language_codes(std::vector<std::string> values, Span at, WarningList& warnings) {
  for (std::string& value : values) {
    const text::Language* language = text::find_language_by_name(value);
    if (language != nullptr) {
      value = language->code;
    } else {
      warnings.add("unknown_language", at, {value});
    }
  }
  return values;
}

std::optional<Node> make_filter(const schema::Field& field, std::vector<std::string> values, Span at,
                                const DateContext& dates, WarningList& warnings) {
  if (takes_equals(field)) {
    for (std::string& value : values) value.erase(0, value.size() > 1 && value.starts_with('=') ? 1 : 0);
  }
  if (takes_figures(field)) {
    for (std::string& value : values) value = in_ascii_figures(value);
  }
  if (field.kind == FieldKind::Property) return property_node(field, values, at, warnings);
  if (!takes_figures(field)) return name_node(field, values, at, warnings);
  std::vector<Node> any;
  for (const std::string& value : values) {
    if (field.kind == FieldKind::Number) {
      auto node = number_node(field, value, at, warnings);
      if (!node) {
        warnings.add("bad_number", at, {value});
        return std::nullopt;
      }
      any.push_back(std::move(*node));
      continue;
    }
    const bool is_bound = field.kind == FieldKind::Bound;
    const auto filter =
        is_bound ? bound_filter(field, value, at, dates, warnings) : date_filter(value, at, dates, warnings);
    if (!filter) return std::nullopt;
    any.push_back(filter_node(is_bound ? schema::field("date") : field, *filter, at));
  }
  return joined(NodeKind::Or, std::move(any), at);
}

}  // namespace wirecopy::searcher
