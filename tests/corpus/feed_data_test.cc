// SPDX-License-Identifier: GPL-2.0-or-later
// Feeds that state in a comment what must be read from them, where WIRECOPY_DATA names a folder that has them in
// "formats/feeds".
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <regex>
#include <sstream>

#include <gtest/gtest.h>

#include "corpus/complete.h"
#include "corpus/feed.h"
#include "corpus/lines.h"
#include "corpus/markup.h"
#include "tests/corpus/reading.h"
#include "text/utf8.h"

namespace wirecopy::corpus {
namespace {

// 'it\'s \u00e9' -> it's é
std::string unescaped(const std::string& text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\\' || i + 1 == text.size()) {
      out += text[i];
    } else if (const char kind = text[++i]; kind == 'u' || kind == 'x') {
      const std::size_t digits = kind == 'u' ? 4 : 2;
      text::append_utf8(out, static_cast<char32_t>(std::stoul(text.substr(i + 1, digits), nullptr, 16)));
      i += digits;
    } else {
      out += kind == 'n' ? '\n' : kind == 't' ? '\t' : kind;
    }
  }
  return out;
}

std::string plain(const std::string& text) {
  return one_line(decode_references(looks_like_markup(text) ? strip_markup(text) : text));
}

struct Statement {
  std::string key;
  std::string value;
};

// What the comment says of the first item, as far as an article has it.
std::vector<Statement> statements_of(const std::string& bytes) {
  std::smatch line;
  std::vector<Statement> statements;
  if (!std::regex_search(bytes, line, std::regex("Expect:([^\\n]*)"))) return statements;
  const std::string expected = line[1];
  if (expected.find("bozo") == std::string::npos || expected.find("not bozo") != std::string::npos) {
    static const std::regex text(
        R"(entries\[0\]\['(title|link|summary|description|content|language)(?:_detail)?'\](?:\[0\])?(?:\['(value|language)'\])? == u?'((?:[^'\\]|\\.)*)')");
    for (std::sregex_iterator found(expected.begin(), expected.end(), text), end; found != end; ++found) {
      const std::string key = (*found)[2] == "language" ? "language" : (*found)[1].str();
      statements.push_back({key, unescaped((*found)[3])});
    }
    static const std::regex date(
        R"(entries\[0\]\['(published|updated|created|date)_parsed'\] == \((\d+), (\d+), (\d+), (\d+), (\d+), (\d+))");
    for (std::sregex_iterator found(expected.begin(), expected.end(), date), end; found != end; ++found) {
      const auto figure = [&](int i) { return std::stol((*found)[static_cast<std::size_t>(i)]); };
      const int64_t seconds =
          seconds_of_day(figure(2), static_cast<unsigned>(figure(3)), static_cast<unsigned>(figure(4))) +
          figure(5) * 3600 + figure(6) * 60 + figure(7);
      statements.push_back({(*found)[1].str(), std::to_string(seconds)});
    }
  }
  return statements;
}

std::string value_of(const Article& article, const std::string& key) {
  if (key == "title") return plain(article.title);
  if (key == "link") return article.url;
  if (key == "language") return article.language;
  if (key == "summary" || key == "description")
    return plain(article.standfirst.empty() ? article.body : article.standfirst);
  if (key == "content") return plain(article.body);
  return std::to_string(key == "updated" && article.modified.known() ? article.modified.seconds
                                                                     : article.published.seconds);
}

TEST(Feeds, HoldWhatTheyStateThemselves) {
  const char* data = std::getenv("WIRECOPY_DATA");
  if (data == nullptr) GTEST_SKIP() << "WIRECOPY_DATA is not set";
  std::size_t checked = 0;
  std::vector<std::string> wrong;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(std::string(data) + "/formats/feeds")) {
    if (entry.path().extension() != ".xml") continue;
    std::ostringstream bytes;
    bytes << std::ifstream(entry.path(), std::ios::binary).rdbuf();
    const std::vector<Statement> statements = statements_of(bytes.str());
    if (statements.empty()) continue;
    Parsed parsed;
    const Record record{{entry.path().string(), 1, 0}, find_format("feed"), bytes.str(), 0};
    const auto document = XmlDocument::read(record, test_options(), parsed);
    const std::vector<Article> articles = document ? read_feed(*document, test_now) : std::vector<Article>();
    for (const Statement& statement : statements) {
      ++checked;
      const std::string got = articles.empty() ? "(no item)" : value_of(articles.front(), statement.key);
      const std::string expected = statement.key == "link" ? statement.value : plain(statement.value);
      if (got != expected)
        wrong.push_back(entry.path().filename().string() + ": " + statement.key + " is '" + got + "', not '" +
                        expected + "'");
    }
  }
  for (const std::string& line : wrong) std::cout << line << "\n";
  std::cout << checked - wrong.size() << " of " << checked << " statements hold\n";
  ASSERT_GT(checked, 60u);
  EXPECT_GE(static_cast<double>(checked - wrong.size()), 0.95 * static_cast<double>(checked));
}

}  // namespace
}  // namespace wirecopy::corpus
