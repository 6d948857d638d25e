// SPDX-License-Identifier: GPL-2.0-or-later
#include "cli/copies_report.h"

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <vector>

#include "cli/output.h"
#include "searcher/answer.h"
#include "searcher/reports.h"
#include "searcher/searcher.h"
#include "searcher/timeline.h"
#include "text/error.h"
#include "web/copies_report.h"
#include "web/wording.h"

namespace wirecopy::cli {

namespace {

constexpr uint64_t usual_groups = 100;
constexpr std::size_t compared_copies = 8;  // of a group

// A file that stands under its name when all of it is written, and not before.
class WholeFile {
 public:
  explicit WholeFile(const std::string& path) : path_(path), unfinished_(path + ".unfinished") {
    if (path_ == "-") return;
    file_.open(unfinished_, std::ios::binary | std::ios::trunc);
    if (!file_) fail();
  }
  ~WholeFile() {
    std::error_code ignored;  // it was renamed, or cannot be helped
    if (path_ != "-") std::filesystem::remove(unfinished_, ignored);
  }
  WholeFile(const WholeFile&) = delete;
  WholeFile& operator=(const WholeFile&) = delete;

  void write(const std::string& text) {
    if (path_ == "-") return write_out(text);
    if (!file_.write(text.data(), static_cast<std::streamsize>(text.size()))) fail();
  }

  void finish() {
    if (path_ == "-") return;
    file_.close();
    if (!file_ || std::rename(unfinished_.c_str(), path_.c_str()) != 0) fail();
  }

 private:
  [[noreturn]] void fail() const {
    throw Error("cannot write '" + path_ + "': " + std::strerror(errno), "name a file in a directory you may write to");
  }

  std::string path_;
  std::string unfinished_;
  std::ofstream file_;
};

std::string today() {
  using namespace std::chrono;
  const int64_t now = duration_cast<seconds>(system_clock::now().time_since_epoch()).count();
  return searcher::date_text({.seconds = now, .precision = corpus::Precision::Day, .origin = {}});
}

// The lead beside the copies that differ most from it.
std::vector<searcher::ArticleComparison> comparisons_of(searcher::Searcher& searcher,
                                                        const searcher::Timeline& timeline) {
  std::vector<const searcher::TimelineEntry*> copies;
  for (const searcher::TimelineEntry& entry : timeline.entries)
    if (entry.relation != dedup::Relation::Lead) copies.push_back(&entry);
  std::ranges::stable_sort(copies, {}, [](const searcher::TimelineEntry* copy) { return copy->to_lead.resemblance(); });
  std::vector<searcher::ArticleComparison> comparisons;
  for (const searcher::TimelineEntry* copy : copies) {
    if (comparisons.size() == compared_copies) break;
    if (auto comparison = searcher.compare(timeline.lead, copy->article.id))
      comparisons.push_back(std::move(*comparison));
  }
  return comparisons;
}

// The groups of a report: by an article of each, with their titles.
struct Chosen {
  std::vector<std::string> articles;
  std::vector<std::string> titles;
  uint64_t all = 0;  // that there are to choose from
};

Chosen largest_groups(const std::string& index, uint64_t limit) {
  Chosen chosen;
  for (const searcher::ListedGroup& group : searcher::list_groups(index).rows) {
    if (++chosen.all > limit) continue;
    chosen.articles.push_back(group.members.front().id);
    chosen.titles.push_back(group.members.front().title);
  }
  return chosen;
}

void write_report(searcher::Searcher& searcher, const std::string& index, const std::string& file,
                  const Chosen& chosen) {
  WholeFile page(file);
  page.write(web::report_head({.index = index,
                               .made = today(),
                               .articles = searcher.state().articles,
                               .groups = chosen.articles.size(),
                               .all_groups = chosen.all,
                               .titles = chosen.titles}));
  for (std::size_t i = 0; i < chosen.articles.size(); ++i) {
    const auto timeline = searcher.copies(chosen.articles[i]);
    if (!timeline) continue;  // a writer took it away meanwhile
    page.write(web::report_group(i + 1, *timeline, comparisons_of(searcher, *timeline)));
  }
  page.write(web::report_foot());
  page.finish();
  if (file == "-") return;
  std::string line = web::count_words(chosen.articles.size(), "group", "groups");
  if (chosen.all > chosen.articles.size()) line += " of " + web::grouped(chosen.all) + ", the largest";
  write_note(line + ", in '" + file + "'");
}

}  // namespace

void write_copies_report(const std::string& index, const std::string& file, uint64_t limit) {
  searcher::Searcher searcher(index);
  write_report(searcher, index, file, largest_groups(index, limit == 0 ? usual_groups : limit));
}

void write_group_report(const std::string& index, const std::string& file, const std::string& id) {
  searcher::Searcher searcher(index);
  const auto hit = searcher.article(id);
  if (!hit) {
    throw Error("there is no article '" + id + "' in the index '" + index + "'",
                "'wirecopy search' prints the ids of what it finds", Failure::NothingFound);
  }
  write_report(searcher, index, file, {.articles = {id}, .titles = {hit->article.title}, .all = 1});
}

}  // namespace wirecopy::cli
