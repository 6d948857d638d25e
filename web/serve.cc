// SPDX-License-Identifier: GPL-2.0-or-later
#include "web/serve.h"

#include <algorithm>
#include <thread>

#include "text/error.h"
#include "web/server.h"

namespace wirecopy::web {

void serve(const ServeOptions& options) {
  if (!options.allow_public && !is_loopback(options.address))
    throw Error("the address " + options.address + " can be reached from other machines, and there are no passwords",
                "listen on 127.0.0.1 behind a proxy that checks who asks, or allow public access", Failure::Usage);
  SearcherPool searchers(options.index);
  searchers.with([](searcher::Searcher& searcher) {
    return searcher.state();
  });  // a missing index shows at once, not on the first search

  Server server({.address = options.address,
                 .port = options.port,
                 .signals = Signals::StopOnTerminate,
                 .threads = options.threads != 0 ? options.threads : std::max(1u, std::thread::hardware_concurrency())},
                [&](const Request& request) { return dispatch(request, searchers, options.on_error); });
  options.on_ready(server.url());
  server.run();
}

}  // namespace wirecopy::web
