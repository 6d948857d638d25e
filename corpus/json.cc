// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/json.h"

#include <simdjson.h>

#include <algorithm>
#include <optional>

#include "corpus/complete.h"
#include "corpus/json_fields.h"
#include "corpus/json_repair.h"
#include "corpus/json_scan.h"
#include "corpus/nitf.h"
#include "text/utf8.h"

namespace wirecopy::corpus {
namespace {

namespace ondemand = simdjson::ondemand;
using simdjson::error_code;

constexpr std::string_view white_space = " \t\r\n";

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

// What stands around a single value: Extended JSON of MongoDB, the interface of WordPress.
bool is_envelope_of_value(std::string_view key) {
  return key == "$date" || key == "$oid" || key == "$numberLong" || key == "rendered";
}

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
  const bool leads = name >= 0 || map.leads_on(path) || (listed != nullptr && leads_to_list(path));
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
    ondemand::object source;
    if (key == "_source" && path.empty() && field.value().get_object().get(source) == simdjson::SUCCESS) {
      // What a search engine gives: its members are those of the document.
      if (const error_code error = collect_object(map, source, path, depth + 1, joining, values, listed)) return error;
      continue;
    }
    inner = path;
    if (path.empty() || !is_envelope_of_value(key)) append_key(inner, key);
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

// Whether an object that lists articles is none itself.
bool is_envelope(std::string_view frame, const FieldMap& map) {
  Found found;
  if (collect(frame, map, found) != simdjson::SUCCESS || found.values.is_only_named()) return false;
  return found.values.article(Origin::Metadata, 0).body.empty();
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
  // An answer of a service is taken apart as a document.
  const ListedArticles listed = articles_listed_in(head);
  const bool lists = listed.ends_in_list || (listed.is_whole && !listed.articles.empty());
  if (lists && is_envelope(listed.frame + listed.closing, FieldMap())) return false;
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

namespace {

// Cuts a document into values, and objects that list articles into these.
class JsonSplitter {
 public:
  JsonSplitter(ByteStream& stream, Records& records) : stream_(stream), records_(records) {}

  void split() {
    if (fill(3) && stream_.buffer().starts_with("\xEF\xBB\xBF")) stream_.consume(3);
    while (!records_.stopped() && !is_too_deep_ && find_value()) {
      ValueScan scan;
      const std::size_t end = find_end(scan, IfTooLong::Stop);
      if (end != std::string_view::npos) {
        // A stray closing brace ends nothing; it goes with the next byte so that the walk moves on.
        const std::size_t taken = std::max<std::size_t>(end, 1);
        add(stream_.buffer().substr(0, taken));
        stream_.consume(taken);
      } else if (stream_.buffer().size() > records_.limit()) {
        take_long_value(scan);
      } else {
        if (stream_.damage() == Damage::None) records_.add(stream_.offset(), stream_.buffer());
        return;
      }
    }
    if (!records_.stopped() && records_.number() == 0 && stream_.damage() == Damage::None)
      records_.reject(0, Reason::NoText, "there is no object in the file");
  }

 private:
  enum class IfTooLong : uint8_t { Stop, Drop };

  bool fill(std::size_t size) {
    while (stream_.buffer().size() < size) {
      records_.advance(stream_);
      if (!stream_.more()) return false;
    }
    return true;
  }

  // Brackets at the top level and commas stand between elements. False at the end, and where they lie too deep.
  bool find_value() {
    while (fill(1)) {
      const std::string_view buffer = stream_.buffer();
      const std::size_t begin = std::min(buffer.find_first_not_of(" \t\r\n,[]"), buffer.size());
      for (const char c : buffer.substr(0, begin)) {
        if (c == '[') ++open_;
        if (c == ']' && open_ > 0) --open_;
        if (open_ <= records_.depth_limit()) continue;
        records_.reject(stream_.offset(), Reason::TooDeep,
                        "the lists lie more than " + std::to_string(records_.depth_limit()) + " deep");
        is_too_deep_ = true;
        return false;
      }
      stream_.consume(begin);
      if (begin < buffer.size()) return true;
    }
    return false;
  }

  // The end of the value at the front of the buffer, in that; npos where there is none, or it lies beyond the limit and
  // the search was to stop there.
  std::size_t find_end(ValueScan& scan, IfTooLong if_too_long) {
    do {
      if (const std::size_t end = end_of_value(stream_.buffer(), scan); end != std::string_view::npos) return end;
      if (if_too_long == IfTooLong::Drop) {
        stream_.consume(scan.position);
        scan.position = 0;
      } else if (stream_.buffer().size() > records_.limit()) {
        return std::string_view::npos;
      }
      records_.advance(stream_);
    } while (stream_.more());
    return std::string_view::npos;
  }

  // Drops the rest of a value that is too long.
  void drop(ValueScan& scan) {
    const std::size_t end = find_end(scan, IfTooLong::Drop);
    stream_.consume(end == std::string_view::npos ? stream_.buffer().size() : end);
  }

  void add(std::string_view value) {
    const ListedArticles listed = value.starts_with('{') ? articles_listed_in(value) : ListedArticles();
    if (!listed.is_whole || listed.articles.empty() || !is_envelope(listed.frame, records_.map())) {
      records_.add(stream_.offset(), value);
    } else {
      add_articles(listed, value);
    }
  }

  void add_articles(const ListedArticles& listed, std::string_view object) {
    for (const auto& [begin, end, list] : listed.articles) {
      if (records_.stopped()) return;
      add_article(listed, listed.lists[list], stream_.offset() + begin, object.substr(begin, end - begin));
    }
  }

  void add_article(const ListedArticles& listed, const ListedArticles::List& list, uint64_t offset,
                   std::string_view article) {
    std::size_t envelope = 0;
    const std::string record = listed.record_of(list, article, envelope);
    records_.add(offset, record, envelope);
  }

  // Of an object that is longer than a record may be, the list of articles is taken apart as it comes; what stands
  // behind it is dropped.
  void take_long_value(ValueScan& scan) {
    const std::string_view buffer = stream_.buffer();
    const ListedArticles listed = buffer.starts_with('{') ? articles_listed_in(buffer) : ListedArticles();
    if (!listed.ends_in_list || !is_envelope(listed.frame + listed.closing, records_.map())) {
      records_.reject_too_long(stream_.offset());
      return drop(scan);
    }
    add_articles(listed, buffer);
    stream_.consume(listed.rest);
    while (!records_.stopped() && fill(1)) {
      const std::size_t begin = stream_.buffer().find_first_not_of(" \t\r\n,");
      stream_.consume(std::min(begin, stream_.buffer().size()));
      if (begin == std::string_view::npos) continue;
      if (stream_.buffer().front() == ']') {
        ValueScan around{.depth = listed.closing.size()};
        return drop(around);
      }
      ValueScan element;
      const std::size_t end = find_end(element, IfTooLong::Stop);
      if (end == std::string_view::npos || end == 0) {
        if (stream_.buffer().size() > records_.limit()) {
          records_.reject_too_long(stream_.offset());
          drop(element);
          continue;
        }
        if (stream_.damage() == Damage::None)
          records_.reject(stream_.offset(), Reason::Truncated, "the file ends in the middle of a list of articles");
        stream_.consume(stream_.buffer().size());
        return;
      }
      const std::string_view value = stream_.buffer().substr(0, end);
      if (value.starts_with('{')) add_article(listed, listed.lists.back(), stream_.offset(), value);
      stream_.consume(end);
    }
  }

  ByteStream& stream_;
  Records& records_;
  std::size_t open_ = 0;  // brackets around the objects
  bool is_too_deep_ = false;
};

}  // namespace

void split_json(ByteStream& stream, Records& records) {
  JsonSplitter(stream, records).split();
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
