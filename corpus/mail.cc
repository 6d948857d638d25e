// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/mail.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>

#include "corpus/complete.h"
#include "corpus/dates.h"
#include "corpus/hosts.h"
#include "corpus/html.h"
#include "corpus/lines.h"
#include "corpus/markup.h"
#include "corpus/mime.h"
#include "corpus/people.h"
#include "corpus/plain_text.h"
#include "text/charset.h"

namespace wirecopy::corpus {
namespace {

constexpr std::string_view mbox_start = "From ";
// Multiparts and messages within each other; mail programs give up before.
constexpr std::size_t deepest_part = 50;
constexpr int deepest_message = 5;

// Hosts from which everybody sends: they name no outlet.
constexpr std::array<std::string_view, 14> mail_hosts{
    "gmail.com",    "googlemail.com", "outlook.com", "hotmail.com",   "yahoo.com", "icloud.com", "gmx.de",
    "substack.com", "beehiiv.com",    "ghost.io",    "mailchimp.com", "mcsv.net",  "medium.com", "buttondown.email"};

// Labels in front of the host of an outlet: "news@mail.quay-courier.example".
constexpr std::array<std::string_view, 12> mail_labels{"mail.",        "email.",  "news.",   "newsletter.",
                                                       "newsletters.", "info.",   "e.",      "em.",
                                                       "post.",        "mailer.", "alerts.", "notifications."};

// "Name: value", the name of printable letters without blanks.
bool is_field_line(std::string_view line) {
  const std::size_t colon = line.find(':');
  return colon != std::string_view::npos && colon > 0 &&
         std::ranges::all_of(line.substr(0, colon), [](char c) { return c > ' ' && c < '\x7F'; });
}

bool starts_message(std::string_view text) {
  if (!text.starts_with(mbox_start)) return false;
  const std::size_t end = text.find('\n');
  if (end == std::string_view::npos) return false;
  std::string_view next = text.substr(end + 1);
  while (next.starts_with('>')) next.remove_prefix(1);
  return is_field_line(next.substr(0, next.find('\n')));
}

// The next line that begins a message of an mbox, at or behind `from`; npos when it is not there yet.
std::size_t find_message(std::string_view text, std::size_t from) {
  for (std::size_t at = text.find("\nFrom ", from); at != std::string_view::npos; at = text.find("\nFrom ", at + 1)) {
    if (starts_message(text.substr(at + 1))) return at + 1;
  }
  return std::string_view::npos;
}

// ">From " of a text in an mbox was "From ".
std::string without_escapes(std::string_view body) {
  std::string out;
  for (std::size_t at = 0; at < body.size();) {
    const std::size_t end = std::min(body.find('\n', at), body.size() - 1) + 1;
    std::string_view line = body.substr(at, end - at);
    const std::size_t marks = std::min(line.find_first_not_of('>'), line.size());
    if (marks > 0 && line.substr(marks).starts_with(mbox_start)) line.remove_prefix(1);
    out += line;
    at = end;
  }
  return out;
}

// Lines that end with a blank go on in the next (RFC 3676), unless they are quoted.
std::string join_flowed(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.starts_with(' ')) line.remove_prefix(1);
    out += line;
    if (!line.ends_with(' ') || line == "-- ") out += '\n';
  }
  return out;
}

// What stands behind the line "-- " is the signature.
std::string_view without_signature(std::string_view text) {
  for (const std::string_view mark : {"\n-- \n", "\n-- \r\n"}) {
    if (const std::size_t at = text.rfind(mark); at != std::string_view::npos && at > 0) text = text.substr(0, at);
  }
  return text;
}

std::size_t words_in(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count(one_line(text), ' '));
}

// "Re: Fwd: Quay open": what was done with the message is not its subject.
std::string without_reply_marks(std::string subject) {
  constexpr std::array<std::string_view, 8> marks{"re:", "fwd:", "fw:", "aw:", "wg:", "tr:", "sv:", "rv:"};
  for (bool again = true; again;) {
    again = false;
    for (const std::string_view mark : marks) {
      const bool is_mark = subject.size() > mark.size() &&
                           std::ranges::equal(std::string_view(subject).substr(0, mark.size()), mark, {}, ascii_lower);
      if (!is_mark) continue;
      subject = std::string(trim(std::string_view(subject).substr(mark.size())));
      again = true;
    }
  }
  return subject;
}

struct Sender {
  std::string name;
  std::string host;
};

// "Ana Ruiz <ana@quay.example>", "ana@quay.example (Ana Ruiz)"
Sender sender_of(std::string_view field) {
  const std::string text = decode_field(field);
  Sender sender;
  const std::size_t open = text.rfind('<');
  const std::size_t comment = text.find('(');
  if (open != std::string::npos) {
    sender.name = one_line(text.substr(0, open));
  } else if (comment != std::string::npos) {
    sender.name = one_line(text.substr(comment + 1, text.rfind(')') - comment - 1));
  }
  std::erase(sender.name, '"');
  if (sender.name.find('@') != std::string::npos) sender.name.clear();
  const std::size_t at = text.find('@', open == std::string::npos ? 0 : open);
  if (at == std::string::npos) return sender;
  std::string_view host = std::string_view(text).substr(at + 1);
  host = host.substr(0, host.find_first_of("> \t)"));
  for (const std::string_view label : mail_labels) {
    const std::string_view rest = host.substr(std::min(label.size(), host.size()));
    if (host.starts_with(label) && rest.find('.') != std::string_view::npos) host = rest;
  }
  sender.host = host_of(host);
  return sender;
}

void read_head(const HeaderFields& fields, int64_t now, Article& article) {
  article.title = without_reply_marks(one_line(decode_field(fields.value("subject"))));
  std::string_view id = trim(fields.value("message-id"));
  if (id.starts_with('<') && id.ends_with('>')) id = id.substr(1, id.size() - 2);
  article.id = id;
  std::string_view address = trim(fields.value("archived-at"));  // RFC 5064
  if (address.starts_with('<')) address = address.substr(1, address.find('>') - 1);
  if (address.find("://") != std::string_view::npos) article.url = address;
  take_metadata_date(article.published, fields.value("date"), Origin::Metadata, now, article.notes);
  article.language = media_type(fields.value("content-language"));
  const Sender sender = sender_of(fields.value("from"));
  const bool is_list = !fields.value("list-unsubscribe").empty() || !fields.value("list-id").empty();
  const bool names_outlet = std::ranges::find(mail_hosts, sender.host) == mail_hosts.end();
  article.outlet = names_outlet ? sender.host : is_list ? sender.name : std::string();
  // A newsletter comes from an outlet, a letter from its writer.
  if (!is_list) article.authors = split_authors(sender.name);
  const std::string keywords = decode_field(fields.value("keywords"));
  for (std::size_t begin = 0; begin < keywords.size();) {
    const std::size_t end = std::min(keywords.find(',', begin), keywords.size());
    if (std::string tag = one_line(keywords.substr(begin, end - begin)); !tag.empty())
      article.tags.push_back(std::move(tag));
    begin = end + 1;
  }
}

std::string text_of(const MimePart& part) {
  const std::optional<text::Decoded> decoded = text::decode(part.bytes, part.charset);
  if (!decoded) return {};
  return std::string(without_signature(part.is_flowed ? join_flowed(decoded->text) : decoded->text));
}

// The text of a page, as an article where it is one, else all of it: newsletters are laid out in tables, of which none
// is the article.
std::string text_of_page(const MimePart& part, const Record& record, const ReadOptions& options, Parsed& parsed) {
  const Record page{record.place, record.format, part.bytes, record.file_modified};
  const std::optional<std::string> html = decode_page(page, part.charset, parsed);
  if (!html) return {};
  const std::optional<Article> article = read_page(*html, page, options, parsed);
  if (!article) return {};
  const std::string all = strip_markup(*html);
  return words_in(article->body) * 2 > words_in(all) ? article->body : all;
}

void read_message(std::string_view message, int depth, const Record& record, const ReadOptions& options,
                  Parsed& parsed) {
  const std::size_t head = std::min(end_of_head(message), message.size());
  const HeaderFields fields(message.substr(0, head));
  const MimeParts found = parts_of(fields, message.substr(head), std::min(deepest_part, options.depth_limit));
  Article article;
  read_head(fields, options.now, article);
  std::string plain;
  std::string page;
  for (const MimePart& part : found.parts) {
    if (part.type == "message/rfc822" && depth < deepest_message) {
      read_message(part.bytes, depth + 1, record, options, parsed);
    } else if (part.is_attachment) {
      continue;
    } else if (part.type == "text/plain") {
      plain += (plain.empty() ? "" : "\n\n") + text_of(part);
    } else if (part.type == "text/html") {
      page += (page.empty() ? "" : "\n\n") + text_of_page(part, record, options, parsed);
    }
  }
  const bool has_messages = !parsed.articles.empty();
  article.body = words_in(plain) * 2 >= words_in(page) ? plain : page;
  if (found.is_too_deep)
    parsed.rejects.push_back(
        make_reject(record.place, Reason::TooDeep, "the parts of the message are nested too deep"));
  if (found.is_cut)
    parsed.rejects.push_back(
        make_reject(record.place, Reason::Truncated, "the message ends in the middle of a part; what came was read"));
  // A message that only carries others, or has nothing readable, is no article for its subject alone.
  const bool has_text = article.body.find_first_not_of(" \t\r\n") != std::string::npos;
  if (has_text || (article.body.empty() && found.parts.empty() && parsed.rejects.empty()))
    complete(std::move(article), record, options, parsed);
  else if (!has_messages && parsed.rejects.empty())
    parsed.rejects.push_back(make_reject(record.place, Reason::NoText, "the message has no text"));
}

// A page that a browser has saved as a message (MHTML, RFC 2557), with what belongs to it in further parts.
bool is_saved_page(const HeaderFields& fields) {
  return media_type(fields.value("content-type")) == "multipart/related" &&
         (!fields.value("snapshot-content-location").empty() || !fields.value("content-location").empty() ||
          fields.value("from").find("<Saved by ") != std::string_view::npos);
}

void read_saved_page(const HeaderFields& fields, std::string_view body, const Record& record,
                     const ReadOptions& options, Parsed& parsed) {
  const MimeParts found = parts_of(fields, body, std::min(deepest_part, options.depth_limit));
  const auto part = std::ranges::find(found.parts, "text/html", &MimePart::type);
  if (part == found.parts.end()) {
    parsed.rejects.push_back(make_reject(record.place, Reason::NoText, "there is no page in the message"));
    return;
  }
  const Record page{record.place, record.format, part->bytes, record.file_modified};
  const std::optional<std::string> html = decode_page(page, part->charset, parsed);
  std::optional<Article> article = html ? read_page(*html, page, options, parsed) : std::nullopt;
  if (!article) return;
  for (const char* name : {"snapshot-content-location", "content-location"}) {
    const std::string_view address = trim(fields.value(name));
    if (article->url.empty() && address.find("://") != std::string_view::npos) article->url = address;
  }
  complete(std::move(*article), record, options, parsed);
}

}  // namespace

bool recognise_mail(std::string_view head) {
  if (starts_message(head)) return true;
  constexpr std::array<std::string_view, 6> traces{
      "received:", "return-path:", "message-id:", "delivered-to:", "mime-version:", "x-mailer:"};
  bool has_sender = false;
  bool has_subject = false;
  bool has_date = false;
  bool has_trace = false;
  // Every line up to the first empty one is a field, or goes on with one.
  for (bool first = true; !head.empty(); first = false) {
    const std::size_t end = std::min(head.find('\n'), head.size());
    std::string_view line = head.substr(0, end);
    const bool is_cut = end == head.size();
    head.remove_prefix(std::min(end + 1, head.size()));
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty()) break;
    if (!first && (line.front() == ' ' || line.front() == '\t')) continue;
    if (is_cut) break;
    if (!is_field_line(line)) return false;
    const std::string name = lower_ascii(line.substr(0, line.find(':') + 1));
    has_sender |= name == "from:";
    has_subject |= name == "subject:";
    has_date |= name == "date:";
    has_trace |= std::ranges::find(traces, name) != traces.end();
  }
  return has_sender && ((has_subject && has_date) || has_trace);
}

void split_mail(ByteStream& stream, Records& records) {
  while (stream.buffer().size() < 4096 && stream.more()) {
  }
  if (!starts_message(stream.buffer())) return split_whole_file(stream, records);
  std::size_t searched = 0;
  bool skipping = false;  // inside a message that is too long
  while (!records.stopped()) {
    const std::string_view buffer = stream.buffer();
    const std::size_t next = find_message(buffer, searched);
    if (next != std::string_view::npos) {
      if (!skipping) records.add(stream.offset(), buffer.substr(0, next));
      skipping = false;
      stream.consume(next);
      searched = 0;
      continue;
    }
    // The line that begins a message may be cut in two, and the line behind it tells.
    constexpr std::size_t longest_start = 2000;
    searched = buffer.size() - std::min(buffer.size(), longest_start);
    if (buffer.size() > records.limit() + longest_start) {
      if (!skipping) records.reject_too_long(stream.offset());
      skipping = true;
      stream.consume(searched);
      searched = 0;
    }
    records.advance(stream);
    if (!stream.more()) break;
  }
  if (!records.stopped() && !skipping && !stream.buffer().empty() && stream.damage() == Damage::None)
    records.add(stream.offset(), stream.buffer());
}

Parsed parse_mail(const Record& record, const ReadOptions& options) {
  Parsed parsed;
  std::string_view message = record.bytes;
  const bool is_in_mbox = message.starts_with(mbox_start);
  if (is_in_mbox) message.remove_prefix(std::min(message.find('\n'), message.size() - 1) + 1);
  const std::size_t head = std::min(end_of_head(message), message.size());
  if (const HeaderFields fields(message.substr(0, head)); !is_in_mbox && is_saved_page(fields)) {
    read_saved_page(fields, message.substr(head), record, options, parsed);
    return parsed;
  }
  read_message(is_in_mbox ? without_escapes(message) : message, 0, record, options, parsed);
  return parsed;
}

}  // namespace wirecopy::corpus
