// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/reader.h"

#include <sys/stat.h>

#include <cerrno>
#include <cstring>

#include "corpus/byte_stream.h"
#include "corpus/decompress.h"
#include "corpus/format.h"
#include "corpus/source.h"
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
    case Damage::Unreadable:
    case Damage::None:
      break;
  }
  return Reason::Unreadable;
}

// False when the sink asked to stop.
bool read_stream(std::unique_ptr<ByteSource> source, const SourceFile& file, const Format* forced,
                 const ReadOptions& options, Sink& sink) {
  ByteStream stream(decompress(std::move(source)), options.file_limit);
  while (stream.buffer().size() < head_size && stream.more()) {
  }
  const Format& format =
      forced != nullptr ? *forced : recognise_format(stream.buffer().substr(0, head_size), file.path);
  Records records(sink, file.path, &format, options, file.modified / 1'000'000'000);
  if (!stream.buffer().empty()) {
    format.split(stream, records);
  } else if (stream.damage() == Damage::None) {
    records.reject(0, Reason::NoText, "the file is empty");
  }
  records.advance(stream);
  if (records.stopped()) return false;
  if (stream.damage() != Damage::None) {
    records.reject(stream.offset(), reason_of(stream.damage()), stream.damage_message());
  }
  return true;
}

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
  for (const std::string& source : sources) {
    struct stat status;
    if (source != "-" && stat(source.c_str(), &status) != 0) {
      throw Error("cannot read " + source + ": " + std::strerror(errno),
                  "give a file, a directory, or - for standard input");
    }
  }
  const auto failed = [&](const std::string& path, const std::string& reason) {
    sink.reject(make_reject({path, 0, 0}, Reason::Unreadable, "cannot be read: " + reason));
  };
  for (const std::string& source : sources) {
    const auto visit = [&](const SourceFile& file) {
      if (file.path != "-" && !sink.enter(file.path, file.size, file.modified)) {
        sink.advance(file.size);
        return true;
      }
      std::unique_ptr<ByteSource> bytes;
      try {
        bytes = open_file(file.path);
      } catch (const Error& error) {
        // A file that was named must be readable; one that a directory happened to hold costs itself only.
        if (file.path == source) throw;
        failed(file.path, error.what());
        return true;
      }
      if (!read_stream(std::move(bytes), file, forced, options, sink)) return false;
      if (file.path != "-") sink.leave(file.path);
      return true;
    };
    if (!walk_source(source, visit, failed)) return;
  }
}

uint64_t size_of_sources(const std::vector<std::string>& sources) {
  uint64_t size = 0;
  bool told = true;
  for (const std::string& source : sources) {
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
