// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/reader.h"

#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <optional>

#include "corpus/archive.h"
#include "corpus/byte_stream.h"
#include "corpus/decompress.h"
#include "corpus/foreign.h"
#include "corpus/format.h"
#include "corpus/source.h"
#include "corpus/wide_text.h"
#include "text/error.h"

namespace wirecopy::corpus {
namespace {

constexpr std::size_t head_size = 4096;

Reason reason_of(Damage damage) {
  switch (damage) {
    case Damage::Truncated:
      return Reason::Truncated;
    case Damage::Corrupt:
      return Reason::Damaged;
    case Damage::TooLarge:
      return Reason::TooLarge;
    case Damage::TooDeep:
      return Reason::TooDeep;
    case Damage::Unreadable:
    case Damage::None:
      break;
  }
  return Reason::Unreadable;
}

// Archives within archives; what lies deeper is hardly news and may never end.
constexpr int deepest_archive = 2;

// Names that walk_source leaves out of directories, and what one system puts beside every file.
bool is_hidden(std::string_view path) {
  while (!path.empty()) {
    const std::size_t end = std::min(path.find('/'), path.size());
    const std::string_view name = path.substr(0, end);
    if ((name.starts_with('.') && name != "." && name != "..") || name == "__MACOSX") return true;
    path.remove_prefix(std::min(end + 1, path.size()));
  }
  return false;
}

bool leads_out(std::string_view path) {
  return path.starts_with("../") || path == ".." || path.find("/../") != std::string_view::npos ||
         path.ends_with("/..");
}

// Takes files apart: compression, archives, records.
class FileReader {
 public:
  FileReader(const Format* forced, const ReadOptions& options, Sink& sink)
      : forced_(forced), options_(options), sink_(sink) {}

  // A file and all that is in it. `modified` in seconds since 1970. False when the sink asked to stop.
  bool read(std::unique_ptr<ByteSource> source, const std::string& path, int64_t modified) {
    left_ = options_.file_limit;
    return read_file(std::move(source), path, modified, 0);
  }

 private:
  // A file, or a member of an archive `depth` archives deep.
  bool read_file(std::unique_ptr<ByteSource> source, const std::string& path, int64_t modified, int depth) {
    ByteStream stream(as_narrow_text(decompress(std::move(source))), left_);
    while (stream.buffer().size() < head_size && stream.more()) {
    }
    const std::string foreign = forced_ == nullptr ? kind_not_read(stream.buffer().substr(0, head_size), path) : "";
    if (!foreign.empty()) {
      sink_.reject(make_reject({path, 0, 0}, Reason::NotText, "the file is " + foreign + ", which is not read"));
      pass_over(stream, depth);
      return true;
    }
    const bool holds_files = is_archive(stream.buffer().substr(0, head_size));
    const bool goes_on =
        holds_files ? read_archive(stream, path, modified, depth) : read_records(stream, path, modified);
    // Of the outermost archive the bytes of the members count, which are the same.
    if (depth > 0 || !holds_files) left_ -= std::min(left_, stream.size());
    return goes_on;
  }

  static std::string kind_not_read(std::string_view head, const std::string& path) {
    if (std::string kind = foreign_kind(head); !kind.empty()) return kind;
    return recognise_format(head, path).name == "text" ? foreign_xml(head, path) : std::string();
  }

  // The bytes of a file that is not read count all the same.
  void pass_over(ByteStream& stream, int depth) {
    uint64_t advanced = 0;
    do {
      stream.consume(stream.buffer().size());
      if (depth == 0) sink_.advance(stream.taken() - advanced);
      advanced = stream.taken();
    } while (stream.more());
    if (depth == 0) sink_.advance(stream.taken() - advanced);
    left_ -= std::min(left_, stream.size());
  }

  bool read_records(ByteStream& stream, const std::string& path, int64_t modified) {
    const std::string_view head = stream.buffer().substr(0, head_size);
    const Format& format = forced_ != nullptr ? *forced_ : recognise_format(head, path);
    Records records(sink_, path, &format, options_, modified);
    if (!stream.buffer().empty()) {
      format.split(stream, records);
    } else if (stream.damage() == Damage::None) {
      records.reject(0, Reason::NoText, "the file is empty");
    }
    records.advance(stream);
    while (!records.stopped() && stream.damage() != Damage::None) {
      records.reject(stream.offset(), reason_of(stream.damage()), stream.damage_message());
      if (!format.goes_on_behind_damage || !stream.resume()) break;
      format.split(stream, records);
      records.advance(stream);
    }
    records.finish();
    return !records.stopped();
  }

  bool read_archive(ByteStream& stream, const std::string& path, int64_t modified, int depth) {
    const auto reject = [&](const std::string& file, uint64_t offset, Reason reason, std::string message) {
      sink_.reject(make_reject({file, 0, offset}, reason, std::move(message)));
    };
    if (depth == deepest_archive) {
      reject(path, 0, Reason::TooDeep, "archives are read two deep; this one is the third");
      return true;
    }
    ArchiveReader archive(stream);
    uint64_t advanced = 0;
    const auto advance = [&] {
      sink_.advance(stream.taken() - advanced);
      advanced = stream.taken();
    };
    while (const std::optional<ArchiveReader::Member> member = archive.next()) {
      const std::string name = path + "!" + member->path;
      if (is_hidden(member->path) || !options_.only.touches(name)) continue;
      if (depth == 0) advance();
      if (leads_out(member->path)) {
        reject(name, stream.offset(), Reason::BadArchive, "the path leads out of the archive");
        continue;
      }
      const uint64_t taken_before = stream.taken();
      if (!read_file(archive.open(), name, member->modified > 0 ? member->modified : modified, depth + 1)) return false;
      advanced += stream.taken() - taken_before;
      if (left_ == 0) {
        reject(path, stream.offset(), Reason::TooLarge,
               "the archive holds more than " + std::to_string(options_.file_limit) + " bytes when unpacked");
        break;
      }
    }
    while (left_ > 0 && archive.damage() == Damage::None && stream.more()) stream.consume(stream.buffer().size());
    if (depth == 0) advance();
    const Damage damage = archive.damage() != Damage::None ? archive.damage() : stream.damage();
    if (damage != Damage::None) {
      const std::string message = archive.damage() != Damage::None ? archive.damage_message() : stream.damage_message();
      reject(path, stream.offset(), reason_of(damage), message);
    }
    return true;
  }

  const Format* forced_;
  const ReadOptions& options_;
  Sink& sink_;
  uint64_t left_ = 0;  // of the bytes that the file may hold when decompressed
};

}  // namespace

void read_sources(const std::vector<std::string>& sources, const ReadOptions& options, Sink& sink) {
  const Format* forced = nullptr;
  if (!options.format.empty()) {
    forced = find_format(options.format);
    if (forced == nullptr) {
      std::string names;
      for (const Format& format : formats()) names += (names.empty() ? "" : ", ") + std::string(format.name);
      throw Error("unknown format \"" + options.format + "\"", "the formats are " + names, Failure::Usage);
    }
  }
  // All sources are looked at before the first is read, so that a misspelt one does not end a long run in the middle.
  for (std::size_t i = 0; i < std::min(sources.size(), options.listed_from); ++i) require_source(sources[i]);
  FileReader reader(forced, options, sink);
  const auto failed = [&](const std::string& path, const std::string& reason) {
    sink.reject(make_reject({path, 0, 0}, Reason::Unreadable, "cannot be read: " + reason));
  };
  std::vector<FileIdentity> left_out;
  for (const std::string& path : options.left_out)
    if (const auto identity = identity_of(path)) left_out.push_back(*identity);
  bool is_stopped = false;
  for (std::size_t i = 0; i < sources.size(); ++i) {
    const std::string& source = sources[i];
    const bool is_listed = i >= options.listed_from;
    const auto visit = [&](const SourceFile& file) {
      if (file.path != "-" && std::ranges::find(left_out, file.identity) != left_out.end()) {
        sink.advance(file.size);
        return true;
      }
      if (is_stopped) {
        if (file.path != "-") sink.enter(file.path, file.size, file.modified);
        return true;
      }
      if (file.path != "-" && !sink.enter(file.path, file.size, file.modified)) {
        sink.advance(file.size);
        return true;
      }
      std::unique_ptr<ByteSource> bytes;
      try {
        bytes = open_file(file.path);
      } catch (const Error& error) {
        // A file that was named must be readable; one of a list or a directory costs itself only.
        if (file.path == source && !is_listed) throw;
        failed(file.path, error.what());
        return true;
      }
      is_stopped = !reader.read(std::move(bytes), file.path, file.modified / 1'000'000'000);
      if (file.path != "-" && !is_stopped) sink.leave(file.path);
      return true;
    };
    const std::string fault = is_listed ? fault_of_source(source) : std::string();
    if (fault.empty()) {
      walk_source(source, visit, failed);
    } else {
      failed(source, fault);
    }
  }
}

uint64_t size_of_sources(const std::vector<std::string>& sources) {
  uint64_t size = 0;
  bool told = true;
  for (const std::string& source : sources) {
    if (!fault_of_source(source).empty()) continue;
    walk_source(
        source,
        [&](const SourceFile& file) {
          size += file.size;
          told = told && file.path != "-";
          return true;
        },
        [](const std::string&, const std::string&) {});
  }
  return told ? size : 0;
}

Parsed parse(const Record& record, const ReadOptions& options) {
  return record.format->parse(record, options);
}

}  // namespace wirecopy::corpus
