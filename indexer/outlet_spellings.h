// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <map>
#include <string>

#include <tsl/robin_map.h>
#include <xapian.h>

#include "corpus/article.h"

namespace wirecopy::indexer {

// Keeps one spelling of each outlet in an index. The articles of a host that name no outlet, and those that name it as
// the host is named ("BBC News" at bbc.co.uk), are of one outlet: it goes by the spelling that came first. A name that
// was thus taken for another one is, from then on, also where an article has no address. Names that a host says nothing
// of are joined where they differ in case or points alone ("BBC", "B.B.C."), or one of them is the host of that name
// ("Reuters", reuters.com): a portal prints the articles of many outlets. What a table or a flag says is left alone.
// Depends on the articles and their order alone. Some 100 bytes in memory for each host and name that is met. Not
// thread-safe.
class OutletSpellings {
 public:
  // Goes on with the spellings of the index.
  explicit OutletSpellings(const Xapian::Database& index) : index_(index) {}

  // Gives the outlet of the article its spelling.
  void settle(corpus::Article& article);

  // Stores what came since the last call.
  void write(Xapian::WritableDatabase& index);

 private:
  const std::string& kept_for(const std::string& key);  // empty when there is none
  void keep(const std::string& key, const std::string& spelling);

  Xapian::Database index_;
  tsl::robin_map<std::string, std::string> known_;  // by host, or by folded name
  std::map<std::string, std::string> added_;
};

}  // namespace wirecopy::indexer
