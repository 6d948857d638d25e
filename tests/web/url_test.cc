// SPDX-License-Identifier: GPL-2.0-or-later
#include "web/url.h"

#include <gtest/gtest.h>

namespace wirecopy::web {
namespace {

struct Row {
  std::string input;
  std::string output;
};

TEST(PercentDecode, TakesEscapesOffAndLeavesWhatIsNone) {
  const Row rows[] = {{"a%20b", "a b"}, {"%C3%A9", "\xC3\xA9"}, {"%c3%a9", "\xC3\xA9"}, {"%", "%"},      {"%4", "%4"},
                      {"%zz", "%zz"},   {"a+b", "a+b"},         {"%41", "A"},           {"%FF", "\xFF"}, {"%%41", "%A"},
                      {"", ""}};
  for (const Row& row : rows) EXPECT_EQ(percent_decode(row.input), row.output) << row.input;
  EXPECT_EQ(percent_decode("a%00b"), std::string("a\0b", 3));
}

TEST(PercentEncode, ReadsBackAsTheSameBytes) {
  std::string bytes;
  for (int byte = 0; byte < 256; ++byte) bytes += static_cast<char>(byte);
  EXPECT_EQ(percent_decode(percent_encode(bytes)), bytes);
  EXPECT_EQ(percent_encode("a b/\xC3\xA9?&=~"), "a%20b%2F%C3%A9%3F%26%3D~");
}

TEST(ParseQuery, GivesPairsInTheirOrder) {
  const auto pairs = parse_query("q=a+b&&sort=&flag&q=%26%3D&=x&a=b=c");
  ASSERT_EQ(pairs.size(), 6u);
  const Row rows[] = {{"q", "a b"}, {"sort", ""}, {"flag", ""}, {"q", "&="}, {"", "x"}, {"a", "b=c"}};
  for (std::size_t number = 0; number < pairs.size(); ++number) {
    EXPECT_EQ(pairs[number].name, rows[number].input) << number;
    EXPECT_EQ(pairs[number].value, rows[number].output) << number;
  }
  EXPECT_TRUE(parse_query("").empty());
}

TEST(IsSafeLink, TakesWebAddressesAndPathsOnly) {
  for (const char* url :
       {"http://a.example", "https://a.example/b?c#d", "HTTPS://A.EXAMPLE", "/article/1", "/", "#content"})
    EXPECT_TRUE(is_safe_link(url)) << url;
  for (const char* url :
       {"", "javascript:alert(1)", "JavaScript:alert(1)", " javascript:alert(1)", "java\nscript:alert(1)",
        "data:text/html,x", "vbscript:x", "//evil.example", "/\\evil.example", "http:", "https://", "ftp://a.example",
        "file:///etc/passwd", "https://a.example/b c", "/\t/evil.example", "article", "\x01http://a.example"})
    EXPECT_FALSE(is_safe_link(url)) << url;
}

TEST(IsWebAddress, TakesWholeAddressesOnly) {
  EXPECT_TRUE(is_web_address("https://a.example/1"));
  for (const char* url : {"/a", "#a", "a.example", "javascript:alert(1)", "https://"})
    EXPECT_FALSE(is_web_address(url)) << url;
}

}  // namespace
}  // namespace wirecopy::web
