// SPDX-License-Identifier: GPL-2.0-or-later
#include "web/rate_limit.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

namespace wirecopy::web {

double RateLimit::tokens_at(const Bucket& bucket, Clock::time_point now) const {
  const double seconds = std::chrono::duration<double>(now - bucket.filled).count();
  return std::min(burst_, bucket.tokens + std::max(0.0, seconds) * per_second_);
}

std::chrono::seconds RateLimit::take(const std::string& visitor, Clock::time_point now, std::size_t cost) {
  if (per_second_ <= 0) return std::chrono::seconds(0);
  const std::lock_guard lock(mutex_);
  if (buckets_.size() >= most_visitors && !buckets_.contains(visitor)) forget(now);
  Bucket& bucket = buckets_.try_emplace(visitor, Bucket{.tokens = burst_, .filled = now}).first->second;
  bucket.tokens = tokens_at(bucket, now);
  bucket.filled = now;
  const auto tokens = static_cast<double>(cost);
  if (bucket.tokens < tokens)
    return std::chrono::seconds(static_cast<int64_t>(std::ceil((tokens - bucket.tokens) / per_second_)));
  bucket.tokens -= tokens;
  return std::chrono::seconds(0);
}

std::size_t RateLimit::most_at_once() const {
  return per_second_ <= 0 ? std::numeric_limits<std::size_t>::max() : static_cast<std::size_t>(burst_);
}

void RateLimit::forget(Clock::time_point now) {
  std::erase_if(buckets_, [&](const auto& row) { return tokens_at(row.second, now) >= burst_; });
  if (buckets_.size() < most_visitors) return;
  std::vector<double> tokens;
  for (const auto& [visitor, bucket] : buckets_) tokens.push_back(tokens_at(bucket, now));
  const auto middle = tokens.begin() + static_cast<std::ptrdiff_t>(tokens.size() / 2);
  std::ranges::nth_element(tokens, middle);
  const double median = *middle;
  std::erase_if(buckets_, [&](const auto& row) { return tokens_at(row.second, now) >= median; });
}

std::size_t RateLimit::visitors() const {
  const std::lock_guard lock(mutex_);
  return buckets_.size();
}

}  // namespace wirecopy::web
