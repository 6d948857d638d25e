// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/warc.h"

#include <algorithm>
#include <charconv>
#include <iterator>
#include <optional>
#include <string>
#include <vector>

#include "corpus/complete.h"
#include "corpus/feed.h"
#include "corpus/html.h"
#include "corpus/http.h"
#include "corpus/json.h"
#include "corpus/lines.h"
#include "corpus/plain_text.h"

namespace wirecopy::corpus {
namespace {

constexpr std::string_view warc_magic = "WARC/";
// A head that is longer is none.
constexpr std::size_t longest_head = 256 * 1024;

std::optional<uint64_t> number_of(std::string_view text) {
  const std::string_view digits = trim(text);
  uint64_t number = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (error != std::errc() || end != digits.data() + digits.size() || digits.empty()) return std::nullopt;
  return number;
}

// Reads until the buffer holds `size` bytes; false when the stream ends before.
bool fill(ByteStream& stream, Records& records, std::size_t size) {
  while (stream.buffer().size() < size) {
    records.advance(stream);
    if (!stream.more()) return false;
  }
  return true;
}

enum class Passed : uint8_t { All, ToTheEnd, ToAHead };

// Passes over `size` bytes without holding them. Where the stream ends before, or another record begins among them (the
// length is wrong then), it stops there.
template <class IsHead>
Passed pass_over(ByteStream& stream, Records& records, uint64_t size, IsHead is_head) {
  constexpr std::size_t block = 64 * 1024, longest_line = 4096;
  while (size > 0) {
    const auto wanted = static_cast<std::size_t>(std::min<uint64_t>(size, block));
    fill(stream, records, wanted + longest_line);
    const std::string_view buffer = stream.buffer();
    const std::size_t step = std::min(wanted, buffer.size());
    for (std::size_t line = buffer.find('\n'); line < step; line = buffer.find('\n', line + 1)) {
      // Records are set apart by an empty line.
      const std::size_t next = line + (buffer.substr(line + 1).starts_with('\r') ? 2 : 1);
      if (next + 1 >= size || !buffer.substr(std::min(next, buffer.size())).starts_with('\n')) continue;
      if (!is_head(buffer.substr(next + 1))) continue;
      stream.consume(next + 1);
      return Passed::ToAHead;
    }
    stream.consume(step);
    if (step < wanted) return Passed::ToTheEnd;
    size -= step;
  }
  return Passed::All;
}

void pass_empty_lines(ByteStream& stream, Records& records) {
  while (fill(stream, records, 1)) {
    const std::string_view buffer = stream.buffer();
    const std::size_t begin = std::min(buffer.find_first_not_of("\r\n"), buffer.size());
    stream.consume(begin);
    if (begin < buffer.size()) return;
  }
}

// Goes to the next line that begins a record; false when there is none.
template <class IsHead>
bool find_next_head(ByteStream& stream, Records& records, IsHead is_head) {
  do {
    const std::string_view buffer = stream.buffer();
    for (std::size_t line = buffer.find('\n'); line != std::string_view::npos; line = buffer.find('\n', line + 1)) {
      if (!is_head(buffer.substr(line + 1))) continue;
      stream.consume(line + 1);
      return true;
    }
    // The last line may be cut in two.
    const std::size_t last = buffer.rfind('\n');
    stream.consume(last == std::string_view::npos || buffer.size() - last > longest_head ? buffer.size() : last);
    records.advance(stream);
  } while (stream.more());
  stream.consume(stream.buffer().size());
  return false;
}

bool has_articles(std::string_view type) {
  return type == "response" || type == "resource" || type == "conversion";
}

bool is_json_type(std::string_view type) {
  return type == "application/json" || type == "text/json" || type.ends_with("+json");
}

bool is_page_type(std::string_view type) {
  return type.empty() || type == "text/html" || type == "application/xhtml+xml" || type == "text/plain" ||
         type == "application/http" || is_json_type(type) || type.find("xml") != std::string_view::npos;
}

// Not what a crawler writes about itself and its ways; some put the address in angle brackets.
bool is_page_address(std::string_view target) {
  if (target.starts_with('<')) target.remove_prefix(1);
  if (target.ends_with('>')) target.remove_suffix(1);
  // What a site tells crawlers is no article.
  return !target.starts_with("metadata://") && !target.starts_with("dns:") && !target.ends_with("/robots.txt");
}

// Whether a record that ends at `size` of the buffer is followed by a line end, another record or nothing: if not, its
// length is wrong.
template <class IsHead>
bool is_followed(ByteStream& stream, Records& records, std::size_t size, IsHead is_head) {
  constexpr std::size_t farthest = 4096;  // of a head to look at; the heads of ARC are one line
  fill(stream, records, size + farthest);
  const std::string_view rest = stream.buffer().substr(std::min(size, stream.buffer().size()));
  return rest.empty() || rest.starts_with('\r') || rest.starts_with('\n') || is_head(rest);
}

constexpr std::string_view wrong_length = "the record does not end where its length says";

// Takes a record of `head` and `body` bytes from the stream: hands it on when it is wanted, and passes over it else.
template <class IsHead>
void take_record(ByteStream& stream, Records& records, std::size_t head, uint64_t body, bool is_wanted,
                 IsHead is_head) {
  // Longer ones are not held to look behind them.
  constexpr uint64_t longest_held = 1 << 20;
  const uint64_t held = is_wanted ? records.limit() : std::min(records.limit(), longest_held);
  if (body <= held && fill(stream, records, head + static_cast<std::size_t>(body)) &&
      !is_followed(stream, records, head + static_cast<std::size_t>(body), is_head)) {
    records.reject(stream.offset(), Reason::BadArchive, std::string(wrong_length));
    stream.consume(head);
    find_next_head(stream, records, is_head);
    return;
  }
  // The length is whatever the file says: no sum of it before it is known to be small.
  const bool is_long = body > records.limit() || head + body > records.limit();
  const uint64_t offset = stream.offset();
  if (is_wanted && !is_long && fill(stream, records, head + static_cast<std::size_t>(body))) {
    const auto size = head + static_cast<std::size_t>(body);
    records.add(offset, stream.buffer().substr(0, size));
    stream.consume(size);
    return;
  }
  stream.consume(head);
  const Passed passed = pass_over(stream, records, body, is_head);
  if (passed == Passed::ToAHead) {
    records.reject(offset, Reason::BadArchive, std::string(wrong_length));
  } else if (is_wanted && is_long) {
    records.reject_too_long(offset);
  } else if (passed == Passed::All) {
    records.skip();
  } else {
    if (!is_wanted) records.skip();
    if (stream.damage() == Damage::None)
      records.reject(offset, Reason::Truncated, "the file ends in the middle of a record");
  }
}

// Keeps the records of an answer.
class KeptRecords : public Sink {
 public:
  bool record(Record&& record) override {
    records.push_back(std::move(record));
    return true;
  }
  void reject(Reject&&) override {}
  bool enter(const std::string&, uint64_t, int64_t) override { return true; }
  void leave(const std::string&) override {}
  void advance(uint64_t) override {}

  std::vector<Record> records;
};

// The articles of an answer in JSON. Most such answers hold none, and are no news, as pictures are none.
void add_json(std::string_view body, const Record& record, const ReadOptions& options, Parsed& parsed) {
  ReadOptions inner = options;
  inner.only = Selection();
  KeptRecords kept;
  Records records(kept, record.place.file, find_format("json"), inner, record.file_modified);
  ByteStream stream(open_memory(body), options.record_limit);
  split_json(stream, records);
  records.finish();
  Parsed found;
  for (Record& value : kept.records) {
    value.place = record.place;
    Parsed one = parse_json(value, options);
    std::ranges::move(one.articles, std::back_inserter(found.articles));
    std::ranges::move(one.rejects, std::back_inserter(found.rejects));
  }
  if (found.articles.empty()) return;
  std::ranges::move(found.articles, std::back_inserter(parsed.articles));
  std::ranges::move(found.rejects, std::back_inserter(parsed.rejects));
}

// The article of a page or text that was fetched from `url`.
void add_page(std::string_view body, const std::string& type, const std::string& charset, const std::string& url,
              const Record& record, const ReadOptions& options, Parsed& parsed) {
  if (is_json_type(type)) return add_json(body, record, options, parsed);
  const Record page{record.place, record.format, std::string(body), record.file_modified};
  const bool is_html = type == "text/html" || type == "application/xhtml+xml" || recognise_html(page.bytes);
  if (!is_html && recognise_feed(page.bytes)) {
    Parsed feed = parse_feed(page, options);
    std::ranges::move(feed.articles, std::back_inserter(parsed.articles));
    std::ranges::move(feed.rejects, std::back_inserter(parsed.rejects));
    return;
  }
  if (!is_html && type != "text/plain") return;
  const std::optional<std::string> text =
      is_html ? decode_page(page, charset, parsed) : decode_record(page, charset, parsed);
  if (!text) return;
  std::optional<Article> article = is_html ? read_page(*text, page, options, parsed) : read_scraped(*text, options.now);
  if (!article) return;
  if (article->url.empty()) article->url = url;
  complete(std::move(*article), page, options, parsed);
}

void add_answer(std::string_view message, const std::string& url, const Record& record, const ReadOptions& options,
                Parsed& parsed) {
  std::string fault;
  const std::optional<HttpAnswer> answer = read_answer(message, options.record_limit, fault);
  if (!answer) {
    parsed.rejects.push_back(make_reject(record.place, Reason::BadArchive, fault));
  } else if (answer->status >= 200 && answer->status < 300 && !answer->body.empty() && is_page_type(answer->type)) {
    add_page(answer->body, answer->type.empty() ? "text/html" : answer->type, answer->charset, url, record, options,
             parsed);
  }
}

// "<http://...>" of some writers
std::string bare_address(std::string_view target) {
  if (target.starts_with('<') && target.ends_with('>')) target = target.substr(1, target.size() - 2);
  return target.find("://") == std::string_view::npos ? std::string() : std::string(target);
}

// A line of ARC: address, host, 14 digits of time, media type, length; in version 2 more between the last two.
struct ArcHead {
  std::string_view url;
  std::string_view type;
  uint64_t length = 0;
};

std::optional<ArcHead> read_arc_head(std::string_view line) {
  if (line.ends_with('\r')) line.remove_suffix(1);
  std::vector<std::string_view> words;
  for (std::string_view rest = line; !rest.empty();) {
    const std::size_t end = std::min(rest.find(' '), rest.size());
    words.push_back(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (words.size() > 64) return std::nullopt;
  }
  // Addresses may hold blanks: the time is what tells where they end.
  const auto is_time = [](std::string_view word) {
    return word.size() >= 8 && word.size() <= 14 && std::ranges::all_of(word, is_ascii_digit);
  };
  const auto time = std::ranges::find_if(words, is_time);
  if (words.size() < 5 || time == words.end() || time - words.begin() < 2 || words.end() - time < 3)
    return std::nullopt;
  const std::optional<uint64_t> length = number_of(words.back());
  if (!length || line.find("://") == std::string_view::npos) return std::nullopt;
  const auto host = time - 1;
  return ArcHead{line.substr(0, static_cast<std::size_t>(host->data() - line.data()) - 1), *(time + 1), *length};
}

}  // namespace

bool recognise_warc(std::string_view head) {
  return head.substr(std::min(head.find_first_not_of("\r\n"), head.size())).starts_with(warc_magic);
}

void split_warc(ByteStream& stream, Records& records) {
  const auto is_head = [](std::string_view line) { return line.starts_with(warc_magic); };
  while (!records.stopped()) {
    pass_empty_lines(stream, records);
    if (stream.buffer().empty()) return;
    std::size_t head = end_of_head(stream.buffer());
    while (head == std::string_view::npos && stream.buffer().size() < longest_head &&
           fill(stream, records, stream.buffer().size() + 1))
      head = end_of_head(stream.buffer());
    const std::string_view buffer = stream.buffer();
    std::string fault;
    if (!is_head(buffer)) {
      fault = "a record must begin with \"WARC/\"";
    } else if (head == std::string_view::npos) {
      if (stream.damage() != Damage::None) return;
      fault = "the head of the record has no end";
    }
    const HeaderFields fields(fault.empty() ? buffer.substr(buffer.find('\n') + 1, head) : std::string_view());
    const std::optional<uint64_t> length = number_of(fields.value("content-length"));
    if (fault.empty() && !length) fault = "the record has no Content-Length";
    if (!fault.empty()) {
      records.reject(stream.offset(), Reason::BadArchive, fault);
      if (!find_next_head(stream, records, is_head)) return;
      continue;
    }
    const bool wanted = has_articles(fields.value("warc-type")) && is_page_address(fields.value("warc-target-uri")) &&
                        is_page_type(media_type(fields.value("content-type")));
    take_record(stream, records, head, *length, wanted, is_head);
  }
}

Parsed parse_warc(const Record& record, const ReadOptions& options) {
  Parsed parsed;
  const std::string_view bytes = record.bytes;
  const std::size_t head = std::min(end_of_head(bytes), bytes.size());
  const HeaderFields fields(bytes.substr(0, head).substr(std::min(bytes.find('\n') + 1, head)));
  const std::string url = bare_address(fields.value("warc-target-uri"));
  const std::string_view content = bytes.substr(head);
  const std::string_view type = fields.value("content-type");
  if (fields.value("warc-type") == "response") {
    // Answers of other protocols than HTTP (DNS) hold no article.
    if (media_type(type) == "application/http" || content.starts_with("HTTP/"))
      add_answer(content, url, record, options, parsed);
  } else {
    add_page(content, media_type(type), charset_of(type), url, record, options, parsed);
  }
  return parsed;
}

bool recognise_arc(std::string_view head) {
  return head.starts_with("filedesc://") && read_arc_head(head.substr(0, head.find('\n'))).has_value();
}

void split_arc(ByteStream& stream, Records& records) {
  const auto is_head = [](std::string_view line) {
    const std::size_t end = line.find('\n');
    return end != std::string_view::npos && read_arc_head(line.substr(0, end)).has_value();
  };
  while (!records.stopped()) {
    pass_empty_lines(stream, records);
    if (stream.buffer().empty()) return;
    std::size_t end = stream.buffer().find('\n');
    while (end == std::string_view::npos && stream.buffer().size() < longest_head &&
           fill(stream, records, stream.buffer().size() + 1))
      end = stream.buffer().find('\n');
    const std::string_view buffer = stream.buffer();
    const std::optional<ArcHead> head =
        end == std::string_view::npos ? std::nullopt : read_arc_head(buffer.substr(0, end));
    if (!head) {
      if (end == std::string_view::npos && stream.damage() != Damage::None) return;
      records.reject(stream.offset(), Reason::BadArchive,
                     "a record must begin with address, host, time, type and length");
      if (!find_next_head(stream, records, is_head)) return;
      continue;
    }
    const bool wanted =
        head->url.starts_with("http") && is_page_address(head->url) && is_page_type(media_type(head->type));
    take_record(stream, records, end + 1, head->length, wanted, is_head);
  }
}

Parsed parse_arc(const Record& record, const ReadOptions& options) {
  Parsed parsed;
  const std::string_view bytes = record.bytes;
  const std::size_t end = std::min(bytes.find('\n'), bytes.size());
  const std::optional<ArcHead> head = read_arc_head(bytes.substr(0, end));
  if (!head) {
    parsed.rejects.push_back(make_reject(record.place, Reason::BadArchive, "the head of the record cannot be read"));
    return parsed;
  }
  std::string_view content = bytes.substr(std::min(end + 1, bytes.size()));
  content = content.substr(std::min(content.find_first_not_of("\r\n"), content.size()));
  add_answer(content, std::string(head->url), record, options, parsed);
  return parsed;
}

}  // namespace wirecopy::corpus
