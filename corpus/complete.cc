// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/complete.h"

#include <algorithm>

#include "corpus/access.h"
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

// Notes a source for every field that has a value and none.
void note_fields(Article& article, std::string_view from) {
  const auto note = [&](std::string_view field, bool has_value) {
    if (has_value) note_source(article, field, from);
  };
  note("id", !article.id.empty());
  note("url", !article.url.empty());
  note("title", !article.title.empty());
  note("standfirst", !article.standfirst.empty());
  note("body", !article.body.empty());
  note("credit", !article.credit.empty());
  note("outlet", !article.outlet.empty());
  note("authors", !article.authors.empty());
  note("lang", !article.language.empty());
  note("section", !article.section.empty());
  note("tags", !article.tags.empty());
  note("published", article.published.known());
  note("modified", article.modified.known());
  note("access", article.access != Access::Unknown);
}

void replace_source(Article& article, std::string_view field, std::string_view from) {
  std::erase_if(article.sources, [&](const FieldSource& source) { return source.field == field; });
  note_source(article, field, from);
}

// The words of a wall behind a text are no part of it; they say that it may go on.
void take_wall_notice(Article& article) {
  constexpr std::size_t lines_looked_at = 3, short_text = 3000;
  std::string_view rest = trim(article.body);
  std::size_t kept = article.body.size();
  for (std::size_t i = 0; i < lines_looked_at; ++i) {
    const std::size_t line_end = rest.rfind('\n');
    const std::size_t begin = line_end == std::string_view::npos ? 0 : line_end + 1;
    if (begin == 0) break;  // a text is not all notice
    if (is_wall_notice(trim(rest.substr(begin)))) kept = begin;
    rest = trim(rest.substr(0, begin));
  }
  if (kept == article.body.size()) return;
  const auto skipped = static_cast<std::size_t>(trim(article.body).data() - article.body.data());
  article.body.resize(skipped + kept);
  article.access = article.body.size() < short_text ? Access::Teaser : Access::Paid;
  replace_source(article, "access", "a notice behind the text");
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
  note_fields(article, record.format == nullptr ? "input" : record.format->name);
  take_wall_notice(article);
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
  if (article.access != Access::Teaser && ends_in_teaser(article.body)) {
    article.access = Access::Teaser;
    replace_source(article, "access", "how the text ends");
  }
  if (article.outlet.empty()) {
    article.outlet = host_of(article.url);
    if (!article.outlet.empty()) replace_source(article, "outlet", "host of the url");
  }
  if (!options.outlet.empty()) {
    article.outlet = options.outlet;
    replace_source(article, "outlet", "--source");
  }
  if (options.language.empty()) {
    const std::string_view body = article.body;
    const std::string sample =
        article.title + "\n" +
        std::string(body.substr(0, text::character_start(body, std::min(sample_size, body.size()))));
    std::string told = text::detect_language(sample, article.language);
    if (!article.language.starts_with(told)) replace_source(article, "lang", "title and text");
    article.language = std::move(told);
  } else {
    article.language = options.language;
    replace_source(article, "lang", "--lang");
  }
  note_fields(article, "title and text");
  parsed.articles.push_back(std::move(article));
}

}  // namespace wirecopy::corpus
