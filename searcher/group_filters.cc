// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/group_filters.h"

#include <algorithm>
#include <unordered_map>

#include "schema/fields.h"
#include "schema/groups.h"
#include "schema/slots.h"
#include "schema/stories.h"
#include "schema/terms.h"
#include "schema/values.h"

namespace wirecopy::searcher {

namespace {

// A range of group numbers costs a walk over the slot, an article by its id some look-ups: a few ranges are cheaper.
constexpr std::size_t most_ranges = 16;
// Look-ups by id that take about half a second.
constexpr std::size_t many_articles = 20'000;

Xapian::Query number_range(uint32_t first, uint32_t last) {
  return {Xapian::Query::OP_VALUE_RANGE, schema::number_of(schema::Slot::Copies), schema::pack_number(first),
          schema::pack_number(last)};
}

Xapian::Query any_group() {
  return number_range(0, UINT32_MAX);
}

Xapian::Query any_term(const std::vector<std::string>& terms) {
  return {Xapian::Query::OP_OR, terms.begin(), terms.end()};
}

bool holds(uint64_t figure, Comparison comparison, uint64_t number) {
  switch (comparison) {
    case Comparison::Equal:
      return figure == number;
    case Comparison::Less:
      return figure < number;
    case Comparison::LessOrEqual:
      return figure <= number;
    case Comparison::Greater:
      return figure > number;
    case Comparison::GreaterOrEqual:
      return figure >= number;
  }
  return false;
}

}  // namespace

std::string GroupFilters::id_term(Xapian::docid document) const {
  const std::string_view prefix = schema::field("id").prefix;
  auto term = database_.termlist_begin(document);
  const auto end = database_.termlist_end(document);
  if (term != end) term.skip_to(std::string(prefix));
  if (term == end || !(*term).starts_with(prefix)) return {};
  return *term;
}

const std::vector<GroupFilters::GroupRow>& GroupFilters::groups() {
  if (groups_) return *groups_;
  groups_.emplace();
  for (const uint32_t number : schema::group_numbers(database_)) {
    const schema::Group group = schema::read_group(database_, number);
    if (group.members.empty()) continue;
    GroupRow row{
        .number = number, .articles = static_cast<uint32_t>(group.members.size()), .outlets = 0, .members = {}};
    for (const schema::GroupMember& member : group.members) row.members.push_back(member.document);
    groups_->push_back(std::move(row));
  }
  std::ranges::sort(*groups_, {}, &GroupRow::number);
  return *groups_;
}

void GroupFilters::count_outlets() {
  if (has_outlets_) return;
  has_outlets_ = true;
  std::unordered_map<Xapian::docid, std::string> outlet_of;
  for (const GroupRow& group : groups()) {
    for (const Xapian::docid member : group.members) outlet_of.emplace(member, std::string());
  }
  schema::for_each_value(database_, schema::Slot::Outlet, [&](Xapian::docid document, const std::string& outlet) {
    if (const auto found = outlet_of.find(document); found != outlet_of.end()) found->second = outlet;
  });
  for (GroupRow& group : *groups_) {
    std::vector<std::string_view> names;
    uint32_t nameless = 0;
    for (const Xapian::docid member : group.members) {
      const std::string& name = outlet_of[member];
      if (name.empty()) {
        ++nameless;  // each is an outlet of its own
      } else {
        names.push_back(name);
      }
    }
    std::ranges::sort(names);
    names.erase(std::ranges::unique(names).begin(), names.end());
    group.outlets = nameless + static_cast<uint32_t>(names.size());
  }
}

Xapian::Query GroupFilters::copies_of(const std::vector<std::string>& ids, Span at) {
  std::vector<std::string> terms;
  for (const std::string& id : ids) {
    const std::vector<std::string> own = schema::query_terms(schema::field("id"), id);
    const auto found = own.empty() ? Xapian::PostingIterator() : database_.postlist_begin(own.front());
    if (own.empty() || found == database_.postlist_end(own.front())) {
      warnings_.add("unknown_article", at, {id});
      continue;
    }
    terms.push_back(own.front());
    const std::string value = database_.get_document(*found).get_value(schema::number_of(schema::Slot::Copies));
    const uint32_t number = schema::group_number(database_, *found, value);
    if (number == 0) continue;
    for (const schema::GroupMember& member : schema::read_group(database_, number).members)
      terms.push_back(id_term(member.document));
  }
  return any_term(terms);
}

// Where several indexes are joined, each has numbers of its own: the articles one by one.
Xapian::Query GroupFilters::joined_story(uint32_t number) const {
  std::vector<std::string> terms{id_term(number)};
  schema::for_each_value(database_, schema::Slot::Story, [&](Xapian::docid document, const std::string& value) {
    if (schema::story_number(database_, document, value) == number) terms.push_back(id_term(document));
  });
  return any_term(terms);
}

Xapian::Query GroupFilters::stories_of(const std::vector<std::string>& ids, Span at) {
  std::vector<Xapian::Query> any;
  for (const std::string& id : ids) {
    const std::vector<std::string> own = schema::query_terms(schema::field("id"), id);
    const auto found = own.empty() ? Xapian::PostingIterator() : database_.postlist_begin(own.front());
    if (own.empty() || found == database_.postlist_end(own.front())) {
      warnings_.add("unknown_article", at, {id});
      continue;
    }
    const Xapian::valueno slot = schema::number_of(schema::Slot::Story);
    const uint32_t number = schema::story_number(database_, *found, database_.get_document(*found).get_value(slot));
    if (is_joined()) {
      any.push_back(joined_story(number));
      continue;
    }
    const std::string packed = schema::pack_number(number);
    any.emplace_back(id_term(number));
    any.emplace_back(Xapian::Query::OP_VALUE_RANGE, slot, packed, packed);
  }
  return {Xapian::Query::OP_OR, any.begin(), any.end()};
}

// All articles of the groups: by ranges of their numbers where these lie together, else one by one; always so where
// several indexes are joined, each of which has numbers of its own.
Xapian::Query GroupFilters::members_of(const std::vector<const GroupRow*>& chosen, Span at, std::string_view name) {
  std::vector<Xapian::Query> ranges;
  std::size_t articles = 0;
  const auto& all = groups();
  for (std::size_t i = 0; i < chosen.size();) {
    const GroupRow* first = chosen[i];
    const GroupRow* last = first;
    articles += first->articles;
    for (++i; i < chosen.size() && chosen[i] == last + 1; ++i) {
      last = chosen[i];
      articles += last->articles;
    }
    // Nothing lies between one group and the next but numbers that are no groups.
    const uint32_t begin = first == all.data() ? 0 : first->number;
    const uint32_t end = last == &all.back() ? UINT32_MAX : last->number;
    ranges.push_back(number_range(begin, end));
  }
  if (ranges.size() <= most_ranges && !is_joined()) return {Xapian::Query::OP_OR, ranges.begin(), ranges.end()};
  if (articles > many_articles) warnings_.add("costly_filter", at, {name, std::to_string(articles)});
  std::vector<std::string> terms;
  for (const GroupRow* group : chosen) {
    for (const Xapian::docid member : group->members) terms.push_back(id_term(member));
  }
  return any_term(terms);
}

Xapian::Query GroupFilters::with_figure(uint32_t GroupRow::*figure, Comparison comparison, uint64_t number, Span at,
                                        std::string_view name) {
  // Articles without copies are not in the groups: where they are meant, everything else is taken away.
  const bool includes_single = holds(1, comparison, number);
  std::vector<const GroupRow*> chosen;
  for (const GroupRow& group : groups()) {
    if (holds(group.*figure, comparison, number) != includes_single) chosen.push_back(&group);
  }
  Xapian::Query members = members_of(chosen, at, name);
  if (!includes_single) return members;
  return chosen.empty() ? Xapian::Query::MatchAll
                        : Xapian::Query(Xapian::Query::OP_AND_NOT, Xapian::Query::MatchAll, members);
}

Xapian::Query GroupFilters::copies(Comparison comparison, uint64_t number, Span at) {
  return with_figure(&GroupRow::articles, comparison, number, at, "copies:");
}

Xapian::Query GroupFilters::outlets(Comparison comparison, uint64_t number, Span at) {
  count_outlets();
  return with_figure(&GroupRow::outlets, comparison, number, at, "outlets:");
}

Xapian::Query GroupFilters::non_leads(Span at) {
  if (groups().empty()) return {};
  if (groups().size() > many_articles) warnings_.add("costly_filter", at, {"is:", std::to_string(groups().size())});
  std::vector<std::string> terms;
  for (const GroupRow& group : groups()) terms.push_back(id_term(group.members.front()));
  return {Xapian::Query::OP_AND_NOT, any_group(), any_term(terms)};
}

Xapian::Query GroupFilters::leads(Span at) {
  const Xapian::Query others = non_leads(at);
  return others.empty() ? Xapian::Query::MatchAll
                        : Xapian::Query(Xapian::Query::OP_AND_NOT, Xapian::Query::MatchAll, others);
}

}  // namespace wirecopy::searcher
