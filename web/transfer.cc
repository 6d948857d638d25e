// SPDX-License-Identifier: GPL-2.0-or-later
#include "web/transfer.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include <zlib.h>

#include "text/ascii.h"

namespace wirecopy::web {

namespace {

constexpr std::size_t least_worth_packing = 860;  // a packet holds some 1,400 bytes: below this nothing is gained
constexpr int level = 5;                          // 6 takes half as long again for one percent
constexpr int gzip_window = 15 + 16;              // zlib: 16 more stands for the gzip header

bool takes_gzip(std::string_view header) {
  while (!header.empty()) {
    const std::string_view item = header.substr(0, header.find(','));
    header.remove_prefix(std::min(header.size(), item.size() + 1));
    const std::size_t semicolon = item.find(';');
    const std::string_view name = text::trim(item.substr(0, semicolon));
    const std::string_view weight = semicolon == std::string_view::npos ? "" : text::trim(item.substr(semicolon + 1));
    const bool refused = weight.starts_with("q=0") && weight.find_first_not_of("0.", 2) == std::string_view::npos;
    if (same_ignoring_case(name, "gzip") || name == "*") return !refused;
  }
  return false;
}

bool is_text(std::string_view type) {
  static constexpr std::array<std::string_view, 5> kinds{"text/", "application/json", "application/problem+json",
                                                         "image/svg", "application/atom+xml"};
  return std::ranges::any_of(kinds, [&](std::string_view kind) { return type.starts_with(kind); });
}

std::optional<std::string> packed(std::string_view body) {
  z_stream stream{};
  if (deflateInit2(&stream, level, Z_DEFLATED, gzip_window, 8, Z_DEFAULT_STRATEGY) != Z_OK) return std::nullopt;
  std::string result(deflateBound(&stream, body.size()), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(body.data()));
  stream.avail_in = static_cast<uInt>(body.size());
  stream.next_out = reinterpret_cast<Bytef*>(result.data());
  stream.avail_out = static_cast<uInt>(result.size());
  const int code = deflate(&stream, Z_FINISH);
  result.resize(stream.total_out);
  deflateEnd(&stream);
  return code == Z_STREAM_END ? std::optional(std::move(result)) : std::nullopt;
}

Header* find_header(Response& response, std::string_view name) {
  const auto found = std::ranges::find_if(response.headers,
                                          [&](const Header& header) { return same_ignoring_case(header.name, name); });
  return found == response.headers.end() ? nullptr : &*found;
}

struct Range {
  std::size_t begin = 0;
  std::size_t end = 0;  // one past the last byte
};

std::optional<std::size_t> read_number(std::string_view text) {
  std::size_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

// "bytes=2-5", "bytes=2-", "bytes=-3"; an empty range lies outside; nothing when the header asks for something else.
std::optional<Range> read_range(std::string_view header, std::size_t size) {
  constexpr std::string_view unit = "bytes=";
  if (!header.starts_with(unit) || header.find(',') != std::string_view::npos) return std::nullopt;
  header.remove_prefix(unit.size());
  const std::size_t dash = header.find('-');
  if (dash == std::string_view::npos) return std::nullopt;
  const std::optional<std::size_t> first = read_number(text::trim(header.substr(0, dash)));
  const std::string_view rest = text::trim(header.substr(dash + 1));
  const std::optional<std::size_t> last = read_number(rest);
  if (!first && !last) return std::nullopt;
  if (!first) return Range{size - std::min(size, *last), size};
  if (last && *last < *first) return std::nullopt;
  if (!last && !rest.empty()) return std::nullopt;
  return Range{std::min(*first, size), last ? std::min(*last + 1, size) : size};
}

}  // namespace

void compress(const Request& request, Response& response) {
  if (response.status == 304) {  // says what the answer it stands for would (RFC 9110, section 15.4.5)
    response.headers.push_back({"Vary", "Accept-Encoding"});
    return;
  }
  if (response.body.size() < least_worth_packing || !is_text(response.content_type)) return;
  if (response.status == 206 || find_header(response, "Content-Encoding") != nullptr) return;
  response.headers.push_back({"Vary", "Accept-Encoding"});
  if (!takes_gzip(request.header("Accept-Encoding"))) return;
  std::optional<std::string> smaller = packed(response.body);
  if (!smaller || smaller->size() >= response.body.size()) return;
  response.body = std::move(*smaller);
  response.headers.push_back({"Content-Encoding", "gzip"});
  if (Header* tag = find_header(response, "ETag"); tag != nullptr && !tag->value.starts_with("W/"))
    tag->value.insert(0, "W/");
}

void cut_range(const Request& request, Response& response) {
  if (request.method != Method::Get || response.status != 200) return;
  const Header* accepts = find_header(response, "Accept-Ranges");
  if (accepts == nullptr || accepts->value != "bytes") return;
  const std::optional<Range> range = read_range(request.header("Range"), response.body.size());
  if (!range) return;
  if (const std::string_view condition = request.header("If-Range"); !condition.empty()) {
    const Header* tag = find_header(response, "ETag");
    if (tag == nullptr || tag->value != condition || tag->value.starts_with("W/")) return;
  }
  const std::string size = std::to_string(response.body.size());
  if (range->begin >= range->end) {
    response.status = 416;
    response.body.clear();
    response.headers.push_back({"Content-Range", "bytes */" + size});
    return;
  }
  response.status = 206;
  response.headers.push_back(
      {"Content-Range", "bytes " + std::to_string(range->begin) + "-" + std::to_string(range->end - 1) + "/" + size});
  response.body = response.body.substr(range->begin, range->end - range->begin);
}

}  // namespace wirecopy::web
