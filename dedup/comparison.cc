// SPDX-License-Identifier: GPL-2.0-or-later
#include "dedup/comparison.h"

#include <algorithm>
#include <utility>

#include "dedup/shingles.h"

namespace wirecopy::dedup {

namespace {

// Beyond this a credit cannot stand in the first line of a text.
constexpr std::size_t dateline_bytes = 120;

bool holds(const std::vector<uint64_t>& sorted, uint64_t shingle) {
  return std::ranges::binary_search(sorted, shingle);
}

std::vector<uint64_t> sorted_once(std::vector<uint64_t> shingles) {
  std::ranges::sort(shingles);
  shingles.erase(std::unique(shingles.begin(), shingles.end()), shingles.end());
  return shingles;
}

// The shingles of a row of units that are not in the set yet, each once.
std::vector<uint64_t> added_to(const std::vector<uint64_t>& set, const std::vector<uint32_t>& row, std::size_t size) {
  Units units;
  units.hashes = row;
  std::vector<uint64_t> added = row.size() < size ? std::vector<uint64_t>() : shingles_of(units, size);
  std::erase_if(added, [&](uint64_t shingle) { return holds(set, shingle); });
  return sorted_once(std::move(added));
}

// What is compared beside the bodies.
using Additions = std::vector<uint64_t>;

Additions additions_of(const ComparedText& text, bool with_title) {
  Additions additions = text.credit;
  if (with_title) additions.insert(additions.end(), text.title.begin(), text.title.end());
  return additions;
}

uint32_t figures_in(const Additions& additions) {
  return static_cast<uint32_t>(
      std::ranges::count_if(additions, [](uint64_t shingle) { return shingle & figure_mark; }));
}

// The overlap of the bodies, and what the additions make of it. Additions are few and not in the body beside them.
Overlap with_additions(Overlap overlap, const ComparedText& a, const ComparedText& b, bool with_titles) {
  const Additions to_a = additions_of(a, with_titles);
  const Additions to_b = additions_of(b, with_titles);
  const auto share = [&](uint64_t shingle) {
    ++overlap.shared;
    overlap.shared_figures += (shingle & figure_mark) != 0;
  };
  for (const uint64_t shingle : to_a) {
    if (holds(b.body, shingle) || std::ranges::find(to_b, shingle) != to_b.end()) share(shingle);
  }
  for (const uint64_t shingle : to_b) {
    if (holds(a.body, shingle)) share(shingle);
  }
  overlap.size_a += static_cast<uint32_t>(to_a.size());
  overlap.size_b += static_cast<uint32_t>(to_b.size());
  overlap.figures_a += figures_in(to_a);
  overlap.figures_b += figures_in(to_b);
  return overlap;
}

}  // namespace

ComparedText compared_text(std::string_view title, std::string_view body, std::string_view credit) {
  ComparedText text;
  const Units body_units = units_of(body);
  const std::vector<uint32_t>& in_body = body_units.hashes;
  const std::size_t size = body_units.shingle_size();
  text.brief = in_body.size() < least_body_units;
  text.body = text.brief ? shingle_set(title, body) : sorted_once(shingles_of(body_units));
  // Rows that reach one unit less than a shingle into the body: each shingle of them begins in the title, or ends in
  // the credit.
  const auto reach = static_cast<std::ptrdiff_t>(std::min(size - 1, in_body.size()));
  if (!text.brief) {
    std::vector<uint32_t> row = units_of(title).hashes;
    row.resize(std::min(row.size(), most_title_shingles));
    if (!row.empty()) {
      row.insert(row.end(), in_body.begin(), in_body.begin() + reach);
      text.title = added_to(text.body, row, size);
    }
  }
  const std::vector<uint32_t> signature = units_of(credit).hashes;
  const bool is_dateline = body.substr(0, dateline_bytes).find(credit) != std::string_view::npos;
  if (!signature.empty() && signature.size() < size && !is_dateline) {
    std::vector<uint32_t> row(in_body.end() - reach, in_body.end());
    row.insert(row.end(), signature.begin(), signature.end());
    text.credit = added_to(text.body, row, size);
  }
  std::erase_if(text.title, [&](uint64_t shingle) { return holds(text.credit, shingle); });
  return text;
}

Overlap compare(const ComparedText& a, const ComparedText& b) {
  const Overlap bodies = overlap(a.body, b.body);
  if (bodies.shared == 0 || bodies.is_equal()) return bodies;
  return with_additions(bodies, a, b, a.brief || b.brief);
}

bool is_verified(const ComparedText& a, const ComparedText& b, const Overlap& overlap, const CandidatePair& pair) {
  if (!is_reported(overlap)) return false;
  if (!is_formula(overlap, pair)) return true;
  return is_reported(with_additions(dedup::overlap(a.body, b.body), a, b, true));
}

}  // namespace wirecopy::dedup
