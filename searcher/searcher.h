// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "schema/record.h"
#include "searcher/answer.h"
#include "searcher/comparison.h"
#include "searcher/match.h"
#include "searcher/news.h"
#include "searcher/story_timeline.h"
#include "searcher/suggestions.h"
#include "searcher/timeline.h"

namespace wirecopy::searcher {

// Answers queries over one index. Not thread-safe: one per thread (columns of a revision are shared between the
// searchers of a process). Every call looks at the newest committed state: it reopens by itself when the index changed
// or was replaced, and tries again when a writer overtakes it. Throws Error when the index is missing, of another
// version, or damaged. Cost: opening some 2 ms; the first query of a revision loads columns at about 25 million values
// a second.
class Searcher {
 public:
  // No search takes longer than `longest_search_ms`, whatever its request allows; 0 = as long as that does.
  explicit Searcher(std::string path, uint32_t longest_search_ms = 0);
  ~Searcher();
  Searcher(Searcher&&) noexcept;
  Searcher& operator=(Searcher&&) noexcept;

  // With a cursor it goes on where another page ended. Throws Error (Usage) when that is none of this query, or
  // CursorExpired (cursor.h).
  Answer search(const Request& request);

  // What a request finds that came in behind a mark, which then stands behind it; see news.h.
  Answer news(const Request& request, NewsMark& mark, Known known);

  // The article of an id with its copies, or nothing. `hit.rank` and `hit.score` are 0; with `query` its matches are
  // marked over the whole body: then `fragments` holds one fragment that is the body.
  std::optional<Hit> article(std::string_view id, std::string_view query = {});

  // Two articles of the index held against one another; nothing when one of the ids is not there.
  std::optional<ArticleComparison> compare(std::string_view a, std::string_view b);

  // The group of copies that an article is in, as it spread; nothing when there is no article of the id.
  std::optional<Timeline> copies(std::string_view id);

  // The story that an article is in, as it was told; nothing when there is no article of the id.
  std::optional<StoryTimeline> story(std::string_view id);

  // Who ran a text: the articles that reuse it.
  MatchAnswer match(const MatchRequest& request);

  // Every article that a request finds, as export.h has it.
  void each_article(const Request& request, const std::function<bool(const schema::StoredArticle& article)>& visit);

  // How a query is read, step by step, for people: tree, terms with their frequencies, the Xapian query, times.
  std::string explain(const Request& request);

  // What a query may become while it is typed; see suggestions.h.
  Suggestions suggest(std::string_view text, uint32_t most = usual_suggestions);

  IndexState state();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace wirecopy::searcher
