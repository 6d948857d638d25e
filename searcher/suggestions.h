// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/answer.h"
#include "searcher/reader.h"

namespace wirecopy::searcher {

// What a suggestion is: the order is that of the answer.
enum class SuggestionKind { Word, Outlet, Author, Headline };
inline constexpr std::array<Named<SuggestionKind>, 4> suggestion_kinds{{{"word", SuggestionKind::Word},
                                                                        {"outlet", SuggestionKind::Outlet},
                                                                        {"author", SuggestionKind::Author},
                                                                        {"headline", SuggestionKind::Headline}}};

struct Suggestion {
  SuggestionKind kind = SuggestionKind::Word;
  std::string text;   // what to show: the word, name or headline
  std::string query;  // the whole query that it makes of what was typed
  std::string id;     // of the article of a headline, else empty
  uint64_t articles =
      0;  // with the word beside what was typed before it (alone: about so many), of the name, of the text
};

struct Suggestions {
  IndexState index;
  std::string text;  // as typed
  std::vector<Suggestion> suggestions;
  std::vector<Warning> warnings = {};  // of who asks: nothing that is typed here is wrong
};

inline constexpr uint32_t usual_suggestions = 5;
inline constexpr uint32_t most_suggestions = 20;

// What a query may become while it is typed, at most `most` of each kind, the most frequent first; headlines best
// first. The last word may be unfinished; what stands before it must be in the same article,
// unless an OR is between. Behind source: or author:
// only names are suggested, behind title: only words. Nothing for an empty text, or one that ends in something else
// than a word.
std::vector<Suggestion> suggest(const View& view, std::string_view text, uint32_t most);

// {"format_version", "index", "text", "suggestions": [{"kind", "text", "query", "articles", "id" of a headline}],
// "warnings"}
std::string to_json(const Suggestions& suggestions);

}  // namespace wirecopy::searcher
