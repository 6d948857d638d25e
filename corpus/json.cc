// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/json.h"

#include <simdjson.h>

#include <algorithm>
#include <optional>

#include "corpus/complete.h"
#include "corpus/json_fields.h"
#include "corpus/json_repair.h"
#include "corpus/nitf.h"
#include "text/utf8.h"

namespace wirecopy::corpus {
namespace {

namespace ondemand = simdjson::ondemand;
using simdjson::error_code;

constexpr std::string_view white_space = " \t\r\n";

// Names under which an object holds a list of articles.
bool is_list_of_articles(std::string_view name) {
  constexpr std::string_view names[] = {"articles",      "posts", "items",   "results",   "response.results",
                                        "response.docs", "docs",  "stories", "documents", "hits",
                                        "data",          "news",  "value",   "objects",   "articles.results",
                                        "data.articles"};
  return std::find(std::begin(names), std::end(names), name) != std::end(names);
}

bool is_wrapper(std::string_view name) {
  return name == "response" || name == "articles" || name == "data";
}

// Nesting that is followed; names lead three objects deep at most.
constexpr int deepest = 5;

// What one JSON object gave: an article of its own, and those of a list it holds.
struct Found {
  FieldValues values;
  std::vector<FieldValues> listed;
};

// Members of objects in a list are as many values as the list has objects.
enum class Joining : uint8_t { FirstWins, All };

error_code collect_object(const FieldMap& map, ondemand::object object, const std::string& path, int depth,
                          Joining joining, FieldValues& values, std::vector<FieldValues>* listed);

error_code collect_scalar(std::string_view text, int name, Joining joining, FieldValues& values) {
  if (joining == Joining::All) {
    values.add(name, text);
  } else {
    values.set(name, text);
  }
  return simdjson::SUCCESS;
}

error_code collect_value(const FieldMap& map, ondemand::value value, const std::string& path, int depth,
                         Joining joining, FieldValues& values, std::vector<FieldValues>* listed) {
  ondemand::json_type type;
  if (const error_code error = value.type().get(type)) return error;
  const int name = map.find(path);
  if (type == ondemand::json_type::string) {
    std::string_view text;
    if (name < 0) return simdjson::SUCCESS;
    if (const error_code error = value.get_string().get(text)) return error;
    return collect_scalar(text, name, joining, values);
  }
  if (type == ondemand::json_type::number) {
    if (name < 0) return simdjson::SUCCESS;
    std::string_view token = value.raw_json_token();
    token = token.substr(0, token.find_first_not_of("+-0123456789.eE"));
    return collect_scalar(token, name, joining, values);
  }
  if (type == ondemand::json_type::boolean) {
    bool yes;
    if (name < 0) return simdjson::SUCCESS;
    if (const error_code error = value.get_bool().get(yes)) return error;
    return collect_scalar(yes ? "true" : "false", name, joining, values);
  }
  if (depth >= deepest) return simdjson::SUCCESS;
  const bool lists = listed != nullptr && is_list_of_articles(path);
  const bool leads = map.leads_on(path) || (listed != nullptr && is_wrapper(path));
  if (type == ondemand::json_type::object) {
    if (!leads) return simdjson::SUCCESS;
    ondemand::object object;
    if (const error_code error = value.get_object().get(object)) return error;
    return collect_object(map, object, path, depth + 1, joining, values, listed);
  }
  if (type == ondemand::json_type::array && (lists || leads || name >= 0)) {
    ondemand::array array;
    if (const error_code error = value.get_array().get(array)) return error;
    for (auto element : array) {
      ondemand::value item;
      if (const error_code error = element.get(item)) return error;
      if (lists) {
        ondemand::json_type item_type;
        if (const error_code error = item.type().get(item_type)) return error;
        if (item_type != ondemand::json_type::object) continue;
        ondemand::object object;
        if (const error_code error = item.get_object().get(object)) return error;
        listed->emplace_back();
        if (const error_code error =
                collect_object(map, object, "", depth + 1, Joining::FirstWins, listed->back(), nullptr))
          return error;
      } else {
        if (const error_code error = collect_value(map, item, path, depth + 1, Joining::All, values, nullptr))
          return error;
        values.end_object();
      }
    }
  }
  return simdjson::SUCCESS;
}

error_code collect_object(const FieldMap& map, ondemand::object object, const std::string& path, int depth,
                          Joining joining, FieldValues& values, std::vector<FieldValues>* listed) {
  std::string inner;
  for (auto member : object) {
    ondemand::field field;
    if (const error_code error = std::move(member).get(field)) return error;
    std::string_view key;
    if (const error_code error = field.unescaped_key().get(key)) return error;
    inner = path;
    append_key(inner, key);
    if (const error_code error = collect_value(map, field.value(), inner, depth, joining, values, listed)) return error;
  }
  return simdjson::SUCCESS;
}

// Buffers of one thread, kept between records.
struct Workspace {
  ondemand::parser parser;
  std::string padded;
};

error_code collect(std::string_view json, const FieldMap& map, Found& found) {
  thread_local Workspace workspace;
  workspace.padded.assign(json);
  workspace.padded.append(simdjson::SIMDJSON_PADDING, ' ');
  ondemand::document document;
  const simdjson::padded_string_view view(workspace.padded.data(), json.size(), workspace.padded.size());
  if (const error_code error = workspace.parser.iterate(view).get(document)) return error;
  ondemand::object object;
  if (const error_code error = document.get_object().get(object)) return error;
  if (const error_code error = collect_object(map, object, "", 0, Joining::FirstWins, found.values, &found.listed))
    return error;
  const char* behind;
  return document.current_location().get(behind) == simdjson::OUT_OF_BOUNDS ? simdjson::SUCCESS
                                                                            : simdjson::TRAILING_CONTENT;
}

// Whether objects and arrays lie deeper within each other than `limit`; those in strings do not count.
bool passes_depth(std::string_view json, std::size_t limit) {
  const auto opens = [](char c) { return c == '{' || c == '['; };
  if (static_cast<std::size_t>(std::ranges::count_if(json, opens)) <= limit) return false;
  std::size_t depth = 0;
  bool in_string = false;
  for (std::size_t i = 0; i < json.size(); ++i) {
    const char c = json[i];
    if (in_string) {
      i += c == '\\' ? 1 : 0;
      in_string = c != '"';
    } else if (c == '"') {
      in_string = true;
    } else if (opens(c)) {
      if (++depth > limit) return true;
    } else if ((c == '}' || c == ']') && depth > 0) {
      --depth;
    }
  }
  return false;
}

std::string describe(error_code error) {
  switch (error) {
    case simdjson::EMPTY:
      return "the record is empty";
    case simdjson::UNCLOSED_STRING:
      return "a string is not closed";
    case simdjson::INCOMPLETE_ARRAY_OR_OBJECT:
      return "an object or array is not closed";
    case simdjson::INCORRECT_TYPE:
      return "the record is not a JSON object";
    case simdjson::TRAILING_CONTENT:
      return "something stands behind the object";
    case simdjson::DEPTH_ERROR:
      return "the nesting is too deep";
    case simdjson::CAPACITY:
    case simdjson::MEMALLOC:
      return "the record is too large to parse";
    default:
      return "the record is not well-formed JSON";
  }
}

// The end of the JSON value that starts at the front of `text`, or npos when it is not all there. Resumable: `scan`
// keeps what is known of the bytes looked at already.
struct ValueScan {
  std::size_t position = 0;
  std::size_t depth = 0;
  bool in_string = false;
};

std::size_t end_of_value(std::string_view text, ValueScan& scan) {
  for (; scan.position < text.size(); ++scan.position) {
    const char c = text[scan.position];
    if (scan.in_string) {
      if (c == '\\') {
        // An escape that the block cuts in two is looked at again when the rest is there.
        if (scan.position + 1 == text.size()) return std::string_view::npos;
        ++scan.position;
      } else if (c == '"') {
        scan.in_string = false;
        if (scan.depth == 0) return ++scan.position;
      }
    } else if (c == '"') {
      scan.in_string = true;
    } else if (c == '{' || c == '[') {
      ++scan.depth;
    } else if (c == '}' || c == ']') {
      if (scan.depth <= 1) return scan.depth == 0 ? scan.position : ++scan.position;
      --scan.depth;
    } else if (scan.depth == 0 && (c == ',' || white_space.find(c) != std::string_view::npos)) {
      return scan.position;
    }
  }
  return std::string_view::npos;
}

// The text of ninjs 2 and 3 may be a whole document of NITF.
void unwrap_nitf(const Record& record, const ReadOptions& options, Article& article) {
  if (!recognise_nitf(article.body)) return;
  Parsed ignored_as_the_text_stays;
  const Record inner{record.place, record.format, article.body, record.file_modified};
  const auto document = XmlDocument::read(inner, options, ignored_as_the_text_stays);
  if (!document) return;
  Article nitf;
  read_nitf(document->root(), options.now, nitf);
  if (!nitf.body.empty()) article.body = std::move(nitf.body);
  if (article.title.empty()) article.title = std::move(nitf.title);
  if (article.authors.empty()) article.authors = std::move(nitf.authors);
  if (!article.published.known()) article.published = nitf.published;
}

}  // namespace

bool recognise_json_lines(std::string_view head) {
  const std::size_t begin = head.find_first_not_of(white_space);
  if (begin == std::string_view::npos || head[begin] != '{') return false;
  head.remove_prefix(begin);
  const std::size_t key = head.find_first_not_of(white_space, 1);
  if (key == std::string_view::npos || (head[key] != '"' && head[key] != '}')) return false;
  const std::size_t line_end = head.find('\n');
  // A first line that is one object, or too long to tell, or broken but followed by the start of another.
  if (line_end == std::string_view::npos) return true;
  ValueScan scan;
  if (key < line_end && end_of_value(head.substr(0, line_end), scan) != std::string_view::npos) return true;
  const std::size_t next = head.find_first_not_of("\r\n", line_end);
  return key < line_end && next != std::string_view::npos && head[next] == '{';
}

bool recognise_json(std::string_view head) {
  const std::size_t begin = head.find_first_not_of(white_space);
  if (begin == std::string_view::npos) return false;
  const std::size_t next = head.find_first_not_of(white_space, begin + 1);
  if (next == std::string_view::npos) return false;
  return (head[begin] == '{' && (head[next] == '"' || head[next] == '}')) || (head[begin] == '[' && head[next] == '{');
}

void split_json(ByteStream& stream, Records& records) {
  constexpr std::string_view between = " \t\r\n,[]";
  ValueScan scan;
  std::size_t open = 0;  // brackets around the objects
  while (!records.stopped()) {
    std::string_view buffer = stream.buffer();
    if (stream.offset() == 0 && buffer.starts_with("\xEF\xBB\xBF")) {
      buffer.remove_prefix(3);
      stream.consume(3);
    }
    if (scan.position == 0) {
      // Brackets at the top level and commas stand between elements.
      const std::size_t begin = std::min(buffer.find_first_not_of(between), buffer.size());
      for (const char c : buffer.substr(0, begin)) {
        if (c == '[') ++open;
        if (c == ']' && open > 0) --open;
        if (open <= records.depth_limit()) continue;
        records.reject(stream.offset(), Reason::TooDeep,
                       "the lists lie more than " + std::to_string(records.depth_limit()) + " deep");
        return;
      }
      stream.consume(begin);
      buffer.remove_prefix(begin);
    }
    if (!buffer.empty()) {
      const std::size_t end = end_of_value(buffer, scan);
      if (end != std::string_view::npos) {
        // A stray closing brace ends nothing; it goes with the next byte so that the walk moves on.
        const std::size_t taken = std::max<std::size_t>(end, 1);
        records.add(stream.offset(), buffer.substr(0, taken));
        stream.consume(taken);
        scan = {};
        continue;
      }
      if (buffer.size() > records.limit()) {
        records.reject(stream.offset(), Reason::TooLarge,
                       "the record is longer than " + std::to_string(records.limit()) +
                           " bytes, or a bracket or quote is not closed");
        return;
      }
    }
    records.advance(stream);
    if (!stream.more()) break;
  }
  if (!records.stopped() && !stream.buffer().empty() && stream.damage() == Damage::None) {
    records.add(stream.offset(), stream.buffer());
  } else if (records.number() == 0 && stream.damage() == Damage::None) {
    records.reject(0, Reason::NoText, "there is no object in the file");
  }
}

Parsed parse_json(const Record& record, const ReadOptions& options) {
  std::string_view json = record.bytes;
  if (json.starts_with("\xEF\xBB\xBF")) json.remove_prefix(3);
  Parsed parsed;
  if (passes_depth(json, options.depth_limit)) {
    parsed.rejects.push_back(
        make_reject(record.place, Reason::TooDeep,
                    "the record is nested more than " + std::to_string(options.depth_limit) + " deep"));
    return parsed;
  }
  std::optional<Found> found(std::in_place);
  error_code error = collect(json, options.map, *found);
  if (error != simdjson::SUCCESS) {
    found.emplace();
    if (collect(repair_json(json), options.map, *found) == simdjson::SUCCESS) error = simdjson::SUCCESS;
  }
  if (error != simdjson::SUCCESS) {
    const bool binary = json.find('\0') != std::string_view::npos;
    parsed.rejects.push_back(make_reject(record.place, binary ? Reason::NotText : Reason::BadJson, describe(error)));
    return parsed;
  }
  Article own = found->values.article(Origin::Metadata, options.now);
  unwrap_nitf(record, options, own);
  // What holds a list and no text is an envelope, though it may have a title of its own as feeds do.
  if (found->values.is_only_named()) {
    parsed.rejects.push_back(make_reject(record.place, Reason::NotText,
                                         "the object has a name and no text, address or date, as settings have"));
  } else if (found->listed.empty() || !own.body.empty()) {
    if (!reject_withdrawn(found->values.status(), own, record, parsed))
      complete(std::move(own), record, options, parsed);
  } else {
    for (FieldValues& values : found->listed) {
      values.inherit(found->values);
      Article article = values.article(Origin::Metadata, options.now);
      unwrap_nitf(record, options, article);
      if (!reject_withdrawn(values.status(), article, record, parsed))
        complete(std::move(article), record, options, parsed);
    }
  }
  return parsed;
}

}  // namespace wirecopy::corpus
