// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace wirecopy::corpus {

// How much of a date is known. Stored in the index: DO NOT RENUMBER.
enum class Precision : uint8_t { None = 0, Year = 1, Month = 2, Day = 3, Minute = 4, Second = 5 };

// Where a date was read. Stored in the index: DO NOT RENUMBER.
enum class Origin : uint8_t { None = 0, Metadata = 1, JsonLd = 2, Feed = 3, Url = 4, Text = 5, File = 6 };

// What a date means whose day and month may be either of two figures ("03/04/2025"), by the order they are taken in.
struct TwoReadings {
  int64_t day_first = 0;    // seconds since 1970
  int64_t month_first = 0;  // likewise
  Precision precision = Precision::None;
  bool operator==(const TwoReadings&) const = default;
};

struct Date {
  int64_t seconds =
      0;  // since 1970-01-01T00:00:00Z; the first second of the day, month or year where only that is known
  Precision precision = Precision::None;
  Origin origin = Origin::None;
  std::optional<TwoReadings> readings{};  // none once an article is complete: the outlet's language has decided
  // The abbreviation of a zone that is another time in another country ("ist"), of static lifetime; `seconds` has it
  // where most news is written in it. Empty once an article is complete.
  std::string_view zone{};

  bool known() const { return precision != Precision::None; }
  bool operator==(const Date&) const = default;
};

// Whether the text can be read by everybody at its outlet, and whether all of it is here. Stored in the index: DO NOT
// RENUMBER.
enum class Access : uint8_t {
  Unknown = 0,
  Free = 1,    // the outlet says so
  Paid = 2,    // behind a wall; the text here is whole as far as can be told
  Teaser = 3,  // the text here is only the beginning
};

// Where an id is from. One that was given is the identity of an article; others give way to its address. Stored in the
// index: DO NOT RENUMBER.
enum class IdOrigin : uint8_t {
  Given = 0,  // it is said in the input
  File = 1,   // the name of the file
  Url = 2,    // a hash of the address
  Text = 3,   // a hash of the article
};

// Where the value of a field was read: {"title", "og:title"}.
struct FieldSource {
  std::string_view field;  // as in the lines of `wirecopy extract`
  std::string from;        // for people
};

// One document published at one place. All texts are well-formed UTF-8; absent ones are empty.
struct Article {
  std::string id;  // as given in the input; otherwise made by the indexer from url or place
  IdOrigin id_origin = IdOrigin::Given;
  std::string url;         // as given
  std::string title;       // the headline, once
  std::string standfirst;  // the summary under the headline
  std::string body;        // without furniture; paragraphs are lines set apart by an empty line
  std::string credit;      // the line that says whose text it is: "(AP)", "The post X appeared first on Y"
  std::string outlet;      // the publisher: a host ("harbour-courier.example") or a name
  std::vector<std::string> authors;
  std::string language;  // ISO 639-1, empty when unknown
  std::string section;
  std::vector<std::string> tags;
  Date published;
  Date modified;
  Access access = Access::Unknown;
  std::vector<FieldSource> sources;  // not stored
  std::vector<std::string> notes;    // what was not believed and what was mended, for people: lower-case, no full stop
};

// Notes where a field was read, unless that is noted already.
void note_source(Article& article, std::string_view field, std::string_view from);
std::string_view source_of(const Article& article, std::string_view field);  // empty when it is not noted

// The names in answers and in the lines of `wirecopy extract`; empty for None, Unknown and Given, which unknown names
// are.
std::string_view name_of(Origin origin);
std::string_view name_of(Access access);
std::string_view name_of(IdOrigin origin);
Origin origin_named(std::string_view name);

// What stands for the origin where an article is known to have no date.
inline constexpr std::string_view no_date = "none";
IdOrigin id_origin_named(std::string_view name);

// Where a record was found.
struct Place {
  std::string file;     // path as given, "-" for standard input
  uint64_t record = 0;  // 1-based number of the record in the file
  uint64_t offset = 0;  // byte offset of the record in the decompressed file
  bool operator==(const Place&) const = default;
};

// An input that could not become an article.
struct Reject {
  Place place;
  std::string code;     // one of reject_reasons in corpus/format.h, for example "bad_json"
  std::string message;  // for people: lowercase, no full stop
};

}  // namespace wirecopy::corpus
