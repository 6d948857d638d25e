// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/outlet_spellings.h"

#include "corpus/complete.h"
#include "corpus/hosts.h"
#include "corpus/outlets.h"
#include "corpus/url.h"
#include "schema/spellings.h"

namespace wirecopy::indexer {

namespace {

bool is_said_by_user(const corpus::Article& article) {
  const std::string_view from = corpus::source_of(article, "outlet");
  return from == corpus::outlet_from_flag || from == corpus::outlet_from_table;
}

// "reuters" of reuters.com: what an outlet is called that has the name for itself in all countries. Empty for others:
// express.de and express.co.uk are two papers.
std::string name_in_host(std::string_view host) {
  constexpr std::size_t shortest = 4;
  std::string_view name = host.substr(0, host.size() - corpus::public_suffix_size(host));
  const std::string_view suffix = host.substr(name.size());
  if (!suffix.ends_with("com") && !suffix.ends_with("org") && !suffix.ends_with("net")) return {};
  if (name.ends_with('.')) name.remove_suffix(1);
  const bool is_plain = name.size() >= shortest && name.find('.') == std::string_view::npos;
  return is_plain && suffix.size() <= std::string_view(".com").size() ? std::string(name) : std::string();
}

}  // namespace

const std::string& OutletSpellings::kept_for(const std::string& key) {
  auto found = known_.find(key);
  if (found == known_.end()) found = known_.emplace(key, schema::read_spelling(index_, key)).first;
  return found->second;
}

void OutletSpellings::keep(const std::string& key, const std::string& spelling) {
  known_[key] = spelling;
  added_[key] = spelling;
}

void OutletSpellings::settle(corpus::Article& article) {
  if (article.outlet.empty() || is_said_by_user(article)) return;
  std::string host = corpus::main_host(corpus::publisher_host(article.url));
  if (host.empty() && corpus::is_host(article.outlet)) host = article.outlet;
  const std::string name = schema::spelling_key(article.outlet);
  std::string kept;
  if (!host.empty() && (article.outlet == host || corpus::is_name_of_host(article.outlet, host))) {
    kept = kept_for(host);
    if (kept.empty()) {
      const std::string said = article.outlet == host ? name_in_host(host) : name;
      kept = said.empty() ? "" : kept_for(said);
      // One name may be that of two hosts.
      if (kept.empty() || corpus::is_host(kept)) kept = article.outlet;
      keep(host, kept);
      if (!said.empty() && kept_for(said).empty()) keep(said, kept);
    } else if (article.outlet != host && kept_for(name).empty()) {
      keep(name, kept);
    }
  } else {
    kept = kept_for(name);
    if (kept.empty()) keep(name, kept = article.outlet);
  }
  article.outlet = kept;
}

void OutletSpellings::write(Xapian::WritableDatabase& index) {
  for (const auto& [key, spelling] : added_) schema::write_spelling(index, key, spelling);
  added_.clear();
}

}  // namespace wirecopy::indexer
