// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/article.h"
#include "dedup/passages.h"
#include "searcher/answer.h"
#include "searcher/reader.h"

namespace wirecopy::searcher {

// Who ran this text? A press release, a speech, a draft is held against every article of an index.

struct MatchRequest {
  std::string text = {};  // ill-formed UTF-8 is mended; beyond longest_matched bytes it is cut, with a warning
  uint32_t limit = 10;    // articles listed
};
inline constexpr std::size_t longest_matched = std::size_t{1} << 20;

// The shortest run of units (words, or characters in a script without spaces) that counts as reuse. Shorter ones are
// phrases that anybody writes. An article that has such a run is listed with its shorter passages too.
inline constexpr uint32_t least_match_units = 10;

// An article that reuses the text.
struct Match {
  corpus::Article article;  // body included: places are bytes of it
  std::string copies_id;    // id of the lead of its group of copies; empty when it is alone
  double share = 0;         // of the units of the text that stand in the article
  double density = 0;       // of the units of the article that stand in the text
  uint32_t shared_units = 0;
  std::vector<dedup::Passage> passages;  // in_a is of the text, in_b of the article; in the order of the text
};

struct MatchAnswer {
  IndexState index;
  std::string text;    // as it was matched, composed: places are bytes of it
  uint32_t words = 0;  // its units
  std::vector<Warning> warnings;
  uint64_t articles = 0;       // that reuse it, listed or not
  std::vector<Match> matches;  // by share (in whole percent), then density, then the earlier, then by id
  double took_ms = 0;
};

// Finds every article that shares a run of 12 words with the text or more, however common the words, and nearly all
// with a run of 10. Candidates come from the words of each stretch of the text, the rarest first, over the postings of
// the index; each is then verified on its stored text. `took_ms` is left to the caller. Throws Xapian::Error.
MatchAnswer match_text(const View& view, const MatchRequest& request);

// The shape of docs/api.md, as JSON text on one line; the shape is listed in reuse_json.cc.
std::string to_json(const MatchAnswer& answer);

}  // namespace wirecopy::searcher
