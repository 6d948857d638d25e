// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/complete.h"

#include <algorithm>

#include "corpus/access.h"
#include "corpus/credits.h"
#include "corpus/dates.h"
#include "corpus/day_month.h"
#include "corpus/furniture.h"
#include "corpus/hosts.h"
#include "corpus/lines.h"
#include "corpus/markup.h"
#include "corpus/people.h"
#include "corpus/url.h"
#include "corpus/zone_names.h"
#include "text/charset.h"
#include "text/compose.h"
#include "text/language.h"
#include "text/mojibake.h"
#include "text/utf8.h"

namespace wirecopy::corpus {
namespace {

// Bytes of the body that tell the language; more would cost time and change nothing.
constexpr std::size_t sample_size = 1000;

std::string plain_line(const std::string& text) {
  if (text.find_first_of("&<") == std::string::npos) return text::composed(one_line(text));
  std::string plain = looks_like_markup(text) ? strip_markup(text) : decode_references(text);
  // Feeds that escape what is escaped already are common; "&amp;amp;" is no headline.
  if (plain.find('&') != std::string::npos) plain = decode_references(plain);
  return text::composed(one_line(plain));
}

void mend(std::string& text, std::vector<std::string>& notes) {
  if (!text::is_utf8(text) || text.find('\0') != std::string::npos) text = text::repair_text(text);
  std::optional<std::string> repaired = text::repair_mojibake(text);
  if (!repaired) return;
  text = std::move(*repaired);
  if (std::ranges::find(notes, mended_note) == notes.end()) notes.emplace_back(mended_note);
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

// The name that the outlet is kept under.
void take_outlet(Article& article, const std::string& host, const ReadOptions& options) {
  if (article.outlet.empty()) {
    article.outlet = host;
    if (!host.empty()) replace_source(article, "outlet", "host of the url");
  }
  if (!options.outlet.empty()) {
    article.outlet = text::composed(options.outlet);
    replace_source(article, "outlet", outlet_from_flag);
  }
  article.outlet = outlet_name(article.outlet);
  std::string kept = options.outlets.name_of(article.outlet);
  if (kept == article.outlet) return;
  article.outlet = std::move(kept);
  replace_source(article, "outlet", outlet_from_table);
}

// "Quay open again - Quay Gazette", as lists of many outlets write it.
void drop_outlet_from_title(Article& article) {
  const std::string host = article.outlet.empty() ? main_host(host_of(article.url)) : article.outlet;
  const std::string_view label =
      is_host(host) ? std::string_view(host).substr(0, host.size() - public_suffix_size(host)) : std::string_view(host);
  for (const std::string_view mark : {" - ", " | ", " – ", " — ", " · "}) {
    const std::size_t at = article.title.rfind(mark);
    if (at == std::string::npos || at == 0) continue;
    const std::string_view name = std::string_view(article.title).substr(at + mark.size());
    if (!same_words(name, host) && !same_words(name, label)) continue;
    article.title.resize(article.title.find_last_not_of(' ', at) + 1);
    return;
  }
}

// "The board met… [+2345 chars]": what ends like that is a teaser.
void drop_count_of_characters(Article& article) {
  if (article.access != Access::Teaser && ends_in_teaser(article.body)) {
    article.access = Access::Teaser;
    replace_source(article, "access", "how the text ends");
  }
  article.body = std::string(without_count_of_characters(article.body));
}

// `domain` is the last label of the host.
void take_language(Article& article, std::string_view domain, const ReadOptions& options) {
  if (!options.language.empty()) {
    const std::string code = text::language_code(options.language);
    article.language = code.empty() ? options.language : code;
    return replace_source(article, "lang", "--lang");
  }
  const std::string_view body = article.body;
  const std::string sample =
      article.title + "\n" +
      std::string(body.substr(0, text::character_start(body, std::min(sample_size, body.size()))));
  std::string told = text::detect_language(sample, article.language, domain);
  if (!article.language.starts_with(told)) replace_source(article, "lang", "title and text");
  article.language = std::move(told);
}

// Where the article itself has no date, or no day: its address, then the name of the file it has for itself.
void take_date_of_place(Article& article, const Record& record, int64_t now) {
  const auto take = [&](const Date& date, std::string_view from) {
    const bool agrees =
        !article.published.known() || (date.seconds >= article.published.seconds &&
                                       date.seconds - article.published.seconds <
                                           (article.published.precision == Precision::Month ? 31 : 366) * 86'400);
    if (article.published.precision >= std::min(date.precision, Precision::Day) || !agrees) return;
    article.published = date;
    replace_source(article, "published", from);
  };
  if (article.published.precision >= Precision::Day) return;
  take(date_in_address(article.url, Origin::Url, now), "url");
  const bool is_whole_file = record.format != nullptr && record.format->split == &split_whole_file;
  if (article.published.known() || !is_whole_file) return;
  const std::string_view file = record.place.file;
  take(date_in_address(file.substr(file.rfind('/') + 1), Origin::File, now), "file name");
}

}  // namespace

bool reject_withdrawn(std::string_view status, const Article& article, const Record& record, Parsed& parsed) {
  std::string lower(trim(status));
  for (char& c : lower) c = ascii_lower(c);
  // Qualified codes are written as addresses, too.
  lower = lower.substr(std::min(lower.find_last_of(":/") + 1, lower.size()));
  const bool is_canceled = lower == "canceled" || lower == "cancelled";
  if (!is_canceled && lower != "withheld") return false;
  const std::string& name = article.id.empty() ? article.url : article.id;
  const std::string item =
      "the item " + (name.empty() ? std::string() : "'" + one_line(text::repair_text(name)) + "' ");
  parsed.rejects.push_back(
      make_reject(record.place, Reason::Withdrawn,
                  item + (is_canceled ? "was canceled by its agency" : "is held back by its agency")));
  if (!name.empty()) parsed.withdrawals.push_back({article.id, article.url, parsed.articles.size()});
  return true;
}

void complete(Article article, const Record& record, const ReadOptions& options, Parsed& parsed) {
  article.notes.insert(article.notes.begin(), parsed.notes.begin(), parsed.notes.end());
  for (std::string* text : {&article.id, &article.url, &article.title, &article.standfirst, &article.body,
                            &article.credit, &article.outlet, &article.language, &article.section}) {
    mend(*text, article.notes);
    const bool is_shown_as_it_came = text == &article.id || text == &article.url;
    if (!is_shown_as_it_came) *text = text::composed(std::move(*text));
  }
  for (std::vector<std::string>* list : {&article.authors, &article.tags}) {
    std::vector<std::string> clean;
    for (std::string& text : *list) {
      constexpr std::size_t longest_item = 200;
      mend(text, article.notes);
      std::string item = plain_line(text);
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
  clean_body(unmarked(article.body), article, options.now);
  article.body = text::composed(std::move(article.body));  // references to characters may have been marks

  // A service is nobody's name: it belongs where copies are told from originals.
  for (const std::string& author : article.authors) {
    if (is_wire_name(author) && article.credit.empty()) article.credit = author;
  }
  std::erase_if(article.authors, is_wire_name);
  std::erase_if(article.authors, is_nobody);

  drop_count_of_characters(article);
  if (article.body.empty()) {
    article.body.swap(article.standfirst);
    drop_count_of_characters(article);
  }
  // A summary that only repeats how the text begins is no summary, and its words would count twice.
  if (article.body.starts_with(article.standfirst)) article.standfirst.clear();
  if (article.title.empty() && article.body.empty()) {
    parsed.rejects.push_back(make_reject(record.place, Reason::NoText, "the record has neither a title nor a text"));
    return;
  }
  drop_outlet_from_title(article);
  article.url = without_tracking(article.url);
  const std::string host = publisher_host(article.url);
  take_outlet(article, host, options);
  const std::string domain = host.substr(host.rfind('.') + 1);
  const std::string declared = options.language.empty() ? article.language : options.language;
  take_language(article, domain, options);
  const DayMonthOrder order = day_month_order(declared, article.language, domain);
  for (Date* date : {&article.published, &article.modified}) {
    settle(*date, order);
    settle_zone(*date, declared, article.language, domain);
  }
  take_date_of_place(article, record, options.now);
  note_fields(article, "title and text");
  parsed.articles.push_back(std::move(article));
}

}  // namespace wirecopy::corpus
