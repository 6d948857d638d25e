// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/analyzer.h"

#include <functional>

#include <tsl/robin_map.h>
#include <xapian.h>

#include "text/language.h"

namespace wirecopy::text {

namespace {

struct TransparentHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view word) const { return std::hash<std::string_view>{}(word); }
};

// A language of news has some 200,000 word forms; beyond that the memory starts anew.
constexpr std::size_t most_remembered = 200'000;

}  // namespace

struct Stemmer::Memory {
  Xapian::Stem stem;
  bool works = false;
  tsl::robin_map<std::string, std::string, TransparentHash, std::equal_to<>> known;
};

Stemmer::Stemmer(std::string_view language) : memory_(std::make_unique<Memory>()) {
  const Language* row = find_language(language);
  if (row == nullptr || row->stemmer.empty()) return;
  memory_->stem = Xapian::Stem(std::string(row->stemmer));
  memory_->works = true;
}
Stemmer::~Stemmer() = default;
Stemmer::Stemmer(Stemmer&&) noexcept = default;
Stemmer& Stemmer::operator=(Stemmer&&) noexcept = default;

std::string_view Stemmer::stem(std::string_view lower, std::string_view folded) {
  if (!memory_->works) return folded;
  auto& known = memory_->known;
  if (const auto found = known.find(lower); found != known.end()) return found->second;
  if (known.size() >= most_remembered) known.clear();
  std::string made = strip_marks(memory_->stem(std::string(lower)));
  if (made.empty()) made = folded;
  return known.emplace(std::string(lower), std::move(made)).first->second;
}

std::string Stemmer::stem(std::string_view word) {
  const std::string lower_form = lower(word);
  return std::string(stem(lower_form, strip_marks(lower_form)));
}

bool Analyzer::next(Token& token) {
  Word word;
  if (!words_.next(word)) return false;
  token.span = word.span;
  token.folded = word.folded;
  token.stem = stemmer_.stem(word.lower, word.folded);
  return true;
}

}  // namespace wirecopy::text
