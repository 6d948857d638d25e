// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/mojibake.h"

#include <gtest/gtest.h>
#include <unicode/ucnv.h>

namespace wirecopy::text {
namespace {

// UTF-8 as windows-1252 shows it.
std::string misread(const std::string& text) {
  UErrorCode status = U_ZERO_ERROR;
  std::string out(text.size() * 4 + 16, '\0');
  const int32_t size = ucnv_convert("utf-8", "windows-1252", out.data(), static_cast<int32_t>(out.size()), text.data(),
                                    static_cast<int32_t>(text.size()), &status);
  out.resize(static_cast<std::size_t>(size));
  return out;
}

TEST(Mojibake, IsMendedHoweverOftenItWasMisread) {
  for (const char* text : {"Le caf\u00E9 du port", "don\u2019t \u201Cstop\u201D \u2014 he said",
                           "\u0420\u0435\u043A\u0430 \u0438 \u043C\u043E\u0440\u0435", "\u6771\u4EAC\u306E\u65B0\u805E",
                           "\u03B7 \u03B8\u03AC\u03BB\u03B1\u03C3\u03C3\u03B1", "na\u00EFve fa\u00E7ade, \u20AC5",
                           "\U0001F600 smile", "Stra\u00DFe \u00C4rger"}) {
    const std::string once = misread(text), twice = misread(once);
    ASSERT_NE(once, text);
    EXPECT_EQ(repair_mojibake(once).value_or("unchanged"), text);
    EXPECT_EQ(repair_mojibake(twice).value_or("unchanged"), text);
  }
}

TEST(Mojibake, TextThatIsRightStays) {
  for (const char* text : {"", "plain", "caf\u00E9", "\u00C3\u00C9 \u00C2ngela", "S\u00C3O PAULO",
                           "PR\u00C2\u00BBT ist gro\u00DF, \u00FCber \u00E4, \u00F6", "\u0420\u0435\u043A\u0430",
                           "\u6771\u4EAC", "\u00A9 2025 \u00AB oui \u00BB", "\u20AC 5,\u00D0 \u00D1"}) {
    EXPECT_FALSE(repair_mojibake(text).has_value()) << text << " -> " << repair_mojibake(text).value_or("");
  }
}

TEST(Mojibake, QuotesAreMendedInTextThatIsRightOtherwise) {
  EXPECT_EQ(repair_mojibake("d\u00E9j\u00E0 \u00E9t\u00E9 l\u00E2\u20AC\u2122\u00E9cole").value_or(""),
            "d\u00E9j\u00E0 \u00E9t\u00E9 l\u2019\u00E9cole");
}

}  // namespace
}  // namespace wirecopy::text
