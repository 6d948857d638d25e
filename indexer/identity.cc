// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/identity.h"

#include <filesystem>

#include "corpus/url.h"
#include "schema/bytes.h"
#include "schema/record.h"
#include "text/hash.h"

namespace wirecopy::indexer {

namespace {

constexpr std::size_t longest_id = 200;

// "news/0412.txt.gz" -> "0412": endings are short and of letters and digits, so that "v1.2 of the plan.txt" keeps its
// dot.
std::string name_without_endings(const std::string& file) {
  std::string name = std::filesystem::path(file).filename().string();
  for (int endings = 0; endings < 2; ++endings) {
    const std::size_t dot = name.rfind('.');
    if (dot == std::string::npos || dot == 0 || name.size() - dot > 7) break;
    bool plain = dot + 1 < name.size();
    for (std::size_t i = dot + 1; i < name.size(); ++i)
      plain = plain && std::isalnum(static_cast<unsigned char>(name[i])) != 0;
    if (!plain) break;
    name.resize(dot);
  }
  return name;
}

// The address of a whole site, which feeds give for want of a better one, is that of many articles.
bool leads_to_page(const std::string& url) {
  return !url.empty() && (url.find("://") == std::string::npos || corpus::names_page(corpus::canonical_url(url)));
}

// One headline of an outlet at one minute is one article, whatever becomes of its text. With less than that said, a
// changed text cannot be told from another article; midnight is what dates without a time become.
std::string id_of_text(const corpus::Article& article) {
  constexpr int64_t day = 86'400;
  const corpus::Date& date = article.published;
  const bool is_at_minute = date.precision >= corpus::Precision::Minute && date.seconds % day != 0;
  if (article.title.empty() || article.outlet.empty() || !is_at_minute) return text::hex(digest_of(article));
  schema::ByteWriter writer;
  writer.string(article.outlet);
  writer.string(article.title);
  writer.signed_number(date.seconds);
  return text::hex(text::hash_of(writer.take()));
}

}  // namespace

corpus::Holds holds_of(corpus::Holds file_holds, std::size_t articles) {
  return file_holds == corpus::Holds::Single && articles > 1 ? corpus::Holds::Many : file_holds;
}

bool is_id_of_file(const corpus::Article& article, const corpus::Place& place, corpus::Holds file_holds) {
  if (!article.id.empty() || place.file == "-") return false;
  return file_holds == corpus::Holds::One || (file_holds == corpus::Holds::Single && !leads_to_page(article.url));
}

std::string id_of(const corpus::Article& article, const corpus::Place& place, corpus::Holds file_holds) {
  if (!article.id.empty()) return article.id.size() <= longest_id ? article.id : text::hex(text::hash_of(article.id));
  if (is_id_of_file(article, place, file_holds)) {
    const std::string name = name_without_endings(place.file);
    return name.size() <= longest_id ? name : text::hex(text::hash_of(name));
  }
  return leads_to_page(article.url) ? text::hex(text::hash_of(corpus::canonical_url(article.url)))
                                    : id_of_text(article);
}

std::string id_with_path(const std::string& id, const corpus::Place& place) {
  return id + "~" + text::hex(text::hash_of(place.file)).substr(0, 8);
}

corpus::IdOrigin id_origin_of(const corpus::Article& article, const corpus::Place& place, corpus::Holds file_holds) {
  if (!article.id.empty()) return article.id_origin;
  if (is_id_of_file(article, place, file_holds)) return corpus::IdOrigin::File;
  return leads_to_page(article.url) ? corpus::IdOrigin::Url : corpus::IdOrigin::Text;
}

uint64_t digest_of(const corpus::Article& article) {
  // The stored form without id and place holds everything; a separate list of members would forget one.
  corpus::Article said = article;
  said.id.clear();
  said.id_origin = {};
  return text::hash_of(schema::encode_record(said, {}));
}

}  // namespace wirecopy::indexer
