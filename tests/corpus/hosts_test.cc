// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/hosts.h"

#include <gtest/gtest.h>

namespace wirecopy::corpus {
namespace {

TEST(Hosts, AreToldFromOtherTextWithPoints) {
  for (const char* host :
       {"quay.example", "www.harbour-courier.example", "News24.example", "a.b.c.example", "m\u00FCnchen.example"}) {
    EXPECT_TRUE(is_host(host)) << host;
  }
  for (const char* text : {"", "quay", "3.5", "p.m", "U.S", "quay.", ".example", "two words.example", "a..example",
                           "-a.example", "v1.2"}) {
    EXPECT_FALSE(is_host(text)) << text;
  }
}

TEST(Hosts, AreTakenOutOfUrls) {
  struct Row {
    const char *url, *host;
  };
  const Row rows[] = {
      {"https://www.Quay.example/a/b?c#d", "quay.example"},
      {"http://user:word@quay.example:8080/", "quay.example"},
      {"//cdn.quay.example/x", "cdn.quay.example"},
      {"quay.example", "quay.example"},
      {"quay.example/news", "quay.example"},
      {"www.example", "www.example"},
      {"https://quay.example.", "quay.example"},
      {"https://xn--80ak6aa92e.xn--p1ai/a", "\u0430\u0440\u0440\u04cf\u0435.\u0440\u0444"},
      {"Harbour Courier", ""},
      {"https://", ""},
      {"mailto:desk", ""},
  };
  for (const Row& row : rows) EXPECT_EQ(host_of(row.url), row.host) << row.url;
}

TEST(Hosts, OutletsAreHostsOrNames) {
  EXPECT_EQ(outlet_name("https://www.quay.example/"), "quay.example");
  EXPECT_EQ(outlet_name("  Harbour \n Courier "), "Harbour Courier");
}

}  // namespace
}  // namespace wirecopy::corpus
