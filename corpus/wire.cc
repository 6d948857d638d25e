// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/wire.h"

#include <algorithm>
#include <string_view>

#include "corpus/agencies.h"
#include "corpus/credits.h"
#include "corpus/people.h"
#include "text/utf8.h"

namespace wirecopy::corpus {

namespace {

void add_agency(std::vector<std::string>& names, const Agency& agency) {
  for (const std::string_view name : listed(agency.names)) names.emplace_back(name);
  for (const std::string_view initials : listed(agency.initials)) names.emplace_back(initials);
}

// "MW" of "Meridian Wire"; empty for a single word.
std::string initials_of(std::string_view name) {
  std::string initials;
  std::size_t words = 0;
  for (std::size_t position = 0; position < name.size(); ++words) {
    const std::size_t begin = position;
    text::next_code_point(name, position);
    initials += name.substr(begin, position - begin);
    position = std::min(name.find(' ', position), name.size() - 1) + 1;
  }
  return words > 1 ? initials : std::string();
}

// What a name tells by itself, if it is that of an agency or a service.
void add_service(std::vector<std::string>& names, std::string_view name) {
  if (const Agency* agency = find_agency(name)) {
    add_agency(names, *agency);
  } else if (is_wire_name(name)) {
    names.emplace_back(name);
    if (std::string initials = initials_of(name); !initials.empty()) names.push_back(std::move(initials));
  }
}

}  // namespace

std::vector<std::string> wire_names(const Article& article) {
  std::vector<std::string> names;
  std::string_view credit = article.credit;
  if (credit.empty()) credit = dateline_credit(std::string_view(article.body).substr(0, article.body.find('\n')));
  for (const Agency* agency : agencies_in(credit)) add_agency(names, *agency);
  if (!names.empty()) return names;
  if (const std::string_view credited = credited_name(credit); !credited.empty()) {
    names.emplace_back(credited);
    if (is_wire_name(credited)) names.push_back(initials_of(credited));
    std::erase(names, std::string());
    return names;
  }
  for (const std::string& author : article.authors) add_service(names, author);
  if (!names.empty()) return names;
  std::string_view outlet = article.outlet;
  if (outlet.starts_with("www.")) outlet.remove_prefix(4);
  add_service(names, outlet);
  return names;
}

}  // namespace wirecopy::corpus
