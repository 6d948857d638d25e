// SPDX-License-Identifier: GPL-2.0-or-later
#include "stories/story_finder.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "stories/contrast.h"

namespace wirecopy::stories {

namespace {

// Mean likeness to the articles of a story from which on an article is of it. What reports a kind and not an event (new
// bonds, one country) is hardly more alike than that, and takes in the more the larger it is; so a large story asks for
// more with each doubling. Of the articles of real events one in seventeen is less alike than a story of 200 asks.
constexpr double join_similarity = 0.19;
constexpr double large_story = 24;
constexpr double growth = 0.15;
double least_similarity(std::size_t articles) {
  return join_similarity * (1 + growth * std::log2(std::max(1.0, static_cast<double>(articles) / large_story)));
}
// One word or name tells no event, however rare: the briefs of a small town have its name in common. It counts for a
// little less than half of what joining asks, so two alone, as the name of a company has, do not join.
constexpr double most_of_word = 0.094;

// `doubt` raises what joining asks, and what a word may count for.
double likeness(const Vector& article, const Vector& sum, std::size_t articles, double doubt) {
  const auto count = static_cast<double>(articles);
  return dot_into(article, sum, most_of_word * doubt * count) / count;
}

// The fewer articles of a language there are, the less is known of what is rare in it, and the more alike any two of
// them look: of two articles all told twice the likeness is asked.
constexpr double few_articles = 2;
// Looking up the most telling words of an article finds every story that it may belong to.
constexpr std::size_t looked_up = 32;
constexpr std::size_t most_candidates = 8;
// A word of so many stories finds too many.
constexpr std::size_t common_word = 4096;

// A story is looked at for two events when it has 6 articles, and again whenever it is a tenth larger, as far as 128.
constexpr std::size_t most_looked_at = 128;
int looks(std::size_t articles) {
  if (articles < 2 * least_camp) return -1;
  const double size = static_cast<double>(std::min(articles, most_looked_at));
  return static_cast<int>(std::log(size / (2 * least_camp)) / std::log(1.1));
}

// No more stories are kept in mind; then the oldest quarter of them goes. Not the window but only this bounds memory,
// since an undated article, and these come last, may belong to any of them.
constexpr std::size_t most_open = 50'000;

}  // namespace

void Span::add(int64_t published) {
  if (published == undated) return;
  last = first == undated ? published : std::max(last, published);
  first = std::min(first, published);
}

void Span::add(const Span& other) {
  add(other.first);
  add(other.last);
}

bool Span::may_touch(const Span& other) const {
  if (first == undated || other.first == undated) return true;
  return first <= other.last + window_seconds && other.first <= last + window_seconds;
}

bool Span::is_over(int64_t published) const {
  return first != undated && published != undated && last + window_seconds < published;
}

uint32_t StoryFinder::begin_story() {
  const auto number = static_cast<uint32_t>(stories_.size());
  stories_.emplace_back();
  reach_.emplace_back();
  open_.push_back(number);
  return number;
}

// Enters a story under the words that are new to it.
void StoryFinder::announce(uint32_t story, const Vector& words) {
  const Vector& known = stories_[story].sum;
  auto at = known.begin();
  for (const Weight& word : words) {
    at = std::lower_bound(at, known.end(), word.bucket,
                          [](const Weight& weight, uint32_t bucket) { return weight.bucket < bucket; });
    if (at == known.end() || at->bucket != word.bucket) stories_with_[word.bucket].stories.push_back(story);
  }
}

void StoryFinder::add(uint32_t number, uint32_t article, int64_t published) {
  announce(number, vectors_[article]);
  Story& story = stories_[number];
  add_to(story.sum, vectors_[article]);
  story.articles.push_back(article);
  story_of_[article] = number;
  reach_[number].span.add(published);
}

// Works a story out anew from its articles.
void StoryFinder::refresh(uint32_t number) {
  Story& story = stories_[number];
  story.sum.clear();
  reach_[number].span = {};
  for (const uint32_t article : story.articles) {
    add_to(story.sum, vectors_[article]);
    reach_[number].span.add(published_[article]);
  }
}

void StoryFinder::close(uint32_t number) {
  stories_[number] = {};
  reach_[number] = {};
  reach_[number].is_open = false;
}

void StoryFinder::meet(Holders& holders, float share, int64_t published, std::vector<uint32_t>& found) {
  const Span span{published, published};
  const bool is_newest = published != undated && published >= newest_;
  for (std::size_t i = is_newest ? holders.over : 0; i < holders.stories.size(); ++i) {
    const uint32_t story = holders.stories[i];
    Reach& reach = reach_[story];
    if (reach.is_open && reach.span.may_touch(span)) {
      if (reach.shared == 0) found.push_back(story);
      reach.shared += share;
    } else if (is_newest && (!reach.is_open || reach.span.is_over(published))) {
      std::swap(holders.stories[i], holders.stories[holders.over++]);
    }
  }
}

std::vector<StoryFinder::Candidate> StoryFinder::candidates_of(const Vector& article, int64_t published, double doubt) {
  std::vector<uint32_t> found;
  for (const Weight& word : heaviest(article, looked_up)) {
    const auto holders = stories_with_.find(word.bucket);
    if (holders == stories_with_.end() || holders->second.stories.size() > common_word) continue;
    meet(holders.value(), word.weight * word.weight, published, found);
  }
  newest_ = std::max(newest_, published);
  const auto best = found.begin() + static_cast<std::ptrdiff_t>(std::min(found.size(), most_candidates));
  std::ranges::partial_sort(found, best, [this](uint32_t a, uint32_t b) {
    return std::pair(-reach_[a].shared, a) < std::pair(-reach_[b].shared, b);
  });
  for (const uint32_t story : found) reach_[story].shared = 0;
  found.erase(best, found.end());
  std::vector<Candidate> candidates;
  for (const uint32_t story : found) {
    candidates.push_back({story, likeness(article, stories_[story].sum, stories_[story].articles.size(), doubt)});
  }
  std::ranges::sort(candidates, [](const Candidate& a, const Candidate& b) {
    return a.similarity != b.similarity ? a.similarity > b.similarity : a.story < b.story;
  });
  return candidates;
}

uint32_t StoryFinder::restore(const Profile& profile, int64_t published, uint32_t story) {
  return enter(unit_vector(profile, rarity_), form_of(profile), published, story);
}

uint32_t StoryFinder::enter(Vector vector, const Form& form, int64_t published, uint32_t story) {
  const auto article = static_cast<uint32_t>(vectors_.size());
  vectors_.push_back(std::move(vector));
  forms_.push_back(form);
  published_.push_back(published);
  story_of_.push_back(0);
  if (story == stories()) begin_story();
  // What was taken for over is not, so nothing may be.
  if (published != undated && reach_[story].span.is_over(newest_)) newest_ = undated;
  add(story, article, published);
  return article;
}

uint32_t StoryFinder::place(const Profile& profile, int64_t published) {
  forget();
  Vector vector = unit_vector(profile, rarity_);
  const double doubt = 1 + few_articles / rarity_.articles_like(profile);
  const std::vector<Candidate> candidates = candidates_of(vector, published, doubt);
  const Form form = form_of(profile);
  const auto joined = std::ranges::find_if(candidates, [&](const Candidate& candidate) {
    return candidate.similarity >= least_similarity(stories_[candidate.story].articles.size()) * doubt &&
           !has_other_item(candidate.story, form);
  });
  const bool joins = joined != candidates.end();
  const uint32_t story = joins ? joined->story : stories();
  const uint32_t article = enter(std::move(vector), form, published, story);
  if (joins) merge(story, candidates);
  return article;
}

namespace {

Articles pointers(const std::vector<Vector>& vectors, const std::vector<uint32_t>& articles) {
  Articles all;
  for (const uint32_t article : articles) all.push_back(&vectors[article]);
  return all;
}

}  // namespace

bool StoryFinder::has_other_item(uint32_t story, const Form& form) const {
  return std::ranges::any_of(stories_[story].articles,
                             [&](uint32_t article) { return forms_[article].is_other_item_of(form); });
}

bool StoryFinder::have_items_of_one_form(uint32_t a, uint32_t b) const {
  return std::ranges::any_of(stories_[a].articles,
                             [&](uint32_t article) { return has_other_item(b, forms_[article]); });
}

// Takes in stories that became like this one, now that it has grown, and looks whether it reports two events.
void StoryFinder::merge(uint32_t number, const std::vector<Candidate>& candidates) {
  const int looked = looks(stories_[number].articles.size() - 1);
  const auto is_due = [&] { return looks(stories_[number].articles.size()) > looked; };
  for (const Candidate& candidate : candidates) {
    Story& story = stories_[number];
    Story& other = stories_[candidate.story];
    if (candidate.story == number || other.articles.empty()) continue;
    if (!reach_[number].span.may_touch(reach_[candidate.story].span)) continue;
    const double pairs = static_cast<double>(story.articles.size()) * static_cast<double>(other.articles.size());
    if (dot(story.sum, other.sum, most_of_word * pairs) / pairs <
        least_similarity(story.articles.size() + other.articles.size()))
      continue;
    const std::size_t smaller = std::min(story.articles.size(), other.articles.size());
    if (smaller >= least_camp && story.articles.size() + other.articles.size() <= 2 * most_looked_at &&
        contrast(pointers(vectors_, story.articles), pointers(vectors_, other.articles)) >= two_events) {
      if (is_due()) exchange(number, candidate.story);
      continue;
    }
    if (have_items_of_one_form(number, candidate.story)) continue;
    announce(number, other.sum);
    add_to(story.sum, other.sum);
    for (const uint32_t article : other.articles) {
      story.articles.push_back(article);
      story_of_[article] = number;
    }
    std::ranges::sort(story.articles);
    reach_[number].span.add(reach_[candidate.story].span);
    close(candidate.story);
  }
  if (is_due()) part(number);
}

void StoryFinder::part(uint32_t number) {
  if (stories_[number].articles.size() > most_looked_at) return;
  const auto camps = two_camps(pointers(vectors_, stories_[number].articles));
  if (!camps) return;
  const uint32_t second = begin_story();
  Story& story = stories_[number];
  std::vector<uint32_t> stay;
  std::vector<uint32_t> go;
  for (std::size_t i = 0; i < camps->size(); ++i)
    ((*camps)[i] == camps->front() ? stay : go).push_back(story.articles[i]);
  story.articles = std::move(stay);
  refresh(number);
  Story& parted = stories_[second];
  parted.articles = std::move(go);
  for (const uint32_t article : parted.articles) story_of_[article] = second;
  refresh(second);
  Vector words;
  words.swap(parted.sum);
  announce(second, words);
  parted.sum.swap(words);
  exchange(number, second);
}

// Two stories that are alike but report two events: what went to the wrong one before there were enough articles to
// tell goes to the other.
void StoryFinder::exchange(uint32_t a, uint32_t b) {
  hand_over(a, b);
  hand_over(b, a);
}

// Moves the articles of one story that are more like another; one at least stays.
void StoryFinder::hand_over(uint32_t from, uint32_t to) {
  Story& giver = stories_[from];
  Story& taker = stories_[to];
  if (std::max(giver.articles.size(), taker.articles.size()) > most_looked_at) return;
  const auto others = static_cast<double>(giver.articles.size() - 1);
  const double least = least_similarity(taker.articles.size());
  std::vector<uint32_t> go;
  for (const uint32_t article : giver.articles) {
    if (!reach_[to].span.may_touch({published_[article], published_[article]})) continue;
    // The article itself does not speak for its story; it is of length 1.
    const double own = (dot_into(vectors_[article], giver.sum) - 1) / others;
    const double other = dot_into(vectors_[article], taker.sum) / static_cast<double>(taker.articles.size());
    if (other > own && other >= least && !has_other_item(to, forms_[article])) go.push_back(article);
  }
  if (go.empty() || go.size() == giver.articles.size()) return;
  for (const uint32_t article : go) {
    std::erase(giver.articles, article);
    announce(to, vectors_[article]);
    taker.articles.push_back(article);
    story_of_[article] = to;
    add_to(taker.sum, vectors_[article]);
  }
  std::ranges::sort(taker.articles);
  refresh(from);
  refresh(to);
}

// Puts away the oldest stories where there are too many.
void StoryFinder::forget() {
  if (open_.size() <= most_open) return;
  std::size_t surplus = open_.size() - most_open / 4 * 3;
  std::erase_if(open_, [&](uint32_t number) {
    const std::vector<uint32_t>& articles = stories_[number].articles;
    if (surplus == 0 && !articles.empty()) return false;
    surplus -= surplus > 0 ? 1 : 0;
    for (const uint32_t article : articles) Vector().swap(vectors_[article]);
    close(number);
    return true;
  });
  for (auto words = stories_with_.begin(); words != stories_with_.end();) {
    Holders& holders = words.value();
    std::erase_if(holders.stories, [&](uint32_t story) { return !reach_[story].is_open; });
    holders.over = 0;
    words = holders.stories.empty() ? stories_with_.erase(words) : std::next(words);
  }
}

}  // namespace wirecopy::stories
