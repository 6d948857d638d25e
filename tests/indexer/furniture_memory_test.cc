// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/furniture_memory.h"

#include <fstream>
#include <functional>

#include <gtest/gtest.h>

#include "schema/index.h"
#include "schema/record.h"
#include "tests/indexer/invented_news.h"
#include "tests/temporary_directory.h"

namespace wirecopy::indexer {
namespace {

constexpr std::string_view support = "Support our newsroom with a monthly gift of any size";
constexpr std::string_view about = "The Courier is printed on the quay and read along the whole coast.";

// A paragraph of running text that no other article has.
std::string text(std::size_t number, std::string_view part = "first") {
  const std::vector<Item> items =
      invented_news(static_cast<uint32_t>(number) * 7 + static_cast<uint32_t>(part.size()), 1);
  return items.front().body.substr(0, 300) + " " + std::string(part) + " of " + std::to_string(number) + ".";
}

corpus::Article article_of(std::string body, std::string outlet = "quay.example") {
  corpus::Article article;
  article.outlet = std::move(outlet);
  article.body = std::move(body);
  return article;
}

// What is left of the bodies when they come one after another.
std::vector<std::string> cleaned(const std::vector<std::string>& bodies) {
  FurnitureMemory memory{Xapian::Database()};
  std::vector<std::string> left;
  for (const std::string& body : bodies) {
    corpus::Article article = article_of(body);
    memory.clean(article);
    left.push_back(article.body);
  }
  return left;
}

std::vector<std::string> bodies(std::size_t count, const std::function<std::string(std::size_t)>& body) {
  std::vector<std::string> all;
  for (std::size_t i = 0; i < count; ++i) all.push_back(body(i));
  return all;
}

TEST(FurnitureMemory, DropsWhatStandsAtTheEdgeOfFiveDifferentArticlesFromTheFifthOn) {
  const auto given = bodies(7, [](std::size_t i) {
    return std::string(support) + "\n\n" + text(i) + "\n\n" + text(i, "second") + "\n\n" + std::string(about);
  });
  const std::vector<std::string> left = cleaned(given);
  for (std::size_t i = 0; i < 4; ++i) EXPECT_EQ(left[i], given[i]) << "not known yet";
  for (std::size_t i = 4; i < 7; ++i) EXPECT_EQ(left[i], text(i) + "\n\n" + text(i, "second"));
}

// Each row is text that comes again and again, and must stay.
TEST(FurnitureMemory, LeavesTextAlone) {
  const std::string refrain = "The ferry stayed in the harbour of Port Ellis all the same";
  const std::string background =
      "The strike began in March, when the owners of the port cut the pay of the night shift.";
  const std::string lines = text(900) + "\n\n" + text(901) + "\n\n" + text(902);
  const struct {
    const char* what;
    std::vector<std::string> bodies;
  } rows[] = {
      {"a refrain of one story that is printed again and again",
       bodies(9, [&](std::size_t i) { return text(1) + "\n\n" + "Edition " + std::to_string(i) + ".\n\n" + refrain; })},
      {"a story carried on from day to day among others",
       bodies(60,
              [&](std::size_t i) { return i % 3 > 0 ? text(i) : text(i) + "\n\n" + background + "\n\n" + refrain; })},
      {"a paragraph inside", bodies(9,
                                    [&](std::size_t i) {
                                      return lines + text(i) + "\n\n" + refrain + "\n\n" + text(i, "a") + "\n\n" +
                                             text(i, "b") + "\n\n" + text(i, "cc") + "\n\n" + text(i, "ddd");
                                    })},
      {"the question of an interview", bodies(9,
                                              [&](std::size_t i) {
                                                return text(i, "lead") + "\n\n" + text(i) +
                                                       "\n\nWhat will become of the ferry?\n\n" + text(i, "answer");
                                              })},
      {"a quotation", bodies(9, [&](std::size_t i) { return text(i) + "\n\n\"We shall stay,\" he said."; })},
      {"rows of figures", bodies(9, [&](std::size_t i) { return text(i) + "\n\nRecord 4.25 10.75 March 31"; })},
      {"a long paragraph", bodies(9, [&](std::size_t i) { return text(i) + "\n\n" + text(1) + text(2); })},
      {"tables without running text",
       bodies(9, [&](std::size_t i) { return "Gold up " + std::to_string(i) + "\n\nSilver unchanged"; })},
      {"what comes seldom",
       bodies(400, [&](std::size_t i) { return i % 20 == 0 ? text(i) + "\n\n" + refrain : text(i); })},
  };
  for (const auto& row : rows) EXPECT_EQ(cleaned(row.bodies), row.bodies) << row.what;
}

TEST(FurnitureMemory, OutletsAreKnownEachByItself) {
  FurnitureMemory memory{Xapian::Database()};
  for (std::size_t i = 0; i < 12; ++i) {
    for (const char* outlet : {"", "a.example", "b.example", "c.example"}) {
      corpus::Article article = article_of(text(i) + "\n\n" + std::string(support), outlet);
      const std::string before = article.body;
      // Without an outlet nothing is learned, and three times is not often enough.
      if (article.outlet == "c.example" && i >= 3) continue;
      memory.clean(article);
      const bool is_known = i >= 4 && (article.outlet == "a.example" || article.outlet == "b.example");
      EXPECT_EQ(article.body, is_known ? text(i) : before) << outlet << " " << i;
    }
  }
}

TEST(FurnitureMemory, AStandfirstThatIsTheSitesIsNone) {
  FurnitureMemory memory{Xapian::Database()};
  for (std::size_t i = 0; i < 6; ++i) {
    corpus::Article article = article_of(text(i));
    article.standfirst = about;
    memory.clean(article);
    EXPECT_EQ(article.standfirst, i < 4 ? about : "");
  }
}

TEST(FurnitureMemory, LeavesAnArticleOfWhichNothingElseWouldBeLeft) {
  std::vector<std::string> given =
      bodies(6, [](std::size_t i) { return text(i) + "\n\n" + std::string(support) + "\n\n" + std::string(about); });
  given.push_back(std::string(support) + "\n\n" + std::string(about));
  EXPECT_EQ(cleaned(given)[5], text(5));
  EXPECT_EQ(cleaned(given)[6], given[6]);
}

TEST(FurnitureMemory, ACreditLineBecomesTheCredit) {
  FurnitureMemory memory{Xapian::Database()};
  for (std::size_t i = 0; i < 6; ++i) {
    corpus::Article article = article_of("With inputs from PTI\n\n" + text(i) + "\n\n" + text(i, "second"));
    memory.clean(article);
    EXPECT_EQ(article.credit, i < 4 ? "" : "With inputs from PTI");
  }
}

// Articles of three outlets, each with its own furniture, as JSON lines with ids from `begin` on.
void write_news(const std::string& path, std::size_t begin, std::size_t end) {
  std::ofstream out(path);
  for (std::size_t i = begin; i < end; ++i) {
    const std::string outlet = std::string(1, static_cast<char>('a' + i % 3)) + ".example";
    out << R"({"id":"n)" << i << R"(","lang":"en","title":"Number )" << i << R"(","source":")" << outlet
        << R"(","body":")" << text(i) << R"(\n\n)" << text(i, "second") << R"(\n\n)" << support << " " << outlet
        << "\"}\n";
  }
}

std::vector<std::string> learned_by(const std::string& index) {
  std::vector<std::string> lines;
  for (const schema::OutletFurniture& outlet : schema::all_furniture(schema::open_index(index).database)) {
    for (const schema::LearnedLine& line : outlet.learned)
      lines.push_back(outlet.outlet + ": " + line.text + " " + std::to_string(line.articles) + "/" +
                      std::to_string(outlet.articles));
  }
  return lines;
}

TEST(FurnitureMemory, AnIndexIsTheSameInOneGoOrInPartsAndOnAnyNumberOfThreads) {
  const TemporaryDirectory directory;
  constexpr std::size_t count = 700;
  write_news(directory.path("all.jsonl"), 0, count);
  index_quietly(directory.path("whole"), {directory.path("all.jsonl")}, 1);
  const std::vector<std::string> expected = dump(directory.path("whole"));
  const std::vector<std::string> learned = learned_by(directory.path("whole"));
  ASSERT_EQ(learned.size(), 3u);
  EXPECT_EQ(learned[0], "a.example: " + std::string(support) + " a.example 234/234");
  // Of the last article nothing is left of it; the first still has it.
  const Xapian::Database database = schema::open_index(directory.path("whole")).database;
  const auto body = [&](Xapian::docid document) {
    return schema::decode_record(database.get_document(document).get_data()).article.body;
  };
  EXPECT_NE(body(1).find(support), std::string::npos);
  EXPECT_EQ(body(count).find(support), std::string::npos);
  for (const unsigned threads : {2u, 5u}) {
    const std::string index = directory.path("threads" + std::to_string(threads));
    index_quietly(index, {directory.path("all.jsonl")}, threads);
    EXPECT_EQ(dump(index), expected) << threads;
    EXPECT_EQ(learned_by(index), learned) << threads;
  }
  const std::string parts = directory.path("parts");
  std::size_t begin = 0;
  for (const std::size_t end : {std::size_t{7}, std::size_t{11}, std::size_t{300}, count}) {
    const std::string file = directory.path("part" + std::to_string(end) + ".jsonl");
    write_news(file, begin, end);
    index_quietly(parts, {file}, 3);
    // The same articles once more teach nothing and change nothing.
    write_news(directory.path("again.jsonl"), 0, end);
    EXPECT_EQ(index_quietly(parts, {directory.path("again.jsonl")}, 2).unchanged, end);
    begin = end;
  }
  EXPECT_EQ(learned_by(parts), learned);
  const Xapian::Database grown = schema::open_index(parts).database;
  for (Xapian::docid document = 1; document <= count; ++document) {
    EXPECT_EQ(schema::decode_record(grown.get_document(document).get_data()).article.body, body(document)) << document;
  }
}

}  // namespace
}  // namespace wirecopy::indexer
