// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/furniture_memory.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include "corpus/credits.h"
#include "corpus/lines.h"
#include "text/hash.h"

namespace wirecopy::indexer {

namespace {

constexpr std::size_t articles_that_teach = 5;
constexpr uint64_t window = 50;            // successive articles of an outlet in which they must stand
constexpr uint64_t window_of_text = 10;    // likewise, of running text: what most articles end with is no background
constexpr std::size_t top_edge = 3;        // paragraphs
constexpr std::size_t end_edge = 4;        // likewise
constexpr std::size_t shortest_line = 12;  // bytes of a paragraph that may be furniture
constexpr std::size_t longest_line = 500;
constexpr std::size_t shortest_text = 80;  // bytes of a paragraph that is running text
constexpr std::size_t most_learned = 64;   // of an outlet; the one that was seen last the longest ago gives way
constexpr std::size_t most_outlets = 4096;

constexpr std::string_view paragraph_break = "\n\n";

struct Paragraph {
  std::string_view text;
  bool is_told = false;
  bool is_dropped = false;
};

std::vector<Paragraph> paragraphs_of(std::string_view body) {
  std::vector<Paragraph> paragraphs;
  while (!body.empty()) {
    const std::size_t end = std::min(body.find(paragraph_break), body.size());
    paragraphs.push_back({.text = body.substr(0, end)});
    body.remove_prefix(std::min(end + paragraph_break.size(), body.size()));
  }
  return paragraphs;
}

bool is_quotation(std::string_view line) {
  for (const std::string_view mark : {"\"", "'", "“", "”", "„", "«", "»", "‘", "‚", "「", "『", "–", "—"}) {
    if (line.starts_with(mark)) return true;
  }
  return false;
}

// Tables of figures repeat their heads and rows, which are text all the same.
bool has_many_figures(std::string_view line) {
  return static_cast<std::size_t>(std::ranges::count_if(line, corpus::is_ascii_digit)) * 10 > line.size();
}

bool may_be_furniture(std::string_view line) {
  return line.size() >= shortest_line && line.size() <= longest_line && !is_quotation(line) && !has_many_figures(line);
}

// The longest paragraphs of running text, by which texts are told apart.
class Longest {
 public:
  explicit Longest(const std::vector<Paragraph>& paragraphs) {
    std::vector<std::string_view> texts;
    texts.reserve(paragraphs.size());
    for (const Paragraph& paragraph : paragraphs) texts.push_back(paragraph.text);
    // One more than is needed: the line in question may be among them.
    const std::size_t kept = std::min<std::size_t>(texts.size(), schema::TextMark{}.size() + 1);
    std::ranges::partial_sort(texts, texts.begin() + static_cast<std::ptrdiff_t>(kept),
                              [](auto a, auto b) { return a.size() != b.size() ? a.size() > b.size() : a < b; });
    texts.resize(kept);
    for (const std::string_view text : texts) rows_.push_back({text.size(), text::hash_of(text)});
  }

  // Of an article without this line; false when it has no running text besides.
  bool mark_without(uint64_t line, schema::TextMark& mark) const {
    mark = {};
    std::size_t taken = 0;
    for (const Row& row : rows_) {
      if (row.hash == line || row.size < shortest_text || taken == mark.size()) continue;
      mark[taken++] = static_cast<uint32_t>(row.hash);
    }
    return taken > 0;
  }

 private:
  struct Row {
    std::size_t size;
    uint64_t hash;
  };
  std::vector<Row> rows_;
};

bool is_same_text(const schema::TextMark& a, const schema::TextMark& b) {
  return std::ranges::any_of(a, [&](uint32_t hash) { return hash != 0 && std::ranges::find(b, hash) != b.end(); });
}

// Notes that a line, not known yet, stands in the last article that was counted. True when that makes it furniture.
bool teach(schema::OutletFurniture& furniture, std::string_view text, uint64_t hash, const schema::TextMark& mark) {
  auto& candidates = furniture.candidates;
  auto candidate = std::ranges::find(candidates, hash, &schema::CandidateLine::hash);
  const uint64_t reach = text.size() >= shortest_text ? window_of_text : window;
  if (candidate != candidates.end() && candidate->first + reach <= furniture.articles) {
    candidates.erase(candidate);
    candidate = candidates.end();
  }
  if (candidate == candidates.end()) {
    candidates.push_back({hash, furniture.articles, {mark}});
    return false;
  }
  if (std::ranges::any_of(candidate->texts, [&](const auto& known) { return is_same_text(known, mark); })) return false;
  candidate->texts.push_back(mark);
  if (candidate->texts.size() < articles_that_teach) return false;
  candidates.erase(candidate);
  auto& learned = furniture.learned;
  if (learned.size() == most_learned) learned.erase(std::ranges::min_element(learned, {}, &schema::LearnedLine::last));
  learned.push_back({std::string(text), articles_that_teach, furniture.articles});
  return true;
}

// Whether a line of the last article that was counted is furniture.
bool is_furniture(schema::OutletFurniture& furniture, std::string_view text, uint64_t hash, const Longest& longest) {
  if (!may_be_furniture(text)) return false;
  const auto known = std::ranges::find(furniture.learned, text, &schema::LearnedLine::text);
  if (known != furniture.learned.end()) {
    ++known->articles;
    known->last = furniture.articles;
    return true;
  }
  schema::TextMark mark;
  return longest.mark_without(hash, mark) && teach(furniture, text, hash, mark);
}

}  // namespace

FurnitureMemory::FurnitureMemory(const Xapian::Database& index)
    : index_(index), outlets_(schema::count_furniture(index)) {}

schema::OutletFurniture* FurnitureMemory::outlet_of(const std::string& name) {
  if (name.empty()) return nullptr;
  auto found = known_.find(name);
  if (found == known_.end()) {
    schema::OutletFurniture furniture = schema::read_furniture(index_, name);
    const bool is_new = furniture.articles == 0;
    if (is_new && outlets_ >= most_outlets) return nullptr;
    outlets_ += is_new ? 1 : 0;
    found = known_.emplace(name, std::move(furniture)).first;
  }
  changed_.insert(name);
  return &found.value();
}

void FurnitureMemory::clean(corpus::Article& article) {
  schema::OutletFurniture* const furniture = outlet_of(article.outlet);
  if (furniture == nullptr) return;
  ++furniture->articles;
  auto& candidates = furniture->candidates;
  const auto current = std::ranges::find_if(
      candidates, [&](const schema::CandidateLine& line) { return line.first + window > furniture->articles; });
  candidates.erase(candidates.begin(), current);

  std::vector<Paragraph> paragraphs = paragraphs_of(article.body);
  const Longest longest(paragraphs);
  if (is_furniture(*furniture, article.standfirst, text::hash_of(article.standfirst), longest))
    article.standfirst.clear();
  // From an edge inwards, up to the first running text that is none.
  const auto tell = [&](const auto& begin, const auto& end) {
    for (auto paragraph = begin; paragraph != end; ++paragraph) {
      if (paragraph->is_told) break;
      paragraph->is_told = true;
      paragraph->is_dropped = is_furniture(*furniture, paragraph->text, text::hash_of(paragraph->text), longest);
      if (!paragraph->is_dropped && paragraph->text.size() >= shortest_text) break;
    }
  };
  tell(paragraphs.begin(), paragraphs.begin() + static_cast<std::ptrdiff_t>(std::min(top_edge, paragraphs.size())));
  tell(paragraphs.rbegin(), paragraphs.rbegin() + static_cast<std::ptrdiff_t>(std::min(end_edge, paragraphs.size())));
  const auto dropped = std::ranges::count_if(paragraphs, &Paragraph::is_dropped);
  if (dropped == 0 || dropped == std::ssize(paragraphs)) return;
  std::string body;
  for (const Paragraph& paragraph : paragraphs) {
    if (!paragraph.is_dropped) {
      body += body.empty() ? "" : paragraph_break;
      body += paragraph.text;
    } else if (article.credit.empty() && corpus::is_credit_line(paragraph.text)) {
      article.credit = paragraph.text;
    }
  }
  article.body = std::move(body);
}

void FurnitureMemory::write(Xapian::WritableDatabase& index) {
  for (const std::string& name : changed_) schema::write_furniture(index, known_.at(name));
  changed_.clear();
}

}  // namespace wirecopy::indexer
