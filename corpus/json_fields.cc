// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/json_fields.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "corpus/access.h"
#include "corpus/dates.h"
#include "corpus/hosts.h"
#include "corpus/lines.h"
#include "corpus/markup.h"
#include "corpus/people.h"

namespace wirecopy::corpus {
namespace {

// Who writes what: our own id title body url date source lang authors section tags; news-please maintext description
// date_publish source_domain; fundus plaintext body publishing_date publisher topics; Media Cloud text publish_date
// media_name media_url; NewsAPI content publishedAt source.name; Webz.io thread.* text published site; trafilatura
// hostname sitename raw_text; schema.org headline articleBody datePublished; the services of two newspapers
// headline.main pub_date web_url, webTitle fields.bodyText; Aylien links.permalink; NewsCatcher clean_url;
// Event Registry dateTimePub concepts.label; FineWeb and other extracts of Common Crawl warc_headers.*; JSON Feed
// content_html date_published; IPTC ninjs 1 headline byline body_xhtml versioncreated, 2 and 3 headlines.value
// bodies.value by.
const std::vector<FieldName>& table() {
  static const std::vector<FieldName> names{
      {"id", Field::Id},
      {"articleid", Field::Id},
      {"uuid", Field::Id},
      {"guid", Field::Id},
      {"storiesid", Field::Id},
      {"docid", Field::Id},
      {"newsid", Field::Id},
      {"warcheaders.warcrecordid", Field::Id},

      {"canonicalurl", Field::Url},
      {"url", Field::Url},
      {"link", Field::Url},
      {"articleurl", Field::Url},
      {"permalink", Field::Url},
      {"weburl", Field::Url},
      {"html.respondedurl", Field::Url},
      {"html.requestedurl", Field::Url},
      {"links.permalink", Field::Url},
      {"parenturl", Field::Url},
      {"urlused", Field::Url},
      {"originalurl", Field::Url},
      {"warcheaders.warctargeturi", Field::Url},
      {"targeturi", Field::Url},
      {"externalurl", Field::Url},
      {"uri", Field::Url},
      {"thread.url", Field::Url},

      {"title", Field::Title},
      {"headline", Field::Title},
      {"headline.main", Field::Title},
      {"webtitle", Field::Title},
      {"fields.headline", Field::Title},
      {"thread.title", Field::Title},
      {"thread.titlefull", Field::Title},
      {"titlepage", Field::Title},
      {"titlerss", Field::Title},
      {"articletitle", Field::Title},
      {"name", Field::Title},
      {"headlines.role", Field::TitleRole},
      {"headlines.value", Field::TitleRendering},

      {"standfirst", Field::Standfirst},
      {"lead", Field::Standfirst},
      {"leadparagraph", Field::Standfirst},
      {"subtitle", Field::Standfirst},
      {"dek", Field::Standfirst},
      {"summary", Field::Standfirst},
      {"body.summary", Field::Standfirst},
      {"description", Field::Standfirst},
      {"descriptiontext", Field::Standfirst},
      {"descriptions.value", Field::Standfirst},
      {"subheadline", Field::Standfirst},
      {"summary.sentences", Field::Standfirst},
      {"abstract", Field::Standfirst},
      {"excerpt", Field::Standfirst},
      {"trailtext", Field::Standfirst},
      {"fields.trailtext", Field::Standfirst},

      {"body", Field::Body},
      {"maintext", Field::Body},
      {"plaintext", Field::Body},
      {"articlebody", Field::Body},
      {"text", Field::Body},
      {"fulltext", Field::Body},
      {"articletext", Field::Body},
      {"fields.bodytext", Field::Body},
      {"content", Field::Body},
      {"fields.body", Field::Body},
      {"rawtext", Field::Body},
      {"storytext", Field::Body},
      {"textcontent", Field::Body},
      {"cleanedtext", Field::Body},
      {"bodyplain", Field::Body},
      {"contentclean", Field::Body},
      {"article", Field::Body},
      {"body.sections.headline", Field::BodyPart},
      {"body.sections.paragraphs", Field::BodyPart},
      {"paragraphs", Field::BodyPart},
      {"bodies.value", Field::BodyRendering},
      {"bodytext", Field::BodyRendering},
      {"bodyhtml", Field::BodyRendering},
      {"bodyxhtml", Field::BodyRendering},
      {"contenttext", Field::BodyRendering},
      {"contenthtml", Field::BodyRendering},

      {"credit", Field::Credit},
      {"creditline", Field::Credit},

      {"outlet", Field::Outlet},
      {"source", Field::Outlet},
      {"sourcedomain", Field::Outlet},
      {"source.domain", Field::Outlet},
      {"source.name", Field::Outlet},
      {"source.title", Field::Outlet},
      {"source.uri", Field::Outlet},
      {"source.url", Field::Outlet},
      {"source.domainurl", Field::Outlet},
      {"sourcename", Field::Outlet},
      {"sourceid", Field::Outlet},
      {"sourcehostname", Field::Outlet},
      {"cleanurl", Field::Outlet},
      {"domainurl", Field::Outlet},
      {"namesource", Field::Outlet},
      {"html.sourceinfo.publisher", Field::Outlet},
      {"provider.name", Field::Outlet},
      {"canonicaldomain", Field::Outlet},
      {"infosources.name", Field::Outlet},
      {"mediaurl", Field::Outlet},
      {"medianame", Field::Outlet},
      {"publisher", Field::Outlet},
      {"publisher.name", Field::Outlet},
      {"thread.sitefull", Field::Outlet},
      {"thread.site", Field::Outlet},
      {"hostname", Field::Outlet},
      {"domain", Field::Outlet},
      {"site", Field::Outlet},
      {"publication", Field::Outlet},
      {"sitename", Field::Outlet},
      {"ogsitename", Field::Outlet},
      {"provider", Field::Outlet},
      {"copyrightholder", Field::Outlet},

      {"authors", Field::Author},
      {"author", Field::Author},
      {"authors.name", Field::Author},
      {"author.name", Field::Author},
      {"byline", Field::Author},
      {"by", Field::Author},
      {"byline.original", Field::Author},
      {"authorsbyline", Field::Author},
      {"creators", Field::Author},
      {"journalist", Field::Author},
      {"fields.byline", Field::Author},
      {"creator", Field::Author},
      {"creator.name", Field::Author},

      {"lang", Field::Language},
      {"language", Field::Language},
      {"languagecode", Field::Language},
      {"inlanguage", Field::Language},
      {"locale", Field::Language},

      {"section", Field::Section},
      {"sectionname", Field::Section},
      {"articlesection", Field::Section},
      {"thread.sectiontitle", Field::Section},
      {"category", Field::Section},
      {"rubric", Field::Section},

      {"tags", Field::Tag},
      {"tags.name", Field::Tag},
      {"topics", Field::Tag},
      {"keywords", Field::Tag},
      {"keywords.value", Field::Tag},
      {"topic", Field::Tag},
      {"storytags.tag", Field::Tag},
      {"concepts.label.eng", Field::Tag},
      {"categories", Field::Tag},
      {"subjects", Field::Tag},
      {"subjects.name", Field::Tag},
      {"subject.name", Field::Tag},

      {"published", Field::Published},
      {"publishedat", Field::Published},
      {"publishdate", Field::Published},
      {"publisheddate", Field::Published},
      {"publishtime", Field::Published},
      {"publishedtime", Field::Published},
      {"datetimepub", Field::Published},
      {"date.date", Field::Published},
      {"seendate", Field::Published},
      {"firstpublished", Field::Published},
      {"datepublish", Field::Published},
      {"datepublished", Field::Published},
      {"publishingdate", Field::Published},
      {"publicationdate", Field::Published},
      {"publishedon", Field::Published},
      {"pubdate", Field::Published},
      {"webpublicationdate", Field::Published},
      {"date", Field::Published},
      {"thread.published", Field::Published},
      {"datetime", Field::Published},
      {"timestamp", Field::Published},
      {"time", Field::Published},
      {"createdat", Field::Published},
      {"contentcreated", Field::Published},
      {"firstcreated", Field::Published},

      {"modified", Field::Modified},
      {"updated", Field::Modified},
      {"datemodify", Field::Modified},
      {"datemodified", Field::Modified},
      {"modifieddate", Field::Modified},
      {"modifiedat", Field::Modified},
      {"updatedat", Field::Modified},
      {"lastupdated", Field::Modified},
      {"lastmodified", Field::Modified},

      {"datefrom", Field::DateOrigin},
      {"idfrom", Field::IdOrigin},

      {"homepageurl", Field::Site},
      {"feedurl", Field::Site},
      {"version", Field::Site},

      {"access", Field::Access},
      {"isaccessibleforfree", Field::Access},
      {"versioncreated", Field::Modified},
  };
  return names;
}

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
    std::string role = i < roles.size() ? roles[i] : std::string();
    for (char& c : role) c = ascii_lower(c);
    const std::pair rank{role == "main" ? 2 : role.empty() ? 1 : 0, headlines[i].size()};
    if (rank <= best_rank) continue;
    best_rank = rank;
    best = headlines[i];
  }
  return best;
}

}  // namespace

const std::vector<FieldName>& field_names() {
  return table();
}

int find_field_name(std::string_view name) {
  static const auto* const places = [] {
    auto* map = new std::unordered_map<std::string_view, int>;
    for (std::size_t i = 0; i < table().size(); ++i) map->emplace(table()[i].name, static_cast<int>(i));
    return map;
  }();
  const auto found = places->find(name);
  return found == places->end() ? -1 : found->second;
}

bool leads_on(std::string_view name) {
  static const auto* const prefixes = [] {
    auto* set = new std::unordered_set<std::string_view>;
    for (const FieldName& row : table()) {
      for (std::size_t dot = row.name.find('.'); dot != std::string_view::npos; dot = row.name.find('.', dot + 1)) {
        set->insert(row.name.substr(0, dot));
      }
    }
    return set;
  }();
  return prefixes->contains(name);
}

void append_key(std::string& path, std::string_view key) {
  if (!path.empty()) path += '.';
  for (const char c : key) {
    if (c == '_' || c == '-' || c == ':' || c == '@' || c == ' ') continue;
    path += ascii_lower(c);
  }
}

namespace {

bool keeps_all(Field field) {
  return field == Field::BodyPart || field == Field::BodyRendering || field == Field::TitleRole ||
         field == Field::TitleRendering;
}

}  // namespace

void FieldValues::set(int name, std::string_view value) {
  if (value.empty()) return;
  const Field field = table()[static_cast<std::size_t>(name)].field;
  if (keeps_all(field)) return add(name, value);
  Slot& slot = slots_[static_cast<std::size_t>(field)];
  if (slot.name >= 0 && slot.name <= name) return;
  slot.name = name;
  slot.values.assign(1, std::string(value));
}

void FieldValues::add(int name, std::string_view value) {
  if (value.empty()) return;
  const Field field = table()[static_cast<std::size_t>(name)].field;
  Slot& slot = slots_[static_cast<std::size_t>(field)];
  const bool all_names_count = keeps_all(field) || field == Field::Tag;
  if (slot.name >= 0 && slot.name < name && !all_names_count) return;
  if (slot.name > name && !all_names_count) slot.values.clear();
  slot.name = name;
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
    if (!slot.values.empty()) note_source(article, name, table()[static_cast<std::size_t>(slot.name)].name);
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
  const std::vector<std::string>& bylines = all(Field::Author);
  for (const std::string& byline : bylines) {
    // In a list each item is one name, whatever commas it holds.
    const bool is_list = bylines.size() > 1;
    std::vector<std::string> names = is_list ? std::vector{one_line(byline)} : split_authors(byline);
    for (std::string& author : names) {
      append_new(article.authors, std::move(author));
    }
  }
  article.language = first(Field::Language);
  article.section = one_line(first(Field::Section));
  const std::vector<std::string>& tags = all(Field::Tag);
  for (const std::string& tag : tags.size() == 1 ? split_list(tags.front()) : tags)
    append_new(article.tags, one_line(tag));
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
