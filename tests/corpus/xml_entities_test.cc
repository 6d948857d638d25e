// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/xml_entities.h"

#include <gtest/gtest.h>

namespace wirecopy::corpus {
namespace {

TEST(XmlEntities, OfTheDocumentAreExpanded) {
  struct Row {
    const char* document;
    const char* expanded;  // behind the document type
  };
  for (const Row& row : {
           Row{"<!DOCTYPE a [<!ENTITY port 'Port Ellis'>]><a>In &port;, &amp; &eacute;.</a>",
               "<a>In Port Ellis, &amp; é.</a>"},
           Row{"<!DOCTYPE a [\n<!ENTITY x \"&y; and &y;\">\n<!-- <!ENTITY z 'no'> -->\n<!ENTITY y 'rain'>\n]>\n<a>&x; "
               "&z;</a>",
               "\n<a>rain and rain &z;</a>"},
           Row{"<!DOCTYPE a [<!ENTITY x 'first'><!ENTITY x 'second'>]><a b='&x;'>&x;</a>", "<a b='first'>first</a>"},
           Row{"<!DOCTYPE a [<!ENTITY x '&#60;b>&#x41;&#60;/b>'>]><a>&x;</a>", "<a><b>A</b></a>"},
           Row{"<!DOCTYPE a [<!ENTITY x 'no'>]><a><![CDATA[&x;]]></a>", "<a><![CDATA[&x;]]></a>"},
           Row{"<!DOCTYPE a [<!ENTITY x '&y;'><!ENTITY y '1&x;'>]><a>&x;</a>", "<a>1&x;</a>"},
           Row{"<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'><!ENTITY % p 'q'>]><a>&x;</a>", "<a>&x;</a>"},
       }) {
    const auto expanded = expand_entities(row.document, 1000);
    ASSERT_TRUE(expanded.has_value()) << row.document;
    EXPECT_TRUE(expanded->ends_with(std::string("]>") + row.expanded)) << *expanded;
  }
}

TEST(XmlEntities, LeaveOtherDocumentsAlone) {
  for (const char* document :
       {"<a>&x;</a>", "", "<!DOCTYPE a><a>&x;</a>", "<!DOCTYPE a [", "<!DOCTYPE a [<!ENTITY", "<!DOCTYPE a [<!ENTITY x",
        "<!DOCTYPE a [<!ENTITY x '", "<!DOCTYPE a SYSTEM 'b.dtd'><a/>"})
    EXPECT_EQ(expand_entities(document, 10), document);
}

TEST(XmlEntities, OfHtmlNeedNoDeclaration) {
  EXPECT_EQ(expand_entities("<a>x&mdash;y &nbsp;<![CDATA[&mdash;]]> &amp;mdash; &lt; &LT; &#8212;</a>", 10),
            "<a>x\u2014y \u00A0<![CDATA[&mdash;]]> &amp;mdash; &lt; &LT; &#8212;</a>");
  EXPECT_TRUE(expand_entities("<!DOCTYPE a [<!ENTITY mdash '-'>]><a>&mdash;</a>", 10)->ends_with("<a>-</a>"));
}

TEST(XmlEntities, StayWithinTheLimit) {
  std::string laughs = "<!DOCTYPE a [<!ENTITY l0 'ha'>";
  for (int i = 1; i < 30; ++i) {
    laughs += "<!ENTITY l" + std::to_string(i) + " '";
    for (int j = 0; j < 10; ++j) laughs += "&l" + std::to_string(i - 1) + ";";
    laughs += "'>";
  }
  EXPECT_FALSE(expand_entities(laughs + "]><a>&l29;</a>", 1 << 20).has_value());
  EXPECT_TRUE(expand_entities(laughs + "]><a>&l2;</a>", 1 << 20).has_value()) << "what is not used does no harm";

  std::string quadratic = "<!DOCTYPE a [<!ENTITY x '" + std::string(50'000, 'x') + "'>]><a>";
  for (int i = 0; i < 50'000; ++i) quadratic += "&x;";
  EXPECT_FALSE(expand_entities(quadratic + "</a>", 1 << 20).has_value());

  std::string chain = "<!DOCTYPE a [<!ENTITY c0 'x'>";
  for (int i = 1; i < 10'000; ++i) chain += "<!ENTITY c" + std::to_string(i) + " '&c" + std::to_string(i - 1) + ";'>";
  EXPECT_FALSE(expand_entities(chain + "]><a>&c9999;</a>", 1 << 20).has_value()) << "nested without end";
}

}  // namespace
}  // namespace wirecopy::corpus
