// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/sgml.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "corpus/complete.h"
#include "corpus/dates.h"
#include "corpus/json_fields.h"
#include "corpus/lines.h"
#include "corpus/markup.h"
#include "corpus/plain_text.h"

namespace wirecopy::corpus {
namespace {

// Elements that do not go by a name of corpus/json_fields.h: those of Reuters-21578, the Associated Press, the Wall
// Street Journal, the Financial Times and the Los Angeles Times in the collections of TREC.
struct ElementName {
  std::string_view element;
  std::string_view field;
};
constexpr std::array element_names{
    ElementName{"docno", "id"},     ElementName{"docid", "id"},      ElementName{"hl", "title"},
    ElementName{"head", "title"},   ElementName{"ti", "title"},      ElementName{"h3", "title"},
    ElementName{"dd", "published"}, ElementName{"datetime", "date"}, ElementName{"so", "source"},
    ElementName{"topics", "tags"},  ElementName{"subject", "tags"},  ElementName{"pub", "source"},
};

// Elements that stand before the text and belong to it.
constexpr std::array<std::string_view, 3> openings{"dateline", "lp", "leadpara"};

constexpr std::string_view trec_start = "<doc", reuters_start = "<reuters";
constexpr std::size_t longest_tag = 16;  // of a start tag up to what ends its name, and of an end tag

bool starts_with_tag(std::string_view text, std::string_view start) {
  if (text.size() <= start.size() || !std::ranges::equal(text.substr(0, start.size()), start, {}, ascii_lower))
    return false;
  const char next = text[start.size()];
  return next == '>' || next == ' ' || next == '\t' || next == '\r' || next == '\n';
}

// Where a document begins behind `from`, or npos.
std::size_t find_document(std::string_view text, std::size_t from) {
  for (std::size_t at = text.find('<', from); at != std::string_view::npos; at = text.find('<', at + 1)) {
    const std::string_view here = text.substr(at, longest_tag);
    if (starts_with_tag(here, trec_start) || starts_with_tag(here, reuters_start)) return at;
  }
  return std::string_view::npos;
}

std::size_t find_end(std::string_view text, std::string_view end_tag, std::size_t from) {
  for (std::size_t at = text.find("</", from); at != std::string_view::npos; at = text.find("</", at + 1)) {
    if (text.size() - at < end_tag.size()) break;
    if (std::ranges::equal(text.substr(at, end_tag.size()), end_tag, {}, ascii_lower)) return at;
  }
  return std::string_view::npos;
}

int field_of(const std::string& element) {
  const auto found = std::ranges::find(element_names, element, &ElementName::element);
  std::string path;
  append_key(path, found == element_names.end() ? std::string_view(element) : found->field);
  return find_field_name(path);
}

bool opens_text(const std::string& element) {
  return std::ranges::find(openings, element) != openings.end();
}

// "910514" is a date where one is expected; of such a year only the last figures were written.
std::string day_of(std::string_view figures) {
  const auto number = [&](std::size_t at) { return (figures[at] - '0') * 10 + (figures[at + 1] - '0'); };
  if (figures.size() != 6 || !std::ranges::all_of(figures, is_ascii_digit)) return {};
  // Year first as a rule, last in the numbers of one newspaper.
  std::size_t year = 0, month = 2, day = 4;
  const auto fits = [&] { return number(month) >= 1 && number(month) <= 12 && number(day) >= 1 && number(day) <= 31; };
  if (!fits()) year = 4, month = 0, day = 2;
  if (!fits()) return {};
  constexpr int first_year = 40;
  return (number(year) >= first_year ? "19" : "20") + std::string(figures.substr(year, 2)) + "-" +
         std::string(figures.substr(month, 2)) + "-" + std::string(figures.substr(day, 2));
}

// The day in the number of a document: "QG880212-0004".
std::string day_in_number(std::string_view number) {
  const std::size_t begin = number.find_first_of("0123456789");
  const std::size_t end = number.find('-');
  if (begin == std::string_view::npos || begin == 0 || end == std::string_view::npos || end < begin) return {};
  return day_of(number.substr(begin, end - begin));
}

// The value of NEWID and the like.
std::string_view attribute(std::string_view attributes, std::string_view name) {
  for (std::size_t at = 0; at < attributes.size(); ++at) {
    const std::string_view rest = attributes.substr(at);
    if (rest.size() <= name.size() + 2 || !std::ranges::equal(rest.substr(0, name.size()), name, {}, ascii_lower))
      continue;
    if (rest[name.size()] != '=' || rest[name.size() + 1] != '"') continue;
    const std::string_view value = rest.substr(name.size() + 2);
    return value.substr(0, value.find('"'));
  }
  return {};
}

// Reuters ends texts with this control character.
std::string_view without_end_mark(std::string_view text) {
  text = trim(text);
  while (text.ends_with("&#3;")) text = trim(text.substr(0, text.size() - 4));
  return text;
}

// The items of a list such as <TOPICS><D>cocoa</D><D>trade</D></TOPICS>; a list without elements is one item.
void add_items(std::string_view list, int field, FieldValues& values) {
  if (list.find('<') == std::string_view::npos) return values.set(field, trim(list));
  for (std::size_t at = 0; at < list.size();) {
    const std::size_t end = std::min(list.find('<', at), list.size());
    if (const std::string_view item = trim(list.substr(at, end - at)); !item.empty()) values.add(field, item);
    at = std::min(list.find('>', end), list.size() - 1) + 1;
  }
}

// Elements with a meaning, wherever they stand; others are looked through.
class DocumentReader {
 public:
  explicit DocumentReader(FieldValues& values) : values_(values) {}

  void read(std::string_view text) {
    for (std::size_t at = 0; const auto element = next(text, at);) {
      at = element->end;
      if (opens_text(element->name)) {
        // A dateline goes on in the text, a lead paragraph is one by itself.
        opening_ += std::string(trim(element->content)) + (element->name == "dateline" ? " " : "\n\n");
      } else if (next(element->content, 0)) {
        at = element->content_begin;
      } else if (const int field = field_of(element->name); field_at(field) == Field::Tag) {
        add_items(element->content, field, values_);
      } else {
        add_value(element->content, field);
      }
    }
  }

  // The text keeps its markup, and what holds one line only loses it.
  void add_value(std::string_view content, int field) {
    const Field kind = field_at(field);
    const std::string_view value = without_end_mark(content);
    if (kind == Field::Body || kind == Field::BodyPart) return values_.set(field, value);
    const std::string line = one_line(strip_markup(value));
    const std::string day = kind == Field::Published ? day_of(line) : std::string();
    values_.set(field, day.empty() ? line : day);
  }

  // What stands before the text and belongs to it.
  const std::string& opening() const { return opening_; }

 private:
  struct Element {
    std::string name;  // in lower case
    std::string_view content;
    std::size_t content_begin;
    std::size_t end;  // behind its end tag
  };

  // The first element with a meaning behind `from` that is closed.
  std::optional<Element> next(std::string_view text, std::size_t from) {
    for (std::size_t at = text.find('<', from); at != std::string_view::npos; at = text.find('<', at + 1)) {
      const std::string_view tag = text.substr(at + 1, longest_tag);
      const std::string name = lower_ascii(tag.substr(0, tag.find_first_of(" \t\r\n>")));
      if (field_of(name) < 0 && !opens_text(name)) continue;
      const std::size_t close = text.find('>', at);
      if (close == std::string_view::npos || left_ == 0) return std::nullopt;
      --left_;
      const std::string end_tag = "</" + name + ">";
      const std::size_t end = find_end(text, end_tag, close);
      if (end == std::string_view::npos) continue;
      return Element{name, text.substr(close + 1, end - close - 1), close + 1, end + end_tag.size()};
    }
    return std::nullopt;
  }

  FieldValues& values_;
  std::string opening_;
  // Each costs a walk to its end at the most, so that elements that are never closed cannot hold a run up.
  int left_ = 200;
};

}  // namespace

bool recognise_sgml(std::string_view head) {
  head = trim(head);
  while (head.starts_with("<!")) {
    const std::size_t end = head.find('>');
    if (end == std::string_view::npos) return false;
    head = trim(head.substr(end + 1));
  }
  return find_document(head.substr(0, longest_tag), 0) == 0;
}

void split_sgml(ByteStream& stream, Records& records) {
  std::size_t searched = 0;  // of the document at the front of the buffer
  while (!records.stopped()) {
    if (searched == 0) {
      const std::size_t begin = find_document(stream.buffer(), 0);
      // The last bytes may be the first of a tag.
      stream.consume(begin != std::string_view::npos
                         ? begin
                         : stream.buffer().size() - std::min(stream.buffer().size(), longest_tag));
      searched = begin != std::string_view::npos ? 1 : 0;
    }
    if (searched > 0) {
      const std::string_view buffer = stream.buffer();
      const std::string_view end_tag = starts_with_tag(buffer, trec_start) ? "</doc>" : "</reuters>";
      const std::size_t end = find_end(buffer, end_tag, searched);
      const std::size_t next = find_document(buffer.substr(0, end), searched);
      if (next != std::string_view::npos) {
        records.reject(stream.offset(), Reason::Truncated, "the document is not closed before the next begins");
        stream.consume(next);
        searched = 1;
        continue;
      }
      if (end != std::string_view::npos) {
        records.add(stream.offset(), buffer.substr(0, end + end_tag.size()));
        stream.consume(end + end_tag.size());
        searched = 0;
        continue;
      }
      searched = std::max<std::size_t>(1, buffer.size() - std::min(buffer.size(), longest_tag));
      if (buffer.size() > records.limit()) {
        records.reject_too_long(stream.offset());
        stream.consume(buffer.size());
        searched = 0;
      }
    }
    records.advance(stream);
    if (stream.more()) continue;
    if (stream.damage() == Damage::None && searched > 0)
      records.reject(stream.offset(), Reason::Truncated, "the file ends in the middle of a document");
    else if (stream.damage() == Damage::None && records.number() == 0)
      records.reject(0, Reason::NoText, "there is no <DOC> and no <REUTERS> in the file");
    return;
  }
}

Parsed parse_sgml(const Record& record, const ReadOptions& options) {
  Parsed parsed;
  const std::optional<std::string> text = decode_record(record, {}, parsed);
  if (!text) return parsed;
  const std::string_view document = *text;
  const std::string_view tag = document.substr(0, document.find('>'));
  FieldValues values;
  for (const std::string_view name : {"newid", "id"}) {
    if (const std::string_view id = attribute(tag, name); !id.empty()) values.set(find_field_name("id"), id);
  }
  DocumentReader reader(values);
  if (tag.size() < document.size()) reader.read(document.substr(tag.size() + 1));
  Article article = values.article(Origin::Metadata, options.now);
  if (!article.published.known()) {
    take_metadata_date(article.published, day_in_number(article.id), Origin::Metadata, options.now, article.notes);
    if (article.published.known()) note_source(article, "published", "docno");
  }
  if (!article.body.empty()) article.body = reader.opening() + article.body;
  complete(std::move(article), record, options, parsed);
  return parsed;
}

}  // namespace wirecopy::corpus
