// SPDX-License-Identifier: GPL-2.0-or-later
#include "dedup/passages.h"

#include <algorithm>

#include <tsl/robin_map.h>

#include "dedup/shingles.h"

namespace wirecopy::dedup {

namespace {

// Places of one shingle that are followed. More find longer runs in texts that repeat themselves, at a cost that is
// linear in this number.
constexpr int followed_places = 16;
// A run of this many shingles is taken at once; before a shorter one is taken, a longer one that begins inside it is
// looked for.
constexpr std::size_t long_run = 4;

constexpr uint32_t no_place = UINT32_MAX;

struct Run {
  std::size_t in_a = 0;  // first unit
  std::size_t in_b = 0;
  std::size_t units = 0;

  std::size_t end_in_a() const { return in_a + units; }
};

class Matcher {
 public:
  Matcher(std::string_view a, std::string_view b) : a_(units_of(a, WithSpans::Yes)), b_(units_of(b, WithSpans::Yes)) {
    shingle_size_ = std::max(a_.shingle_size(), b_.shingle_size());
    in_a_ = shingles_of(a_, shingle_size_);
    const std::vector<uint64_t> in_b = shingles_of(b_, shingle_size_);
    next_place_.resize(in_b.size());
    first_place_.reserve(in_b.size());
    // From the end, so that each chain of places rises.
    for (std::size_t i = in_b.size(); i-- > 0;) {
      const auto place = static_cast<uint32_t>(i);
      const auto [first, is_new] = first_place_.try_emplace(in_b[i], place);
      next_place_[i] = is_new ? no_place : first->second;
      first.value() = place;
    }
  }

  std::vector<Passage> passages() {
    std::size_t position = 0;
    while (position < in_a_.size()) {
      const Run run = longest_at(position);
      if (run.units == 0) {
        ++position;
        continue;
      }
      const Run longer = grown_back(longest_inside(run));
      if (longer.in_a >= run.in_a + shingle_size_) {
        take({.in_a = run.in_a, .in_b = run.in_b, .units = std::min(longer.in_a - run.in_a, run.units)});
      }
      take(longer);
      position = end_in_a_;
    }
    return std::move(passages_);
  }

 private:
  // The longest shared run that begins at unit `position` of a, none if its shingle is not in b. Of equal ones that
  // which goes on where the passage before it ended, else the first.
  Run longest_at(std::size_t position) const {
    Run best{.in_a = position};
    const auto try_place = [&](std::size_t place) {
      if (const std::size_t units = equal_units(position, place); units > best.units) best = {position, place, units};
    };
    const auto found = first_place_.find(in_a_[position]);
    if (found == first_place_.end()) return best;
    if (const std::size_t after = end_in_b_ + (position - end_in_a_); after < next_place_.size()) try_place(after);
    uint32_t place = found->second;
    for (int i = 0; i < followed_places && place != no_place; ++i, place = next_place_[place]) try_place(place);
    if (best.units < shingle_size_ && best.units < a_.hashes.size()) best.units = 0;
    return best;
  }

  // A longer run that begins inside a short one, or the run itself.
  Run longest_inside(const Run& run) const {
    Run best = run;
    if (run.units >= long_run * shingle_size_) return best;
    const std::size_t end = std::min(run.end_in_a(), in_a_.size());
    for (std::size_t position = run.in_a + 1; position < end; ++position) {
      if (const Run other = longest_at(position); other.units > best.units) best = other;
    }
    return best;
  }

  // Grown to the front as far as the units are equal, not into the passage before.
  Run grown_back(Run run) const {
    while (run.in_a > end_in_a_ && run.in_b > 0 && a_.hashes[run.in_a - 1] == b_.hashes[run.in_b - 1]) {
      --run.in_a;
      --run.in_b;
      ++run.units;
    }
    return run;
  }

  std::size_t equal_units(std::size_t in_a, std::size_t in_b) const {
    const std::size_t most = std::min(a_.hashes.size() - in_a, b_.hashes.size() - in_b);
    const auto from_a = a_.hashes.begin() + static_cast<std::ptrdiff_t>(in_a);
    const auto from_b = b_.hashes.begin() + static_cast<std::ptrdiff_t>(in_b);
    return static_cast<std::size_t>(std::mismatch(from_a, from_a + static_cast<std::ptrdiff_t>(most), from_b).first -
                                    from_a);
  }

  void take(const Run& run) {
    const auto span_of = [&](const Units& units, std::size_t first) {
      return Span{units.spans[first].begin, units.spans[first + run.units - 1].end};
    };
    passages_.push_back({span_of(a_, run.in_a), span_of(b_, run.in_b), static_cast<uint32_t>(run.units)});
    end_in_a_ = run.end_in_a();
    end_in_b_ = run.in_b + run.units;
  }

  Units a_;
  Units b_;
  std::size_t shingle_size_ = 0;
  std::vector<uint64_t> in_a_;                      // shingles
  tsl::robin_map<uint64_t, uint32_t> first_place_;  // of a shingle in b
  std::vector<uint32_t> next_place_;                // of the same shingle in b
  std::vector<Passage> passages_;
  std::size_t end_in_a_ = 0;  // of the passage taken last
  std::size_t end_in_b_ = 0;
};

}  // namespace

std::vector<Passage> passages(std::string_view a, std::string_view b) {
  return Matcher(a, b).passages();
}

}  // namespace wirecopy::dedup
