// SPDX-License-Identifier: GPL-2.0-or-later
#include "web/gate.h"

#include <algorithm>

#include <openssl/evp.h>

#include "text/ascii.h"
#include "web/layout.h"
#include "web/network_address.h"
#include "web/problem.h"

namespace wirecopy::web {

namespace {

constexpr std::size_t longest_credentials = 4096;

// Base64 (RFC 4648), empty when it is none.
std::string decode_base64(std::string_view text) {
  if (text.empty() || text.size() % 4 != 0 || text.size() > longest_credentials) return "";
  std::string bytes(text.size() / 4 * 3, '\0');
  const int size = EVP_DecodeBlock(reinterpret_cast<unsigned char*>(bytes.data()),
                                   reinterpret_cast<const unsigned char*>(text.data()), static_cast<int>(text.size()));
  if (size < 0) return "";
  for (std::size_t padding = 0; padding < 2 && text.ends_with('='); ++padding) {
    text.remove_suffix(1);
    bytes.pop_back();
  }
  return bytes;
}

// What stands behind the name of a scheme in an Authorization header, or empty.
std::string_view credentials(std::string_view header, std::string_view scheme) {
  if (header.size() <= scheme.size() || header[scheme.size()] != ' ') return {};
  if (!same_ignoring_case(header.substr(0, scheme.size()), scheme)) return {};
  return text::trim(header.substr(scheme.size()));
}

GateOptions canonical(GateOptions options) {
  for (std::string& proxy : options.trusted_proxies) proxy = canonical_address(proxy).value_or(proxy);
  return options;
}

Response refused(const Request& request, int status, std::string code, std::string detail, std::string hint) {
  const Problem problem{
      .status = status, .code = std::move(code), .detail = std::move(detail), .hint = std::move(hint)};
  const bool takes_pages = request.header("Accept").find("text/html") != std::string_view::npos;
  Response response = takes_pages ? problem_response(request, problem) : problem_json(problem);
  if (status == 401) {
    response.headers.push_back({"WWW-Authenticate", "Bearer realm=\"wirecopy\""});
    response.headers.push_back({"WWW-Authenticate", "Basic realm=\"wirecopy\", charset=\"UTF-8\""});
  }
  return response;
}

}  // namespace

std::string presented_key(const Request& request) {
  if (const std::string_view key = request.header("X-Api-Key"); !key.empty()) return std::string(text::trim(key));
  const std::string_view header = request.header("Authorization");
  if (const std::string_view token = credentials(header, "Bearer"); !token.empty()) return std::string(token);
  const std::string pair = decode_base64(credentials(header, "Basic"));
  const std::size_t colon = pair.find(':');
  return colon == std::string::npos ? "" : pair.substr(colon + 1);
}

bool is_loopback_host(std::string_view host) {
  if (host.starts_with("[::1]")) return true;
  host = host.substr(0, host.find(':'));
  if (same_ignoring_case(host, "localhost")) return true;
  constexpr std::string_view below = ".localhost";  // RFC 6761, section 6.3
  if (host.size() > below.size() && same_ignoring_case(host.substr(host.size() - below.size()), below)) return true;
  return host.starts_with("127.") && host.find_first_not_of("0123456789.") == std::string_view::npos;
}

Gate::Gate(GateOptions options)
    : options_(canonical(std::move(options))), limit_(options_.requests_per_second, options_.burst) {}

bool Gate::is_trusted(const Request& request) const {
  return std::ranges::count(options_.trusted_proxies, request.peer) > 0;
}

bool Gate::is_told_secure(const Request& request) const {
  return is_trusted(request) && same_ignoring_case(request.header("X-Forwarded-Proto"), "https");
}

// A page of another site can have its own name lead to this machine, and would then read what stands here (DNS
// rebinding): but its name stays in the Host. Only HTTP/1.0, which no browser speaks, has none.
bool Gate::is_named_so(std::string_view host) const {
  if (!options_.names || host.empty() || is_loopback_host(host)) return true;
  return std::ranges::any_of(*options_.names, [&](const std::string& name) {
    return same_ignoring_case(name, host) || same_ignoring_case(name, host.substr(0, host.find(':')));
  });
}

std::string Gate::address_of(const Request& request) const {
  if (!is_trusted(request)) return request.peer;
  std::string_view chain = request.header("X-Forwarded-For");
  if (const std::size_t comma = chain.rfind(','); comma != std::string_view::npos) chain.remove_prefix(comma + 1);
  chain = text::trim(chain);
  if (chain.empty() || chain.size() > 64) return request.peer;
  return canonical_address(chain).value_or(std::string(chain));
}

std::variant<Visitor, Response> Gate::admit(const Request& request, Right right, RateLimit::Clock::time_point now,
                                            std::size_t calls) {
  Visitor visitor{.address = address_of(request), .key = {}};
  const std::string presented = presented_key(request);
  const std::shared_ptr<const ApiKeys> keys = options_.keys.current();
  const ApiKey* key = presented.empty() ? nullptr : keys->find(presented);
  if (key != nullptr) visitor.key = key->name;

  // Before keys are looked at more closely, so that guessing them is slow.
  const std::size_t most = limit_.most_at_once();
  const std::chrono::seconds wait =
      right == Right::None && presented.empty()
          ? std::chrono::seconds(0)
          : limit_.take(key != nullptr ? "key " + key->name : visitor.address, now, calls > most ? 1 : calls);
  if (wait.count() > 0) {
    const std::string seconds = std::to_string(wait.count());
    Response response = refused(request, 429, "too_many_requests", "too many requests in a short time",
                                "wait " + seconds + (wait.count() == 1 ? " second" : " seconds") + " before the next");
    response.headers.push_back({"Retry-After", seconds});
    return response;
  }
  if (calls > most)
    return refused(request, 429, "too_many_requests", "these are more calls than are answered at once",
                   "send " + std::to_string(most) + " at once at most");
  if (std::optional<Response> response = refusal(request, presented, key, right)) return std::move(*response);
  return visitor;
}

bool Gate::refuses_early(const Request& request, Right right) const {
  const std::string presented = presented_key(request);
  const std::shared_ptr<const ApiKeys> keys = options_.keys.current();
  return refusal(request, presented, presented.empty() ? nullptr : keys->find(presented), right).has_value();
}

std::optional<Response> Gate::refusal(const Request& request, std::string_view presented, const ApiKey* key,
                                      Right right) const {
  const bool has_keys = options_.keys.has_keys();
  if (!is_named_so(request.header("Host")))
    return refused(request, 421, "other_host", "this server answers this machine only, and by its own names",
                   "ask for it as localhost or 127.0.0.1, or name what it is called with --host");
  if (!presented.empty() && key == nullptr && has_keys)
    return refused(request, 401, "unknown_key", "the key that was given is not known", "check the key, or give none");
  const bool open = right == Right::None || (right == Right::Read && options_.readers == Readers::Everyone) ||
                    (right == Right::Metrics && !has_keys);
  if (open) return std::nullopt;
  if (!has_keys && right == Right::Write)
    return refused(request, 403, "read_only", "this server takes no articles: it has no keys",
                   "start it with --keys and a file that has a key with the right to write");
  if (key == nullptr)
    return refused(request, 401, "key_needed", "a key is needed", "give a key as 'Authorization: Bearer KEY'");
  if (!key->has(right))
    return refused(request, 403, "right_missing", "the key " + key->name + " does not have the right for this",
                   "use another key");
  return std::nullopt;
}

bool Gate::is_allowed(std::string_view origin) const {
  return !origin.empty() &&
         std::ranges::any_of(options_.origins, [&](const std::string& row) { return row == "*" || row == origin; });
}

void Gate::allow_origin(const Request& request, Response& response) const {
  if (options_.origins.empty()) return;
  response.headers.push_back({"Vary", "Origin"});
  const std::string_view origin = request.header("Origin");
  const auto is_open = [](const Header& header) { return header.name == "Access-Control-Allow-Origin"; };
  // Browsers refuse an answer that says it twice.
  if (!is_allowed(origin) || std::ranges::any_of(response.headers, is_open)) return;
  response.headers.push_back({"Access-Control-Allow-Origin", std::string(origin)});
  response.headers.push_back({"Access-Control-Expose-Headers", "ETag, Retry-After, Link"});
  response.headers.push_back({"Cross-Origin-Resource-Policy", "cross-origin"});
}

Response Gate::preflight(const Request& request) const {
  Response response{.status = 204, .content_type = {}, .body = {}, .headers = {}};
  allow_origin(request, response);
  if (is_allowed(request.header("Origin"))) {
    response.headers.push_back({"Access-Control-Allow-Methods", "GET, HEAD, POST, DELETE"});
    response.headers.push_back(
        {"Access-Control-Allow-Headers", "Authorization, Content-Type, X-Api-Key, If-None-Match"});
    response.headers.push_back({"Access-Control-Max-Age", "600"});
  }
  return response;
}

}  // namespace wirecopy::web
