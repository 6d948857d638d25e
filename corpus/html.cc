// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/html.h"

#include <algorithm>
#include <optional>
#include <string>

#include "corpus/access.h"
#include "corpus/complete.h"
#include "corpus/html_content.h"
#include "corpus/html_metadata.h"
#include "corpus/html_tree.h"
#include "corpus/lines.h"
#include "corpus/page_state.h"
#include "corpus/plain_text.h"

namespace wirecopy::corpus {
namespace {

// The charset that a page declares: HTML standard, 13.2.3.2, as far as news pages need it.
std::string declared_charset(std::string_view html) {
  constexpr std::size_t prescan = 4096;
  const std::string head = lower_ascii(html.substr(0, prescan));
  const std::size_t at = head.find("charset=");
  if (at == std::string::npos) return {};
  const std::size_t begin = head.find_first_not_of("\"' ", at + 8);
  if (begin == std::string::npos) return {};
  return head.substr(begin, std::min(head.find_first_of("\"' />;\n", begin), head.size()) - begin);
}

Reject reject_of(TreeFault fault, const Record& record, const ReadOptions& options) {
  switch (fault) {
    case TreeFault::TooDeep:
      return make_reject(record.place, Reason::TooDeep,
                         "the elements of the page lie more than " + std::to_string(options.depth_limit) + " deep");
    case TreeFault::TooSlow:
      return make_reject(record.place, Reason::TooSlow,
                         "the page takes longer than " + std::to_string(options.page_milliseconds) + " ms to read");
    case TreeFault::TooLarge:
    case TreeFault::None:
      break;
  }
  return make_reject(record.place, Reason::TooLarge, "the tree of the page takes too much memory");
}

bool has_wall_notice(const HtmlTree& tree) {
  return std::any_of(tree.begin(), tree.end(), [](const HtmlNode& node) {
    constexpr std::size_t shortest = 12;  // most texts of a page are shorter than any notice
    return node.is_text() && node.text.size() >= shortest && is_wall_notice(node.text);
  });
}

// A body of fewer bytes is that of a page which its scripts would have filled.
constexpr std::size_t shortest_body = 300;

std::string body_in_state(const HtmlTree& tree, std::string_view title) {
  for (const HtmlNode& node : tree) {
    if (is_page_state(node) && node.first_child >= 0)
      return read_page_state(tree[static_cast<std::size_t>(node.first_child)].text, title);
  }
  return {};
}

// A short text of an article that is paid for, or that says to be much longer, is its beginning.
void tell_access(PageMetadata& page, const HtmlTree& tree) {
  constexpr std::size_t short_text = 1000, bytes_of_word = 6;
  Article& article = page.article;
  if (article.access == Access::Unknown && article.body.size() < short_text && has_wall_notice(tree)) {
    article.access = Access::Teaser;
    note_source(article, "access", "a notice of the page");
  }
  const bool cut = page.words > 0 && article.body.size() * 2 < page.words * bytes_of_word;
  if (article.access == Access::Paid && (cut || article.body.size() < short_text)) article.access = Access::Teaser;
}

// "<!-- saved from url=(0042)https://quay.example/1 -->", as browsers write it into a page that they save.
std::string address_saved_from(std::string_view html) {
  constexpr std::string_view mark = "<!-- saved from url=(";
  const std::size_t begin = html.substr(0, 2048).find(mark);
  const std::size_t address = begin == std::string_view::npos ? begin : html.find(')', begin);
  if (address == std::string_view::npos) return {};
  const std::string_view rest = html.substr(address + 1);
  const std::string_view url = rest.substr(0, rest.find_first_of(" \r\n>"));
  return url.starts_with("http") ? std::string(url) : std::string();
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
  const std::string start = lower_ascii(rest.substr(0, 20));
  for (const std::string_view opening : {"<!doctype html", "<html", "<head>", "<head ", "<body>", "<body "}) {
    if (start.starts_with(opening)) return true;
  }
  return false;
}

std::optional<Article> read_page(std::string_view html, const Record& record, const ReadOptions& options,
                                 Parsed& parsed) {
  const TreeLimits limits{options.depth_limit, static_cast<double>(options.page_milliseconds) / 1000};
  TreeFault fault = TreeFault::None;
  const std::optional<HtmlTree> tree = parse_html_tree(html, limits, &fault);
  if (!tree) {
    parsed.rejects.push_back(reject_of(fault, record, options));
    return std::nullopt;
  }
  PageMetadata page = read_page_metadata(*tree, options.now);
  if (page.article.url.empty()) page.article.url = address_saved_from(html);
  page.article.body = read_page_content(*tree, page.article.title);
  note_source(page.article, "body", "the text of the page");
  // Pages that load their text by script, or hide it behind a wall, carry it for search engines.
  if (page.article.body.size() * 2 < page.json_body.size()) {
    page.article.body = std::move(page.json_body);
    page.article.sources.back().from = "json-ld articleBody";
  }
  if (page.article.body.size() < shortest_body) {
    std::string state = body_in_state(*tree, page.article.title);
    if (state.size() > 2 * page.article.body.size()) {
      page.article.body = std::move(state);
      page.article.sources.back().from = "the state of the page's script";
    }
  }
  tell_access(page, *tree);
  return std::move(page.article);
}

std::optional<std::string> decode_page(const Record& record, std::string_view charset, Parsed& parsed) {
  return decode_record(record, charset.empty() ? declared_charset(record.bytes) : charset, parsed);
}

Parsed parse_html(const Record& record, const ReadOptions& options) {
  Parsed parsed;
  const std::optional<std::string> html = decode_page(record, {}, parsed);
  if (!html) return parsed;
  if (auto article = read_page(*html, record, options, parsed)) complete(std::move(*article), record, options, parsed);
  return parsed;
}

}  // namespace wirecopy::corpus
