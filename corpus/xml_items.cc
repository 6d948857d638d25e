// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/xml_items.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "text/ascii.h"

namespace wirecopy::corpus {
namespace {

// What goes longer without its ">" is no tag.
constexpr std::size_t longest_tag = 64 * 1024;

// Of a document's front, beside its type and root, what goes into the record of each item.
constexpr std::size_t longest_front = 16 * 1024;
constexpr std::size_t longest_prologue = 256 * 1024;

// Open elements followed in the front of a document; more is nobody's feed.
constexpr std::size_t deepest = 16;

enum class TagKind : uint8_t { Start, End, Empty };

struct Tag {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string_view name;  // with its prefix
  TagKind kind = TagKind::Start;
};

std::string_view local_part(std::string_view name) {
  const std::size_t colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

// Walks the tags of a text that grows at its end, past comments, CDATA sections, declarations and the characters of
// ISO-2022-JP, which may look like tags.
class TagScan {
 public:
  // The next tag; nothing where the text ends first.
  std::optional<Tag> next(std::string_view text) {
    while (at_ < text.size()) {
      if (!until_.empty()) {
        const std::size_t found = text.find(until_, at_);
        if (found == std::string_view::npos) {
          at_ = std::max(at_, text.size() - std::min(text.size(), until_.size() - 1));
          return std::nullopt;
        }
        at_ = found + std::exchange(until_, {}).size();
        continue;
      }
      at_ = std::min(text.find_first_of("<\x1B", at_), text.size());
      const std::string_view rest = text.substr(at_);
      constexpr std::size_t longest_mark = 9;
      if (rest.size() < 2 || (rest.starts_with("<!") && rest.size() < longest_mark)) return std::nullopt;
      if (skips(rest)) continue;
      const std::size_t end = rest.front() == '<' ? end_of(rest) : 0;
      if (end == 0) {
        ++at_;
        continue;
      }
      if (end == std::string_view::npos) return std::nullopt;
      const bool closes = rest[1] == '/';
      const std::string_view inner = rest.substr(closes ? 2 : 1, end - (closes ? 3 : 2));
      const Tag tag{at_, at_ + end, inner.substr(0, inner.find_first_of(" \t\r\n/")),
                    closes                 ? TagKind::End
                    : inner.ends_with('/') ? TagKind::Empty
                                           : TagKind::Start};
      at_ += end;
      return tag;
    }
    return std::nullopt;
  }

  // Where the walk is; what lies before was looked at.
  std::size_t position() const { return at_; }

  // Says that as many bytes went from the front of the text. Precondition: size <= position().
  void consumed(std::size_t size) { at_ -= size; }

 private:
  // Whether something begins here that is no tag.
  bool skips(std::string_view rest) {
    constexpr std::pair<std::string_view, std::string_view> marks[] = {
        {"<!--", "-->"}, {"<![CDATA[", "]]>"}, {"<?", "?>"}, {"\x1B$", "\x1B("}};
    for (const auto& [begin, end] : marks) {
      if (!rest.starts_with(begin)) continue;
      until_ = end;
      at_ += begin.size();
      return true;
    }
    if (!rest.starts_with("<!DOCTYPE")) return false;
    // One that declares entities goes on behind its first ">"; its declarations are passed as if they were tags.
    const std::size_t mark = rest.find_first_of("[>");
    until_ = mark != std::string_view::npos && rest[mark] == '[' ? "]" : ">";
    at_ += std::string_view("<!DOCTYPE").size();
    return true;
  }

  // The end of the tag at the front of a text: 0 where it is none, npos where it goes on behind the text.
  static std::size_t end_of(std::string_view text) {
    const char first = text[1];
    const bool is_name = text::is_ascii_letter(first) || first == '_' || first == '/' || (first & 0x80) != 0;
    if (!is_name) return 0;
    char quote = '\0';
    for (std::size_t i = 1; i < std::min(text.size(), longest_tag); ++i) {
      const char c = text[i];
      // No attribute may hold one: a quotation mark is missing.
      if (c == '<') return std::min(text.substr(0, i).find('>') + 1, i);
      if (quote != '\0') {
        if (c == quote) quote = '\0';
      } else if (c == '"' || c == '\'') {
        quote = c;
      } else if (c == '>') {
        return i + 1;
      }
    }
    return text.size() < longest_tag ? std::string_view::npos : 0;
  }

  std::size_t at_ = 0;
  std::string_view until_;  // what ends the stretch without tags that the walk is in; empty = none
};

// What stands before the first item, and what closes it behind each.
class Envelope {
 public:
  // Takes the next tag of the front.
  void take(const Tag& tag) {
    if (tag.kind == TagKind::Start && open_.size() < deepest) open_.emplace_back(tag.name);
    if (tag.kind == TagKind::End) {
      const auto opened = std::find(open_.rbegin(), open_.rend(), tag.name);
      if (opened != open_.rend()) open_.erase(opened.base() - 1, open_.end());
    }
    if (root_.empty()) {
      root_ = tag.name;
      root_end_ = tag.end;
    }
    // Where the front is cut in case that it is too long.
    if (tag.end - root_end_ <= longest_front) {
      kept_end_ = tag.end;
      kept_open_ = open_;
    }
  }

  // Says that the first item begins behind `front`.
  void close(std::string_view front) {
    const bool is_cut = kept_end_ < front.size() && front.size() - root_end_ > longest_front;
    if (root_.empty()) {
      if (front.size() <= longest_prologue) front_ = front;
    } else if (root_end_ <= longest_prologue) {
      front_ = front.substr(0, is_cut ? kept_end_ : front.size());
    }
    if (is_cut || (!root_.empty() && root_end_ > longest_prologue)) {
      if (front_.empty()) kept_open_.clear();
      const auto [kept, open] = std::ranges::mismatch(kept_open_, open_);
      for (auto name = kept_open_.end(); name != kept; --name) front_ += "</" + *(name - 1) + ">";
      for (auto name = open; name != open_.end(); ++name) front_ += "<" + *name + ">";
    }
    for (auto name = open_.rbegin(); name != open_.rend(); ++name) end_ += "</" + *name + ">";
  }

  const std::string& front() const { return front_; }
  const std::string& end() const { return end_; }
  const std::string& root() const { return root_; }  // empty where an item is it

 private:
  std::string root_;
  std::size_t root_end_ = 0;
  std::vector<std::string> open_;
  std::size_t kept_end_ = 0;
  std::vector<std::string> kept_open_;
  std::string front_;
  std::string end_;
};

class ItemSplitter {
 public:
  ItemSplitter(ByteStream& stream, Records& records, std::span<const std::string_view> names, Nesting nesting)
      : stream_(stream), records_(records), names_(names), nesting_(nesting) {}

  void split() {
    do {
      records_.advance(stream_);
      while (const std::optional<Tag> tag = scan_.next(stream_.buffer())) {
        take(*tag);
        if (records_.stopped()) return;
      }
      if (state_ == State::Between || state_ == State::Skipping) consume(scan_.position());
      if (stream_.buffer().size() <= records_.limit()) continue;
      records_.reject_too_long(stream_.offset());
      if (state_ == State::Before) return;
      state_ = State::Skipping;
      consume(scan_.position());
    } while (stream_.more());
    if (stream_.damage() == Damage::None) end();
  }

 private:
  enum class State : uint8_t {
    Before,    // the first item
    Between,   // items, or behind the last
    Inside,    // an item, which begins where the buffer does
    Skipping,  // an item that is too long
  };

  void take(const Tag& tag) {
    const bool is_inside = state_ == State::Inside || state_ == State::Skipping;
    if (is_inside && tag.name == item_ && tag.kind == TagKind::End) {
      if (--depth_ > 0) return;
      if (state_ == State::Inside) add(tag.end);
      consume(tag.end);
      state_ = State::Between;
    } else if (is_inside && tag.name == item_ && nesting_ == Nesting::Possible) {
      if (tag.kind == TagKind::Start) ++depth_;
    } else if (is_inside && tag.name == item_) {
      if (state_ == State::Inside)
        records_.reject(stream_.offset(), Reason::BadXml, "the item is not closed before the next begins");
      begin(tag);
    } else if (!is_inside && tag.kind != TagKind::End &&
               std::ranges::find(names_, local_part(tag.name)) != names_.end()) {
      if (state_ == State::Before) envelope_.close(stream_.buffer().substr(0, tag.begin));
      begin(tag);
    } else if (state_ == State::Before) {
      envelope_.take(tag);
    } else if (state_ == State::Between && tag.kind == TagKind::End && tag.name == envelope_.root()) {
      root_is_closed_ = true;
    }
  }

  void begin(const Tag& tag) {
    item_ = tag.name;
    const std::size_t size = tag.end - tag.begin;
    consume(tag.begin);
    depth_ = 1;
    state_ = State::Inside;
    if (tag.kind != TagKind::Empty) return;
    add(size);
    consume(size);
    state_ = State::Between;
  }

  void add(std::size_t size) {
    std::string document = envelope_.front();
    document.append(stream_.buffer().substr(0, size)).append(envelope_.end());
    records_.add(stream_.offset(), document, envelope_.front().size());
  }

  void consume(std::size_t size) {
    stream_.consume(size);
    scan_.consumed(size);
  }

  void end() {
    const std::string byte = std::to_string(stream_.size());
    if (state_ == State::Before) {
      records_.add(0, stream_.buffer());
    } else if (state_ == State::Inside) {
      records_.reject(stream_.offset(), Reason::Truncated,
                      "the document breaks off at byte " + byte + "; the item that it ends in is left out");
    } else if (state_ == State::Between && !root_is_closed_ && !envelope_.root().empty()) {
      records_.reject(stream_.size(), Reason::Truncated,
                      "the document breaks off at byte " + byte + ", behind an item");
    }
  }

  ByteStream& stream_;
  Records& records_;
  std::span<const std::string_view> names_;
  Nesting nesting_;
  TagScan scan_;
  Envelope envelope_;
  State state_ = State::Before;
  std::string item_;  // the name of the element that is one
  std::size_t depth_ = 0;
  bool root_is_closed_ = false;
};

}  // namespace

void split_items(ByteStream& stream, Records& records, std::span<const std::string_view> names, Nesting nesting) {
  ItemSplitter(stream, records, names, nesting).split();
}

}  // namespace wirecopy::corpus
