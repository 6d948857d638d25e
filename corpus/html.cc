// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/html.h"

#include <algorithm>
#include <optional>
#include <string>

#include "corpus/complete.h"
#include "corpus/html_content.h"
#include "corpus/html_metadata.h"
#include "corpus/html_tree.h"
#include "corpus/lines.h"
#include "corpus/markup.h"
#include "corpus/plain_text.h"

namespace wirecopy::corpus {
namespace {

std::string lower_case(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) c = ascii_lower(c);
  return lower;
}

// The charset that a page declares: HTML standard, 13.2.3.2, as far as news pages need it.
std::string declared_charset(std::string_view html) {
  constexpr std::size_t prescan = 4096;
  const std::string head = lower_case(html.substr(0, prescan));
  const std::size_t at = head.find("charset=");
  if (at == std::string::npos) return {};
  const std::size_t begin = head.find_first_not_of("\"' ", at + 8);
  if (begin == std::string::npos) return {};
  return head.substr(begin, std::min(head.find_first_of("\"' />;\n", begin), head.size()) - begin);
}

std::string between(std::string_view html, const std::string& lower, std::string_view open, std::string_view close) {
  const std::size_t tag = lower.find(open);
  const std::size_t begin = tag == std::string::npos ? tag : lower.find('>', tag);
  const std::size_t end = begin == std::string::npos ? begin : lower.find(close, begin);
  return end == std::string::npos ? std::string() : std::string(html.substr(begin + 1, end - begin - 1));
}

// What is left when the parser gave up.
Article read_without_tree(std::string_view html) {
  Article article;
  const std::string lower = lower_case(html);
  article.title = one_line(decode_references(between(html, lower, "<title", "</title")));
  article.body = strip_markup(html);
  return article;
}

}  // namespace

bool recognise_html(std::string_view head) {
  std::string_view rest = trim(head);
  while (rest.starts_with("<!--") || rest.starts_with("<?xml")) {
    const std::string_view close = rest.starts_with("<!--") ? "-->" : "?>";
    const std::size_t end = rest.find(close);
    if (end == std::string_view::npos) return false;
    rest = trim(rest.substr(end + close.size()));
  }
  const std::string start = lower_case(rest.substr(0, 20));
  for (const std::string_view opening : {"<!doctype html", "<html", "<head>", "<head ", "<body>", "<body "}) {
    if (start.starts_with(opening)) return true;
  }
  return false;
}

Article read_page(std::string_view html, int64_t now) {
  const std::optional<HtmlTree> tree = parse_html_tree(html);
  if (!tree) return read_without_tree(html);
  PageMetadata page = read_page_metadata(*tree, now);
  page.article.body = read_page_content(*tree, page.article.title);
  // Pages that load their text by script, or hide it behind a wall, carry it for search engines.
  if (page.article.body.size() * 2 < page.json_body.size()) page.article.body = std::move(page.json_body);
  return std::move(page.article);
}

std::optional<std::string> decode_page(const Record& record, std::string_view charset, Parsed& parsed) {
  return decode_record(record, charset.empty() ? declared_charset(record.bytes) : charset, parsed);
}

Parsed parse_html(const Record& record, const ReadOptions& options) {
  Parsed parsed;
  const std::optional<std::string> html = decode_page(record, {}, parsed);
  if (html) complete(read_page(*html, options.now), record, options, parsed);
  return parsed;
}

}  // namespace wirecopy::corpus
