// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/document.h"

#include <algorithm>
#include <span>
#include <utility>
#include <vector>

#include "corpus/wire.h"
#include "schema/metadata.h"
#include "schema/record.h"
#include "schema/slots.h"
#include "schema/stories.h"
#include "schema/terms.h"

namespace wirecopy::indexer {

namespace {

using schema::Slot;

// One call a position, the first with the whole frequency: each call looks the term up again.
void add_positions(Xapian::Document& document, const std::string& term, std::span<const uint32_t> positions,
                   Xapian::termcount frequency) {
  document.add_posting(term, positions.front(), frequency);
  for (const uint32_t position : positions.subspan(1)) document.add_posting(term, position, 0);
}

void add_pairs(Xapian::Document& document, const Analysis& analysis, const std::vector<std::string>& common_stems) {
  std::vector<std::pair<uint32_t, const std::string*>> places;
  for (const StemEntry& entry : analysis.stems) {
    if (!std::ranges::binary_search(common_stems, entry.stem)) continue;
    for (const uint32_t position : entry.positions) places.emplace_back(position, &entry.stem);
  }
  std::ranges::sort(places);
  // A word may have two stems, so that several may stand at one place.
  for (std::size_t i = 0; i < places.size(); ++i) {
    for (std::size_t j = i + 1; j < places.size() && places[j].first <= places[i].first + 1; ++j) {
      if (places[j].first > places[i].first)
        document.add_boolean_term(schema::pair_term(*places[i].second, *places[j].second));
    }
  }
}

void add_words(Xapian::Document& document, const Analysis& analysis, const schema::Metadata& metadata) {
  const std::string_view title_prefix = schema::field("title").prefix;
  for (const StemEntry& entry : analysis.stems) {
    const std::span<const uint32_t> positions(entry.positions);
    add_positions(document, schema::make_term({}, entry.stem), positions,
                  schema::frequency_in_index(entry.occurrences, analysis.words, metadata.reference_words));
    const uint32_t in_title = entry.occurrences.in_title;
    if (in_title == 0) continue;
    add_positions(document, schema::make_term(title_prefix, entry.stem), positions.first(in_title),
                  static_cast<Xapian::termcount>(in_title * schema::frequency_scale));
  }
  add_pairs(document, analysis, metadata.common_stems);
  for (const std::string& form : analysis.exact_forms) document.add_boolean_term(schema::exact_term(form));
  for (const uint64_t shingle : analysis.sketch.shingles) document.add_boolean_term(schema::sketch_term(shingle));
}

void add_value(Xapian::Document& document, std::string_view field, std::string_view value) {
  for (const std::string& term : schema::value_terms(schema::field(field), value)) document.add_boolean_term(term);
}

void add_property(Xapian::Document& document, std::string_view name) {
  document.add_boolean_term(schema::make_term(schema::field("has").prefix, name));
}

void add_filters(Xapian::Document& document, const corpus::Article& article) {
  add_value(document, "id", article.id);
  add_value(document, "url", article.url);
  add_value(document, "lang", article.language);
  add_value(document, "source", article.outlet);
  add_value(document, "section", article.section);
  for (const std::string& name : corpus::wire_names(article)) add_value(document, "wire", name);
  for (const std::string& author : article.authors) add_value(document, "author", author);
  for (const std::string& tag : article.tags) add_value(document, "tag", tag);
  if (!article.url.empty()) add_property(document, "url");
  if (!article.section.empty()) add_property(document, "section");
  if (!article.authors.empty()) add_property(document, "author");
  if (!article.tags.empty()) add_property(document, "tag");
}

void add_dates(Xapian::Document& document, const corpus::Date& date) {
  if (!date.known()) return;
  add_property(document, "date");
  document.add_boolean_term(schema::year_term(date.seconds));
  if (date.precision >= corpus::Precision::Month) document.add_boolean_term(schema::month_term(date.seconds));
  if (date.precision >= corpus::Precision::Day) document.add_boolean_term(schema::day_term(date.seconds));
  document.add_value(schema::number_of(Slot::Published), schema::pack_seconds(date.seconds));
  document.add_value(schema::number_of(Slot::DateKind),
                     {static_cast<char>(date.precision), static_cast<char>(date.origin)});
}

}  // namespace

Xapian::Document make_document(const Prepared& prepared, const schema::Metadata& metadata, int64_t added) {
  const corpus::Article& article = prepared.article;
  Xapian::Document document;
  add_words(document, prepared.analysis, metadata);
  add_filters(document, article);
  if (prepared.address != 0) document.add_boolean_term(schema::address_term(prepared.address));
  add_dates(document, article.published);
  if (!article.outlet.empty()) document.add_value(schema::number_of(Slot::Outlet), article.outlet);
  if (!article.language.empty()) document.add_value(schema::number_of(Slot::Language), article.language);
  if (!article.authors.empty())
    document.add_value(schema::number_of(Slot::Authors), schema::pack_names(article.authors));
  if (!article.section.empty()) document.add_value(schema::number_of(Slot::Section), article.section);
  if (!article.tags.empty()) document.add_value(schema::number_of(Slot::Tags), schema::pack_names(article.tags));
  document.add_value(schema::number_of(Slot::Words), schema::pack_number(prepared.analysis.words));
  document.add_value(schema::number_of(Slot::Shingles),
                     schema::pack_number(static_cast<uint32_t>(prepared.analysis.compared.body.size())));
  document.add_value(schema::number_of(Slot::Profile), schema::encode_profile(prepared.analysis.profile));
  document.add_value(schema::number_of(Slot::Added), schema::pack_seconds(added));
  document.add_value(schema::number_of(Slot::Digest), schema::pack_digest(prepared.digest));
  document.set_data(schema::encode_record(article, prepared.place));
  return document;
}

}  // namespace wirecopy::indexer
