// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/article.h"
#include "corpus/reader.h"

namespace wirecopy::corpus {

// What a named value of a record tells about its article.
enum class Field : uint8_t {
  Id,
  Url,
  Title,
  Standfirst,
  Body,
  TitleRole,       // what each of several headlines is for: "main", "short"
  TitleRendering,  // one of several headlines
  BodyPart,        // one of several pieces that make up the body in their order
  BodyRendering,   // one of several forms of the whole body
  Credit,
  Outlet,
  Author,
  Language,
  Section,
  Tag,
  Published,
  Modified,
  DateOrigin,  // where `Published` was read when this is the line of an earlier extraction
  Access,
  Site,      // where a feed of articles comes from, or that it is a JSON Feed
  IdOrigin,  // where `Id` is from when this is the line of an earlier extraction
  Status,    // whether an agency still stands by the item: "usable", "canceled", "withheld"
};
inline constexpr std::size_t field_count = 22;

// A name under which a field goes. Written without case, "_", "-", ":" and "@" ("publishedat" stands for publishedAt
// and published_at); a point leads into an object ("source.name").
struct FieldName {
  std::string_view name;
  Field field;
};

// All names, the preferred ones of a field first.
const std::vector<FieldName>& field_names();

// The place in field_names of a name in its written form, or -1.
int find_field_name(std::string_view name);

// The field that the name at a place of field_names stands for.
inline Field field_at(int place) {
  return field_names()[static_cast<std::size_t>(place)].field;
}

// True where names lead into an object or array of that name.
bool leads_on(std::string_view name);

// Appends a key to a path in written form.
void append_key(std::string& path, std::string_view key);

// Collects the named values of one record.
class FieldValues {
 public:
  // A value by itself: the preferred name wins, then the first one met.
  void set(int name, std::string_view value);
  // One of the elements of an array: all elements are kept.
  void add(int name, std::string_view value);
  // One of the objects of an array has ended: what it said is said of it alone.
  void end_object();

  // The article that the values make, without texts cleaned or language told. Dates that cannot be read are left
  // unknown; an article that only says when it was modified is taken to be published then. An address that is none but
  // a name ("urn:newsml:...") is the id where no other is given.
  Article article(Origin origin, int64_t now) const;

  // True for what has a "name" in place of a headline and nothing else that an article has: a package, a setting.
  bool is_only_named() const;

  // What an agency says of the item (IPTC publishing status), as it stands there; empty when it says nothing.
  const std::string& status() const { return first(Field::Status); }

  // Takes from the record around this one, such as a feed, what goes for each article in it where this one does not
  // say it: language, authors, and the outlet by the address of the site or its name.
  void inherit(const FieldValues& around);

 private:
  const std::string& first(Field field) const;
  void note_sources(Article& article) const;

  struct Slot {
    int name = -1;
    std::vector<std::string> values;
    bool is_list = false;  // what is in it were elements of an array
  };
  std::array<Slot, field_count> slots_;
};

}  // namespace wirecopy::corpus
