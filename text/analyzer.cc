// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/analyzer.h"

#include <algorithm>
#include <array>
#include <functional>

#include <libstemmer.h>
#include <tsl/robin_map.h>
#include <xapian.h>

#include "text/language.h"
#include "text/light_stems.h"

namespace wirecopy::text {

namespace {

struct TransparentHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view word) const { return std::hash<std::string_view>{}(word); }
};

// An algorithm of Snowball that Xapian 1.4 was built without.
class SnowballStem : public Xapian::StemImplementation {
 public:
  explicit SnowballStem(std::string_view name)
      : name_(name), stemmer_(sb_stemmer_new(name_.c_str(), "UTF_8"), &sb_stemmer_delete) {
    if (!stemmer_) throw std::runtime_error("the Snowball library has no stemmer for " + name_);
  }

  std::string operator()(const std::string& word) override {
    const sb_symbol* stem =
        sb_stemmer_stem(stemmer_.get(), reinterpret_cast<const sb_symbol*>(word.data()), static_cast<int>(word.size()));
    if (stem == nullptr) throw std::bad_alloc();
    return {reinterpret_cast<const char*>(stem), static_cast<std::size_t>(sb_stemmer_length(stemmer_.get()))};
  }
  std::string get_description() const override { return name_; }

 private:
  std::string name_;
  std::unique_ptr<sb_stemmer, decltype(&sb_stemmer_delete)> stemmer_;
};

// One of light_stems.h.
class LightStem : public Xapian::StemImplementation {
 public:
  using Function = std::string (*)(std::string_view lower);
  LightStem(std::string_view name, Function function) : name_(name), function_(function) {}
  std::string operator()(const std::string& word) override { return function_(word); }
  std::string get_description() const override { return name_; }

 private:
  std::string name_;
  Function function_;
};

Xapian::Stem make_stem(std::string_view name) {
  if (name == "korean") return Xapian::Stem(new LightStem(name, korean_stem));
  if (name == "persian") return Xapian::Stem(new LightStem(name, persian_stem));
  constexpr std::string_view beside_xapian[] = {"greek", "hindi", "serbian", "yiddish"};
  if (std::ranges::find(beside_xapian, name) == std::end(beside_xapian)) return Xapian::Stem(std::string(name));
  return Xapian::Stem(new SnowballStem(name));  // Xapian counts the references and deletes it
}

// Those that only ever change the end of a word.
constexpr std::array<std::string_view, 15> suffix_stemmers{
    "danish",    "dutch",   "english",    "finnish",  "french",  "german",  "hungarian", "italian",
    "norwegian", "catalan", "portuguese", "romanian", "russian", "spanish", "swedish"};

// A language of news has some 200,000 word forms; beyond that the memory starts anew.
constexpr std::size_t most_remembered = 200'000;

struct Known {
  std::string stem;
  std::string plain;
};

}  // namespace

struct Stemmer::Memory {
  Xapian::Stem stem;
  bool works = false;
  bool is_arabic = false;
  bool is_greek = false;
  bool keeps_first_letter = true;   // as a stemmer that does nothing
  bool ends_at_apostrophe = false;  // Turkish sets the endings of names off so: "Ankara'da"
  tsl::robin_map<std::string, Known, TransparentHash, std::equal_to<>> known;

  std::string stem_of(std::string_view lower) const {
    if (!works) return std::string(lower);
    const std::size_t end = ends_at_apostrophe ? lower.find('\'', 1) : std::string_view::npos;
    const std::string_view word = lower.substr(0, end);
    if (is_arabic) return strip_marks(stem(definite_in_arabic(without_arabic_conjunction(word))));
    std::string made = strip_marks(stem(std::string(word)));
    return is_greek ? greek_stem(std::move(made), word) : made;
  }
};

Stemmer::Stemmer(std::string_view language) : memory_(std::make_unique<Memory>()) {
  const Language* row = find_language(language);
  if (row == nullptr || row->stemmer.empty()) return;
  memory_->stem = make_stem(row->stemmer);
  memory_->works = true;
  memory_->is_arabic = row->code == "ar";
  memory_->is_greek = row->code == "el";
  memory_->keeps_first_letter = std::ranges::find(suffix_stemmers, row->stemmer) != suffix_stemmers.end();
  memory_->ends_at_apostrophe = row->code == "tr";
}
Stemmer::~Stemmer() = default;
Stemmer::Stemmer(Stemmer&&) noexcept = default;
Stemmer& Stemmer::operator=(Stemmer&&) noexcept = default;

bool Stemmer::keeps_first_letter() const {
  return memory_->keeps_first_letter;
}

Stemmer::Stems Stemmer::both(std::string_view lower, std::string_view folded) {
  const bool has_marks = std::ranges::any_of(lower, [](char c) { return (c & 0x80) != 0; });
  if (!memory_->works && !has_marks) return {folded, folded};
  auto& known = memory_->known;
  if (const auto found = known.find(lower); found != known.end()) return {found->second.stem, found->second.plain};
  if (known.size() >= most_remembered) known.clear();
  Known made;
  made.stem = memory_->stem_of(lower);
  if (made.stem.empty() || !memory_->works) made.stem = folded;
  made.plain = has_marks ? memory_->stem_of(strip_all_marks(lower)) : made.stem;
  if (made.plain.empty()) made.plain = made.stem;
  const auto& entry = known.emplace(std::string(lower), std::move(made)).first->second;
  return {entry.stem, entry.plain};
}

std::string Stemmer::stem(std::string_view word) {
  const std::string lower_form = lower(word);
  return std::string(stem(lower_form, strip_marks(lower_form)));
}

bool Analyzer::next(Token& token) {
  Word word;
  if (!next_word(word)) return false;
  token.span = word.span;
  token.folded = word.folded;
  const Stemmer::Stems stems = stems_of(word);
  token.stem = stems.stem;
  token.plain_stem = stems.plain;
  return true;
}

}  // namespace wirecopy::text
