// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/compose.h"

#include <string_view>

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>

#include "text/utf8.h"

namespace wirecopy::text {

namespace {

// A circle above and the vowel aa, with perhaps a tone mark between them or before: the same as the vowel am.
struct Am {
  char32_t circle, aa, am, first_tone, last_tone;
  std::string_view circle_bytes;
};
constexpr Am vowels[] = {{0x0E4D, 0x0E32, 0x0E33, 0x0E48, 0x0E4B, "\u0E4D"},
                         {0x0ECD, 0x0EB2, 0x0EB3, 0x0EC8, 0x0ECB, "\u0ECD"}};

void join(std::string& text, const Am& vowel) {
  for (std::size_t at = text.find(vowel.circle_bytes); at != std::string::npos;
       at = text.find(vowel.circle_bytes, at + 1)) {
    std::size_t end = at + vowel.circle_bytes.size();
    if (end == text.size()) return;
    char32_t next = next_code_point(text, end);
    std::string joined;
    if (next >= vowel.first_tone && next <= vowel.last_tone && end < text.size()) {
      append_utf8(joined, next);
      next = next_code_point(text, end);
    }
    if (next != vowel.aa) continue;
    append_utf8(joined, vowel.am);
    text.replace(at, end - at, joined);
  }
}

}  // namespace

std::string composed(std::string text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* normalizer = icu::Normalizer2::getNFCInstance(status);
  const icu::StringPiece source(text.data(), static_cast<int32_t>(text.size()));
  if (U_SUCCESS(status) && !normalizer->isNormalizedUTF8(source, status)) {
    std::string out;
    icu::StringByteSink<std::string> sink(&out, source.size());
    normalizer->normalizeUTF8(0, source, sink, nullptr, status);
    if (U_SUCCESS(status)) text = std::move(out);
  }
  for (const Am& vowel : vowels) join(text, vowel);
  return text;
}

}  // namespace wirecopy::text
