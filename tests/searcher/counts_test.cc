// SPDX-License-Identifier: GPL-2.0-or-later
// What the index counts is what one counts by hand. WIRECOPY_COUNTS="20000 2000" makes it as many articles and queries.
#include <cstdlib>
#include <ctime>
#include <functional>
#include <map>
#include <random>
#include <set>
#include <sstream>

#include <gtest/gtest.h>

#include "searcher/searcher.h"
#include "tests/searcher/small_index.h"

namespace wirecopy::searcher {
namespace {

struct Made {
  SmallArticle article;
  std::vector<std::string> title;
  std::vector<std::string> body;
  uint32_t group = 0;  // the first docid of its copies; its own docid when it is alone
  uint32_t story = 0;  // the first docid of its story; its own docid when it is alone
  bool leads = true;
};

using Wanted = std::function<bool(const Made&)>;
struct Asked {
  std::string text;
  Wanted is_wanted;
};

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += word + " ";
  return text;
}

bool stands_in(const std::vector<std::string>& words, const std::vector<std::string>& run) {
  return std::search(words.begin(), words.end(), run.begin(), run.end()) != words.end();
}

Wanted has(const std::string& word) {
  return [word](const Made& made) { return stands_in(made.title, {word}) || stands_in(made.body, {word}); };
}

// As simple as can be, and not the code of the index.
std::string label(int64_t seconds, int64_t offset, Interval interval) {
  std::time_t local = seconds + offset;
  std::tm time{};
  ::gmtime_r(&local, &time);
  if (interval == Interval::Week) {
    local -= (time.tm_wday + 6) % 7 * 86'400;
    ::gmtime_r(&local, &time);
  }
  char text[40];
  const char* formats[] = {"%Y-%m-%dT%H:00:00", "%Y-%m-%d", "%Y-%m-%d", "%Y-%m", "%Y"};
  std::strftime(text, sizeof text, formats[static_cast<int>(interval)], &time);
  return text + std::string(interval != Interval::Hour ? "" : offset == 0 ? "Z" : "+02:00");
}

class Counts : public ::testing::Test {
 protected:
  Counts() : index_(directory_.path() / "index") {
    std::istringstream sizes(std::getenv("WIRECOPY_COUNTS") != nullptr ? std::getenv("WIRECOPY_COUNTS") : "1500 200");
    sizes >> articles_ >> queries_;
    for (const char* first : {"ka", "lo", "mi", "ru", "te"}) {
      for (const char* second : {"ba", "do", "fi", "gu", "pe", "va", "zo", "ny"})
        vocabulary_.push_back(first + std::string(second));
    }
    for (uint32_t i = 0; i < articles_; ++i) make_article();
    group();
    tell_stories();
    index_.commit();
  }

  uint32_t below(std::size_t end) { return static_cast<uint32_t>(random_() % end); }

  // The first words of the vocabulary are common, the last rare.
  const std::string& word() {
    const double place = static_cast<double>(below(1'000'000)) / 1e6;
    return vocabulary_[static_cast<std::size_t>(place * place * static_cast<double>(vocabulary_.size()))];
  }

  void make_article() {
    Made made;
    for (uint32_t i = 1 + below(3); i > 0; --i) made.title.push_back(word());
    for (uint32_t i = 2 + below(12); i > 0; --i) made.body.push_back(word());
    SmallArticle& article = made.article;
    article.title = joined(made.title);
    article.body = joined(made.body);
    article.language = below(4) == 0 ? "xy" : "xx";
    if (below(10) > 0) article.outlet = "outlet" + std::to_string(below(12));
    for (uint32_t i = below(4); i > 0; --i) article.authors.push_back("Author " + std::to_string(below(30)));
    if (below(2) == 0) article.section = "section " + std::to_string(below(5));
    for (uint32_t i = below(3); i > 0; --i) article.tags.push_back("tag" + std::to_string(below(20)));
    if (below(8) > 0) {
      const auto second = static_cast<int64_t>(below(40 * 86'400));
      article.published = {march(1).seconds + second, corpus::Precision::Second, corpus::Origin::Feed};
      if (below(3) == 0) {
        article.published.seconds -= article.published.seconds % 86'400;
        article.published.precision = corpus::Precision::Day;
      }
    }
    made.group = made.story = index_.add(article);
    made_.push_back(std::move(made));
  }

  // A third of the articles come in groups of two to five.
  void group() {
    std::vector<Xapian::docid> free;
    for (uint32_t i = 1; i <= made_.size(); ++i) free.push_back(i);
    std::shuffle(free.begin(), free.end(), random_);
    free.resize(free.size() / 3);
    while (free.size() >= 5) {
      std::vector<Xapian::docid> members;
      for (uint32_t i = 2 + below(4); i > 0; --i) {
        members.push_back(free.back());
        free.pop_back();
      }
      index_.group(members);
      for (const Xapian::docid member : members) {
        made_[member - 1].group = *std::min_element(members.begin(), members.end());
        made_[member - 1].leads = member == members.front();
      }
    }
  }

  // Half of the texts come in stories of two to six, all their copies with them.
  void tell_stories() {
    std::map<uint32_t, std::vector<Xapian::docid>> texts;
    for (uint32_t i = 1; i <= made_.size(); ++i) texts[made_[i - 1].group].push_back(i);
    std::vector<uint32_t> free;
    for (const auto& [group, members] : texts) free.push_back(group);
    std::shuffle(free.begin(), free.end(), random_);
    free.resize(free.size() / 2);
    while (free.size() >= 6) {
      std::vector<Xapian::docid> members;
      for (uint32_t i = 2 + below(5); i > 0; --i) {
        members.insert(members.end(), texts[free.back()].begin(), texts[free.back()].end());
        free.pop_back();
      }
      std::sort(members.begin(), members.end());
      index_.story(members);
      for (const Xapian::docid member : members) made_[member - 1].story = members.front();
    }
    // A text whose story is no other is a story of its own.
    for (const auto& [group, members] : texts) {
      if (members.size() == 1 || made_[members.front() - 1].story != members.front()) continue;
      bool alone = true;
      for (const Xapian::docid member : members) alone = alone && made_[member - 1].story == member;
      if (!alone) continue;
      index_.story(members);
      for (const Xapian::docid member : members) made_[member - 1].story = members.front();
    }
  }

  Asked ask() {
    const std::string a = word();
    const std::string b = word();
    const std::string outlet = "outlet" + std::to_string(below(12));
    switch (below(9)) {
      case 0:
        return {a, has(a)};
      case 1:
        return {a + " " + b, [=](const Made& made) { return has(a)(made) && has(b)(made); }};
      case 2:
        return {a + " OR " + b, [=](const Made& made) { return has(a)(made) || has(b)(made); }};
      case 3:
        return {a + " -" + b, [=](const Made& made) { return has(a)(made) && !has(b)(made); }};
      case 4:
        return {"\"" + a + " " + b + "\"", [=](const Made& made) {
                  return stands_in(made.title, {a, b}) || stands_in(made.body, {a, b});
                }};
      case 5:
        return {a + " source:" + outlet,
                [=](const Made& made) { return has(a)(made) && made.article.outlet == outlet; }};
      case 6:
        return {"(" + a + " OR source:" + outlet + ") date:2024-03-05..2024-03-20", [=](const Made& made) {
                  const corpus::Date& date = made.article.published;
                  return (has(a)(made) || made.article.outlet == outlet) && date.known() &&
                         date.seconds >= 1'709'596'800 && date.seconds < 1'710'979'200;
                }};
      case 7:
        return {"title:" + a, [=](const Made& made) { return stands_in(made.title, {a}); }};
      default:
        return {"*", [](const Made&) { return true; }};
    }
  }

  uint32_t articles_ = 0;
  uint32_t queries_ = 0;
  TemporaryDirectory directory_;
  SmallIndex index_;
  std::mt19937 random_{11};
  std::vector<std::string> vocabulary_;
  std::vector<Made> made_;  // by docid - 1
};

using Units = std::map<std::string, std::set<uint32_t>>;

std::vector<std::string> values_of(const SmallArticle& article, FacetField field) {
  const auto one = [](const std::string& value) {
    return value.empty() ? std::vector<std::string>{} : std::vector<std::string>{value};
  };
  switch (field) {
    case FacetField::Source:
      return one(article.outlet);
    case FacetField::Author:
      return article.authors;
    case FacetField::Language:
      return one(article.language);
    case FacetField::Section:
      return one(article.section);
    case FacetField::Tag:
      return article.tags;
  }
  return {};
}

TEST_F(Counts, AreWhatOneCountsByHand) {
  Searcher searcher(index_.path());
  for (uint32_t number = 0; number < queries_; ++number) {
    const Asked asked = ask();
    Request request;
    request.text = asked.text;
    request.limit = below(3);
    request.duplicates = duplicates_modes[below(3)].value;
    request.sort = sorts[below(3)].value;
    request.unit = units[below(units.size())].value;
    for (const auto& row : facet_fields) request.facets.push_back(row.value);
    request.facet_values = 1000;
    request.histogram = intervals[below(5)].value;
    request.time_zone = below(2) == 0 ? "UTC" : "+02:00";
    if (request.time_zone != "UTC" && asked.text.find("date:") != asked.text.npos) request.time_zone = "UTC";
    const int64_t offset = request.time_zone == "UTC" ? 0 : 7200;

    uint64_t articles = 0;
    std::set<uint32_t> texts;
    std::set<uint32_t> stories;
    std::map<FacetField, Units> facets;
    std::map<FacetField, std::set<uint32_t>> missing;
    Units buckets;
    std::set<uint32_t> undated_units;
    for (uint32_t i = 0; i < made_.size(); ++i) {
      const Made& made = made_[i];
      if (!asked.is_wanted(made) || (request.duplicates == Duplicates::Only && made.leads)) continue;
      ++articles;
      texts.insert(made.group);
      stories.insert(made.story);
      const uint32_t unit = request.unit == Unit::Articles ? i + 1
                            : request.unit == Unit::Texts  ? made.group
                                                           : made.story;
      for (const FacetField field : request.facets) {
        const std::vector<std::string> values = values_of(made.article, field);
        for (const std::string& value : values) facets[field][value].insert(unit);
        if (values.empty()) missing[field].insert(unit);
      }
      const corpus::Date& date = made.article.published;
      if (!date.known()) {
        undated_units.insert(unit);
      } else {
        const bool is_day = date.precision == corpus::Precision::Day;
        std::string bucket = label(date.seconds, is_day ? 0 : offset, *request.histogram);
        if (is_day && *request.histogram == Interval::Hour && offset != 0) bucket.replace(19, 1, "+02:00");
        buckets[bucket].insert(unit);
      }
    }

    const Answer answer = searcher.search(request);
    const std::string what = asked.text + ", unit " + std::string(name_in(units, request.unit)) + ", dups " +
                             std::string(name_in(duplicates_modes, request.duplicates));
    ASSERT_EQ(answer.articles.value, articles) << what;
    ASSERT_EQ(answer.texts.value, texts.size()) << what;
    ASSERT_EQ(answer.stories.value, stories.size()) << what;
    for (const Facet& facet : answer.facets) {
      ASSERT_EQ(facet.values.size(), facets[facet.field].size()) << what;
      for (const FacetValue& value : facet.values)
        ASSERT_EQ(value.count, facets[facet.field][value.value].size()) << what << ": " << value.value;
      ASSERT_EQ(facet.missing, missing[facet.field].size()) << what;
      ASSERT_EQ(facet.other, 0u);
    }
    ASSERT_EQ(answer.histogram->buckets.size(), buckets.size()) << what;
    for (const Bucket& bucket : answer.histogram->buckets)
      ASSERT_EQ(bucket.count, buckets[bucket.date].size()) << what << ": " << bucket.date;
    for (const auto& [date, units] : buckets) {
      for (const uint32_t unit : units) undated_units.erase(unit);
    }
    ASSERT_EQ(answer.histogram->undated, undated_units.size()) << what;
  }
}

TEST_F(Counts, AreOfWhatIsExported) {
  Searcher searcher(index_.path());
  for (const Duplicates duplicates : {Duplicates::Show, Duplicates::Only, Duplicates::Collapse}) {
    for (const char* text : {"kaba", "kaba OR kado", "\"kaba kado\"", "*", "nowhere"}) {
      const Request request{.text = text, .duplicates = duplicates, .limit = 0};
      std::set<std::string> ids;
      searcher.each_article(request, [&](const schema::StoredArticle& stored) {
        EXPECT_TRUE(ids.insert(stored.article.id).second) << stored.article.id << " came twice";
        EXPECT_FALSE(stored.article.body.empty());
        return true;
      });
      const Answer answer = searcher.search(request);
      EXPECT_EQ(ids.size(), duplicates == Duplicates::Collapse ? answer.texts.value : answer.articles.value) << text;
    }
  }
}

}  // namespace
}  // namespace wirecopy::searcher
