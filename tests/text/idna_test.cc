// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/idna.h"

#include <string>

#include <gtest/gtest.h>

namespace wirecopy::text {
namespace {

TEST(Idna, AHostHasOneSpellingInTheLettersOfItsScript) {
  const struct {
    std::string host;
    std::string spelling;
  } rows[] = {
      {"quay.example", "quay.example"},
      {"xn--mnchen-3ya.example", "m\u00fcnchen.example"},
      {"M\u00dcNCHEN.example", "m\u00fcnchen.example"},
      {"mu\u0308nchen.example", "m\u00fcnchen.example"},
      {"xn--n3h", "\u2603"},
      {"xn--9999999999.example", "xn--9999999999.example"},
      {"xn--", "xn--"},
      {"\xff\xfe.example", "\xff\xfe.example"},
      {"", ""},
      {std::string(300, 'x') + ".xn--n3h", std::string(300, 'x') + ".xn--n3h"},
  };
  for (const auto& row : rows) EXPECT_EQ(unicode_host(row.host), row.spelling) << row.host;
}

}  // namespace
}  // namespace wirecopy::text
