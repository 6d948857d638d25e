// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "dedup/house_style.h"
#include "dedup/shingles.h"
#include "text/span.h"

namespace wirecopy::dedup {

// What a word of a text is read for.
struct ReadWord {
  std::string word;  // as plain_words has it
  uint32_t unit = 0;
  uint32_t sentence = 0;
  bool is_figure = false;
  bool begins_sentence = false;
  bool in_dateline = false;
  bool is_name = false;  // begins with a capital where no sentence begins, and is in no dateline
  bool is_own = false;   // all units of it
  bool is_part = false;  // a space alone stands between it and the word behind it
};

// One of two texts that are held against one another, unit by unit: what it shares, what is quoted, what is named.
// Call sequence: constructor, share*, count, the rest. `text` outlives it.
class Side {
 public:
  explicit Side(std::string_view text);

  void share(const Span& passage);
  void count();

  uint32_t size() const { return static_cast<uint32_t>(units_.hashes.size()); }
  bool unspaced() const { return units_.unspaced; }
  uint32_t own() const { return own_; }
  uint32_t shared() const { return size() - own_; }
  uint32_t islands() const { return islands_; }  // runs of own units
  uint32_t longest_run() const { return longest_run_; }
  uint32_t outside_quotes() const { return outside_quotes_; }
  uint32_t shared_outside_quotes() const { return shared_outside_quotes_; }
  uint32_t before_shared() const;
  uint32_t behind_shared() const;
  uint32_t changed_inside() const { return own_ - before_shared() - behind_shared(); }
  uint32_t shared_before_longest() const;  // shared units that stand before the longest run of own ones
  double share_shared() const;
  double names_in_shared() const;  // names and figures
  double names_in_own() const;
  double footer_words_in_shared() const;
  // True when what is shared behind the longest own run begins as "About Calder Pumps" does, and speaks of them.
  bool introduces_itself() const;
  // Capitals tell names: there are some, and not everywhere.
  bool tells_names() const;

  std::vector<ReadWord> words() const;

 private:
  std::string word(uint32_t unit) const;
  bool is_figure_at(uint32_t unit) const;
  uint32_t unit_at(uint32_t byte) const;
  void read_marks();

  std::string_view text_;
  Units units_;
  std::vector<bool> shared_;
  std::vector<bool> quoted_;
  std::vector<bool> names_;
  std::vector<bool> begins_sentence_;
  std::vector<uint32_t> sentences_;
  uint32_t behind_dateline_ = 0;  // the first unit that is in none
  uint32_t capitals_ = 0;
  uint32_t own_names_ = 0;
  uint32_t shared_names_ = 0;
  uint32_t own_ = 0;
  uint32_t outside_quotes_ = 0;
  uint32_t shared_outside_quotes_ = 0;
  uint32_t islands_ = 0;
  uint32_t longest_run_ = 0;
  uint32_t longest_end_ = 0;
  uint32_t first_shared_ = UINT32_MAX;
  uint32_t last_shared_ = 0;
};

}  // namespace wirecopy::dedup
