// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/idna.h"

#include <unicode/uidna.h>

#include <algorithm>
#include <array>
#include <memory>

namespace wirecopy::text {

std::string unicode_host(std::string_view host) {
  const bool is_plain = std::ranges::all_of(host, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  if ((is_plain && host.find("xn--") == std::string_view::npos) || host.size() > 253) return std::string(host);
  struct Close {
    void operator()(UIDNA* names) const { uidna_close(names); }
  };
  // Safe to share between threads once it is open.
  static const std::unique_ptr<UIDNA, Close> names = [] {
    UErrorCode error = U_ZERO_ERROR;
    return std::unique_ptr<UIDNA, Close>(
        uidna_openUTS46(UIDNA_NONTRANSITIONAL_TO_UNICODE | UIDNA_CHECK_BIDI | UIDNA_CHECK_CONTEXTJ, &error));
  }();
  if (!names) return std::string(host);
  std::array<char, 1024> buffer;
  UIDNAInfo info = UIDNA_INFO_INITIALIZER;
  UErrorCode error = U_ZERO_ERROR;
  const int32_t length = uidna_nameToUnicodeUTF8(names.get(), host.data(), static_cast<int32_t>(host.size()),
                                                 buffer.data(), static_cast<int32_t>(buffer.size()), &info, &error);
  if (U_FAILURE(error) || info.errors != 0 || length <= 0 || length > static_cast<int32_t>(buffer.size()))
    return std::string(host);
  return {buffer.data(), static_cast<std::size_t>(length)};
}

}  // namespace wirecopy::text
