// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/name_list.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace wirecopy::searcher {
namespace {

using ::testing::ElementsAreArray;

TEST(Names, AreReadWithAndWithoutQuotes) {
  struct Row {
    const char* text;
    std::vector<std::string> names;
  };
  const Row rows[] = {
      {"", {}},
      {",,", {}},
      {"bbc,The Times", {"bbc", "The Times"}},
      {"=The Times", {"=The Times"}},
      {R"(="Meridian Wire")", {"=Meridian Wire"}},
      {R"("Lamp, Oil & Co",bbc)", {"Lamp, Oil & Co", "bbc"}},
      {R"(bbc,="Lamp, Oil & Co")", {"bbc", "=Lamp, Oil & Co"}},
      {R"(="Jo \"Ink\" \ Brand")", {R"(=Jo "Ink" \ Brand)"}},
      {R"("",="",bbc)", {"bbc"}},
      {R"("Ink" Weekly,bbc)", {R"("Ink" Weekly)", "bbc"}},
      {R"(="open,bbc)", {R"(="open)", "bbc"}},
  };
  for (const Row& row : rows) EXPECT_THAT(read_names(row.text), ElementsAreArray(row.names)) << row.text;
}

TEST(Names, AreWrittenSoThatTheyAreReadBack) {
  const std::vector<std::vector<std::string>> lists{
      {}, {"bbc", "=The Times"}, {"=Lamp, Oil & Co", "bbc"}, {R"("Ink", a \ weekly)"}, {R"(="Ink" Weekly)"}};
  for (const auto& names : lists) EXPECT_EQ(read_names(write_names(names)), names) << write_names(names);
  EXPECT_EQ(write_names({"bbc", "=The Times"}), "bbc,=The Times") << "no quotes where none are needed";
}

}  // namespace
}  // namespace wirecopy::searcher
