// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/json_fields.h"

#include <algorithm>
#include <utility>

#include "corpus/access.h"
#include "corpus/dates.h"
#include "corpus/hosts.h"
#include "corpus/lines.h"
#include "corpus/markup.h"
#include "corpus/people.h"

namespace wirecopy::corpus {
namespace {

void append_new(std::vector<std::string>& list, std::string item) {
  if (!item.empty() && std::find(list.begin(), list.end(), item) == list.end()) list.push_back(std::move(item));
}

// "economy, ports; trade" in one string, where a list was meant.
std::vector<std::string> split_list(std::string_view text) {
  std::vector<std::string> items;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of(",;|"), text.size());
    append_new(items, one_line(text.substr(0, end)));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return items;
}

// Markup knows its paragraphs, plain text may not, so it wins where it holds the text as fully; of several of a kind
// the longest says most.
std::string best_rendering(const std::vector<std::string>& renderings) {
  if (renderings.size() == 1) return renderings.front();
  std::string best;
  std::size_t best_size = 0, longest = 0;
  bool best_is_markup = false;
  for (const std::string& text : renderings) {
    const bool is_markup = looks_like_markup(text);
    const std::size_t size = one_line(is_markup ? strip_markup(text) : text).size();
    longest = std::max(longest, size);
    const bool as_full = size * 10 >= longest * 8;
    const bool better = is_markup == best_is_markup ? size > best_size
                        : is_markup                 ? as_full
                                                    : best_size * 10 < longest * 8;
    if (!better) continue;
    best = text;
    best_size = size;
    best_is_markup = is_markup;
  }
  return best;
}

// Of several headlines the one said to be the main one, then one of which nothing is said, then the longest.
std::string best_headline(const std::vector<std::string>& roles, const std::vector<std::string>& headlines) {
  std::pair<int, std::size_t> best_rank{-1, 0};
  std::string best;
  for (std::size_t i = 0; i < headlines.size(); ++i) {
    const std::string role = i < roles.size() ? lower_ascii(roles[i]) : std::string();
    const std::pair rank{role == "main" ? 2 : role.empty() ? 1 : 0, headlines[i].size()};
    if (rank <= best_rank) continue;
    best_rank = rank;
    best = headlines[i];
  }
  return best;
}

}  // namespace

namespace {

// "https://quay.example/a", not that of the site.
bool is_address_of_page(std::string_view value) {
  const std::size_t host = value.find("://");
  if (host == std::string_view::npos) return false;
  const std::size_t path = value.find('/', host + 3);
  return path != std::string_view::npos && path + 1 < value.size();
}

bool keeps_all(Field field) {
  return field == Field::BodyPart || field == Field::BodyRendering || field == Field::TitleRole ||
         field == Field::TitleRendering;
}

}  // namespace

void FieldValues::set(int name, std::string_view value) {
  if (value.empty()) return;
  // What trafilatura calls its source is the page.
  static const int source = find_field_name("source"), page = find_field_name("sourcepage");
  if (name == source && is_address_of_page(value)) name = page;
  const Field field = field_at(name);
  if (keeps_all(field)) return add(name, value);
  Slot& slot = slots_[static_cast<std::size_t>(field)];
  if (slot.name >= 0 && slot.name <= name) return;
  slot.name = name;
  slot.values.assign(1, std::string(value));
  slot.is_list = false;
}

void FieldValues::add(int name, std::string_view value) {
  if (value.empty()) return;
  const Field field = field_at(name);
  Slot& slot = slots_[static_cast<std::size_t>(field)];
  const bool all_names_count = keeps_all(field) || field == Field::Tag;
  if (slot.name >= 0 && slot.name < name && !all_names_count) return;
  if (slot.name > name && !all_names_count) slot.values.clear();
  slot.name = name;
  slot.is_list = true;
  slot.values.emplace_back(value);
}

const std::string& FieldValues::first(Field field) const {
  static const std::string none;
  const Slot& slot = slots_[static_cast<std::size_t>(field)];
  return slot.values.empty() ? none : slot.values.front();
}

void FieldValues::end_object() {
  slots_[static_cast<std::size_t>(Field::TitleRole)].values.resize(
      slots_[static_cast<std::size_t>(Field::TitleRendering)].values.size());
}

bool FieldValues::is_only_named() const {
  const Slot& title = slots_[static_cast<std::size_t>(Field::Title)];
  const bool is_named = title.name >= 0 && field_names()[static_cast<std::size_t>(title.name)].name == "name";
  return is_named &&
         std::ranges::all_of(std::initializer_list<Field>{Field::TitleRendering, Field::Body, Field::BodyPart,
                                                          Field::BodyRendering, Field::Url, Field::Published},
                             [&](Field field) { return first(field).empty(); });
}

void FieldValues::inherit(const FieldValues& around) {
  for (const Field field : {Field::Language, Field::Author}) {
    const auto place = static_cast<std::size_t>(field);
    if (slots_[place].values.empty()) slots_[place] = around.slots_[place];
  }
  const std::string& site = around.first(Field::Site);
  if (site.empty() || !first(Field::Outlet).empty() || !host_of(first(Field::Url)).empty()) return;
  // A JSON Feed need not say where it comes from; what else has a title and a list, such as an answer to a search, is
  // no outlet.
  const std::string host = host_of(site);
  const std::string& outlet = host == "jsonfeed.org" ? around.first(Field::Title) : host;
  if (!outlet.empty()) slots_[static_cast<std::size_t>(Field::Outlet)] = {find_field_name("outlet"), {outlet}};
}

void FieldValues::note_sources(Article& article) const {
  constexpr std::pair<Field, std::string_view> fields[] = {{Field::Id, "id"},
                                                           {Field::Url, "url"},
                                                           {Field::TitleRendering, "title"},
                                                           {Field::Title, "title"},
                                                           {Field::Body, "body"},
                                                           {Field::BodyPart, "body"},
                                                           {Field::BodyRendering, "body"},
                                                           {Field::Credit, "credit"},
                                                           {Field::Outlet, "outlet"},
                                                           {Field::Author, "authors"},
                                                           {Field::Section, "section"},
                                                           {Field::Tag, "tags"},
                                                           {Field::Standfirst, "standfirst"},
                                                           {Field::Access, "access"},
                                                           {Field::Language, "lang"},
                                                           {Field::Published, "published"},
                                                           {Field::Modified, "modified"}};
  for (const auto& [field, name] : fields) {
    const Slot& slot = slots_[static_cast<std::size_t>(field)];
    if (!slot.values.empty()) note_source(article, name, field_names()[static_cast<std::size_t>(slot.name)].name);
  }
}

Article FieldValues::article(Origin origin, int64_t now) const {
  const auto all = [&](Field field) -> const std::vector<std::string>& {
    return slots_[static_cast<std::size_t>(field)].values;
  };
  const auto joined = [](const std::vector<std::string>& values) {
    std::string text;
    for (const std::string& value : values) text += (text.empty() ? "" : "\n\n") + value;
    return text;
  };
  Article article;
  article.id = first(Field::Id);
  if (!article.id.empty()) article.id_origin = id_origin_named(first(Field::IdOrigin));
  article.url = std::string(trim(first(Field::Url)));
  if (article.url.starts_with("urn:")) {
    if (article.id.empty()) article.id = article.url;
    article.url.clear();
  }
  article.title = best_headline(all(Field::TitleRole), all(Field::TitleRendering));
  if (article.title.empty()) article.title = first(Field::Title);
  article.standfirst = joined(all(Field::Standfirst));
  article.body = joined(all(Field::Body));
  if (article.body.empty()) article.body = joined(all(Field::BodyPart));
  if (article.body.empty()) article.body = best_rendering(all(Field::BodyRendering));
  article.credit = one_line(first(Field::Credit));
  article.outlet = outlet_name(first(Field::Outlet));
  const auto is_list = [&](Field field) { return slots_[static_cast<std::size_t>(field)].is_list; };
  const std::vector<std::string>& bylines = all(Field::Author);
  for (const std::string& byline : bylines) {
    // In a list each item is one name, whatever commas it holds; a whole byline may be the only one.
    const bool may_be_byline = byline.find(',') == std::string::npos || !after_by(trim(byline)).empty();
    const bool is_name = is_list(Field::Author) && (bylines.size() > 1 || !may_be_byline);
    std::vector<std::string> names = is_name ? std::vector{one_line(byline)} : split_authors(byline);
    for (std::string& author : names) {
      append_new(article.authors, std::move(author));
    }
  }
  article.language = first(Field::Language);
  article.section = one_line(first(Field::Section));
  const std::vector<std::string>& tags = all(Field::Tag);
  for (const std::string& tag : tags) {
    // Tools write a list as one string, and may have two of them.
    const bool holds_list = !is_list(Field::Tag) || tag.find(';') != std::string::npos;
    for (std::string& item : holds_list ? split_list(tag) : std::vector{one_line(tag)})
      append_new(article.tags, std::move(item));
  }
  take_metadata_date(article.published, first(Field::Published), origin, now, article.notes);
  take_metadata_date(article.modified, first(Field::Modified), origin, now, article.notes);
  // An earlier extraction knew more of the date than that it stands in a record, or that there is none.
  const std::string& told = first(Field::DateOrigin);
  if (!article.published.known() && told != no_date) article.published = article.modified;
  const Origin earlier = origin_named(told);
  if (article.published.known() && earlier != Origin::None) article.published.origin = earlier;
  article.access = read_access(first(Field::Access));
  note_sources(article);
  return article;
}

}  // namespace wirecopy::corpus
