// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/versions.h"

#include <algorithm>

#include "corpus/url.h"
#include "text/hash.h"

namespace wirecopy::indexer {

uint64_t address_of(const corpus::Article& article) {
  if (article.url.empty()) return 0;
  const std::string canonical = corpus::canonical_url(article.url);
  return corpus::names_page(canonical) ? text::hash_of(canonical) : 0;
}

bool is_older(const corpus::Date& arriving_modified, const corpus::Date& standing_modified) {
  const corpus::Precision known = std::min(arriving_modified.precision, standing_modified.precision);
  if (known < corpus::Precision::Day) return false;
  constexpr int64_t day = 86'400;
  const auto floor = [&](int64_t seconds) {
    return known >= corpus::Precision::Minute ? seconds : (seconds - (seconds % day + day) % day) / day;
  };
  return floor(arriving_modified.seconds) < floor(standing_modified.seconds);
}

}  // namespace wirecopy::indexer
