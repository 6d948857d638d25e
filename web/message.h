// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace wirecopy::web {

enum class Method { Get, Head, Post, Delete, Options, Other };

struct Header {
  std::string name;
  std::string value;
};

// A request as a handler sees it. The server has checked its form (RFC 9112): one Host, no contradicting lengths, sizes
// within the limits.
struct Request {
  Method method = Method::Get;
  std::string path = "/";  // of the target, percent-encoded as it came
  std::string query = {};  // of the target, percent-encoded as it came, without the "?"
  std::vector<Header> headers = {};
  std::string body = {};
  std::string peer = {};  // the address at the other end of the connection, "127.0.0.1"; empty when unknown
  bool secure = false;    // it came over TLS, as this server or a proxy that it believes can tell

  // The first header of this name in any case, or empty.
  std::string_view header(std::string_view name) const;
};

// What a handler answers. The server adds Date, Content-Length, Connection and the security headers that are not given
// here. The answer to a HEAD request is written as for GET; the server leaves the body out.
struct Response {
  int status = 200;
  std::string content_type = "text/plain; charset=utf-8";
  std::string body = {};
  std::vector<Header> headers = {};
};

// Called from several threads at once. What it throws becomes a 500 without details.
using Handler = std::function<Response(const Request&)>;

// Sent with every response that does not set its own: no inline script or style, nothing from other hosts, no framing.
struct StandingHeader {
  std::string_view name;
  std::string_view value;
};
inline constexpr StandingHeader security_headers[] = {
    {"Content-Security-Policy",
     "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; "
     "base-uri 'none'; frame-ancestors 'none'"},
    {"X-Content-Type-Options", "nosniff"},
    {"Referrer-Policy", "no-referrer"},
    {"Cross-Origin-Opener-Policy", "same-origin"},
};

// Sent over TLS (RFC 6797): for a year, browsers ask this host over TLS only.
inline constexpr std::string_view transport_security = "max-age=31536000";

// Letters A to Z in any case are the same, as in the names of headers and media types.
bool same_ignoring_case(std::string_view left, std::string_view right);

}  // namespace wirecopy::web
