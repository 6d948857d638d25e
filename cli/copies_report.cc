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
std::vector<searcher::ArticleComparison> comparisons_of(searcher::Searcher& searcher, const std::string& lead,
                                                        std::vector<const searcher::ListedCopy*> copies) {
  std::ranges::stable_sort(copies, {}, [](const searcher::ListedCopy* copy) { return copy->to_lead.resemblance(); });
  std::vector<searcher::ArticleComparison> comparisons;
  for (const searcher::ListedCopy* copy : copies) {
    if (comparisons.size() == compared_copies) break;
    if (auto comparison = searcher.compare(lead, copy->id)) comparisons.push_back(std::move(*comparison));
  }
  return comparisons;
}

}  // namespace

void write_copies_report(const std::string& index, const std::string& file, uint64_t limit) {
  if (limit == 0) limit = usual_groups;
  std::vector<searcher::ListedGroup> groups;
  uint64_t all_groups = 0;
  searcher::list_groups(index, [&](const searcher::ListedGroup& group) {
    if (++all_groups <= limit) groups.push_back(group);
    return true;
  });
  searcher::Searcher searcher(index);
  web::ReportFrame frame{.index = index,
                         .made = today(),
                         .articles = searcher.state().articles,
                         .groups = groups.size(),
                         .all_groups = all_groups,
                         .titles = {}};
  for (const searcher::ListedGroup& group : groups) frame.titles.push_back(group.members.front().title);
  WholeFile page(file);
  page.write(web::report_head(frame));
  for (std::size_t i = 0; i < groups.size(); ++i) {
    const std::string& lead = groups[i].members.front().id;
    const auto timeline = searcher.copies(lead);
    if (!timeline) continue;  // a writer took it away meanwhile
    std::vector<const searcher::ListedCopy*> copies;
    for (std::size_t j = 1; j < groups[i].members.size(); ++j) copies.push_back(&groups[i].members[j]);
    page.write(web::report_group(i + 1, *timeline, comparisons_of(searcher, lead, std::move(copies))));
  }
  page.write(web::report_foot());
  page.finish();
}

}  // namespace wirecopy::cli
