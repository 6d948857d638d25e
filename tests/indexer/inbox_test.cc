// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/inbox.h"

#include <filesystem>
#include <fstream>
#include <set>
#include <thread>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "indexer/index_writer.h"
#include "schema/fields.h"
#include "schema/terms.h"
#include "tests/temporary_directory.h"
#include "text/error.h"

namespace wirecopy::indexer {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;
using ::testing::HasSubstr;

constexpr milliseconds patience = seconds(60);

std::string line(const std::string& id, const std::string& title) {
  return R"({"id":")" + id + R"(","title":")" + title + R"(","body":"The harbour of Ellerby froze over on Monday."})" +
         "\n";
}

InboxOptions options_for(const std::string& index) {
  return {.index = index, .read = {}, .retry = milliseconds(5)};
}

bool holds(const std::string& index, const std::string& id) {
  const Xapian::Database database(index);
  return database.term_exists(schema::make_term(schema::field("id").prefix, id));
}

TEST(Inbox, IsNotOpenedWhereNothingCanBeWritten) {
  const TemporaryDirectory directory;
  const std::string stub = directory.path("joined.stub");
  std::ofstream(stub) << "glass one\nglass two\n";
  EXPECT_THROW(Inbox{options_for(stub)}, Error);
  EXPECT_FALSE(std::filesystem::exists(stub + ".inbox"));
  EXPECT_THROW(Inbox{options_for("localhost:4000")}, Error);
  EXPECT_FALSE(std::filesystem::exists("localhost:4000.inbox"));
}

TEST(Inbox, WritesWhatItAcceptsAndSaysWhatItDoesNot) {
  const TemporaryDirectory directory;
  const std::string index = directory.path("index");
  Inbox inbox(options_for(index));
  const Receipt receipt = inbox.deliver(line("a", "Frost") + "{broken\n" + line("b", "Ice"), Shape::Lines);
  EXPECT_EQ(receipt.articles, 2u);
  ASSERT_EQ(receipt.rejects.size(), 1u);
  EXPECT_EQ(receipt.rejects[0].place.record, 2u);
  EXPECT_EQ(receipt.rejects[0].code, "bad_json");
  ASSERT_EQ(inbox.wait(receipt.number, patience), Delivery::Written);
  EXPECT_TRUE(holds(index, "a"));
  EXPECT_TRUE(holds(index, "b"));
  EXPECT_EQ(inbox.waiting(), 0u);
  EXPECT_TRUE(std::filesystem::is_empty(index + ".inbox"));
}

TEST(Inbox, KeepsTheOrderOfAdditionsAndRemovals) {
  const TemporaryDirectory directory;
  const std::string index = directory.path("index");
  Inbox inbox(options_for(index));
  inbox.deliver(line("a", "Frost") + line("b", "Frost"), Shape::Lines);
  inbox.remove("a");
  inbox.deliver(line("c", "Thaw"), Shape::Lines);
  inbox.remove("c");
  const Receipt last = inbox.deliver(line("c", "Thaw again"), Shape::Lines);
  ASSERT_EQ(inbox.wait(last.number, patience), Delivery::Written);
  EXPECT_FALSE(holds(index, "a"));
  EXPECT_TRUE(holds(index, "b"));
  EXPECT_TRUE(holds(index, "c"));
}

TEST(Inbox, AcceptsNothingOfADeliveryWithoutArticles) {
  const TemporaryDirectory directory;
  Inbox inbox(options_for(directory.path("index")));
  const Receipt receipt = inbox.deliver("no json\n", Shape::Lines);
  EXPECT_EQ(receipt.number, 0u);
  EXPECT_EQ(receipt.rejects.size(), 1u);
  EXPECT_EQ(inbox.deliver("", Shape::Lines).number, 0u);
}

TEST(Inbox, LeavesNothingBehindThatIsEmpty) {
  const TemporaryDirectory directory;
  const std::string index = directory.path("index");
  const auto left = [&] {
    std::set<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(directory.path("")))
      names.insert(entry.path().filename().string());
    return names;
  };
  Inbox(options_for(index)).deliver("no json\n", Shape::Lines);
  EXPECT_EQ(left(), std::set<std::string>{});
  {
    Inbox inbox(options_for(index));
    std::filesystem::remove(index + ".inbox");  // as another one does that ends
    ASSERT_EQ(inbox.wait(inbox.deliver(line("a", "Frost"), Shape::Lines).number, patience), Delivery::Written);
  }
  EXPECT_EQ(left(), std::set<std::string>{"index"});
  std::filesystem::create_directory(index + ".inbox");
  std::ofstream(index + ".inbox/note") << "not ours";
  Inbox(options_for(index)).finish();
  EXPECT_EQ(left(), (std::set<std::string>{"index", "index.inbox"}));
}

// As programs do that add through the C interface, each call with an inbox of its own.
TEST(Inbox, SharesItsDirectoryWithOthers) {
  const TemporaryDirectory directory;
  const std::string index = directory.path("index");
  constexpr int writers = 4;
  constexpr int deliveries = 6;
  std::vector<std::thread> threads;
  for (int writer = 0; writer < writers; ++writer)
    threads.emplace_back([&, writer] {
      for (int i = 0; i < deliveries; ++i) {
        Inbox inbox(options_for(index));
        const std::string id = std::to_string(writer) + "-" + std::to_string(i);
        const Receipt receipt = inbox.deliver(line(id, "Frost " + id), Shape::Lines);
        EXPECT_EQ(receipt.articles, 1u) << id;
        EXPECT_EQ(inbox.wait(receipt.number, patience), Delivery::Written) << id;
        EXPECT_TRUE(holds(index, id)) << id;
      }
    });
  for (std::thread& thread : threads) thread.join();
  EXPECT_FALSE(std::filesystem::exists(index + ".inbox"));
  EXPECT_FALSE(std::filesystem::exists(index + ".building"));
}

TEST(Inbox, ClearsAwayWhatAKilledProcessLeft) {
  const TemporaryDirectory directory;
  const std::string index = directory.path("index");
  std::filesystem::create_directory(index + ".inbox");
  std::ofstream(index + ".inbox/00000000000000000001.new") << "half an arti";
  Inbox(options_for(index)).finish();
  EXPECT_FALSE(std::filesystem::exists(index + ".inbox"));
}

TEST(Inbox, SaysWhatToDoWhereItMayNotWrite) {
  try {
    const Inbox inbox(options_for("/proc/index"));
    FAIL() << "nobody may write there";
  } catch (const Error& error) {
    EXPECT_THAT(error.hint(), HasSubstr("who may write there"));
  }
}

TEST(Inbox, RefusesWhatStandsInThePlaceOfItsDirectory) {
  const TemporaryDirectory directory;
  const std::string index = directory.path("index");
  const std::string place = index + ".inbox";
  const auto expect_refused = [&](const auto& act, const char* what) {
    try {
      act();
      FAIL() << what;
    } catch (const Error& error) {
      EXPECT_THAT(error.what(), HasSubstr(place + ", and something else stands there")) << what;
    }
  };
  const auto open = [&] { const Inbox inbox(options_for(index)); };
  std::ofstream(place) << "no directory";
  expect_refused(open, "a file");
  std::filesystem::remove(place);
  std::filesystem::create_symlink(directory.path("gone"), place);
  expect_refused(open, "a link to nothing");

  std::filesystem::create_directory(directory.path("gone"));
  Inbox inbox(options_for(index));
  ASSERT_EQ(inbox.wait(inbox.deliver(line("a", "Frost"), Shape::Lines).number, patience), Delivery::Written)
      << "a link to a directory is one";
  std::filesystem::remove(directory.path("gone"));
  expect_refused([&] { inbox.deliver(line("b", "Ice"), Shape::Lines); }, "a link to what is gone");
}

TEST(Inbox, WaitsForAnotherWriterAndForTheNextInbox) {
  const TemporaryDirectory directory;
  const std::string index = directory.path("index");
  {
    IndexWriter other(index);  // holds the lock
    Inbox inbox(options_for(index));
    const Receipt receipt = inbox.deliver(line("a", "Frost"), Shape::Lines);
    EXPECT_EQ(inbox.wait(receipt.number, milliseconds(1)), Delivery::Waiting);
    EXPECT_EQ(inbox.waiting(), 1u);
  }  // both gone: the article waits on disk
  Inbox next(options_for(index));
  ASSERT_EQ(next.wait(1, patience), Delivery::Written);
  EXPECT_TRUE(holds(index, "a"));
  const Receipt receipt = next.deliver(line("b", "Ice"), Shape::Lines);
  EXPECT_EQ(next.wait(receipt.number, patience), Delivery::Written);
}

TEST(Inbox, GivesUpACommitThatTakesTooLongAndLosesNothing) {
  const TemporaryDirectory directory;
  const std::string index = directory.path("index");
  InboxOptions options = options_for(index);
  {
    Inbox first(options);
    ASSERT_EQ(first.wait(first.deliver(line("old", "Frost"), Shape::Lines).number, patience), Delivery::Written);
  }
  std::string many;
  constexpr int articles = 500;
  for (int i = 0; i < articles; ++i) {
    const std::string number = std::to_string(i);
    many += R"({"id":"n)" + number + R"(","title":"Ice )" + number + R"(","body":"Ship )" + number + " left berth " +
            number + " with " + number + R"( crates of salt."})" + "\n";
  }
  options.grace = milliseconds(0);
  {
    Inbox inbox(options);
    const Receipt receipt = inbox.deliver(many, Shape::Lines);
    inbox.stop();
    EXPECT_EQ(inbox.wait(receipt.number, patience), Delivery::Waiting) << "nobody waits for what is given up";
    inbox.finish();
    EXPECT_EQ(inbox.waiting(), static_cast<uint64_t>(articles));
  }
  EXPECT_EQ(Xapian::Database(index).get_doccount(), 1u) << "a commit that is given up leaves nothing behind";
  Inbox next(options_for(index));
  ASSERT_EQ(next.wait(1, patience), Delivery::Written);
  EXPECT_EQ(Xapian::Database(index).get_doccount(), static_cast<unsigned>(articles + 1));
}

TEST(Inbox, RefusesMoreThanItMayHold) {
  const TemporaryDirectory directory;
  const std::string index = directory.path("index");
  IndexWriter other(index);
  InboxOptions options = options_for(index);
  options.most_waiting = 2;
  Inbox inbox(options);
  inbox.deliver(line("a", "Frost") + line("b", "Ice"), Shape::Lines);
  try {
    inbox.deliver(line("c", "Thaw"), Shape::Lines);
    FAIL() << "took a third article";
  } catch (const Error& error) {
    EXPECT_THAT(error.what(), HasSubstr("2 articles wait"));
  }
}

TEST(Inbox, TakesAListAsOneDocument) {
  const TemporaryDirectory directory;
  const std::string index = directory.path("index");
  Inbox inbox(options_for(index));
  const Receipt receipt = inbox.deliver("[\n" + line("a", "Frost") + "," + line("b", "Ice") + "]", Shape::Json);
  EXPECT_EQ(receipt.articles, 2u);
  ASSERT_EQ(inbox.wait(receipt.number, patience), Delivery::Written);
  EXPECT_TRUE(holds(index, "a"));
  EXPECT_TRUE(holds(index, "b"));
}

TEST(Inbox, TakesDeliveriesFromManyThreads) {
  const TemporaryDirectory directory;
  const std::string index = directory.path("index");
  constexpr int threads = 4;
  constexpr int deliveries = 10;
  {
    Inbox inbox(options_for(index));
    std::vector<std::thread> clients;
    for (int thread = 0; thread < threads; ++thread) {
      clients.emplace_back([&inbox, thread] {
        for (int number = 0; number < deliveries; ++number) {
          const std::string id = std::to_string(thread) + "-" + std::to_string(number);
          const Receipt receipt = inbox.deliver(line(id, "Frost " + id), Shape::Lines);
          EXPECT_EQ(inbox.wait(receipt.number, patience), Delivery::Written);
        }
      });
    }
    for (std::thread& client : clients) client.join();
  }
  EXPECT_EQ(Xapian::Database(index).get_doccount(), static_cast<unsigned>(threads * deliveries));
}

}  // namespace
}  // namespace wirecopy::indexer
