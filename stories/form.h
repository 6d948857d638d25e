// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace wirecopy::stories {

// Items of one form come again and again: the close of the market, the weather, a list of results, an obituary. They
// share most of their words and are never one event. What gives them away is that the same words stand around other
// names and figures, or that an outlet gives the same headline on another day.

inline constexpr std::size_t form_features = 8;

// The series that an article says it is an item of, by its headline: hashes of any size. 0 in both: it says of none.
struct Series {
  uint64_t name = 0;  // of the series
  uint64_t item = 0;  // which of it, such as the day
};

// Sketches the form of one text: of every four words in turn, with each run of names and figures left open as one, the
// least hash in each of a few bins. Two texts agree in as many bins as they share such runs.
// Call sequence: (add* take)*
class FormMaker {
 public:
  FormMaker() { least_.fill(empty); }

  // What is filled in is a name or a figure.
  enum class Part { Word, FilledIn };
  void add(uint32_t word, Part part);

  // The features, hashes of any size; none where the text is too short to have a form.
  std::vector<uint64_t> take();

 private:
  static constexpr uint64_t empty = UINT64_MAX;

  std::array<uint32_t, 4> last_{};
  uint32_t units_ = 0;
  bool is_filled_in_ = false;  // the last unit
  std::array<uint64_t, form_features> least_;
};

// The form of an article, as its profile has it. An article that was restored from an index of before there were forms
// has none, and is like no other.
class Form {
 public:
  void add_feature(uint32_t bucket);
  void set_series(uint32_t bucket) { series_ = bucket; }
  void set_item(uint32_t bucket) { item_ = bucket; }

  // True when two articles that are no copies of each other are two items of one form. Symmetric.
  bool is_other_item_of(const Form& other) const;

 private:
  std::array<uint32_t, form_features> features_{};
  uint32_t size_ = 0;
  static constexpr uint32_t none = UINT32_MAX;
  uint32_t series_ = none;
  uint32_t item_ = none;
  uint64_t mask_ = 0;  // a bit of each feature: most pairs are told apart by it
};

}  // namespace wirecopy::stories
