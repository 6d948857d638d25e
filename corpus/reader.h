// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <ctime>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/article.h"
#include "corpus/field_map.h"
#include "corpus/outlets.h"
#include "corpus/selection.h"

namespace wirecopy::corpus {

struct Format;

// How many articles a file holds. The name of a file that is one article by its kind is the first thing to tell it by;
// of one that holds a single record though it may hold more, the last.
enum class Holds : uint8_t { One, Many, Single };

// A piece of a source that stands by itself: a line of JSON lines, a whole page, a whole text. Not yet understood.
struct Record {
  Place place;
  const Format* format = nullptr;  // a row of the table in corpus/format.h
  std::string bytes;               // as they stood, decompressed
  int64_t file_modified = 0;       // seconds since 1970, 0 when unknown (standard input)
  Holds file_holds = Holds::Many;
  std::size_t envelope = 0;  // bytes at the front that stand elsewhere in the file: a record that is one of many
                             // items of a document has around it what stands around all of them
};

// An item that its agency has taken back: no version of it that came before may be used any more.
struct Withdrawal {
  std::string id, url;     // as given; one of them may be empty
  std::size_t behind = 0;  // how many articles of the same record came before it
};

// What a record turned out to hold. Most give one article.
struct Parsed {
  std::vector<Article> articles;
  std::vector<Reject> rejects;
  std::vector<Withdrawal> withdrawals;  // each of them is a reject, too
  std::vector<std::string> notes;       // on the bytes of the record; complete() gives them to each article
};

struct ReadOptions {
  std::string format;                   // name in the table of formats; empty = recognised by content, then by name
  std::string language;                 // what every article is taken for, empty = told from each
  std::string outlet;                   // likewise
  OutletNames outlets;                  // other spellings of outlets
  FieldMap map;                         // the names in JSON, front matter and tables
  uint64_t record_limit = 32ull << 20;  // bytes of one record; a larger one is a reject
  uint64_t file_limit = 1ull << 40;     // decompressed bytes of one file, with all that is in it; the rest is a reject
  std::size_t depth_limit = 5000;       // elements or brackets of one record within each other
  uint64_t entity_limit = 8ull << 20;   // bytes that the entities of an XML document may stand for, all together
  uint64_t page_milliseconds = 5000;    // processor time that the tree of a web page may take
  std::size_t listed_from = static_cast<std::size_t>(-1);  // the first of the sources that a list names: where such a
                                                           // one cannot be read, it is a reject
  std::vector<std::string>
      left_out;    // files that are not read wherever they stand, by whatever path: what the run writes
  Selection only;  // empty = every record; else those of an earlier run's rejects alone
  int64_t now = std::time(nullptr);  // seconds since 1970; a date that lies days after it is not believed
};

// Takes what a source gives, in order, on the thread that reads.
class Sink {
 public:
  virtual ~Sink() = default;

  // False asks the reader to stop: then the files that are left are entered, but not read whatever `enter` says.
  virtual bool record(Record&& record) = 0;
  virtual void reject(Reject&& reject) = 0;

  // Called before a file is opened; false leaves the file out (it is unchanged since last time). `size` in bytes,
  // `modified` in nanoseconds since 1970. Not called for standard input.
  virtual bool enter(const std::string& file, uint64_t size, int64_t modified) = 0;

  // Called when a file, or what is wanted of it, was read to its end (not when the reader was stopped).
  virtual void leave(const std::string& file) = 0;

  // Bytes of the source, as it lies on disk, taken in since the last call: for progress. Left-out files count too.
  virtual void advance(uint64_t bytes) = 0;
};

// Splits every file of every source into records, in a fixed order: sources as given, the files of a directory by path
// in byte order. A source is a directory (walked recursively; names that start with a dot and links to directories are
// left out), a file, or "-" for standard input. Compression (gzip, zstd, xz, bzip2, lzip) is undone and archives (tar,
// zip, 7-Zip, cpio) are walked, by content, archives in archives too; the file of a record in one is "archive!path".
// Memory: one record and one block at a time. A broken record costs itself only. Throws Error when a source does not
// exist or cannot be opened, save those of a list (options.listed_from), or options.format is unknown.
void read_sources(const std::vector<std::string>& sources, const ReadOptions& options, Sink& sink);

// Bytes that read_sources will take in, for progress; 0 where it cannot be told (standard input). Sources that are not
// there count nothing.
uint64_t size_of_sources(const std::vector<std::string>& sources);

// Understands a record: charset, fields, furniture off, date, language. Pure and thread-safe: the same record gives the
// same articles.
Parsed parse(const Record& record, const ReadOptions& options);

}  // namespace wirecopy::corpus
