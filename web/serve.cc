// SPDX-License-Identifier: GPL-2.0-or-later
#include "web/serve.h"

#include <algorithm>
#include <memory>
#include <mutex>
#include <thread>

#include "indexer/writer_lock.h"
#include "text/error.h"
#include "web/inherited_sockets.h"
#include "web/network_address.h"
#include "web/open_indexes.h"
#include "web/server.h"
#include "web/service.h"
#include "web/url.h"
#include "web/wording.h"

namespace wirecopy::web {

namespace {

constexpr double burst_seconds = 10;

// Whether no other machine can reach it.
bool is_local(const ServeOptions& options, const std::vector<int>& sockets) {
  return sockets.empty() ? is_loopback(options.address) : std::ranges::all_of(sockets, listens_on_loopback);
}

void check_reach(const ServeOptions& options, const std::vector<int>& sockets, const ApiKeys& keys) {
  if (options.allow_public || is_local(options, sockets) || !keys.empty()) return;
  const std::string hint =
      "make keys with 'wirecopy keys add' and name their file with --keys, or allow --public access";
  const std::string place = sockets.empty() ? "the address " + options.address : "an inherited socket";
  if (options.keys_file.empty())
    throw Error(place + " can be reached from other machines, and there are no keys", hint, Failure::Usage);
  throw Error("there is no key in " + options.keys_file + ", so that nobody could ask", hint, Failure::Usage);
}

// "https://desk.example", as a browser sends it (RFC 6454, section 6.2), or "*".
bool is_origin(std::string_view origin) {
  if (origin == "*") return true;
  const std::size_t colon = origin.find("://");
  if (colon == 0 || colon == std::string_view::npos) return false;
  const std::string_view host = origin.substr(colon + 3);
  return !host.empty() && host.find_first_of("/?#@ ") == std::string_view::npos;
}

void check_origins(const ServeOptions& options) {
  for (const std::string& origin : options.origins) {
    if (is_origin(origin)) continue;
    throw Error("'" + origin + "' is no site whose pages may read",
                "write it without a path, as https://desk.example; or * for all sites", Failure::Usage);
  }
}

void refuse(const std::string& value, const std::string& wrong, const std::string& hint) {
  throw Error("'" + value + "' " + wrong, hint, Failure::Usage);
}

// What would be without effect, and is no doubt meant to have one.
void check_options(const ServeOptions& options) {
  check_origins(options);
  for (const std::string& proxy : options.trusted_proxies)
    if (!canonical_address(proxy)) refuse(proxy, "is no address of a proxy", "write it as 10.0.0.5 or fd00::5");
  for (const std::string& name : options.names)
    if (!is_host_name(name)) refuse(name, "is no name of a host", "write it as news.example or news.example:8080");
  if (options.certificate_file.empty() && !options.key_file.empty())
    throw Error("there is a key for https, " + options.key_file + ", and no certificate",
                "name the file of the certificate with --certificate", Failure::Usage);
  if (options.burst > 0 && options.rate <= 0)
    throw Error("requests at once are limited by --burst only where there is a limit of requests a second",
                "give one with --rate", Failure::Usage);
}

GateOptions gate_options(const ServeOptions& options, KeyRing keys, const std::vector<int>& sockets) {
  const bool local = is_local(options, sockets);
  GateOptions gate;
  gate.keys = std::move(keys);
  gate.readers = options.allow_public || options.keys_file.empty() || local ? Readers::Everyone : Readers::KeyHolders;
  if (local && !options.allow_public && options.keys_file.empty()) gate.names = options.names;
  gate.requests_per_second = options.rate;
  gate.burst = options.burst > 0 ? options.burst : options.rate * burst_seconds;
  gate.origins = options.origins;
  gate.trusted_proxies = options.trusted_proxies;
  return gate;
}

bool may_write(const ApiKeys& keys) {
  return std::ranges::any_of(keys.all(), [](const ApiKey& key) { return key.has(Right::Write); });
}

// The inbox of a server, made when the first key that may write is there.
class Writing {
 public:
  Writing(KeyRing keys, indexer::InboxOptions options) : keys_(std::move(keys)), options_(std::move(options)) {
    try {
      indexer::check_place(options_.index);
    } catch (const Error&) {
      stopped_ = true;
    }
  }

  // Null as long as nobody may write, and where nothing can be written: to several indexes that a stub file joins, or
  // to one behind a server.
  indexer::Inbox* inbox() {
    const std::lock_guard lock(mutex_);
    if (inbox_ == nullptr && !stopped_ && may_write(*keys_.current()))
      inbox_ = std::make_unique<indexer::Inbox>(options_);
    return inbox_.get();
  }

  void stop() {
    const std::lock_guard lock(mutex_);
    stopped_ = true;
    if (inbox_ != nullptr) inbox_->stop();
  }

  // Waits until nothing is written any more; how many articles are left.
  uint64_t finish() {
    stop();
    if (inbox_ == nullptr) return 0;
    inbox_->finish();
    return inbox_->waiting();
  }

 private:
  const KeyRing keys_;
  const indexer::InboxOptions options_;
  std::mutex mutex_;
  bool stopped_ = false;
  std::unique_ptr<indexer::Inbox> inbox_;
};

// What was accepted and is not in the index, for who stops the server.
void tell_of_rest(uint64_t articles, const std::string& index, const Report& report) {
  if (articles == 0) return;
  report("stopped; " + count_words(articles, "accepted article is", "accepted articles are") +
             " not in the index yet, and kept in " + index + ".inbox",
         "they are written when a server with a key that may write is started with this index");
}

}  // namespace

void serve(const ServeOptions& options) {
  const std::vector<int> sockets = inherited_sockets();
  KeyRing keys = options.keys_file.empty() ? KeyRing() : KeyRing(options.keys_file, options.on_error);
  check_reach(options, sockets, *keys.current());
  check_options(options);
  const OpenIndexes indexes(options.indexes, options.longest_search_ms);
  Metrics metrics;
  const std::string& written_index = indexes.named().front().searchers.index();
  Writing writing(keys, {.index = written_index, .report = options.on_error, .written = [&metrics](uint64_t articles) {
                           metrics.written(articles);
                         }});
  writing.inbox();  // what was accepted by the server before is written now
  Backend backend(indexes.named());
  backend.inbox = [&writing] { return writing.inbox(); };
  backend.metrics = &metrics;
  std::unique_ptr<AccessLog> log;
  if (!options.access_log.empty()) log = std::make_unique<AccessLog>(options.access_log);
  Service service(backend, gate_options(options, std::move(keys), sockets), std::move(log), options.on_error);

  Server server({.address = options.address,
                 .port = options.port,
                 .inherited_sockets = sockets,
                 .certificate_file = options.certificate_file,
                 .key_file = options.key_file,
                 .signals = Signals::StopOnTerminate,
                 .threads = options.threads != 0 ? options.threads : std::max(1u, std::thread::hardware_concurrency()),
                 .body_bytes = longest_load,
                 .body_limit = longest_body,
                 .refuse_early = [&](const Request& without_body) { return service.refuse_early(without_body); },
                 .on_stop = [&] { writing.stop(); }},
                [&](const Request& request) { return service.answer(request); });
  for (const std::string& url : server.urls()) options.on_ready(url);
  server.run();
  tell_of_rest(writing.finish(), written_index, options.on_error);
}

}  // namespace wirecopy::web
