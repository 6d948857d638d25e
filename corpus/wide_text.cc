// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/wide_text.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "text/utf8.h"

namespace wirecopy::corpus {
namespace {

constexpr std::size_t block_size = 64 * 1024;
constexpr std::size_t looked_at = 64;  // bytes that tell the order

class NarrowText : public ByteFilter {
 public:
  using ByteFilter::ByteFilter;

  std::size_t read(char* to, std::size_t size) override {
    if (!begun_) begin();
    while (order_ != Order::None && narrow_.size() == given_ && take()) {
    }
    if (narrow_.size() > given_) {
      const std::size_t got = narrow_.copy(to, size, given_);
      given_ += got;
      return got;
    }
    return order_ == Order::None ? read_source(to, size) : 0;
  }

 private:
  enum class Order : uint8_t { None, LittleEndian, BigEndian };

  // The mark tells; UTF-32 has one that begins like the one of UTF-16. Without a mark the first characters do, where
  // all are ASCII: every other byte is zero.
  void begin() {
    begun_ = true;
    std::string head(looked_at, '\0');
    std::size_t have = 0;
    while (have < head.size()) {
      const std::size_t got = read_source(head.data() + have, head.size() - have);
      if (got == 0) break;
      have += got;
    }
    head.resize(have);
    const bool is_utf32 = have >= 4 && head[2] == '\0' && head[3] == '\0';
    if (head.starts_with("\xFF\xFE") && !is_utf32) order_ = Order::LittleEndian;
    if (head.starts_with("\xFE\xFF")) order_ = Order::BigEndian;
    if (order_ == Order::None && is_wide_ascii(head, 0)) order_ = Order::LittleEndian;
    if (order_ == Order::None && is_wide_ascii(head, 1)) order_ = Order::BigEndian;
    if (order_ == Order::None) {
      narrow_ = std::move(head);
    } else {
      wide_ = std::move(head);
    }
  }

  // Whether the bytes are ASCII with a zero beside each; `first` is the place of the first character.
  static bool is_wide_ascii(std::string_view head, std::size_t first) {
    constexpr std::size_t fewest_characters = 8;
    for (std::size_t i = 0; i + 1 < head.size(); i += 2) {
      const char c = head[i + first], beside = head[i + 1 - first];
      const bool is_text = (c >= ' ' && c <= '~') || c == '\t' || c == '\n' || c == '\r';
      if (!is_text || beside != '\0') return false;
    }
    return head.size() >= 2 * fewest_characters;
  }

  // Reads another block and turns what is whole of it into UTF-8. False at the end, when all was given.
  bool take() {
    narrow_.clear();
    given_ = 0;
    const std::size_t old_size = wide_.size();
    wide_.resize(old_size + block_size);
    const std::size_t got = read_source(wide_.data() + old_size, block_size);
    wide_.resize(old_size + got);
    const bool at_end = got == 0;
    std::size_t position = 0;
    while (position + 2 <= wide_.size()) {
      char32_t c = unit(position);
      const bool high = c >= 0xD800 && c < 0xDC00;
      if (high && position + 4 > wide_.size() && !at_end) break;
      position += 2;
      if (high && position + 2 <= wide_.size()) {
        const char32_t low = unit(position);
        if (low >= 0xDC00 && low < 0xE000) {
          c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
          position += 2;
        }
      }
      text::append_utf8(narrow_, c);
    }
    wide_.erase(0, position);
    if (at_end && !wide_.empty()) {
      text::append_utf8(narrow_, 0xFFFD);
      wide_.clear();
    }
    return !at_end;
  }

  char32_t unit(std::size_t position) const {
    const auto first = static_cast<unsigned char>(wide_[position]);
    const auto second = static_cast<unsigned char>(wide_[position + 1]);
    return order_ == Order::BigEndian ? char32_t{first} << 8 | second : char32_t{second} << 8 | first;
  }

  Order order_ = Order::None;
  bool begun_ = false;
  std::string wide_;    // read and not yet turned into UTF-8
  std::string narrow_;  // to be given from `given_` on
  std::size_t given_ = 0;
};

}  // namespace

std::unique_ptr<ByteSource> as_narrow_text(std::unique_ptr<ByteSource> source) {
  return std::make_unique<NarrowText>(std::move(source));
}

}  // namespace wirecopy::corpus
