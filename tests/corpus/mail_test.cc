// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/mail.h"

#include <gtest/gtest.h>

#include "corpus/mime.h"
#include "corpus/transfer_encoding.h"
#include "tests/corpus/reading.h"

namespace wirecopy::corpus {
namespace {

using Strings = std::vector<std::string>;

const std::string head =
    "Received: from a by b; Tue, 11 Feb 2025 09:31:00 +0000\r\n"
    "From: Quay Courier <news@mail.quay-courier.example>\r\n"
    "To: reader@home.example\r\n"
    "Subject: Quay open\r\n"
    "Date: Tue, 11 Feb 2025 10:30:00 +0100\r\n"
    "Message-ID: <1@quay-courier.example>\r\n"
    "List-Unsubscribe: <https://quay-courier.example/out>\r\n";
const std::string text = "The quay in Port Ellis is open again after nine days of storm, the harbour board said.";

TEST(Mail, ANewsletterIsAnArticle) {
  const Article article = article_of("mail", head + "\r\n" + text + "\r\n-- \r\nThe Courier, 1 Quay Street\r\n");
  EXPECT_EQ(article.title, "Quay open");
  EXPECT_EQ(article.body, text);
  EXPECT_EQ(article.outlet, "quay-courier.example");
  EXPECT_EQ(article.id, "1@quay-courier.example");
  EXPECT_EQ(written(article.published), "2025-02-11T09:30:00");
  EXPECT_EQ(article.published.origin, Origin::Metadata);
  EXPECT_EQ(article.authors, Strings());
  EXPECT_EQ(article.language, "en");
}

TEST(Mail, APageThatABrowserSavedIsAPage) {
  const Article article = article_of(
      "mail",
      "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://quay.example/news/1\r\nSubject: Saved\r\n"
      "Date: Mon, 3 Mar 2025 07:00:00 +0000\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"b\"\r\n"
      "\r\n--b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
      "<html lang=3D\"en\"><head><title>Quay open again - Quay Courier</title><meta "
      "property=3D\"article:published_time\" "
      "content=3D\"2025-02-11\"></head><body><h1>Quay open again</h1><p>" +
          text +
          "</p></body></html>\r\n"
          "--b\r\nContent-Type: text/css\r\n\r\np { color: red }\r\n--b--\r\n");
  EXPECT_EQ(article.title, "Quay open again");
  EXPECT_EQ(article.url, "https://quay.example/news/1");
  EXPECT_EQ(article.body, text);
  EXPECT_EQ(written(article.published), "2025-02-11") << "not when it was saved";
  EXPECT_EQ(article.authors, Strings());
}

TEST(Mail, FieldsAreDecoded) {
  struct Row {
    const char* field;
    const char* value;
  };
  for (const Row& row : {
           Row{"plain words", "plain words"},
           Row{"=?UTF-8?Q?Caf=C3=A9_am_Kai?=", "Caf\u00E9 am Kai"},
           Row{"=?iso-8859-1?q?Caf=E9?= offen", "Caf\u00E9 offen"},
           Row{"=?utf-8?B?Q2Fmw6k=?= =?utf-8?B?IGFtIEthaQ==?=", "Caf\u00E9 am Kai"},
           Row{"=?utf-8?B?Q2Fmww==?=\t=?utf-8?B?qQ==?=", "Caf\u00E9"},  // a character cut in two
           Row{"=?utf-8*en?Q?quay?=", "quay"},
           Row{"=?ISO-2022-JP?B?GyRCOUEbKEI=?=", "\u6E2F"},
           Row{"\x1B$B9A\x1B(B", "\u6E2F"},
           Row{"=?koi8-r?B?8NLJ18XU?=", "\u041F\u0440\u0438\u0432\u0435\u0442"},
           Row{"=?utf-8?Q?unclosed", "=?utf-8?Q?unclosed"},
           Row{"=?=? a =?", "=?=? a =?"},
           Row{"Caf\xE9 am Kai", "Caf\u00E9 am Kai"},
       }) {
    EXPECT_EQ(decode_field(row.field), row.value) << row.field;
  }
  EXPECT_EQ(parameter_of("text/plain; Charset=\"utf-8\"; format=flowed", "charset"), "utf-8");
  EXPECT_EQ(parameter_of("multipart/mixed; x; boundary=a=b ;y=\"z", "boundary"), "a=b");
  EXPECT_EQ(parameter_of("text/plain", "charset"), "");
}

TEST(Mail, TransferEncodingsAreUndone) {
  EXPECT_EQ(decode_quoted_printable("Caf=C3=A9 =\r\nam=20Kai=\n=3D= \n=4 ="), "Caf\u00E9 am Kai==4 ");
  EXPECT_EQ(decode_base64("UXVh\r\neSBv cGVu=="), "Quay open");
  const std::string fields = head + "MIME-Version: 1.0\r\nContent-Type: text/plain; charset=";
  for (const std::string& body :
       {fields +
            "iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nDas Caf=E9 am Kai ist wieder =\r\noffen.",
        fields + "utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\nRGFzIENhZsOpIGFtIEthaSBpc3Qgd2llZGVyIG9mZmVuLg==",
        fields + "windows-1252\r\nContent-Transfer-Encoding: 8bit\r\n\r\nDas Caf\xE9 am Kai ist wieder offen."}) {
    EXPECT_EQ(article_of("mail", body).body, "Das Caf\u00E9 am Kai ist wieder offen.") << body;
  }
}

std::string part(const std::string& fields, const std::string& body, const std::string& boundary = "b1") {
  return "--" + boundary + "\r\n" + fields + "\r\n" + body + "\r\n";
}

TEST(Mail, OfSeveralPartsTheBestIsTaken) {
  const std::string multi = head + "Content-Type: multipart/alternative; boundary=\"b1\"\r\n\r\nNo MIME here.\r\n";
  const std::string page = "<html><body><table><tr><td><p>" + text + "</p></td></tr></table></body></html>";
  const std::string plain = part("Content-Type: text/plain\r\n", text);
  const std::string html = part("Content-Type: text/html; charset=utf-8\r\n", page);
  const std::string end = "--b1--\r\nbehind the end";
  for (const std::string& message :
       {multi + plain + end, multi + html + end, multi + plain + html + end,
        multi + part("Content-Type: text/plain\r\n", "View online") + html + end, multi + part("", text) + end,
        multi + plain + part("Content-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n", "iVBORw0=") + end,
        multi + plain +
            part("Content-Type: text/plain\r\nContent-Disposition: attachment; filename=a.txt\r\n", "More") + end,
        multi +
            part("Content-Type: multipart/related; boundary=b2\r\n",
                 part("Content-Type: text/html\r\n", page, "b2") + "--b2--\r\n") +
            end}) {
    const Parsed parsed = parse_as("mail", message);
    ASSERT_EQ(parsed.articles.size(), 1u) << message;
    EXPECT_EQ(parsed.articles[0].body, text) << message;
    EXPECT_TRUE(parsed.rejects.empty()) << message;
  }
}

TEST(Mail, MessagesInMessagesAreArticlesToo) {
  const std::string inner =
      "From: Ana Ruiz <ana@gmail.com>\r\nSubject: Re: Ferry sails\r\n\r\nThe ferry sails at nine.\r\n";
  const std::string outer = head + "Content-Type: multipart/digest; boundary=b1\r\n\r\n" +
                            part("Content-Type: message/rfc822\r\n", inner) +
                            part("Content-Type: message/rfc822\r\n", inner) + "--b1--\r\n";
  const Parsed parsed = parse_as("mail", outer);
  ASSERT_EQ(parsed.articles.size(), 2u);
  EXPECT_EQ(parsed.articles[0].title, "Ferry sails");
  EXPECT_EQ(parsed.articles[0].authors, Strings{"Ana Ruiz"});
  EXPECT_EQ(parsed.articles[0].outlet, "");
  EXPECT_TRUE(parsed.rejects.empty());
}

TEST(Mail, WhatIsBrokenIsNamed) {
  const std::string multi = head + "Content-Type: multipart/mixed; boundary=b1\r\n\r\n";
  const Parsed cut = parse_as("mail", multi + part("Content-Type: text/plain\r\n", text));
  ASSERT_EQ(cut.articles.size(), 1u);
  ASSERT_EQ(cut.rejects.size(), 1u);
  EXPECT_EQ(cut.rejects[0].code, "truncated");
  const Parsed empty = parse_as("mail", multi + part("Content-Type: image/png\r\n", "x") + "--b1--");
  EXPECT_TRUE(empty.articles.empty());
  ASSERT_EQ(empty.rejects.size(), 1u);
  EXPECT_EQ(empty.rejects[0].code, "no_text");
  std::string deep = head;
  for (int i = 0; i < 1000; ++i)
    deep +=
        "Content-Type: multipart/mixed; boundary=b" + std::to_string(i) + "\r\n\r\n--b" + std::to_string(i) + "\r\n";
  EXPECT_EQ(parse_as("mail", deep).rejects.at(0).code, "too_deep");
}

TEST(Mail, AnMboxHoldsManyMessages) {
  const std::string first = "From ana@quay.example Tue Feb 11 09:30:00 2025\n" + head + "\n" + text +
                            "\n\n>From the harbour board.\nFrom here on it is calm.\n\n";
  const std::string second =
      "From MAILER Tue Feb 11 09:31:00 2025\nFrom: b@quay.example\nSubject: Ferry\n\nIt sails.\n";
  Collected collected;
  const TemporaryDirectory directory;
  read_sources({directory.write("a", first + second)}, test_options(), collected);
  ASSERT_EQ(collected.records.size(), 2u);
  EXPECT_EQ(collected.records[0].format->name, "mail");
  EXPECT_EQ(collected.records[1].place.offset, first.size());
  const Article article = parse(collected.records[0], test_options()).articles.at(0);
  EXPECT_NE(article.body.find("\n\nFrom the harbour board."), std::string::npos) << article.body;
  EXPECT_NE(article.body.find("From here on it is calm."), std::string::npos);
  ReadOptions small = test_options();
  small.record_limit = 1000;
  Collected limited;
  const std::string long_one = "From a b\nFrom: c@d.example\nSubject: x\n\n" + std::string(300'000, 'x') + "\n\n";
  read_sources({directory.write("b.mbox", first + long_one + second)}, small, limited);
  EXPECT_EQ(limited.records.size(), 2u);
  ASSERT_EQ(limited.rejects.size(), 1u);
  EXPECT_EQ(limited.rejects[0].place.record, 2u);
  EXPECT_EQ(limited.rejects[0].code, "too_large");
}

TEST(Mail, IsToldFromOtherText) {
  for (const std::string& mail :
       {head + "\r\nx", std::string("From: a@b\nDate: x\nSubject: y\n\nz"),
        std::string("Return-Path: <a@b>\nX: y\n z\nFrom: a@b\n\nz"), std::string("From a@b Tue\nFrom: a@b\n\nz")})
    EXPECT_EQ(recognise_format(mail, "a").name, "mail") << mail;
  for (const char* other :
       {"From: the desk\nTo the reader\n\nText", "From here to there\nit is far.\n",
        "Title: Quay\nDate: 2025-02-11\n\nText", "Subject: Quay\nDate: today\n\nText", "From ", "a: b"})
    EXPECT_NE(recognise_format(other, "a.txt").name, "mail") << other;
  EXPECT_EQ(recognise_format("x", "a.eml").name, "mail");
}

}  // namespace
}  // namespace wirecopy::corpus
