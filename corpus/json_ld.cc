// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/json_ld.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <unordered_map>
#include <vector>

#include "corpus/access.h"
#include "corpus/dates.h"
#include "corpus/json_repair.h"
#include "corpus/lines.h"
#include "corpus/markup.h"
#include "corpus/people.h"

namespace wirecopy::corpus {
namespace {

using Json = nlohmann::json;

constexpr int deepest = 8;
constexpr std::size_t most_articles = 50;

bool is_article_type(std::string_view type) {
  return type.ends_with("Article") || type.ends_with("BlogPosting") || type.ends_with("NewsStory") ||
         type == "Report" || type == "LiveBlogPosting" || type == "ReportageNewsArticle";
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

// A text of several paragraphs.
std::string plain_body(const std::string& text) {
  return looks_like_markup(text) ? strip_markup(text) : decode_references(text);
}

const Json* member(const Json& object, const char* key) {
  if (!object.is_object()) return nullptr;
  const auto value = object.find(key);
  return value == object.end() ? nullptr : &*value;
}

std::string raw_text(const Json& object, const char* key) {
  const Json* value = member(object, key);
  return value != nullptr && value->is_string() ? value->get<std::string>() : std::string();
}

// Reads one block.
class Block {
 public:
  Block(const Json& root, int64_t now) : now_(now) {
    gather_names(root, 0);
    search(root, 0);
  }

  std::vector<JsonLdArticle> take() { return std::move(articles_); }

 private:
  // Objects by their "@id", so that {"@id": "#person"} can be followed to the person.
  void gather_names(const Json& value, int depth) {
    if (depth > deepest) return;
    if (value.is_object()) {
      if (const std::string id = raw_text(value, "@id"); !id.empty() && value.size() > 1) by_id_.emplace(id, &value);
    }
    if (value.is_structured()) {
      for (const Json& inner : value) gather_names(inner, depth + 1);
    }
  }

  // The texts of a value: a string, the "name" of an object, or those of each in an array.
  void collect_texts(const Json& value, std::vector<std::string>& texts, int depth = 0) const {
    if (depth > deepest) return;
    if (value.is_string()) {
      texts.push_back(plain(value.get_ref<const std::string&>()));
    } else if (value.is_object()) {
      if (const Json* name = member(value, "name")) {
        collect_texts(*name, texts, depth + 1);
      } else if (const auto meant = by_id_.find(raw_text(value, "@id")); meant != by_id_.end()) {
        collect_texts(*meant->second, texts, depth + 1);
      }
    } else if (value.is_array()) {
      for (const Json& item : value) collect_texts(item, texts, depth + 1);
    }
  }

  std::vector<std::string> texts_of(const Json& object, const char* key) const {
    std::vector<std::string> texts;
    if (const Json* value = member(object, key)) collect_texts(*value, texts);
    std::erase(texts, "");
    return texts;
  }

  std::string text_of_member(const Json& object, const char* key) const {
    const std::vector<std::string> texts = texts_of(object, key);
    return texts.empty() ? std::string() : texts.front();
  }

  static Access access_of(const Json& object) {
    const auto read = [](const Json* value) {
      if (value == nullptr) return Access::Unknown;
      if (value->is_boolean()) return value->get<bool>() ? Access::Free : Access::Paid;
      return value->is_string() ? read_access(value->get_ref<const std::string&>()) : Access::Unknown;
    };
    Access access = read(member(object, "isAccessibleForFree"));
    const Json* parts = member(object, "hasPart");
    if (parts == nullptr || access != Access::Unknown) return access;
    if (parts->is_object()) return read(member(*parts, "isAccessibleForFree"));
    for (const Json& part : *parts) {
      if (read(member(part, "isAccessibleForFree")) == Access::Paid) access = Access::Paid;
    }
    return access;
  }

  // The updates of a live blog, each its headline and its text.
  static std::string updates_of(const Json& object) {
    std::string body;
    const Json* updates = member(object, "liveBlogUpdate");
    if (updates == nullptr || !updates->is_array()) return body;
    for (const Json& update : *updates) {
      for (const char* key : {"headline", "articleBody"}) {
        const std::string text = plain_body(raw_text(update, key));
        if (!text.empty()) body += (body.empty() ? "" : "\n\n") + text;
      }
    }
    return body;
  }

  static std::size_t words_of(const Json& object) {
    const Json* count = member(object, "wordCount");
    if (count == nullptr) return 0;
    if (count->is_number_unsigned()) return count->get<std::size_t>();
    const std::string text = raw_text(object, "wordCount");
    std::size_t words = 0;
    for (const char c : text.substr(0, 6))
      words = is_ascii_digit(c) ? words * 10 + static_cast<std::size_t>(c - '0') : words;
    return words;
  }

  JsonLdArticle read_article(const Json& object) const {
    JsonLdArticle found;
    Article& article = found.article;
    article.title = text_of_member(object, "headline");
    if (article.title.empty()) article.title = text_of_member(object, "name");
    article.standfirst = text_of_member(object, "description");
    article.url = raw_text(object, "url");
    if (article.url.empty()) {
      const Json* page = member(object, "mainEntityOfPage");
      if (page != nullptr) article.url = page->is_string() ? page->get<std::string>() : raw_text(*page, "@id");
    }
    article.outlet = text_of_member(object, "publisher");
    for (const char* key : {"author", "creator"}) {
      if (!article.authors.empty()) break;
      for (const std::string& byline : texts_of(object, key)) {
        for (std::string& name : split_authors(byline)) {
          if (std::find(article.authors.begin(), article.authors.end(), name) == article.authors.end())
            article.authors.push_back(std::move(name));
        }
      }
    }
    article.section = text_of_member(object, "articleSection");
    article.tags = texts_of(object, "keywords");
    article.language = raw_text(object, "inLanguage");
    for (const char* key : {"datePublished", "dateCreated"})
      take_metadata_date(article.published, raw_text(object, key), Origin::JsonLd, now_, article.notes);
    take_metadata_date(article.modified, raw_text(object, "dateModified"), Origin::JsonLd, now_, article.notes);
    article.access = access_of(object);
    found.body = plain_body(raw_text(object, "articleBody"));
    if (found.body.empty()) found.body = updates_of(object);
    found.words = words_of(object);
    return found;
  }

  void search(const Json& value, int depth) {
    if (depth > deepest) return;
    if (value.is_array()) {
      for (const Json& item : value) search(item, depth + 1);
    } else if (value.is_object()) {
      if (is_article(value)) {
        if (articles_.size() < most_articles) articles_.push_back(read_article(value));
        return;
      }
      for (const char* key : {"@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "item"}) {
        if (const Json* inner = member(value, key)) search(*inner, depth + 1);
      }
    }
  }

  int64_t now_;
  std::unordered_map<std::string, const Json*> by_id_;
  std::vector<JsonLdArticle> articles_;
};

// Old pages hide their scripts from older readers: "//<![CDATA[ ... //]]>", "<!-- ... -->".
std::string_view without_wrapping(std::string_view json) {
  for (const std::string_view open :
       {"//<![CDATA[", "// <![CDATA[", "/*<![CDATA[*/", "/* <![CDATA[ */", "<![CDATA[", "<!--"}) {
    if (!trim(json).starts_with(open)) continue;
    json = trim(json).substr(open.size());
    for (const std::string_view close : {"//]]>", "// ]]>", "/*]]>*/", "/* ]]> */", "]]>", "//-->", "-->"}) {
      if (trim(json).ends_with(close)) return trim(json).substr(0, trim(json).size() - close.size());
    }
  }
  return json;
}

}  // namespace

std::vector<JsonLdArticle> read_json_ld(std::string_view json, int64_t now) {
  // What is longer describes no article, and takes many times its size in memory.
  constexpr std::size_t longest = std::size_t{4} << 20;
  if (json.size() > longest) return {};
  json = without_wrapping(json);
  constexpr bool throws = false;
  Json parsed = Json::parse(json, nullptr, throws);
  if (parsed.is_discarded()) parsed = Json::parse(repair_json(json), nullptr, throws);
  if (parsed.is_discarded()) return {};
  return Block(parsed, now).take();
}

}  // namespace wirecopy::corpus
