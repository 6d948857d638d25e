// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/match.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <tuple>
#include <unordered_map>

#include "dedup/ratio.h"
#include "dedup/shingles.h"
#include "schema/record.h"
#include "schema/time_order.h"
#include "searcher/match_candidates.h"
#include "text/compose.h"
#include "text/language.h"
#include "text/utf8.h"

namespace wirecopy::searcher {

namespace {

// Below this many units a text shares phrases with everybody.
constexpr std::size_t shortest_matched = dedup::shingle_words;
// Characters of a script without spaces that say as much as least_match_units words.
constexpr uint32_t least_match_characters = 18;
// Places of one shingle of the text that are followed.
constexpr int followed_places = 16;

constexpr uint32_t no_place = std::numeric_limits<uint32_t>::max();

// The text that is matched, by its shingles. Tells how much of it an article holds in time linear in the article.
class MatchedText {
 public:
  explicit MatchedText(std::string_view text) : units_(dedup::units_of(text)) {
    least_run_ = std::min(units_.unspaced ? least_match_characters : least_match_units, count());
    size_ = std::min<std::size_t>(units_.shingle_size(), count());
    if (count() == 0) return;
    const std::vector<uint64_t> shingles = dedup::shingles_of(units_, size_);
    next_.assign(shingles.size(), no_place);
    for (std::size_t i = shingles.size(); i-- > 0;) {
      const auto [first, is_new] = first_.try_emplace(shingles[i], static_cast<uint32_t>(i));
      if (is_new) continue;
      next_[i] = first->second;
      first->second = static_cast<uint32_t>(i);
    }
  }

  uint32_t count() const { return static_cast<uint32_t>(units_.hashes.size()); }

  struct Reuse {
    uint32_t shared = 0;      // units of the text that stand in the article
    uint32_t in_article = 0;  // units of the article that stand in the text
    uint32_t of_article = 0;  // all its units
  };

  // Nothing when no run is long enough.
  std::optional<Reuse> reuse_in(std::string_view body) const {
    const dedup::Units units = dedup::units_of(body);
    const std::vector<uint64_t> shingles = dedup::shingles_of(units, size_);
    if (units.hashes.size() < size_) return {};
    Reuse reuse;
    reuse.of_article = static_cast<uint32_t>(units.hashes.size());
    std::vector<bool> covered(count());
    uint32_t longest = 0;
    std::size_t article_end = 0;  // units of the article up to here are counted
    std::vector<Run> open;        // runs that end in the shingle before this one
    std::vector<Run> opened;
    for (std::size_t i = 0; i < shingles.size(); ++i) {
      opened.clear();
      const auto found = first_.find(shingles[i]);
      if (found != first_.end()) {
        const std::size_t end = i + size_;
        reuse.in_article += static_cast<uint32_t>(end - std::max(i, article_end));
        article_end = end;
        uint32_t place = found->second;
        for (int n = 0; n < followed_places && place != no_place; ++n, place = next_[place]) {
          const auto before = std::ranges::find(open, place, &Run::next);
          const uint32_t length = before == open.end() ? static_cast<uint32_t>(size_) : before->length + 1;
          longest = std::max(longest, length);
          opened.push_back({place + 1, length});
          std::fill_n(covered.begin() + place, size_, true);
        }
      }
      std::swap(open, opened);
    }
    if (longest < least_run_) return {};
    reuse.shared = static_cast<uint32_t>(std::ranges::count(covered, true));
    return reuse;
  }

 private:
  struct Run {
    uint32_t next = 0;    // place in the text of the shingle that would lengthen it
    uint32_t length = 0;  // units
  };

  dedup::Units units_;
  std::size_t size_ = 0;  // of a shingle
  uint32_t least_run_ = 0;
  std::unordered_map<uint64_t, uint32_t> first_;  // place of a shingle
  std::vector<uint32_t> next_;                    // place of the same shingle after this one
};

bool ranks_before(const Match& a, const Match& b) {
  const auto key = [](const Match& match) {
    return std::tuple(-std::round(match.share * 100), -match.density, schema::last_second(match.article.published),
                      std::string_view(match.article.id));
  };
  return key(a) < key(b);
}

std::string lead_of(const View& view, Xapian::docid document) {
  const uint32_t number = group_of(view.columns.groups(view.database), document);
  if (number == 0) return {};
  const schema::Group group = schema::read_group(view.database, number);
  if (group.members.empty()) return {};
  return schema::decode_record_head(schema::read_record(view.database, group.lead().document)).article.id;
}

std::string language_of(const View& view, std::string_view text) {
  std::string language = text::detect_language(text);
  if (language.empty() && !view.languages.empty()) language = view.languages.front();
  return language;
}

}  // namespace

MatchAnswer match_text(const View& view, const MatchRequest& request) {
  MatchAnswer answer;
  answer.index = state_of(view);
  answer.text = text::composed(text::repair_utf8(request.text.substr(0, longest_matched)));
  if (request.text.size() > longest_matched) {
    answer.text.resize(text::character_start(answer.text, answer.text.size()));
    answer.warnings.push_back({"text_cut", {}, "the text is longer than 1 MiB; what follows was left out"});
  }
  const MatchedText text(answer.text);
  answer.words = text.count();
  if (text.count() < shortest_matched) {
    answer.warnings.push_back({"text_too_short", {}, "fewer than five words say nothing of who ran them"});
    return answer;
  }
  const MatchCandidates candidates = match_candidates(view, answer.text, language_of(view, answer.text));
  if (!candidates.complete) {
    answer.warnings.push_back(
        {"matches_cut", {}, "very many articles hold words of this text; those with the most of it were compared"});
  }
  struct Found {
    Match match;
    Xapian::docid document = 0;
  };
  std::vector<Found> all;
  for (const Xapian::docid document : candidates.documents) {
    corpus::Article article = schema::decode_record(schema::read_record(view.database, document)).article;
    const auto reuse = text.reuse_in(article.body);
    if (!reuse) continue;
    Found found{.match = {}, .document = document};
    found.match.article = std::move(article);
    found.match.share = dedup::ratio(reuse->shared, text.count());
    found.match.density = dedup::ratio(reuse->in_article, reuse->of_article);
    found.match.shared_units = reuse->shared;
    all.push_back(std::move(found));
  }
  answer.articles = all.size();
  std::ranges::sort(all, [](const Found& a, const Found& b) { return ranks_before(a.match, b.match); });
  if (all.size() > request.limit) all.resize(request.limit);
  for (Found& found : all) {
    found.match.copies_id = lead_of(view, found.document);
    found.match.passages = dedup::passages(answer.text, found.match.article.body);
    answer.matches.push_back(std::move(found.match));
  }
  return answer;
}

}  // namespace wirecopy::searcher
