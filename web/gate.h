// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "web/api_keys.h"
#include "web/message.h"
#include "web/rate_limit.h"

namespace wirecopy::web {

enum class Readers { Everyone, KeyHolders };  // who may read

struct GateOptions {
  ApiKeys keys;
  Readers readers = Readers::Everyone;
  double requests_per_second = 0;            // for each key, or each address without one; 0 = no limit
  double burst = 0;                          // requests at once
  std::vector<std::string> origins;          // pages of other sites that may read: "https://desk.example", or "*"
  std::vector<std::string> trusted_proxies;  // addresses whose X-Forwarded-For is believed
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

  // The visitor, or the answer: 401 without a key that is needed, 403 where its rights do not reach, 429 with
  // Retry-After.
  std::variant<Visitor, Response> admit(const Request& request, Right right, RateLimit::Clock::time_point now);

  // Whether `admit` would refuse the request for want of a key or a right. Takes nothing from the limit.
  bool wants_key(const Request& request, Right right) const;

  // The answer to an OPTIONS request that asks what another site's page may do (Fetch standard, CORS protocol).
  Response preflight(const Request& request) const;

  // Adds the CORS headers where the origin is allowed.
  void allow_origin(const Request& request, Response& response) const;

 private:
  std::string address_of(const Request& request) const;
  const ApiKey* key_of(std::string_view presented) const;  // null without one that is known
  std::optional<Response> refusal(std::string_view presented, const ApiKey* key, Right right) const;
  bool is_allowed(std::string_view origin) const;

  const GateOptions options_;
  RateLimit limit_;
};

// The key that a request presents, or empty.
std::string presented_key(const Request& request);

}  // namespace wirecopy::web
