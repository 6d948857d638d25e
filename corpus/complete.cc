// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/complete.h"

#include <algorithm>

#include "corpus/furniture.h"
#include "corpus/hosts.h"
#include "corpus/lines.h"
#include "corpus/markup.h"
#include "corpus/people.h"
#include "text/language.h"
#include "text/utf8.h"

namespace wirecopy::corpus {
namespace {

// Bytes of the body that tell the language; more would cost time and change nothing.
constexpr std::size_t sample_size = 1000;

std::string plain_line(const std::string& text) {
  if (text.find_first_of("&<") == std::string::npos) return one_line(text);
  std::string plain = looks_like_markup(text) ? strip_markup(text) : decode_references(text);
  // Feeds that escape what is escaped already are common; "&amp;amp;" is no headline.
  if (plain.find('&') != std::string::npos) plain = decode_references(plain);
  return one_line(plain);
}

std::string plain_text(const std::string& text) {
  if (text.find_first_of("&<") == std::string::npos) return text;
  return looks_like_markup(text) ? strip_markup(text) : decode_references(text);
}

}  // namespace

void complete(Article article, const Record& record, const ReadOptions& options, Parsed& parsed) {
  for (std::string* text : {&article.id, &article.url, &article.title, &article.standfirst, &article.body,
                            &article.credit, &article.outlet, &article.language, &article.section}) {
    if (!text::is_utf8(*text) || text->find('\0') != std::string::npos) *text = text::repair_utf8(*text);
  }
  for (std::vector<std::string>* list : {&article.authors, &article.tags}) {
    std::vector<std::string> clean;
    for (const std::string& text : *list) {
      constexpr std::size_t longest_item = 200;
      std::string item = plain_line(text::repair_utf8(text));
      const bool known = std::find(clean.begin(), clean.end(), item) != clean.end();
      if (!item.empty() && item.size() <= longest_item && !known) clean.push_back(std::move(item));
    }
    *list = std::move(clean);
  }
  article.title = plain_line(article.title);
  article.standfirst = plain_line(article.standfirst);
  article.section = plain_line(article.section);
  article.outlet = plain_line(article.outlet);
  clean_body(plain_text(article.body), article, options.now);

  // A service is nobody's name: it belongs where copies are told from originals.
  for (const std::string& author : article.authors) {
    if (is_wire_name(author) && article.credit.empty()) article.credit = author;
  }
  std::erase_if(article.authors, is_wire_name);

  if (article.body.empty()) article.body.swap(article.standfirst);
  // A summary that only repeats how the text begins is no summary, and its words would count twice.
  if (article.body.starts_with(article.standfirst)) article.standfirst.clear();
  if (article.title.empty() && article.body.empty()) {
    parsed.rejects.push_back(make_reject(record.place, Reason::NoText, "the record has neither a title nor a text"));
    return;
  }
  if (article.outlet.empty()) article.outlet = host_of(article.url);
  if (!options.outlet.empty()) article.outlet = options.outlet;
  if (options.language.empty()) {
    const std::string_view body = article.body;
    const std::string sample =
        article.title + "\n" +
        std::string(body.substr(0, text::character_start(body, std::min(sample_size, body.size()))));
    article.language = text::detect_language(sample, article.language);
  } else {
    article.language = options.language;
  }
  parsed.articles.push_back(std::move(article));
}

}  // namespace wirecopy::corpus
