// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "corpus/article.h"
#include "corpus/byte_stream.h"
#include "corpus/reader.h"

namespace wirecopy::corpus {

// Why an input could not become an article.
enum class Reason : uint8_t {
  BadJson,
  BadXml,
  BadTable,
  BadArchive,
  NoText,
  NotText,
  Truncated,
  Damaged,
  TooLarge,
  TooDeep,
  TooSlow,
  Withdrawn,
  Unreadable,
  Stopped
};

struct RejectReason {
  Reason reason;
  std::string_view code;
  std::string_view meaning;
  Extent extent = Extent::Record;
};

inline constexpr std::array reject_reasons{
    RejectReason{Reason::BadJson, "bad_json", "the record is not a well-formed JSON object"},
    RejectReason{Reason::BadXml, "bad_xml", "the document is no XML, or breaks off; what came before was read"},
    RejectReason{Reason::BadTable, "bad_table",
                 "the row has more cells than the table has columns, or an open quotation"},
    RejectReason{Reason::BadArchive, "bad_archive", "a record of a web archive breaks the rules of its format",
                 Extent::Rest},
    RejectReason{Reason::NoText, "no_text", "neither a title nor a text was found in the record"},
    RejectReason{Reason::NotText, "not_text", "the bytes are no text: an image, a program, a document of another kind"},
    RejectReason{Reason::Truncated, "truncated", "the file ends in the middle of a record or of a compressed stream",
                 Extent::Rest},
    RejectReason{Reason::Damaged, "damaged", "the compressed stream is broken; what came before was read",
                 Extent::Rest},
    RejectReason{Reason::TooLarge, "too_large",
                 "the record, what its entities stand for, or the decompressed file is longer than the limit",
                 Extent::Rest},
    RejectReason{Reason::TooDeep, "too_deep",
                 "elements, brackets, archives or compressions lie deeper within each other than the limit"},
    RejectReason{Reason::TooSlow, "too_slow", "the page takes more time than the limit"},
    RejectReason{Reason::Withdrawn, "withdrawn", "the agency that sends the item has canceled it, or holds it back"},
    RejectReason{Reason::Unreadable, "unreadable", "the operating system refused to open or to read the file",
                 Extent::Rest},
    RejectReason{Reason::Stopped, "stopped", "the run was ended before the file, or the rest of it, was read",
                 Extent::Rest},
};

// The row of a code, or null.
const RejectReason* find_reject_reason(std::string_view code);

std::string_view code_of(Reason reason);

Reject make_reject(const Place& place, Reason reason, std::string message);

// Where a splitter puts the records of one file: it numbers them and hands them on.
class Records {
 public:
  Records(Sink& sink, std::string file, const Format* format, const ReadOptions& options, int64_t file_modified);

  // False asks the splitter to return at once.
  bool add(uint64_t offset, std::string_view bytes, std::size_t envelope = 0);
  void reject(uint64_t offset, Reason reason, std::string message);
  void reject_too_long(uint64_t offset);  // says what limit it is beyond

  // Says that nothing follows. The first record of a file that may hold a single one is handed on no sooner than this
  // is known.
  void finish();

  // Counts a record that holds nothing, such as an empty line.
  void skip() { ++number_; }

  // Reports progress on `stream`; splitters that read long stretches without a record call it themselves.
  void advance(const ByteStream& stream);

  bool stopped() const { return stopped_; }
  // Of the last record, 0 before the first.
  uint64_t number() const { return number_; }
  uint64_t limit() const { return options_.record_limit; }
  std::size_t depth_limit() const { return options_.depth_limit; }
  const FieldMap& map() const { return options_.map; }
  Place place(uint64_t offset) const { return {file_, number_, offset}; }

 private:
  void hand_on(Record&& record);
  void hand_on_first(Holds file_holds);

  Sink& sink_;
  std::string file_;
  const Format* format_;
  const ReadOptions& options_;
  int64_t file_modified_;
  bool may_be_single_;
  std::optional<Record> first_;  // held back
  uint64_t number_ = 0;
  uint64_t advanced_ = 0;
  bool stopped_ = false;
};

// A form in which articles come. A new one is a pair of files and a row in the table in format.cc.
struct Format {
  std::string_view name;      // as after --format
  std::string_view suffixes;  // file names end so, each with a space behind it; ".gz", ".zst" and the like behind them
                              // are looked through
  std::string_view help;

  // Whether the first bytes of a file (some thousands, decompressed, without byte order mark) can only be this format.
  // Null where content does not tell.
  bool (*recognise)(std::string_view head);

  // Cuts a file into records. Holds no more than one record (up to Records::limit) and one block. Damage of the stream
  // is the caller's to report, save that a record it cut short is left out.
  void (*split)(ByteStream& stream, Records& records);

  // Understands one record. Pure and thread-safe.
  Parsed (*parse)(const Record& record, const ReadOptions& options);

  // Whether records can be told again behind a hole in a file, as damaged compressed files have.
  bool goes_on_behind_damage = false;

  Holds holds = Holds::Many;  // One or Many
};

std::span<const Format> formats();

// The row of a name, or null.
const Format* find_format(std::string_view name);

// The format of a file: by its first bytes, then by the suffix of its name, else plain text.
const Format& recognise_format(std::string_view head, std::string_view file);

// Splitters that several formats share.
void split_lines(ByteStream& stream,
                 Records& records);  // one record a line; the number of a record is the number of its line
void split_whole_file(ByteStream& stream, Records& records);  // one record a file

}  // namespace wirecopy::corpus
