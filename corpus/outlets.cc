// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/outlets.h"

#include <algorithm>

#include "corpus/hosts.h"
#include "corpus/lines.h"
#include "text/error.h"
#include "text/utf8.h"
#include "text/words.h"

namespace wirecopy::corpus {

namespace {

std::string spelling(std::string_view name) {
  return text::fold(outlet_name(name));
}

}  // namespace

OutletNames::OutletNames(std::string_view table, const std::string& place) : table_(table) {
  const std::string text = text::repair_utf8(table);
  std::size_t number = 0;
  const auto fail = [&](const std::string& what, const std::string& hint) {
    throw Error(what + " in line " + std::to_string(number) + " of '" + place + "'", hint, Failure::Usage);
  };
  for (std::string_view rest = text; !rest.empty();) {
    const std::size_t line_end = std::min(rest.find('\n'), rest.size());
    std::string_view line = trim(rest.substr(0, line_end));
    rest.remove_prefix(std::min(line_end + 1, rest.size()));
    ++number;
    if (line.empty() || line.starts_with('#')) continue;
    std::string kept;
    std::size_t spellings = 0;
    while (!line.empty()) {
      const std::size_t end = std::min(line.find('\t'), line.size());
      const std::string_view name = trim(line.substr(0, end));
      line.remove_prefix(std::min(end + 1, line.size()));
      if (name.empty()) continue;
      if (kept.empty()) kept = outlet_name(name);
      ++spellings;
      const std::string key = name.starts_with("*.") ? "*." + host_of(name.substr(2)) : spelling(name);
      const auto [known, is_new] = names_.emplace(key, kept);
      if (!is_new && known->second != kept)
        fail("'" + std::string(name) + "' stands for two outlets", "name each spelling once");
    }
    if (spellings < 2) fail("there is no other name", "set the name that is kept and the others apart by tabs");
  }
}

std::string OutletNames::name_of(std::string outlet) const {
  if (names_.empty() || outlet.empty()) return outlet;
  const std::string key = spelling(outlet);
  if (const auto found = names_.find(key); found != names_.end()) return found->second;
  if (!is_host(key)) return outlet;
  for (std::size_t point = 0; point != std::string::npos; point = key.find('.', point + 1)) {
    const auto found = names_.find("*." + key.substr(point == 0 ? 0 : point + 1));
    if (found != names_.end()) return found->second;
  }
  return outlet;
}

}  // namespace wirecopy::corpus
