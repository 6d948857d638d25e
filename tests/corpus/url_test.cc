// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/url.h"

#include <algorithm>

#include <gtest/gtest.h>

namespace wirecopy::corpus {
namespace {

TEST(Url, AddressesOfOnePageHaveOneForm) {
  const char* const one[] = {
      "https://www.quay.co.uk/news/tide?id=7&page=2",
      "http://quay.co.uk:80/news/tide/?id=7&page=2#comments",
      "https://m.quay.co.uk/news/tide?utm_source=x&id=7&fbclid=abc&page=2",
      "//amp.quay.co.uk/news/tide/amp/?page=2&id=7",
      "https://user:word@Mobile.Quay.co.uk:443/amp/news/tide?id=7&page=2&UTM_Medium=y",
      "https://www.google.com/amp/s/www.quay.co.uk/news/tide?id=7&page=2",
      "https://www-quay-co-uk.cdn.ampproject.org/c/s/www.quay.co.uk/news/tide?id=7&page=2",
      " https://quay.co.uk./news/t%69de?id=7&page=2 ",
  };
  for (const char* url : one) {
    EXPECT_EQ(canonical_url(url), "quay.co.uk/news/tide?id=7&page=2") << url;
  }
  EXPECT_EQ(canonical_url("https://quay.example/index.html"), "quay.example");
  EXPECT_EQ(canonical_url("https://quay.example/a/story.amp.html"), "quay.example/a/story.html");
  EXPECT_EQ(canonical_url("https://quay.example/caf%c3%a9"), "quay.example/caf%C3%A9");
}

TEST(Url, OtherPagesStayApart) {
  const char* const pages[] = {
      "https://quay.example/a",       "https://quay.example/A",     "https://quay.example/a?id=1",
      "https://quay.example/a?id=2",  "https://quay.example/a/b",   "https://quay.example/amp",
      "https://quay.example:8080/a",  "https://m.example/a",        "https://quay.example/#!/a",
      "https://sport.quay.example/a", "https://quay.example/a?ID=1"};
  std::vector<std::string> forms;
  for (const char* page : pages) forms.push_back(canonical_url(page));
  std::sort(forms.begin(), forms.end());
  EXPECT_EQ(std::unique(forms.begin(), forms.end()), forms.end());
}

TEST(Url, WhatIsNoAddressStays) {
  for (const char* text : {"", "urn:newsml:1", "quay", "/a/b"}) EXPECT_EQ(canonical_url(text), text);
}

TEST(Url, OneHostHasOneSpellingWhateverItsScript) {
  for (const char* url : {"https://xn--mnchen-3ya.example/a", "https://m\u00fcnchen.example/a",
                          "https://www.M\u00dcNCHEN.example/a", "https://XN--MNCHEN-3YA.example/a?print=1&src=rss"}) {
    EXPECT_EQ(canonical_url(url), "m\u00fcnchen.example/a") << url;
    EXPECT_EQ(publisher_host(url), "m\u00fcnchen.example") << url;
  }
  EXPECT_EQ(canonical_url("https://xn--9999999999.example/a"), "xn--9999999999.example/a") << "no name by the rules";
}

TEST(Url, TheHostBehindACacheIsThePublishers) {
  const struct {
    const char* url;
    const char* host;
  } rows[] = {
      {"https://www.google.com/amp/s/www.quay.example/x/amp", "quay.example"},
      {"https://quay-example.cdn.ampproject.org/c/s/quay.example/x", "quay.example"},
      {"https://quay-example.bing-amp.com/c/s/www.quay.example/x", "quay.example"},
      {"https://www.google.com/search?q=x", "google.com"},
      {"https://www.quay.example/x", "quay.example"},
      {"quay", ""},
      {"", ""},
  };
  for (const auto& row : rows) EXPECT_EQ(publisher_host(row.url), row.host) << row.url;
}

TEST(Url, ShowsAnAddressWithoutWhereItsReaderCameFrom) {
  const struct {
    const char* url;
    const char* shown;
  } rows[] = {
      {"https://www.Quay.example/a?utm_source=x&id=7&CMP=share#top", "https://www.Quay.example/a?id=7#top"},
      {"https://quay.example/a?src=rss", "https://quay.example/a"},
      {"https://quay.example/a?print=1&p=2", "https://quay.example/a?p=2"},
      {"https://quay.example/a?src=map&&b=", "https://quay.example/a?src=map&&b="},
      {"https://quay.example/a", "https://quay.example/a"},
      {"urn:a?utm_source=x", "urn:a?utm_source=x"},
  };
  for (const auto& row : rows) EXPECT_EQ(without_tracking(row.url), row.shown) << row.url;
}

TEST(Url, AWholeSiteIsNoPage) {
  for (const char* url : {"https://quay.example", "https://www.quay.example/", "https://quay.example/#top",
                          "https://quay.example/?utm_source=x"}) {
    EXPECT_FALSE(names_page(canonical_url(url))) << url;
  }
  for (const char* url : {"https://quay.example/a", "https://quay.example/?p=12"})
    EXPECT_TRUE(names_page(canonical_url(url))) << url;
}

}  // namespace
}  // namespace wirecopy::corpus
