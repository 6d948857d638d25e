// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace wirecopy::corpus {

// Why bytes ended before their end.
enum class Damage : uint8_t {
  None,
  Unreadable,  // the operating system failed to read
  Truncated,   // a compressed stream stops in the middle
  Corrupt,     // a compressed stream breaks its own rules
  TooLarge,    // the limit on decompressed bytes was met
  TooDeep,     // compressed more often than is undone
};

// Bytes that come one after the other: a file, or another source decompressed. Not thread-safe.
class ByteSource {
 public:
  virtual ~ByteSource() = default;

  // Up to `size` bytes; 0 at the end or where the damage is. Everything before the damage is given first.
  virtual std::size_t read(char* to, std::size_t size) = 0;

  // Valid after read gave 0.
  Damage damage() const { return damage_; }
  const std::string& damage_message() const { return message_; }

  // Goes on behind the damage, where what comes can be read again: the next member of a gzip file. False when there is
  // no such place, or no damage. Precondition: read gave 0.
  virtual bool resume() { return false; }

  // Bytes that were taken from the disk so far.
  virtual uint64_t taken() const = 0;

 protected:
  std::size_t fail(Damage damage, std::string message) {
    damage_ = damage;
    message_ = std::move(message);
    return 0;
  }
  void forget_damage() { damage_ = Damage::None; }

 private:
  Damage damage_ = Damage::None;
  std::string message_;
};

// A source that gives what another has, changed or not: what was taken, and where it goes on behind damage, is up to
// that other one.
class ByteFilter : public ByteSource {
 public:
  explicit ByteFilter(std::unique_ptr<ByteSource> source) : source_(std::move(source)) {}

  bool resume() override {
    if (!source_->resume()) return false;
    forget_damage();
    return true;
  }

  uint64_t taken() const override { return source_->taken(); }

 protected:
  // Up to `size` bytes of the other; its damage where there are none.
  std::size_t read_source(char* to, std::size_t size) {
    const std::size_t got = source_->read(to, size);
    return got > 0 ? got : fail(source_->damage(), source_->damage_message());
  }

 private:
  std::unique_ptr<ByteSource> source_;
};

// A file by its path, or standard input for "-". Throws Error when it cannot be opened.
std::unique_ptr<ByteSource> open_file(const std::string& path);

// Bytes in memory, which must outlive the source.
std::unique_ptr<ByteSource> open_memory(std::string_view bytes);

// A window over a source, for those who cut it into records.
// Call sequence: look at buffer(); more() to make it longer, consume() to drop what is done with.
class ByteStream {
 public:
  // `limit`: bytes that may be read; what lies beyond is left alone and damage() says so.
  ByteStream(std::unique_ptr<ByteSource> source, uint64_t limit);

  // What was read and not consumed. Valid until the next call of more or consume.
  std::string_view buffer() const { return std::string_view(bytes_).substr(begin_); }

  // Reads another block behind the buffer; false when nothing is left or the rest is damaged.
  bool more();

  // Precondition: size <= buffer().size().
  void consume(std::size_t size);

  // Drops what is left of the buffer and goes on behind damage (see ByteSource::resume). Precondition: more gave false.
  bool resume();

  // Where buffer() begins, in bytes from the start of the source.
  uint64_t offset() const { return offset_; }
  uint64_t taken() const { return source_->taken(); }

  // Bytes read so far, consumed or not.
  uint64_t size() const { return offset_ + (bytes_.size() - begin_); }

  // Valid once more() gave false.
  Damage damage() const;
  std::string damage_message() const;

 private:
  std::unique_ptr<ByteSource> source_;
  uint64_t limit_;
  uint64_t offset_ = 0;
  std::string bytes_;
  std::size_t begin_ = 0;
  bool limited_ = false;
};

}  // namespace wirecopy::corpus
