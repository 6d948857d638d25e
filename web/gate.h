// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "web/key_ring.h"
#include "web/message.h"
#include "web/rate_limit.h"

namespace wirecopy::web {

enum class Readers { Everyone, KeyHolders };  // who may read

struct GateOptions {
  KeyRing keys;
  Readers readers = Readers::Everyone;
  double requests_per_second = 0;            // for each key, or each address without one; 0 = no limit
  double burst = 0;                          // requests at once
  std::vector<std::string> origins;          // pages of other sites that may read: "https://desk.example", or "*"
  std::vector<std::string> trusted_proxies;  // addresses whose X-Forwarded-For and X-Forwarded-Proto are believed
  // Where only this machine is to ask: names it is asked by beside those of the machine itself. Nothing: whatever name.
  std::optional<std::vector<std::string>> names = std::nullopt;
};

// Who asks, as the log and the limits know it.
struct Visitor {
  std::string address;
  std::string key;  // name of the key presented, empty for none
};

// Decides who may ask what. Thread-safe.
//
// A key is presented as "Authorization: Bearer KEY", as "X-Api-Key: KEY", or as the password of Basic, which browsers
// ask for. Keys decide who may write and who may see the metrics; without any key nobody may write, and everybody may
// see the metrics. A wrong key is refused even where none is needed: whoever presents one wants to know.
class Gate {
 public:
  explicit Gate(GateOptions options);

  // The visitor, or the answer: 401 without a key that is needed, 403 where its rights do not reach, 421 where the Host
  // is none of this server, 429 with Retry-After. A page for a browser, unless the address is for programs. `calls`:
  // how many requests it is to the limit; more than that ever lets through at once are 429 without Retry-After.
  std::variant<Visitor, Response> admit(const Request& request, Right right, RateLimit::Clock::time_point now,
                                        std::size_t calls = 1);

  // Whether `admit` would refuse the request for its Host, or for want of a key or a right. Takes nothing from the
  // limit.
  bool refuses_early(const Request& request, Right right) const;

  // Whether a proxy that is believed says that it was asked over TLS.
  bool is_told_secure(const Request& request) const;

  // The answer to an OPTIONS request that asks what another site's page may do (Fetch standard, CORS protocol).
  Response preflight(const Request& request) const;

  // Adds the CORS headers where the origin is allowed.
  void allow_origin(const Request& request, Response& response) const;

 private:
  std::string address_of(const Request& request) const;
  bool is_trusted(const Request& request) const;
  bool is_named_so(std::string_view host) const;
  std::optional<Response> refusal(const Request& request, std::string_view presented, const ApiKey* key,
                                  Right right) const;
  bool is_allowed(std::string_view origin) const;

  const GateOptions options_;
  RateLimit limit_;
};

// "localhost", "news.localhost", "127.0.0.1" or "[::1]", with a port or not.
bool is_loopback_host(std::string_view host);

// The key that a request presents, or empty.
std::string presented_key(const Request& request);

}  // namespace wirecopy::web
