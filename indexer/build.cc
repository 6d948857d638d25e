// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/build.h"

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <future>
#include <iterator>
#include <limits>
#include <memory>
#include <mutex>

#include <tsl/robin_map.h>

#include "dedup/candidates.h"
#include "dedup/grouping.h"
#include "dedup/judgement.h"
#include "indexer/byte_spool.h"
#include "indexer/common_stems.h"
#include "indexer/furniture_memory.h"
#include "indexer/groups.h"
#include "indexer/identity.h"
#include "indexer/outlet_spellings.h"
#include "indexer/pipeline.h"
#include "indexer/reading_log.h"
#include "indexer/segments.h"
#include "indexer/shingle_spool.h"
#include "indexer/story_update.h"
#include "indexer/versions.h"
#include "indexer/writer_lock.h"
#include "schema/index.h"
#include "schema/metadata.h"
#include "schema/sketches.h"
#include "schema/stories.h"
#include "schema/time_order.h"
#include "schema/versions.h"
#include "stories/story_finder.h"

namespace wirecopy::indexer {

namespace {

// Reference length and common stems are those of the articles at the front with so many words; their analyses, some
// 80 MB, wait in memory until both are known.
constexpr uint64_t sampled_words = 1'000'000;

constexpr uint32_t none = std::numeric_limits<uint32_t>::max();

// What is kept in memory of each article of the build: by number, which is its docid less 1.
struct Known {
  std::string id;
  int64_t published = 0;
  int64_t story_time = 0;
  uint64_t digest = 0;
  uint64_t path_hash = 0;
  uint64_t address = 0;
  bool id_is_given = false;
  corpus::Date modified{};
  uint32_t earlier = none;  // the next of its earlier versions
  bool superseded = false;  // it is an earlier version itself, or withdrawn
};

using Work = std::function<void()>;

class Build : public Intake {
 public:
  Build(const IndexOptions& options, Observer& observer, std::string directory)
      : options_(options),
        observer_(observer),
        standing_(options.path),
        log_(options, observer, [this](const std::string& path) { return read_file_record(standing_, path); }),
        directory_(std::move(directory)),
        segments_(directory_ + "/segments"),
        spool_(directory_),
        profiles_(directory_),
        metadata_(schema::read_metadata(standing_, options.path)),
        now_(std::chrono::duration_cast<std::chrono::seconds>(std::chrono::system_clock::now().time_since_epoch())
                 .count()) {}

  IndexReport run(const std::vector<std::string>& sources);

  bool wants(const KnownFile&) override { return true; }
  bool stop() override { return log_.is_full() || observer_.stop(); }
  void receive(Batch& batch) override;
  Work take(Batch&& batch) override;

 private:
  void admit(Prepared& prepared, std::vector<Prepared>& admitted);
  void withdraw(const std::string& id);
  uint32_t find_standing(const Prepared& prepared) const;
  bool has_version(uint32_t number, uint64_t digest) const;
  void supersede(uint32_t standing, uint32_t arrived);
  void write_versions(Xapian::WritableDatabase& database, uint32_t number) const;
  void fix_reference();  // and the common stems
  Work write_work(uint64_t segment, std::vector<Prepared>&& articles);
  void write_segment(uint64_t segment, const std::vector<Prepared>& articles);
  void begin_step(std::string_view step);
  void put_in_order();
  void find_edges();
  std::vector<schema::Group> find_groups();
  std::vector<uint32_t> find_stories(const std::vector<schema::Group>& groups);
  void finish_database(const std::string& path, const std::vector<schema::Group>& groups,
                       const std::vector<uint32_t>& stories);

  const IndexOptions& options_;
  Observer& observer_;
  const Xapian::Database standing_;  // the empty index that this one takes the place of
  ReadingLog log_;
  std::string directory_;
  Segments segments_;
  ShingleSpool spool_;
  ByteSpool profiles_;
  schema::Metadata metadata_;
  const int64_t now_;

  std::vector<Known> articles_;
  tsl::robin_map<std::string, uint32_t> numbers_;  // by id; of the last version
  tsl::robin_map<uint64_t, uint32_t> at_address_;  // likewise, by address
  dedup::CandidateFinder finder_;
  std::vector<dedup::Candidate> candidates_;  // by number
  std::vector<uint32_t> order_;               // numbers in the order of time
  std::vector<dedup::Edge> edges_;
  stories::Rarity rarity_;
  std::mutex mutex_;  // one batch is received while another one is taken
  OutletSpellings spellings_{Xapian::Database()};
  FurnitureMemory furniture_{Xapian::Database()};
  std::vector<FileRecord> files_;
  Progress progress_;
  IndexReport report_;

  uint64_t sampled_words_ = 0;
  CommonStems common_stems_;
  bool reference_is_fixed_ = false;
  std::vector<std::vector<Prepared>> held_;  // batches that wait for the reference length
};

void Build::receive(Batch& batch) {
  const std::lock_guard lock(mutex_);
  log_.take(batch);
  for (Prepared& prepared : batch.articles) {
    spellings_.settle(prepared.article);
    furniture_.clean(prepared.article);
  }
}

Work Build::take(Batch&& batch) {
  const std::lock_guard lock(mutex_);
  std::vector<Prepared> admitted;
  batch.for_each_change([&](Prepared& prepared) { admit(prepared, admitted); },
                        [&](const std::string& id) { withdraw(id); });
  progress_.bytes += batch.bytes;
  std::ranges::move(batch.file_records, std::back_inserter(files_));
  progress_.rejects = log_.rejects();
  progress_.articles = report_.added + report_.replaced;
  progress_.unchanged = report_.unchanged;
  progress_.step = "reading";
  observer_.progress(progress_);

  if (reference_is_fixed_) return write_work(batch.number, std::move(admitted));
  held_.push_back(std::move(admitted));
  if (sampled_words_ < sampled_words) return {};
  fix_reference();
  return [this, held = std::make_shared<std::vector<std::vector<Prepared>>>(std::move(held_))] {
    for (std::size_t i = 0; i < held->size(); ++i) write_segment(i, (*held)[i]);
  };
}

// The article that this one is a version of: that of its id, else that of its address, unless both were given an id;
// `none` when there is none.
uint32_t Build::find_standing(const Prepared& prepared) const {
  if (const auto found = numbers_.find(prepared.article.id); found != numbers_.end()) return found->second;
  const auto found = at_address_.find(prepared.address);
  if (found == at_address_.end() ||
      (prepared.article.id_origin == corpus::IdOrigin::Given && articles_[found->second].id_is_given))
    return none;
  return found->second;
}

bool Build::has_version(uint32_t number, uint64_t digest) const {
  for (; number != none; number = articles_[number].earlier) {
    if (articles_[number].digest == digest) return true;
  }
  return false;
}

// Makes the older of two versions of an article an earlier version of the other.
void Build::supersede(uint32_t standing, uint32_t arrived) {
  const bool older = is_older(articles_[arrived].modified, articles_[standing].modified);
  const uint32_t last = older ? standing : arrived;
  const uint32_t first = older ? arrived : standing;
  if (older) articles_[arrived].earlier = articles_[standing].earlier;
  articles_[last].earlier = first;
  articles_[first].superseded = true;
  for (const uint32_t number : {standing, arrived}) {
    numbers_[articles_[number].id] = last;
    if (articles_[number].address == 0) continue;
    const auto at = at_address_.try_emplace(articles_[number].address, last).first;
    if (at->second == standing) at.value() = last;
  }
}

// Gives the article its number, unless it is there already as it is.
void Build::admit(Prepared& prepared, std::vector<Prepared>& admitted) {
  const uint64_t path_hash = std::hash<std::string>{}(prepared.place.file);
  const auto found = numbers_.find(prepared.article.id);
  if (found != numbers_.end() && prepared.id_is_of_file && articles_[found->second].path_hash != path_hash)
    prepared.article.id = id_with_path(prepared.article.id, prepared.place);
  const uint32_t standing = find_standing(prepared);
  if (has_version(standing, prepared.digest)) {
    ++report_.unchanged;
    return;
  }
  ++(standing == none ? report_.added : report_.replaced);
  if (standing != none && articles_[standing].id_is_given) {
    prepared.article.id = articles_[standing].id;
    prepared.article.id_origin = corpus::IdOrigin::Given;
  }
  const auto number = static_cast<uint32_t>(articles_.size());
  const corpus::Date& date = prepared.article.published;
  articles_.push_back({.id = prepared.article.id,
                       .published = schema::last_second(date),
                       .story_time = story_time(date),
                       .digest = prepared.digest,
                       .path_hash = path_hash,
                       .address = prepared.address,
                       .id_is_given = prepared.article.id_origin == corpus::IdOrigin::Given,
                       .modified = prepared.article.modified});
  if (standing != none) {
    supersede(standing, number);
  } else {
    numbers_.emplace(prepared.article.id, number);
    if (prepared.address != 0) at_address_.emplace(prepared.address, number);
  }
  finder_.add(prepared.analysis.sketch);
  spool_.append(prepared.analysis.compared);
  profiles_.append(schema::encode_profile(prepared.analysis.profile));
  rarity_.count(prepared.analysis.profile);
  if (!reference_is_fixed_) {
    sampled_words_ += prepared.analysis.words;
    common_stems_.count(prepared.analysis);
  }
  admitted.push_back(std::move(prepared));
}

// Takes an article out with all its versions.
void Build::withdraw(const std::string& id) {
  const auto found = numbers_.find(id);
  if (found == numbers_.end()) return;
  const uint32_t last = found->second;
  for (uint32_t number = last; number != none; number = articles_[number].earlier) {
    numbers_.erase(articles_[number].id);
    const auto at = at_address_.find(articles_[number].address);
    if (at != at_address_.end() && at->second == last) at_address_.erase(at);
  }
  articles_[last].superseded = true;
  ++report_.withdrawn;
}

void Build::fix_reference() {
  metadata_.reference_words =
      articles_.empty() ? 0 : static_cast<double>(sampled_words_) / static_cast<double>(articles_.size());
  metadata_.common_stems = common_stems_.choose();
  reference_is_fixed_ = true;
}

Work Build::write_work(uint64_t segment, std::vector<Prepared>&& articles) {
  // std::function wants to be copied, so what it holds is shared.
  return [this, segment, shared = std::make_shared<std::vector<Prepared>>(std::move(articles))] {
    write_segment(segment, *shared);
  };
}

void Build::write_segment(uint64_t segment, const std::vector<Prepared>& articles) {
  std::vector<Xapian::Document> documents;
  documents.reserve(articles.size());
  for (const Prepared& prepared : articles) documents.push_back(make_document(prepared, metadata_, now_));
  segments_.write(segment, std::move(documents));
}

void Build::begin_step(std::string_view step) {
  progress_.step = step;
  observer_.progress(progress_);
}

// Fills candidates_ and order_: the order of time, and what decides it.
void Build::put_in_order() {
  for (uint32_t number = 0; number < articles_.size(); ++number) {
    candidates_.push_back({number, articles_[number].published, spool_.size_of(number), articles_[number].id});
    order_.push_back(number);
  }
  std::ranges::sort(order_,
                    [&](uint32_t a, uint32_t b) { return dedup::leads_before(candidates_[a], candidates_[b]); });
}

// Compares what the sketches say may overlap.
void Build::find_edges() {
  uint32_t last = std::numeric_limits<uint32_t>::max();
  dedup::ComparedText first;
  std::vector<bool> is_found(articles_.size());
  finder_.find(order_, [&](const dedup::CandidatePair& pair) {
    const auto [earlier, later] = std::pair(pair.earlier, pair.later);
    if (articles_[earlier].superseded || articles_[later].superseded) return;
    if (earlier != last) first = spool_.read(earlier);
    last = earlier;
    const dedup::ComparedText second = spool_.read(later);
    const dedup::Overlap overlap = dedup::compare(first, second);
    if (!dedup::is_verified(first, second, overlap, pair)) return;
    edges_.push_back({earlier, later, overlap});
    if (!dedup::is_copy(overlap) || is_found[later]) return;
    is_found[later] = true;
    ++progress_.copies;
    observer_.progress(progress_);
  });
}

// The groups that the edges make; the texts of doubtful ones are read from the segments.
std::vector<schema::Group> Build::find_groups() {
  const auto judged_text_of = [&](uint32_t number) {
    const Segments::Place place = segments_.find(number + 1);
    return schema::judged_text_of(place.segment, place.document);
  };
  const auto agrees = [&](const dedup::Edge& edge) {
    return dedup::judge(judged_text_of(edge.a), judged_text_of(edge.b)) == dedup::Verdict::Copy;
  };
  return groups_of(dedup::group(candidates_, edges_, agrees), [](uint32_t index) { return index + 1; });
}

// The number of the story of each article. The copies of a text go where their lead is.
std::vector<uint32_t> Build::find_stories(const std::vector<schema::Group>& groups) {
  std::vector<uint32_t> lead_of(articles_.size(), none);
  for (const schema::Group& group : groups) {
    for (const schema::GroupMember& member : group.members) lead_of[member.document - 1] = group.lead().document - 1;
  }
  stories::StoryFinder finder(rarity_);
  std::vector<uint32_t> placed(articles_.size(), none);  // number in the finder
  for (const uint32_t number : order_) {
    if (articles_[number].superseded || (lead_of[number] != none && lead_of[number] != number)) continue;
    placed[number] = finder.place(schema::decode_profile(profiles_.read(number)), articles_[number].story_time);
  }
  std::vector<uint32_t> story_of(articles_.size(), none);
  std::vector<uint32_t> first(finder.stories(), none);  // the smallest docid in each
  for (uint32_t number = 0; number < articles_.size(); ++number) {
    if (articles_[number].superseded) continue;
    const uint32_t story = finder.story_of(placed[lead_of[number] != none ? lead_of[number] : number]);
    first[story] = std::min(first[story], number + 1);
    story_of[number] = first[story];
  }
  return story_of;
}

void Build::write_versions(Xapian::WritableDatabase& database, uint32_t number) const {
  std::vector<uint32_t> earlier;
  for (uint32_t each = articles_[number].earlier; each != none; each = articles_[each].earlier) earlier.push_back(each);
  std::ranges::sort(earlier);
  std::string versions;
  for (const uint32_t each : earlier)
    schema::append_version(versions, articles_[each].digest, database.get_document(each + 1).get_data());
  database.set_metadata(schema::versions_key(number + 1), versions);
}

void Build::finish_database(const std::string& path, const std::vector<schema::Group>& groups,
                            const std::vector<uint32_t>& stories) {
  Xapian::WritableDatabase database(path, Xapian::DB_OPEN);
  for (uint32_t number = 0; number < articles_.size(); ++number) {
    if (!articles_[number].superseded && articles_[number].earlier != none) write_versions(database, number);
  }
  for (uint32_t number = 0; number < articles_.size(); ++number) {
    if (articles_[number].superseded) database.delete_document(number + 1);
  }
  for (const schema::Group& group : groups) write_group(database, group);
  for (uint32_t number = 0; number < articles_.size(); ++number) {
    if (!articles_[number].superseded && stories[number] != number + 1)
      set_story_number(database, number + 1, stories[number]);
  }
  schema::write_rarity(database, rarity_);
  spellings_.write(database);
  furniture_.write(database);
  for (const FileRecord& file : files_) write_file_record(database, file);
  ++metadata_.revision;
  schema::write_metadata(database, metadata_);
  database.commit();
  report_.articles = database.get_doccount();
}

IndexReport Build::run(const std::vector<std::string>& sources) {
  std::filesystem::create_directories(directory_ + "/segments");
  progress_.total_bytes = corpus::size_of_sources(sources);
  const PipelineResult result = run_pipeline(sources, options_.read, options_.threads, *this);
  log_.finish(result.interrupted);
  std::ranges::move(log_.take_records(), std::back_inserter(files_));
  report_.files = result.files - log_.files_not_begun();
  report_.files_unread = log_.files_unread();
  report_.interrupted = result.interrupted;
  report_.has_too_many_rejects = log_.is_full();
  report_.rejects = log_.rejects();
  if (!reference_is_fixed_) fix_reference();
  for (std::size_t i = 0; i < held_.size(); ++i) write_segment(i, held_[i]);
  held_.clear();

  // Copies and stories are found while the segments are merged: the one asks the processor, the other the disk as well.
  segments_.seal();
  const std::string made = directory_ + "/index";
  std::future<void> merging = std::async(std::launch::async, [&] { segments_.finish(made); });
  begin_step("looking for copies");
  put_in_order();
  find_edges();
  begin_step("grouping");
  const std::vector<schema::Group> groups = find_groups();
  for (const schema::Group& group : groups) report_.copies += group.members.size();
  report_.groups = groups.size();
  const std::vector<uint32_t> stories = find_stories(groups);
  begin_step("merging");
  merging.get();

  begin_step("writing");
  finish_database(made, groups, stories);
  put_in_place(made, options_.path);
  return report_;
}

// The directory beside the index in which it is built; removed however the build ends. A killed build leaves it to the
// next one, which holds the lock of the index and so may take it away.
class BuildDirectory {
 public:
  explicit BuildDirectory(const std::string& index)
      : path_(std::filesystem::absolute(index).lexically_normal().string() + ".building") {
    std::filesystem::remove_all(path_);
    std::filesystem::create_directories(path_);
  }
  ~BuildDirectory() {
    std::error_code ignored;  // what cannot be removed now is removed by the next build
    std::filesystem::remove_all(path_, ignored);
  }
  BuildDirectory(const BuildDirectory&) = delete;
  BuildDirectory& operator=(const BuildDirectory&) = delete;

  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

}  // namespace

IndexReport build_index(const std::vector<std::string>& sources, const IndexOptions& options, Observer& observer) {
  const BuildDirectory directory(options.path);
  Build build(options, observer, directory.path());
  return build.run(sources);
}

}  // namespace wirecopy::indexer
