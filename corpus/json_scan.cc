// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/json_scan.h"

#include <algorithm>

#include "corpus/json_fields.h"

namespace wirecopy::corpus {
namespace {

constexpr std::string_view white_space = " \t\r\n";

// Objects within each other on the way to a list.
constexpr std::size_t deepest_list = 3;

// What stands around a list and is longer is left out of the records of its articles.
constexpr std::size_t longest_frame = 16 * 1024;

class ObjectWalk {
 public:
  explicit ObjectWalk(std::string_view text) : text_(text) {}

  ListedArticles walk() {
    ++at_;
    found_.is_whole = members("", "{", "}");
    if (!found_.ends_in_list) found_.frame.append(text_, copied_, at_ - copied_);
    if (found_.ends_in_list && found_.rest == 0) found_.rest = at_;
    return std::move(found_);
  }

 private:
  bool skip(std::string_view characters) {
    at_ = std::min(text_.find_first_not_of(characters, at_), text_.size());
    return at_ < text_.size();
  }

  // The value at the front is passed over; false where it has no end.
  bool pass_value() {
    ValueScan scan;
    const std::size_t size = end_of_value(text_.substr(at_), scan);
    if (size == std::string_view::npos || size == 0) return false;
    at_ += size;
    return true;
  }

  // The members of an object, from behind its brace to behind the other. False where that is not there.
  bool members(const std::string& path, const std::string& opening, const std::string& closing) {
    while (skip(" \t\r\n,")) {
      if (text_[at_] == '}') {
        ++at_;
        return true;
      }
      const std::size_t key = at_;
      if (text_[at_] != '"' || !pass_value()) return false;
      const std::string_view name = text_.substr(key, at_ - key);
      if (!skip(white_space) || text_[at_] != ':') return false;
      ++at_;
      if (!skip(white_space)) return false;
      std::string inner = path;
      append_key(inner, name.substr(1, name.size() - 2));
      const std::string way = opening + std::string(name) + ":";
      if (text_[at_] == '[' && is_list_of_articles(inner)) {
        if (!list(way + "[", "]" + closing)) return false;
      } else if (text_[at_] == '{' && leads_to_list(inner) && closing.size() < deepest_list) {
        ++at_;
        if (!members(inner, way + "{", "}" + closing)) return false;
      } else if (!pass_value()) {
        return false;
      }
    }
    return false;
  }

  bool list(std::string opening, const std::string& closing) {
    ++at_;
    found_.frame.append(text_, copied_, at_ - copied_);
    found_.lists.push_back({found_.frame.size(), std::move(opening), closing});
    while (skip(" \t\r\n,")) {
      if (text_[at_] == ']') {
        copied_ = at_++;
        return true;
      }
      const std::size_t begin = at_;
      if (!pass_value()) {
        at_ = begin;
        break;
      }
      if (text_[begin] == '{') found_.articles.push_back({begin, at_, found_.lists.size() - 1});
    }
    found_.ends_in_list = true;
    found_.rest = at_;
    found_.closing = closing;
    return false;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t copied_ = 0;  // into the frame
  ListedArticles found_;
};

}  // namespace

std::size_t end_of_value(std::string_view text, ValueScan& scan) {
  for (; scan.position < text.size(); ++scan.position) {
    const char c = text[scan.position];
    if (scan.in_string) {
      if (c == '\\') {
        // An escape that the block cuts in two is looked at again when the rest is there.
        if (scan.position + 1 == text.size()) return std::string_view::npos;
        ++scan.position;
      } else if (c == '"') {
        scan.in_string = false;
        if (scan.depth == 0) return ++scan.position;
      }
    } else if (c == '"') {
      scan.in_string = true;
    } else if (c == '{' || c == '[') {
      ++scan.depth;
    } else if (c == '}' || c == ']') {
      if (scan.depth <= 1) return scan.depth == 0 ? scan.position : ++scan.position;
      --scan.depth;
    } else if (scan.depth == 0 && (c == ',' || white_space.find(c) != std::string_view::npos)) {
      return scan.position;
    }
  }
  return std::string_view::npos;
}

bool is_list_of_articles(std::string_view path) {
  constexpr std::string_view paths[] = {"articles",      "posts",    "items",   "results",   "response.results",
                                        "response.docs", "docs",     "stories", "documents", "hits",
                                        "data",          "news",     "value",   "objects",   "articles.results",
                                        "data.articles", "hits.hits"};
  return std::ranges::find(paths, path) != std::end(paths);
}

bool leads_to_list(std::string_view path) {
  return path == "response" || path == "articles" || path == "data" || path == "hits";
}

std::string ListedArticles::record_of(const List& list, std::string_view article, std::size_t& envelope) const {
  std::string record;
  if (frame.size() > longest_frame) {
    envelope = list.opening.size();
    return record.append(list.opening).append(article).append(list.closing);
  }
  envelope = list.begin;
  return record.append(frame, 0, list.begin).append(article).append(frame, list.begin).append(closing);
}

ListedArticles articles_listed_in(std::string_view object) {
  return ObjectWalk(object).walk();
}

}  // namespace wirecopy::corpus
