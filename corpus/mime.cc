// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/mime.h"

#include <algorithm>

#include "corpus/lines.h"
#include "corpus/transfer_encoding.h"
#include "text/charset.h"
#include "text/utf8.h"

namespace wirecopy::corpus {
namespace {

// Parts of one message; what lies beyond is an attack.
constexpr std::size_t most_parts = 1000;

std::string undo_transfer(std::string_view bytes, std::string_view encoding) {
  const std::string name = lower_ascii(trim(encoding));
  if (name == "base64") return decode_base64(bytes);
  if (name == "quoted-printable") return decode_quoted_printable(bytes);
  return std::string(bytes);
}

// Where the line of a boundary begins at or behind `from`, or npos. `end` is set behind the line, `closes` to whether
// it is the last of its kind.
std::size_t find_boundary(std::string_view body, const std::string& boundary, std::size_t from, std::size_t& end,
                          bool& closes) {
  const std::string line = "--" + boundary;
  for (std::size_t at = body.find(line, from); at != std::string_view::npos; at = body.find(line, at + 1)) {
    if (at > 0 && body[at - 1] != '\n') continue;
    const std::size_t line_end = std::min(body.find('\n', at), body.size());
    const std::string_view rest = trim(body.substr(at + line.size(), line_end - at - line.size()));
    if (!rest.empty() && rest != "--") continue;
    closes = rest == "--";
    end = std::min(line_end + 1, body.size());
    return at;
  }
  return std::string_view::npos;
}

void collect(const HeaderFields& fields, std::string_view body, std::size_t left, MimeParts& found) {
  const std::string_view content_type = fields.value("content-type");
  const std::string type = media_type(content_type);
  const std::string boundary = parameter_of(content_type, "boundary");
  if (!type.starts_with("multipart/") || boundary.empty()) {
    const bool is_attachment = media_type(fields.value("content-disposition")) == "attachment";
    found.parts.push_back({type.empty() || type.find('/') == std::string::npos ? "text/plain" : type,
                           lower_ascii(parameter_of(content_type, "charset")),
                           undo_transfer(body, fields.value("content-transfer-encoding")),
                           lower_ascii(parameter_of(content_type, "format")) == "flowed", is_attachment});
    return;
  }
  if (left == 0) {
    found.is_too_deep = true;
    return;
  }
  std::size_t begin = 0;
  bool closes = false;
  if (find_boundary(body, boundary, 0, begin, closes) == std::string_view::npos) {
    found.is_cut = true;
    return;
  }
  while (!closes && found.parts.size() < most_parts) {
    std::size_t behind = body.size();
    const std::size_t end = find_boundary(body, boundary, begin, behind, closes);
    found.is_cut |= end == std::string_view::npos;
    std::string_view part = body.substr(begin, std::min(end, body.size()) - begin);
    // The line end before a boundary belongs to it.
    if (part.ends_with('\n')) part.remove_suffix(1);
    if (part.ends_with('\r')) part.remove_suffix(1);
    const bool is_headless = part.starts_with("\r\n") || part.starts_with('\n');
    const std::size_t head = is_headless ? part.find('\n') + 1 : std::min(end_of_head(part), part.size());
    collect(HeaderFields(part.substr(0, head)), part.substr(head), left - 1, found);
    if (end == std::string_view::npos) return;
    begin = behind;
  }
}

std::string to_utf8(std::string_view bytes, std::string_view charset) {
  const std::optional<text::Decoded> decoded = text::decode(bytes, charset);
  return decoded ? decoded->text : text::repair_utf8(bytes);
}

// "=?utf-8?B?...?=" at the front of a text: its charset, and its bytes appended; 0 when it is none, else its length.
std::size_t take_encoded_word(std::string_view text, std::string& charset, std::string& bytes) {
  if (!text.starts_with("=?")) return 0;
  const std::size_t first = text.find('?', 2);
  const std::size_t second = first == std::string_view::npos ? first : text.find('?', first + 1);
  const std::size_t end = second == std::string_view::npos ? second : text.find("?=", second + 1);
  constexpr std::size_t longest = 2000;
  if (end == std::string_view::npos || second != first + 2 || end > longest) return 0;
  // A language may stand behind the charset (RFC 2231, section 5).
  charset = lower_ascii(text.substr(2, std::min(text.find('*'), first) - 2));
  std::string content(text.substr(second + 1, end - second - 1));
  if (ascii_lower(text[first + 1]) == 'b') {
    bytes = decode_base64(content);
  } else {
    std::ranges::replace(content, '_', ' ');
    bytes = decode_quoted_printable(content);
  }
  return end + 2;
}

}  // namespace

std::string parameter_of(std::string_view field, std::string_view name) {
  std::size_t at = std::min(field.find(';'), field.size());
  while (at < field.size()) {
    at = field.find_first_not_of("; \t", at);
    if (at == std::string_view::npos) break;
    const std::size_t equals = std::min(field.find_first_of("=;", at), field.size());
    const bool is_wanted = lower_ascii(trim(field.substr(at, equals - at))) == name;
    if (equals == field.size() || field[equals] == ';') {
      at = equals;
      continue;
    }
    const std::size_t begin = std::min(field.find_first_not_of(" \t", equals + 1), field.size());
    const bool is_quoted = begin < field.size() && field[begin] == '"';
    const std::size_t end = std::min(field.find(is_quoted ? '"' : ';', begin + (is_quoted ? 1 : 0)), field.size());
    if (is_wanted)
      return std::string(trim(field.substr(begin + (is_quoted ? 1 : 0), end - begin - (is_quoted ? 1 : 0))));
    at = std::min(field.find(';', end), field.size());
  }
  return {};
}

std::string decode_field(std::string_view value) {
  std::string out;
  std::string pending;  // bytes of encoded words that follow each other: a character may be cut in two
  std::string pending_charset;
  const auto flush = [&] {
    if (!pending.empty()) out += to_utf8(pending, pending_charset);
    pending.clear();
  };
  for (std::size_t at = 0; at < value.size();) {
    std::string charset;
    std::string bytes;
    const std::size_t space = std::min(value.find_first_not_of(" \t", at), value.size());
    // White space between two encoded words is none (RFC 2047, section 6.2).
    const std::size_t word = pending.empty() ? at : space;
    if (const std::size_t size = take_encoded_word(value.substr(word), charset, bytes); size > 0) {
      if (charset != pending_charset) flush();
      pending_charset = charset;
      pending += bytes;
      at = word + size;
      continue;
    }
    flush();
    const std::size_t next = std::min(value.find("=?", at + 1), value.size());
    const std::string_view plain = value.substr(at, next - at);
    out += to_utf8(plain, {});
    at = next;
  }
  flush();
  return out;
}

MimeParts parts_of(const HeaderFields& fields, std::string_view body, std::size_t deepest) {
  MimeParts found;
  collect(fields, body, deepest, found);
  return found;
}

}  // namespace wirecopy::corpus
