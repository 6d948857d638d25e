// SPDX-License-Identifier: GPL-2.0-or-later
#include "web/transfer.h"

#include <gtest/gtest.h>
#include <zlib.h>

namespace wirecopy::web {
namespace {

std::string header_of(const Response& response, const std::string& name) {
  for (const Header& header : response.headers)
    if (header.name == name) return header.value;
  return "";
}

std::string unpacked(const std::string& bytes, std::size_t size) {
  std::string text(size, '\0');
  z_stream stream{};
  inflateInit2(&stream, 15 + 16);
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(text.data());
  stream.avail_out = static_cast<uInt>(text.size());
  const int code = inflate(&stream, Z_FINISH);
  inflateEnd(&stream);
  return code == Z_STREAM_END ? text : "";
}

TEST(Compress, PacksTextForWhoeverTakesIt) {
  std::string body;
  for (int line = 0; line < 200; ++line) body += "line " + std::to_string(line) + " of a page\n";
  const struct {
    const char* accepts;
    const char* type;
    bool packed;
  } rows[] = {
      {"gzip", "text/html; charset=utf-8", true},
      {"deflate, GZIP;q=0.5", "application/json", true},
      {"br, *", "text/css", true},
      {"", "text/html", false},
      {"gzip;q=0", "text/html", false},
      {"gzip; q=0.000", "text/html", false},
      {"br", "text/html", false},
      {"gzip", "image/png", false},
  };
  for (const auto& row : rows) {
    Request request;
    request.headers.push_back({"Accept-Encoding", row.accepts});
    Response response{.content_type = row.type, .body = body, .headers = {{"ETag", "\"a\""}}};
    compress(request, response);
    EXPECT_EQ(header_of(response, "Content-Encoding"), row.packed ? "gzip" : "") << row.accepts;
    EXPECT_EQ(header_of(response, "ETag"), row.packed ? "W/\"a\"" : "\"a\"") << row.accepts;
    EXPECT_EQ(row.packed ? unpacked(response.body, body.size()) : response.body, body) << row.accepts;
  }
  Request request;
  request.headers.push_back({"Accept-Encoding", "gzip"});
  Response small{.content_type = "text/html", .body = "short", .headers = {}};
  compress(request, small);
  EXPECT_EQ(small.body, "short");
}

TEST(Compress, SaysWithoutABodyWhatTheAnswerItStandsForDependsOn) {
  Response unchanged{.status = 304, .headers = {{"ETag", "W/\"a\""}}};
  compress({}, unchanged);
  EXPECT_EQ(header_of(unchanged, "Vary"), "Accept-Encoding");
}

TEST(CutRange, GivesTheBytesAskedFor) {
  const struct {
    const char* range;
    const char* condition;
    int status;
    const char* body;
    const char* content_range;
  } rows[] = {
      {"bytes=2-4", "", 206, "234", "bytes 2-4/10"},
      {"bytes=7-", "", 206, "789", "bytes 7-9/10"},
      {"bytes=-3", "", 206, "789", "bytes 7-9/10"},
      {"bytes=8-99", "", 206, "89", "bytes 8-9/10"},
      {"bytes=-99", "", 206, "0123456789", "bytes 0-9/10"},
      {"bytes=10-", "", 416, "", "bytes */10"},
      {"bytes=-0", "", 416, "", "bytes */10"},
      {"bytes=4-2", "", 200, "0123456789", ""},
      {"bytes=1-2,4-5", "", 200, "0123456789", ""},
      {"lines=1-2", "", 200, "0123456789", ""},
      {"bytes=a-b", "", 200, "0123456789", ""},
      {"", "", 200, "0123456789", ""},
      {"bytes=0-0", "\"tag\"", 206, "0", "bytes 0-0/10"},
      {"bytes=0-0", "\"old\"", 200, "0123456789", ""},
      {"bytes=99999999999999999999-", "", 200, "0123456789", ""},
  };
  for (const auto& row : rows) {
    Request request;
    request.headers = {{"Range", row.range}};
    if (*row.condition != '\0') request.headers.push_back({"If-Range", row.condition});
    Response response{.body = "0123456789", .headers = {{"Accept-Ranges", "bytes"}, {"ETag", "\"tag\""}}};
    cut_range(request, response);
    EXPECT_EQ(response.status, row.status) << row.range;
    EXPECT_EQ(response.body, row.body) << row.range;
    EXPECT_EQ(header_of(response, "Content-Range"), row.content_range) << row.range;
  }
  Request request;
  request.headers = {{"Range", "bytes=0-1"}};
  Response made_each_time{.body = "0123456789", .headers = {}};
  cut_range(request, made_each_time);
  EXPECT_EQ(made_each_time.status, 200);
}

}  // namespace
}  // namespace wirecopy::web
