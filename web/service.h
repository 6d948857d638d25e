// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <memory>
#include <optional>

#include "web/access_log.h"
#include "web/gate.h"
#include "web/metrics.h"
#include "web/routes.h"

namespace wirecopy::web {

// What stands around the routes: who may ask, how the answer goes over the wire, what is noted of it. Thread-safe.
class Service {
 public:
  // The log may be null. The backend, whose metrics are those of the service, must outlive it.
  Service(const Backend& backend, GateOptions gate, std::unique_ptr<AccessLog> log, Report report);

  Response answer(const Request& request);

  // The answer to a request that will be refused whatever its body is, or nothing.
  std::optional<Response> refuse_early(const Request& without_body);

 private:
  Response admit(const Request& request, const Route* route, Visitor& visitor);
  void note(const Request& request, const Route* route, const Visitor& visitor, const Response& response,
            double seconds);

  const Backend& backend_;
  Gate gate_;
  const std::unique_ptr<AccessLog> log_;
  const Report report_;
};

// The most bytes of a body that a target takes: articles come in loads, everything else is a query.
uint64_t longest_body(std::string_view target);
inline constexpr uint64_t longest_query_body = 1 << 20;
inline constexpr uint64_t longest_load = 32 << 20;

}  // namespace wirecopy::web
