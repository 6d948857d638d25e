// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/format.h"

#include <algorithm>

#include "corpus/csv.h"
#include "corpus/feed.h"
#include "corpus/html.h"
#include "corpus/json.h"
#include "corpus/lines.h"
#include "corpus/mail.h"
#include "corpus/markdown.h"
#include "corpus/newsml.h"
#include "corpus/nitf.h"
#include "corpus/plain_text.h"
#include "corpus/sgml.h"
#include "corpus/warc.h"

namespace wirecopy::corpus {
namespace {

// The order is that of recognition by content: the pickiest first.
constexpr std::array table{
    Format{"jsonl", ".jsonl .ndjson .jl ", "one JSON object a line, as crawlers write it", recognise_json_lines,
           split_lines, parse_json, true},
    Format{"json", ".json ", "one JSON object, or an array of them", recognise_json, split_json, parse_json},
    Format{"warc", ".warc .wet ", "a web archive (WARC, WET)", recognise_warc, split_warc, parse_warc, true},
    Format{"arc", ".arc ", "a web archive of the older kind", recognise_arc, split_arc, parse_arc, true},
    Format{"sgml", ".sgm .sgml .trec ", "SGML collections (Reuters-21578, TREC)", recognise_sgml, split_sgml,
           parse_sgml, true},
    Format{"feed", ".rss .atom .rdf ", "an RSS, RDF or Atom feed", recognise_feed, split_feed, parse_feed},
    Format{"newsml", ".newsml .g2 ", "what agencies send: NewsML-G2, NewsML 1", recognise_newsml, split_newsml,
           parse_newsml},
    Format{"nitf", ".nitf ", "the News Industry Text Format", recognise_nitf, split_whole_file, parse_nitf, false,
           Holds::One},
    Format{"mail", ".eml .mbox .mbx .mhtml .mht ", "newsletters and other mail (eml, mbox)", recognise_mail, split_mail,
           parse_mail},
    Format{"html", ".html .htm .xhtml ", "a web page", recognise_html, split_whole_file, parse_html, false, Holds::One},
    Format{"csv", ".csv .tsv .tab ", "a table with a header (CSV, TSV)", recognise_csv, split_csv, parse_csv},
    Format{"markdown", ".md .markdown ", "Markdown, with front matter or without", recognise_markdown, split_whole_file,
           parse_markdown, false, Holds::One},
    Format{"text", ".txt .text ", "the text of a page as it was scraped", nullptr, split_whole_file, parse_plain_text,
           false, Holds::One},
};
constexpr const Format& plain_text = table.back();
static_assert(plain_text.name == "text");

constexpr bool has_reasons_in_order() {
  for (std::size_t i = 0; i < reject_reasons.size(); ++i) {
    if (static_cast<std::size_t>(reject_reasons[i].reason) != i) return false;
  }
  return true;
}
static_assert(has_reasons_in_order());

// The suffix of a name with a space behind it, ".jsonl " for "a/b.JSONL.gz"; a lone space when there is none.
std::string suffix_of(std::string_view file) {
  std::string name = lower_ascii(file.substr(file.rfind('/') + 1));
  for (const std::string_view compressed : {".gz", ".zst", ".xz", ".bz2", ".gzip", ".zstd", ".lz", ".z"}) {
    if (name.ends_with(compressed)) {
      name.resize(name.size() - compressed.size());
      break;
    }
  }
  const std::size_t dot = name.rfind('.');
  return (dot == std::string::npos ? std::string() : name.substr(dot)) + " ";
}

}  // namespace

std::string_view code_of(Reason reason) {
  return reject_reasons[static_cast<std::size_t>(reason)].code;
}

Reject make_reject(const Place& place, Reason reason, std::string message) {
  return {place, std::string(code_of(reason)), std::move(message)};
}

const RejectReason* find_reject_reason(std::string_view code) {
  const auto found = std::ranges::find(reject_reasons, code, &RejectReason::code);
  return found == reject_reasons.end() ? nullptr : &*found;
}

Records::Records(Sink& sink, std::string file, const Format* format, const ReadOptions& options, int64_t file_modified)
    : sink_(sink),
      file_(std::move(file)),
      format_(format),
      options_(options),
      file_modified_(file_modified),
      // Crawlers write a file for each article, and such a file does not grow; one of lines does.
      may_be_single_(format->holds == Holds::Many && suffix_of(file_) == ".json ") {}

void Records::hand_on(Record&& record) {
  if (options_.only.wants(record.place) && !sink_.record(std::move(record))) stopped_ = true;
}

void Records::hand_on_first(Holds file_holds) {
  if (!first_) return;
  first_->file_holds = file_holds;
  hand_on(std::move(*first_));
  first_.reset();
}

bool Records::add(uint64_t offset, std::string_view bytes, std::size_t envelope) {
  hand_on_first(Holds::Many);
  if (stopped_) return false;
  ++number_;
  Record record{place(offset), format_, std::string(bytes), file_modified_, format_->holds, envelope};
  if (number_ == 1 && may_be_single_) {
    first_ = std::move(record);
  } else {
    hand_on(std::move(record));
  }
  return !stopped_;
}

void Records::finish() {
  hand_on_first(Holds::Single);
}

void Records::reject(uint64_t offset, Reason reason, std::string message) {
  hand_on_first(Holds::Many);
  ++number_;
  sink_.reject(make_reject(place(offset), reason, std::move(message)));
}

void Records::reject_too_long(uint64_t offset) {
  reject(offset, Reason::TooLarge,
         "the record is longer than " + std::to_string(limit()) + " bytes, which --max-record allows");
}

void Records::advance(const ByteStream& stream) {
  if (stream.taken() > advanced_) sink_.advance(stream.taken() - advanced_);
  advanced_ = stream.taken();
}

std::span<const Format> formats() {
  return table;
}

const Format* find_format(std::string_view name) {
  const auto found =
      std::find_if(table.begin(), table.end(), [&](const Format& format) { return format.name == name; });
  return found == table.end() ? nullptr : &*found;
}

const Format& recognise_format(std::string_view head, std::string_view file) {
  if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
  for (const Format& format : table) {
    if (format.recognise != nullptr && format.recognise(head)) return format;
  }
  const std::string suffix = suffix_of(file);
  if (suffix.size() > 1) {
    for (const Format& format : table) {
      const std::size_t found = format.suffixes.find(suffix);
      if (found != std::string_view::npos) return format;
    }
  }
  return plain_text;
}

void split_lines(ByteStream& stream, Records& records) {
  std::size_t searched = 0;
  bool skipping = false;  // inside a line that was too long
  while (!records.stopped()) {
    const std::string_view buffer = stream.buffer();
    const std::size_t end = buffer.find('\n', searched);
    if (end != std::string_view::npos) {
      const std::string_view line = buffer.substr(0, end);
      if (skipping) {
        skipping = false;
      } else if (line.size() > records.limit()) {
        records.reject_too_long(stream.offset());
      } else if (line.find_first_not_of(" \t\r") == std::string_view::npos) {
        records.skip();
      } else {
        records.add(stream.offset(), line);
      }
      stream.consume(end + 1);
      searched = 0;
      continue;
    }
    searched = buffer.size();
    if (buffer.size() > records.limit()) {
      if (!skipping) records.reject_too_long(stream.offset());
      skipping = true;
      stream.consume(buffer.size());
      searched = 0;
    }
    records.advance(stream);
    if (!stream.more()) break;
  }
  const std::string_view rest = stream.buffer();
  if (!records.stopped() && !skipping && stream.damage() == Damage::None &&
      rest.find_first_not_of(" \t\r") != std::string_view::npos) {
    records.add(stream.offset(), rest);
  }
}

void split_whole_file(ByteStream& stream, Records& records) {
  do {
    records.advance(stream);
    if (stream.buffer().size() > records.limit()) {
      records.reject_too_long(0);
      return;
    }
  } while (stream.more());
  // Half a page is still a page for a reader, but its text would pass for the whole one.
  if (stream.damage() == Damage::None) records.add(0, stream.buffer());
}

}  // namespace wirecopy::corpus
