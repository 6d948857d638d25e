// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/searcher/small_index.h"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <set>
#include <stdexcept>

#include "corpus/wire.h"
#include "schema/fields.h"
#include "schema/record.h"
#include "schema/slots.h"
#include "schema/terms.h"
#include "text/analyzer.h"

namespace wirecopy::searcher {

namespace {

using schema::Slot;

struct WordOfArticle {
  uint32_t count = 0;
  std::vector<uint32_t> positions;
  std::vector<uint32_t> in_title;
  std::set<std::string> forms;
};

void add_values(Xapian::Document& document, std::string_view field, std::string_view value) {
  for (const std::string& term : schema::value_terms(schema::field(field), value)) document.add_boolean_term(term);
}

void add_words(Xapian::Document& document, const corpus::Article& article, const schema::Metadata& metadata) {
  std::map<std::string, WordOfArticle> stems;
  text::Analyzer analyzer(article.language);
  text::Token token;
  uint32_t position = 0;
  uint32_t words = 0;
  const auto add = [&](std::string_view text, bool is_title) {
    std::string common;  // the token before, when it is common
    analyzer.reset(text);
    while (analyzer.next(token)) {
      WordOfArticle& stem = stems[std::string(token.stem)];
      ++words;
      ++stem.count;
      stem.positions.push_back(++position);
      if (is_title) stem.in_title.push_back(position);
      stem.forms.emplace(token.folded);
      const bool is_common = std::ranges::binary_search(metadata.common_stems, std::string(token.stem));
      if (is_common && !common.empty()) document.add_boolean_term(schema::pair_term(common, token.stem));
      common = is_common ? std::string(token.stem) : "";
    }
  };
  add(article.title, true);
  position += 100;
  const std::string body = schema::stored_body(article);
  add(body, false);
  document.add_value(schema::number_of(Slot::Words), schema::pack_number(words));
  for (const auto& [stem, found] : stems) {
    const std::string term = schema::make_term({}, stem);
    for (const uint32_t each : found.positions) document.add_posting(term, each, 0);
    const auto in_title = static_cast<uint32_t>(found.in_title.size());
    document.add_term(
        term, schema::frequency_in_index({.all = found.count, .in_title = in_title}, words, metadata.reference_words));
    if (in_title > 0) {
      const std::string title_term = schema::make_term(schema::field("title").prefix, stem);
      for (const uint32_t each : found.in_title) document.add_posting(title_term, each, 0);
      document.add_term(title_term, static_cast<Xapian::termcount>(in_title * schema::frequency_scale));
    }
    for (const std::string& form : found.forms) {
      if (form != stem || found.forms.size() > 1) document.add_boolean_term(schema::exact_term(form));
    }
  }
}

void add_date(Xapian::Document& document, const corpus::Date& date) {
  if (!date.known()) return;
  document.add_boolean_term(schema::make_term(schema::field("has").prefix, "date"));
  document.add_boolean_term(schema::year_term(date.seconds));
  document.add_boolean_term(schema::month_term(date.seconds));
  document.add_boolean_term(schema::day_term(date.seconds));
  document.add_value(schema::number_of(Slot::Published), schema::pack_seconds(date.seconds));
  document.add_value(schema::number_of(Slot::DateKind),
                     {static_cast<char>(date.precision), static_cast<char>(date.origin)});
}

}  // namespace

TemporaryDirectory::TemporaryDirectory() {
  std::string pattern = (std::filesystem::temp_directory_path() / "wirecopy-test-XXXXXX").string();
  if (::mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("cannot make a directory like " + pattern);
  path_ = pattern;
}

TemporaryDirectory::~TemporaryDirectory() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

SmallIndex::SmallIndex(const std::filesystem::path& path, double reference_words, std::vector<std::string> common_stems)
    : path_(path),
      database_(path.string(), Xapian::DB_CREATE_OR_OVERWRITE | Xapian::DB_NO_SYNC | Xapian::DB_BACKEND_GLASS) {
  metadata_.reference_words = reference_words;
  metadata_.common_stems = std::move(common_stems);
  commit();
}

Xapian::docid SmallIndex::add(const SmallArticle& given) {
  corpus::Article article;
  article.id = given.id.empty() ? "a" + std::to_string(database_.get_lastdocid() + 1) : given.id;
  article.title = given.title;
  article.body = given.body;
  article.outlet = given.outlet;
  article.credit = given.credit;
  article.language = given.language;
  article.published = given.published;
  article.authors = given.authors;
  article.section = given.section;
  article.tags = given.tags;
  Xapian::Document document;
  add_words(document, article, metadata_);
  add_values(document, "id", article.id);
  add_values(document, "lang", article.language);
  add_values(document, "source", article.outlet);
  for (const std::string& name : corpus::wire_names(article)) add_values(document, "wire", name);
  for (const std::string& name : article.authors) add_values(document, "author", name);
  add_date(document, article.published);
  if (!article.outlet.empty()) document.add_value(schema::number_of(Slot::Outlet), article.outlet);
  if (!article.language.empty()) document.add_value(schema::number_of(Slot::Language), article.language);
  if (!article.authors.empty())
    document.add_value(schema::number_of(Slot::Authors), schema::pack_names(article.authors));
  if (!article.section.empty()) document.add_value(schema::number_of(Slot::Section), article.section);
  if (!article.tags.empty()) document.add_value(schema::number_of(Slot::Tags), schema::pack_names(article.tags));
  document.set_data(schema::encode_record(article, {}));
  return database_.add_document(document);
}

void SmallIndex::group(const std::vector<Xapian::docid>& members, dedup::Relation relation) {
  schema::Group group;
  group.number = *std::min_element(members.begin(), members.end());
  group.members.push_back({members.front(), dedup::Relation::Lead, {}});
  for (std::size_t i = 1; i < members.size(); ++i) {
    dedup::Overlap overlap;
    overlap.shared = 80;
    overlap.size_a = 100;
    overlap.size_b = 90;
    group.members.push_back({members[i], relation, overlap});
  }
  std::sort(group.members.begin() + 1, group.members.end(),
            [](const schema::GroupMember& a, const schema::GroupMember& b) { return a.document < b.document; });
  database_.set_metadata(schema::group_key(group.number), schema::encode_group(group));
  for (const Xapian::docid member : members) {
    Xapian::Document document = database_.get_document(member);
    document.add_value(schema::number_of(Slot::Copies), schema::pack_number(group.number));
    database_.replace_document(member, document);
  }
}

void SmallIndex::story(const std::vector<Xapian::docid>& members) {
  const Xapian::docid number = *std::min_element(members.begin(), members.end());
  for (const Xapian::docid member : members) {
    if (member == number) continue;
    Xapian::Document document = database_.get_document(member);
    document.add_value(schema::number_of(Slot::Story), schema::pack_number(number));
    database_.replace_document(member, document);
  }
}

void SmallIndex::commit() {
  ++metadata_.revision;
  schema::write_metadata(database_, metadata_);
  database_.commit();
}

corpus::Date march(int day) {
  constexpr int64_t first_of_march = 1'709'251'200;  // 2024-03-01T00:00:00Z
  return {first_of_march + (day - 1) * 86'400 + 43'200, corpus::Precision::Second, corpus::Origin::JsonLd};
}

}  // namespace wirecopy::searcher
