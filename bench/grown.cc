// SPDX-License-Identifier: GPL-2.0-or-later
#include "bench/grown.h"

#include <algorithm>

#include "bench/article_stream.h"
#include "text/error.h"
#include "text/sentences.h"

namespace wirecopy::bench {

namespace {

// Shorter pieces are furniture, initials or headings more often than sentences.
constexpr std::size_t least_sentence_bytes = 30;

// Line feeds that only wrap a paragraph become spaces; empty lines stay.
void unwrap(std::string& body) {
  for (std::size_t i = 1; i + 1 < body.size(); ++i) {
    if (body[i] == '\n' && body[i - 1] != '\n' && body[i + 1] != '\n') body[i] = ' ';
  }
}

std::vector<std::string> sentences_of(std::string body) {
  unwrap(body);
  std::vector<std::string> sentences;
  std::size_t position = 0;
  while (position < body.size()) {
    const Span span = text::sentence_at(body, position);
    if (span.size() >= least_sentence_bytes) {
      sentences.emplace_back(span.of(body));
    }
    position = std::max<std::size_t>(span.end, position + 1);
    // What lies between sentences is space, and in UTF-8 a character must not be entered in its middle.
    while (position < body.size() &&
           (body[position] == ' ' || body[position] == '\n' || (body[position] & 0xC0) == 0x80)) {
      ++position;
    }
  }
  return sentences;
}

}  // namespace

GrownAuthor::GrownAuthor(uint64_t seed, std::size_t body_bytes, const std::string& source)
    : seed_(seed), body_bytes_(body_bytes) {
  for_each_article(source, 1, [&](corpus::Article&& article) {
    std::vector<std::string> sentences = sentences_of(std::move(article.body));
    if (sentences.empty()) return;
    Pool& pool = pool_of(article.language);
    pool.titles.push_back(article.title.empty() ? sentences.front() : article.title);
    for (std::string& sentence : sentences) {
      sentence_bytes_ += sentence.size();
      pool.sentences.push_back(std::move(sentence));
    }
    ++articles_;
  });
  if (pools_.empty()) throw Error("no sentence was found in " + source, "give articles with a body");
}

GrownAuthor::Pool& GrownAuthor::pool_of(const std::string& language) {
  const auto found = std::ranges::find(pools_, language, &Pool::language);
  if (found != pools_.end()) return *found;
  return pools_.emplace_back(Pool{language, {}, {}});
}

std::size_t GrownAuthor::sentences() const {
  std::size_t count = 0;
  for (const Pool& pool : pools_) count += pool.sentences.size();
  return count;
}

std::size_t GrownAuthor::mean_sentence_bytes() const {
  return sentence_bytes_ / sentences();
}

Draft GrownAuthor::write(uint64_t number) const {
  Random random(mix(seed_, number));
  Draft draft;
  draft.outlet = draw_outlet(random);
  draft.published = draw_date(random);
  // A language is as frequent as it is among the given articles.
  std::size_t at = random.below(articles_);
  std::size_t chosen = 0;
  while (at >= pools_[chosen].titles.size()) at -= pools_[chosen++].titles.size();
  const Pool& pool = pools_[chosen];
  draft.language = pool.language;
  draft.title = pool.titles[random.below(pool.titles.size())];
  const std::size_t size = draw_body_size(random, body_bytes_);
  std::size_t written = 0;
  while (written < size) {
    Paragraph paragraph;
    const uint32_t sentences = 1 + random.below(4);
    for (uint32_t i = 0; i < sentences && written < size; ++i) {
      paragraph.push_back(pool.sentences[random.below(pool.sentences.size())]);
      written += paragraph.back().size() + 1;
    }
    draft.paragraphs.push_back(std::move(paragraph));
  }
  return draft;
}

}  // namespace wirecopy::bench
