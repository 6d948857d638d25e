// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace wirecopy::corpus {

// The fields at the head of a message or record, "Name: value" a line (RFC 9112, section 5; RFC 5322, section 2.2), a
// line that begins with white space going on with the value before it.
class HeaderFields {
 public:
  explicit HeaderFields(std::string_view lines);

  // The first value of a name, in any case; empty when there is none.
  std::string_view value(std::string_view name) const;

 private:
  struct Field {
    std::string name;  // in lower case
    std::string value;
  };
  std::vector<Field> fields_;
};

// Where the head of a message ends: behind its first empty line. npos when it has none.
std::size_t end_of_head(std::string_view message);

// "text/html" of "Text/HTML; charset=utf-8", and the charset of that, or nothing.
std::string media_type(std::string_view content_type);
std::string charset_of(std::string_view content_type);

// What a server answered, as it stands in an archive.
struct HttpAnswer {
  int status = 0;
  std::string type;     // media type in lower case, empty = not said
  std::string charset;  // empty = not said
  std::string body;     // chunks put together, compression undone
};

// Understands an answer (RFC 9112). Bodies that claim to be chunked and are not stay as they are. Nothing when it does
// not begin with a status line, or the body is compressed in a way that is damaged, unknown or gives more than `limit`
// bytes; then `fault` says which.
std::optional<HttpAnswer> read_answer(std::string_view message, uint64_t limit, std::string& fault);

}  // namespace wirecopy::corpus
