// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/json_ld.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <vector>

#include "corpus/dates.h"
#include "corpus/json_repair.h"
#include "corpus/lines.h"
#include "corpus/markup.h"
#include "corpus/people.h"

namespace wirecopy::corpus {
namespace {

using Json = nlohmann::json;

constexpr int deepest = 8;

bool is_article_type(std::string_view type) {
  return type.ends_with("Article") || type.ends_with("BlogPosting") || type.ends_with("NewsStory") ||
         type == "Report" || type == "LiveBlogPosting";
}

bool is_article(const Json& object) {
  const auto type = object.find("@type");
  if (type == object.end()) return false;
  if (type->is_string()) return is_article_type(type->get_ref<const std::string&>());
  return type->is_array() && std::any_of(type->begin(), type->end(), [](const Json& item) {
           return item.is_string() && is_article_type(item.get_ref<const std::string&>());
         });
}

std::string plain(const std::string& text) {
  return one_line(looks_like_markup(text) ? strip_markup(text) : decode_references(text));
}

// The texts of a value: a string, the "name" of an object, or those of each in an array.
void collect_texts(const Json& value, std::vector<std::string>& texts, int depth = 0) {
  if (value.is_string()) {
    texts.push_back(plain(value.get_ref<const std::string&>()));
  } else if (value.is_object() && depth < deepest) {
    const auto name = value.find("name");
    if (name != value.end()) collect_texts(*name, texts, depth + 1);
  } else if (value.is_array() && depth < deepest) {
    for (const Json& item : value) collect_texts(item, texts, depth + 1);
  }
}

std::vector<std::string> texts_of(const Json& object, const char* key) {
  std::vector<std::string> texts;
  const auto value = object.find(key);
  if (value != object.end()) collect_texts(*value, texts);
  std::erase(texts, "");
  return texts;
}

std::string text_of_member(const Json& object, const char* key) {
  const std::vector<std::string> texts = texts_of(object, key);
  return texts.empty() ? std::string() : texts.front();
}

std::string raw_text(const Json& object, const char* key) {
  const auto value = object.find(key);
  return value != object.end() && value->is_string() ? value->get<std::string>() : std::string();
}

JsonLdArticle read_article(const Json& object, int64_t now) {
  JsonLdArticle found;
  found.found = true;
  Article& article = found.article;
  article.title = text_of_member(object, "headline");
  if (article.title.empty()) article.title = text_of_member(object, "name");
  article.standfirst = text_of_member(object, "description");
  article.url = raw_text(object, "url");
  article.outlet = text_of_member(object, "publisher");
  for (const std::string& byline : texts_of(object, "author")) {
    for (std::string& name : split_authors(byline)) {
      if (std::find(article.authors.begin(), article.authors.end(), name) == article.authors.end()) {
        article.authors.push_back(std::move(name));
      }
    }
  }
  article.section = text_of_member(object, "articleSection");
  article.tags = texts_of(object, "keywords");
  article.language = raw_text(object, "inLanguage");
  article.published = parse_date(raw_text(object, "datePublished"), Origin::JsonLd, now);
  article.modified = parse_date(raw_text(object, "dateModified"), Origin::JsonLd, now);
  found.body = raw_text(object, "articleBody");
  if (looks_like_markup(found.body)) {
    found.body = strip_markup(found.body);
  } else {
    found.body = decode_references(found.body);
  }
  return found;
}

void search(const Json& value, int64_t now, JsonLdArticle& best, int depth) {
  if (depth > deepest) return;
  if (value.is_array()) {
    for (const Json& item : value) search(item, now, best, depth + 1);
  } else if (value.is_object()) {
    if (is_article(value)) {
      JsonLdArticle found = read_article(value, now);
      const auto weight = [](const JsonLdArticle& article) {
        return article.article.title.size() + article.body.size() + (article.article.published.known() ? 1000u : 0u);
      };
      if (!best.found || weight(found) > weight(best)) best = std::move(found);
      return;
    }
    for (const char* key : {"@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "item"}) {
      const auto inner = value.find(key);
      if (inner != value.end()) search(*inner, now, best, depth + 1);
    }
  }
}

}  // namespace

JsonLdArticle read_json_ld(std::string_view json, int64_t now) {
  JsonLdArticle best;
  constexpr bool throws = false;
  Json parsed = Json::parse(json, nullptr, throws);
  if (parsed.is_discarded()) parsed = Json::parse(repair_json(json), nullptr, throws);
  if (!parsed.is_discarded()) search(parsed, now, best, 0);
  return best;
}

}  // namespace wirecopy::corpus
