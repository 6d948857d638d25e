// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/sentences.h"

#include <algorithm>
#include <memory>
#include <stdexcept>

#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/utext.h>

#include "text/utf8.h"

namespace wirecopy::text {

namespace {

constexpr std::size_t furthest = 2000;

UBreakIterator& sentence_iterator() {
  static thread_local const std::unique_ptr<UBreakIterator, decltype(&ubrk_close)> iterator = [] {
    UErrorCode status = U_ZERO_ERROR;
    UBreakIterator* made = ubrk_open(UBRK_SENTENCE, "en", nullptr, 0, &status);
    if (U_FAILURE(status)) throw std::runtime_error("the sentence rules of ICU are missing");
    return std::unique_ptr<UBreakIterator, decltype(&ubrk_close)>(made, &ubrk_close);
  }();
  return *iterator;
}

bool is_space(char character) {
  return character == ' ' || character == '\t' || character == '\r' || character == '\n';
}

// Where brackets and quotation marks begin that stand right before a boundary between sentences and open the next one.
// UAX 29 leaves them with the sentence before where no blank parts the two, as in Japanese and Chinese.
int32_t before_openers(std::string_view line, int32_t boundary) {
  auto position = static_cast<std::size_t>(boundary);
  if (position == line.size()) return boundary;
  while (position > 0) {
    const std::size_t last = character_start(line, position - 1);
    std::size_t next = last;
    const int8_t type = u_charType(static_cast<UChar32>(next_code_point(line, next)));
    if (type != U_START_PUNCTUATION && type != U_INITIAL_PUNCTUATION) break;
    position = last;
  }
  return static_cast<int32_t>(position);
}

}  // namespace

Span sentence_at(std::string_view text, std::size_t position) {
  if (text.empty()) return {};
  position = std::min(character_start(text, position), text.size() - 1);
  // The line that holds the position (a line feed belongs to the line it ends), and of it no more than `furthest` bytes
  // to either side.
  const std::size_t line_feed = position == 0 ? std::string_view::npos : text.rfind('\n', position - 1);
  std::size_t begin = line_feed == std::string_view::npos ? 0 : line_feed + 1;
  std::size_t end = std::min(text.find('\n', position), text.size());
  if (position - begin > furthest) {
    begin = character_start(text, position - furthest);
    while (begin < position && !is_space(text[begin])) ++begin;
  }
  if (end - position > furthest) {
    end = character_start(text, position + furthest);
    while (end > position + 1 && !is_space(text[end - 1])) --end;
  }
  UErrorCode status = U_ZERO_ERROR;
  UText source = UTEXT_INITIALIZER;
  utext_openUTF8(&source, text.data() + begin, static_cast<int64_t>(end - begin), &status);
  UBreakIterator& iterator = sentence_iterator();
  ubrk_setUText(&iterator, &source, &status);
  if (U_SUCCESS(status)) {
    const auto local = static_cast<int32_t>(position - begin);
    int32_t after = ubrk_following(&iterator, local);
    int32_t before =
        after == UBRK_DONE ? ubrk_preceding(&iterator, static_cast<int32_t>(end - begin)) : ubrk_previous(&iterator);
    const std::string_view line = text.substr(begin, end - begin);
    if (after != UBRK_DONE && before_openers(line, after) <= local) {
      before = after;
      after = ubrk_following(&iterator, after);
    }
    if (after != UBRK_DONE && after < static_cast<int32_t>(line.size()))
      end = begin + static_cast<std::size_t>(before_openers(line, after));
    if (before != UBRK_DONE) begin += static_cast<std::size_t>(before_openers(line, before));
  }
  utext_close(&source);
  while (begin < end && is_space(text[begin])) ++begin;
  while (end > begin && is_space(text[end - 1])) --end;
  return {static_cast<uint32_t>(begin), static_cast<uint32_t>(end)};
}

}  // namespace wirecopy::text
