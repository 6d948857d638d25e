// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/field_map.h"

#include <algorithm>

#include "corpus/json_fields.h"
#include "corpus/lines.h"
#include "text/error.h"

namespace wirecopy::corpus {

namespace {

std::string written_form(std::string_view name) {
  std::string written;
  append_key(written, name);
  return written;
}

}  // namespace

FieldMap::FieldMap(std::string_view pairs) : pairs_(pairs), is_mapped_(field_count) {
  while (!pairs.empty()) {
    const std::size_t end = std::min(pairs.find(','), pairs.size());
    const std::string_view pair = trim(pairs.substr(0, end));
    pairs.remove_prefix(std::min(end + 1, pairs.size()));
    const std::size_t equals = pair.find('=');
    const std::string field = written_form(trim(pair.substr(0, equals)));
    const std::string path = equals == std::string_view::npos ? "" : written_form(trim(pair.substr(equals + 1)));
    const int place = find_field_name(field);
    if (field.empty() || path.empty()) {
      throw Error("cannot read the map \"" + std::string(pair) + "\"",
                  "write it as FIELD=NAME, for example --map title=headline,body=content.text", Failure::Usage);
    }
    if (place < 0) {
      throw Error("there is no field \"" + std::string(trim(pair.substr(0, equals))) + "\" to map",
                  "the fields are id, url, title, standfirst, body, credit, outlet, authors, lang, section, tags, "
                  "published and modified",
                  Failure::Usage);
    }
    names_[path] = place;
    const Field mapped = field_at(place);
    is_mapped_[static_cast<std::size_t>(mapped)] = true;
    if (mapped == Field::Title) is_mapped_[static_cast<std::size_t>(Field::TitleRendering)] = true;
    for (std::size_t dot = path.find('.'); dot != std::string::npos; dot = path.find('.', dot + 1)) {
      prefixes_.insert(path.substr(0, dot));
    }
  }
}

int FieldMap::find(const std::string& path) const {
  if (const auto found = names_.find(path); found != names_.end()) return found->second;
  const int place = find_field_name(path);
  if (place < 0 || is_mapped_.empty()) return place;
  return is_mapped_[static_cast<std::size_t>(field_at(place))] ? -1 : place;
}

bool FieldMap::leads_on(const std::string& path) const {
  return prefixes_.contains(path) || corpus::leads_on(path);
}

}  // namespace wirecopy::corpus
