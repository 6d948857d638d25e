// SPDX-License-Identifier: GPL-2.0-or-later
#include <string>

#include "cli/commands.h"
#include "cli/options.h"
#include "cli/output.h"
#include "text/escape.h"
#include "web/serve.h"

namespace wirecopy::cli {

namespace {

int run_serve(web::ServeOptions options) {
  // Programs read the address from the first line, so it must not wait in a buffer.
  options.on_ready = [](const std::string& url) {
    write_out(url + "/\n");
    flush_out();
  };
  options.on_error = [](const std::string& message, const std::string& hint) {
    write_note("wirecopy: " + text::escape_terminal(message) + (hint.empty() ? "" : "\nhint: " + hint));
  };
  web::serve(options);
  return 0;
}

}  // namespace

Run add_serve(CLI::App& app) {
  const auto options = std::make_shared<web::ServeOptions>();
  app.add_option("--address", options->address, "The address to listen on (default: 127.0.0.1)")
      ->option_text("ADDRESS");
  app.add_option("--port", options->port, "The port (default: any free one)")->option_text("N");
  app.add_option("--threads", options->threads, "Searches at once (default: one a processor)")->option_text("N");
  app.add_flag("--public", options->allow_public, "Let other machines in; there are no passwords");
  add_index_option(app, options->index);
  return [options] { return run_serve(*options); };
}

}  // namespace wirecopy::cli
