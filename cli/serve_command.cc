// SPDX-License-Identifier: GPL-2.0-or-later
#include <string>

#include "cli/commands.h"
#include "cli/errors.h"
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
    write_error("wirecopy: " + text::escape_terminal(message) + (hint.empty() ? "" : "\nhint: " + hint));
  };
  web::serve(options);
  return 0;
}

void add_list(CLI::App& app, const std::string& name, std::vector<std::string>& values, const std::string& help,
              const std::string& text) {
  app.add_option(name, values, help)->delimiter(',')->allow_extra_args(false)->option_text(text);
}

}  // namespace

Run add_serve(CLI::App& app) {
  const auto options = std::make_shared<web::ServeOptions>();
  app.add_option("--address", options->address, "The address to listen on (default: 127.0.0.1)")
      ->option_text("ADDRESS");
  app.add_option("--port", options->port, "The port (default: any free one)")->option_text("N")->check(at_most(65'535));
  app.add_option("--threads", options->threads, "Searches at once (default: one a processor)")->option_text("N");
  app.add_option("--max-time", options->longest_search_ms,
                 "Milliseconds after which a search is cut, and says so; 0 is never (default: 10000)")
      ->option_text("MS");
  app.add_flag("--public", options->allow_public, "Let everybody read, from other machines too");
  app.add_option("--keys", options->keys_file, "The file of 'wirecopy keys': who may write, and read from elsewhere")
      ->option_text("FILE");
  app.add_option("--rate", options->rate, "Requests a second for each key or address (default: no limit)")
      ->option_text("N")
      ->check(at_least(0));
  app.add_option("--burst", options->burst, "Requests at once (default: ten seconds of the rate)")
      ->option_text("N")
      ->check(at_least(1));
  add_list(app, "--cors", options->origins, "Sites whose pages may read, or '*'", "ORIGIN,...");
  add_list(app, "--proxy", options->trusted_proxies, "Proxies whose X-Forwarded-For and -Proto are believed",
           "ADDRESS,...");
  add_list(app, "--host", options->names, "Names it may be asked by beside localhost, where it has no keys",
           "NAME,...");
  app.add_option("--certificate", options->certificate_file, "Serve https: the certificate chain, as PEM")
      ->option_text("FILE");
  app.add_option("--certificate-key", options->key_file, "Its private key, if it is not in the same file")
      ->option_text("FILE");
  app.add_option("--access-log", options->access_log, "Append a line of JSON for each request; - is standard error")
      ->option_text("FILE");
  add_indexes_option(app, options->indexes);
  return [options] { return run_serve(*options); };
}

}  // namespace wirecopy::cli
