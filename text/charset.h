// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace wirecopy::text {

struct Decoded {
  std::string text;          // well-formed UTF-8, without byte order mark
  std::string charset;       // what the bytes were read as, for example "utf-8" or "windows-1252"
  std::size_t replaced = 0;  // ill-formed sequences of UTF-8 that became U+FFFD
  std::size_t mended = 0;    // bytes within UTF-8 that were read as windows-1252
};

// Text that is UTF-8 but for some bytes: one by itself between ASCII that can only be a letter, a quotation mark or a
// sign of windows-1252 is read as that, every other one becomes U+FFFD, and NUL a space.
std::string repair_text(std::string_view bytes);

// Turns bytes of an unknown charset into UTF-8. The order of trust: byte order mark, strict UTF-8, UTF-8 with a few
// broken bytes, the declared charset, detection, windows-1252. `declared` may be empty or unknown. Nothing when the
// bytes are no text at all (NUL bytes or mostly control characters).
std::optional<Decoded> decode(std::string_view bytes, std::string_view declared = {});

}  // namespace wirecopy::text
