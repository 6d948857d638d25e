// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/outlet_spellings.h"

#include "corpus/complete.h"
#include "corpus/hosts.h"
#include "corpus/outlets.h"
#include "corpus/url.h"
#include "schema/spellings.h"
#include "text/words.h"

namespace wirecopy::indexer {

namespace {

bool is_said_by_user(const corpus::Article& article) {
  const std::string_view from = corpus::source_of(article, "outlet");
  return from == corpus::outlet_from_flag || from == corpus::outlet_from_table;
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
  const std::string host = corpus::main_host(corpus::publisher_host(article.url));
  const std::string name = text::fold(article.outlet);
  if (!host.empty() && (article.outlet == host || corpus::is_name_of_host(article.outlet, host))) {
    const std::string kept = kept_for(host);
    if (kept.empty()) return keep(host, article.outlet);
    if (kept == article.outlet) return;
    if (article.outlet != host && kept_for(name).empty()) keep(name, kept);
    article.outlet = kept;
  } else if (const std::string& kept = kept_for(name); !kept.empty()) {
    article.outlet = kept;
  }
}

void OutletSpellings::write(Xapian::WritableDatabase& index) {
  for (const auto& [key, spelling] : added_) schema::write_spelling(index, key, spelling);
  added_.clear();
}

}  // namespace wirecopy::indexer
